"""Draws of a fit can be had again from what is written down, and there are none of one that is withheld."""

import json
from dataclasses import replace

import numpy as np
import pytest

from conjuncture.cases.case import Case
from conjuncture.inquiry.fitting.fitted import TheoryFit, WithheldError
from conjuncture.inquiry.fitting.fitted_draws import fitted_draws
from conjuncture.inquiry.fitting.fitting import fit_theory
from conjuncture.inquiry.sampled_draws import SampledDraws

from .conftest import THEORY, worlds_of


@pytest.fixture
def fit(case: Case) -> TheoryFit:
    """A fit of few draws, as if every check had passed."""
    found = fit_theory(worlds_of(case), THEORY, "main", 60, scored=False, offered={})
    return replace(found, checks=tuple(replace(check, passed=True) for check in found.checks))


def test_each_draw_of_the_fit_stands_once_and_is_had_again(fit: TheoryFit) -> None:
    found = fitted_draws(fit.worlds.whole, fit)
    assert len(found.survivors) == fit.particles.distinct
    assert list(found.simulation.luck_numbers) == sorted(set(fit.particles.draws.tolist()))
    again = SampledDraws.from_dict("fit", fit.worlds.whole, json.loads(json.dumps(found.to_dict())))
    assert again.simulation.luck_numbers == found.simulation.luck_numbers
    for name, values in found.simulation.parameters.items():
        np.testing.assert_array_equal(again.simulation.parameters[name], values)
    with pytest.raises(ValueError, match="no draws"):
        SampledDraws.from_dict("fit", fit.worlds.whole, found.to_dict() | {"survivors": [1]})


def test_a_fit_that_is_withheld_gives_none(fit: TheoryFit) -> None:
    first, *others = fit.checks
    with pytest.raises(WithheldError):
        fitted_draws(fit.worlds.whole, replace(fit, checks=(replace(first, passed=False), *others)))
