"""What is recorded and what is simulated come to their figures by the same rule."""

from dataclasses import replace

import numpy as np
import pytest
from tests.inquiry.rising import RISE

from conjuncture.cases.case import Case
from conjuncture.cases.registry import load
from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.fitting.figures import figures_of, targets_of, values_of
from conjuncture.inquiry.fitting.worlds import Worlds


def test_a_world_that_is_the_record_has_the_figures_of_the_record(case: Case, worlds: Worlds) -> None:
    (target,) = targets_of(case)
    seen = worlds.seen(np.full((1, 2), 0.5), np.array([0]))
    months = np.repeat(target.values.to_numpy(float), 12)[None]
    same = seen.assign(level=(("draw", "time"), months))
    recorded = [figure.recorded for figure in worlds.figures]
    np.testing.assert_allclose(values_of(same, worlds.figures)[0], recorded)
    np.testing.assert_allclose(np.diff(recorded), np.log1p(RISE), atol=1e-3)


def test_each_figure_of_a_target_is_one_unless_they_are_taken_together(case: Case) -> None:
    (summary,) = case.summaries
    assert len(figures_of(case, ["level"])) == 20
    mean = replace(case, summaries=(replace(summary, together="mean", first=1900, last=1904),))
    (figure,) = figures_of(mean, ["level"])
    assert figure.years == (1900, 1904)
    assert len(figure.periods) == 5


def test_a_case_without_summaries_has_one_for_each_figure(case: Case) -> None:
    figures = figures_of(replace(case, summaries=()), ["level"])
    assert [figure.name for figure in figures][:2] == ["level, 1900", "level, 1901"]
    assert {figure.summary.transform for figure in figures} == {"log"}


def test_a_band_between_two_counts_widens_the_error_of_the_record() -> None:
    case = load("russia")
    figures = {figure.name: figure for figure in figures_of(case, [t.variable for t in targets_of(case)])}
    assert len(figures) == 29
    assert figures["strikers, 1905"].spread == 0.1
    assert figures["strikers, 1905"].recorded == pytest.approx(np.log(2863.2), abs=1e-3)
    early = figures["size of struck firms, 1895-99"]
    assert early.spread > early.summary.observation_sd


def test_a_theory_that_has_nothing_recorded_cannot_be_fitted(case: Case) -> None:
    with pytest.raises(QuestionError):
        figures_of(case, ["something else"])


def test_years_without_a_figure_are_refused(case: Case) -> None:
    (summary,) = case.summaries
    with pytest.raises(QuestionError):
        figures_of(replace(case, summaries=(replace(summary, first=1950),)), ["level"])


def test_what_is_recorded_after_the_case_has_ended_is_no_figure_of_it(case: Case, worlds: Worlds) -> None:
    shorter = replace(case, steps=case.steps - 12)
    (target,) = targets_of(shorter)
    assert [period.left.year for period in target.values.index] == list(range(1900, 1919))
    figures = figures_of(shorter, ["level"])
    seen = worlds.seen(np.full((1, 2), 0.5), np.array([0])).isel(time=slice(0, shorter.steps))
    assert values_of(seen, figures).shape == (1, 19)
    np.testing.assert_array_equal(
        values_of(seen, figures), worlds.values(np.full((1, 2), 0.5), np.array([0]))[:, :19]
    )


@pytest.mark.parametrize("name", ["russia", "germany", "spain", "russia_1895_1933"])
def test_figures_of_every_case_with_a_record_lie_in_its_own_targets(name: str) -> None:
    case = load(name)
    targets = targets_of(case)
    for figure in figures_of(case, [target.variable for target in targets]):
        assert max(figure.periods) < len(figure.target.values)
        assert np.isfinite([figure.recorded, figure.spread]).all()
