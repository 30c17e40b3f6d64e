"""Levels of five years stand for a record that declares no summaries, and a declared one stays."""

from dataclasses import replace

import numpy as np
import pytest

from conjuncture.cases.case import Case
from conjuncture.cases.registry import load
from conjuncture.inquiry.fitting.blocks import blocks_of_figures
from conjuncture.inquiry.fitting.figures import figures_of
from conjuncture.inquiry.fitting.levels import with_levels


def test_a_level_is_the_mean_logarithm_of_five_years_and_lies_in_one_block(case: Case) -> None:
    leveled = with_levels(replace(case, summaries=()))
    assert [(one.first, one.last) for one in leveled.summaries] == [
        (1900, 1904),
        (1905, 1909),
        (1910, 1914),
        (1915, 1919),
    ]
    figures = figures_of(leveled, ["level"])
    (target,) = case.targets()
    by_five = np.log(target.values.to_numpy()).reshape(4, 5).mean(axis=1)
    np.testing.assert_allclose([figure.recorded for figure in figures], by_five)
    assert len(set(blocks_of_figures(figures))) == 4


def test_declared_summaries_stay(case: Case) -> None:
    assert with_levels(case) is case


def test_a_year_without_any_counts_as_the_smallest_figure_and_a_block_without_figures_is_none() -> None:
    austria = with_levels(load("strikes_austria_1951_1985"))
    assert {one.least for one in austria.summaries} == {1.0}
    germany = with_levels(load("strikes_germany_1899_1913"))
    blocks = [one.first for one in germany.summaries if one.target == "establishments struck by year"]
    assert blocks == [1904, 1909]
    whole = [one.first for one in germany.summaries if one.target == "strikers by year"]
    assert whole == [1899, 1904, 1909]


@pytest.mark.parametrize("name", ["strikes_poland_1921_1938", "strikes_spain_1905_1918"])
def test_every_level_of_a_strikes_case_can_be_compared(name: str) -> None:
    case = with_levels(load(name))
    figures = figures_of(case, [target.variable for target in case.targets()])
    assert len(figures) == len(case.summaries)
    assert np.isfinite([figure.recorded for figure in figures]).all()
    blocks_of_figures(figures)
