"""Errors have the size that is declared, one for all figures of a target."""

import numpy as np
import pytest

from conjuncture.inquiry.fitting.errors_of_theory import Errors
from conjuncture.inquiry.fitting.worlds import Worlds

from . import normal_toy as toy


def test_errors_vary_by_theory_and_record_together() -> None:
    places = np.full((20_000, 1), 0.6827)  # of a half-normal so much lies below its scale
    drawn = toy.errors(0.5).drawn(places, np.random.default_rng(0))
    assert drawn.std(axis=0) == pytest.approx(np.hypot(0.5, toy.SPREAD), rel=0.03)


def test_all_figures_of_a_target_have_one_size(worlds: Worlds) -> None:
    errors = Errors.of(worlds.figures)
    assert errors.groups == ("level",)
    sizes = errors.sizes(np.array([[0.5], [0.9]]))
    assert sizes.shape == (2, 20)
    assert (sizes == sizes[:, :1]).all()


def test_where_none_is_allowed_there_is_none() -> None:
    assert (toy.errors().sizes(np.array([[0.9]])) == 0).all()


def test_a_group_of_which_no_figure_counts_keeps_its_prior() -> None:
    nothing, numbers = np.zeros(2, np.bool_), np.random.default_rng(1)
    places = toy.errors(0.5).given(np.full((4_000, 2), 9.0), nothing, np.zeros((4_000, 1)), numbers)
    assert np.quantile(places, [0.25, 0.5, 0.75]) == pytest.approx([0.25, 0.5, 0.75], abs=0.05)


def test_worlds_far_from_the_record_have_larger_errors() -> None:
    every, numbers = np.ones(2, np.bool_), np.random.default_rng(1)
    near, far = (
        toy.errors(0.5).given(np.full((500, 2), away), every, np.zeros((500, 1)), numbers).mean()
        for away in (0.1, 2.0)
    )
    assert far > near + 0.2
