"""A figure counts by how much it varies, and one that hardly ever varies does not decide alone."""

from dataclasses import replace

import numpy as np
import pytest

from conjuncture.inquiry.fitting.banking import Banking
from conjuncture.inquiry.fitting.distance import distance_in, other_scales
from conjuncture.inquiry.fitting.errors_of_theory import Errors
from conjuncture.inquiry.fitting.worlds import Worlds

from . import normal_toy as toy

BANK = toy.bank(5_000)


def test_units_do_not_matter() -> None:
    far = distance_in(BANK)(BANK.values)
    scale = np.array([1.0, 1000.0])
    other = replace(
        BANK, values=BANK.values * scale, recorded=BANK.recorded * scale, spread=BANK.spread * scale
    )
    np.testing.assert_allclose(distance_in(other)(other.values), far)


def test_a_figure_that_most_draws_share_is_not_measured_by_nothing() -> None:
    values = BANK.values.copy()
    values[: int(0.9 * len(values)), 1] = 0.0
    assert distance_in(replace(BANK, values=values)).scale[1] > 0.3


def test_of_normal_figures_the_scale_is_their_standard_deviation() -> None:
    expected = np.hypot(np.hypot(1.0, toy.LUCK), toy.SPREAD)
    assert distance_in(BANK).scale == pytest.approx(expected, rel=0.05)


def test_a_world_without_a_number_is_infinitely_far() -> None:
    assert distance_in(BANK)(np.array([[np.nan, 0.0]]))[0] == np.inf


def test_other_units_are_those_that_their_names_say(worlds: Worlds) -> None:
    bank = Banking(worlds).bank(60)
    by_draws, declared = other_scales(bank, Errors.of(worlds.figures)).values()
    np.testing.assert_allclose(by_draws**2, bank.values.var(axis=0) + 0.05**2)
    np.testing.assert_allclose(declared, np.hypot(0.1, 0.05))
