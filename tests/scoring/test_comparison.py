"""The table: best first, over common years, with failures as rows; and the sentence that names the winner."""

import numpy as np
import pytest

from conjuncture.scoring.baselines import baselines
from conjuncture.scoring.comparison import score_table, who_wins
from conjuncture.scoring.prediction import Kind, Prediction
from conjuncture.scoring.scores import skill

YEARS = np.arange(1900, 1908)
VALUES = np.array([10.0, 12.0, 40.0, 300.0, 90.0, 50.0, 30.0, 60.0])
RUSSIAN_YEARS = np.arange(1895, 1915)
# fmt: off
STRIKERS = np.array([
    31.2, 29.5, 59.9, 43.2, 57.5, 29.4, 32.2, 36.7, 86.8, 24.9,
    2863.2, 1108.4, 740.1, 176.1, 64.2, 46.6, 105.1, 725.5, 887.1, 1337.5,
])
# fmt: on


def off_by(factor, name, kind: Kind = "free-running", **more):
    ensemble = np.tile(np.expm1(np.log1p(VALUES) + np.log(factor)), (3, 1))
    return Prediction(name, kind, more.pop("ensemble", ensemble), "Nothing.", 0, **more)


def test_the_best_prediction_comes_first():
    rows = score_table(
        YEARS, VALUES, [off_by(8, "far"), off_by(2, "near"), off_by(4, "between")], against="far"
    )
    assert [row.name for row in rows] == ["near", "between", "far"]
    assert [row.mean_crps for row in rows] == pytest.approx(np.log([2, 4, 8]), rel=1e-12)  # rounding
    assert rows[0].skill == pytest.approx(2 / 3, rel=1e-12)


def test_all_predictions_are_scored_on_their_common_years():
    late = off_by(
        3, "late", ensemble=np.where(YEARS < 1903, np.nan, np.tile(VALUES, (3, 1))), unpredicted_years=3
    )
    rows = score_table(YEARS, VALUES, [off_by(2, "whole"), late])
    assert {(row.first_year, row.last_year, row.years_scored) for row in rows} == {(1903, 1907, 5)}
    assert all(row.draws_failed == 0 for row in rows)


def test_similar_errors_within_blocks_do_not_make_two_predictors_significantly_different():
    """Two blocks of five years err more, three less."""
    years, values = np.arange(1900, 1925), np.full(25, 50.0)
    way = np.repeat([2.0, 2.0, -1.0, -1.0, -1.0], 5) + np.tile([0.1, -0.1, 0.05, -0.05, 0.0], 5)
    steady = np.tile(np.expm1(np.log1p(values) + 1.0), (3, 1))
    uneven = np.tile(np.expm1(np.log1p(values) + 1.0 + 0.3 * way), (3, 1))
    predictions = [
        Prediction("steady", "free-running", steady, "Nothing.", 0),
        Prediction("uneven", "free-running", uneven, "Nothing.", 0),
    ]
    rows = {row.name: row for row in score_table(years, values, predictions)}
    one, other = rows["uneven"].score, rows["steady"].score
    assert one is not None
    assert other is not None
    alone, of_blocks = skill(one, other), skill(one, other, rows["steady"].together)
    assert of_blocks.difference == alone.difference == pytest.approx(0.3 * way.mean())
    blocks = 0.3 * np.array([2.0, 2.0, -1.0, -1.0, -1.0])
    assert of_blocks.standard_error == pytest.approx(blocks.std(ddof=1) / np.sqrt(5), rel=1e-6)
    assert alone.standard_error < of_blocks.standard_error / 2
    trend = np.tile(np.expm1(np.log1p(values) + 1.0 + np.repeat([0.5, 0.4, 0.0, -0.02, 0.0], 5)), (3, 1))
    worse = Prediction("trend", "free-running", trend, "Nothing.", 0)
    words = who_wins(score_table(years, values, [predictions[0], worse]))
    assert "cannot distinguish the two" in words


def test_a_prediction_that_cannot_be_scored_is_a_row_with_its_cause(wording):
    failed = off_by(
        2, "failed", ensemble=np.full((3, 8), np.nan), unpredicted_years=5, failures=("1906: planted",)
    )
    rows = score_table(YEARS, VALUES, [failed, off_by(2, "sound")])
    assert [row.name for row in rows] == ["sound", "failed"]
    assert rows[0].years_scored == 8
    assert np.isnan(rows[1].mean_crps)
    assert "1906: planted" in rows[1].cause
    wording(who_wins(rows))


def test_a_theory_that_fails_in_1903_does_not_remove_1903_from_the_table():
    broken = np.tile(VALUES, (3, 1))
    broken[:, 3] = np.nan
    rows = score_table(YEARS, VALUES, [off_by(2, "broken", ensemble=broken), off_by(2, "sound")])
    assert rows[0].name == "sound"
    assert rows[0].years_scored == 8
    assert (rows[1].name, rows[1].draws_failed) == ("broken", 3)
    assert "0 of 3" in rows[1].cause


def test_failed_draws_are_counted_in_the_row():
    some = np.tile(VALUES, (4, 1))
    some[1, 2] = np.nan
    assert score_table(YEARS, VALUES, [off_by(2, "some", ensemble=some)])[0].draws_failed == 1


def test_the_sentence_names_the_best_of_each_kind(wording):
    kinds = [off_by(2, "theory"), off_by(3, "other"), off_by(1, "lag", "one-step")]
    rows = {row.name: row for row in score_table(YEARS, VALUES, kinds)}
    assert rows["theory"].mean_crps == pytest.approx(np.log(2))
    assert rows["lag"].mean_crps == pytest.approx(0, abs=1e-12)
    wording(who_wins(list(rows.values())))


def test_the_sentence_says_if_the_record_cannot_distinguish_two_predictors(wording):
    jitter = np.expm1(np.log1p(VALUES) + np.log(2) * np.array([1, -1.2, 0.9, -1, 1.1, -1, 1, -1.1]))
    rows = score_table(YEARS, VALUES, [off_by(2, "one"), off_by(2, "two", ensemble=np.tile(jitter, (3, 1)))])
    wording(who_wins(rows))


def test_two_predictions_with_one_name_are_an_error(wording):
    with pytest.raises(ValueError, match="'a'") as refused:
        score_table(YEARS, VALUES, [off_by(2, "a"), off_by(3, "a")])
    wording(refused.value)


def test_an_unknown_baseline_is_an_error_that_lists_the_known(wording):
    with pytest.raises(ValueError, match="'b'") as refused:
        score_table(YEARS, VALUES, [off_by(2, "a")], against="b")
    wording(refused.value)


def test_a_prediction_of_unknown_kind_or_without_a_sentence_is_refused(wording):
    with pytest.raises(ValueError, match="'oracle'") as refused:
        Prediction("x", "oracle", np.ones((2, 3)), "All.", 0)  # type: ignore[arg-type]
    wording(refused.value)
    with pytest.raises(ValueError, match="sees") as refused:
        Prediction("x", "one-step", np.ones((2, 3)), " ", 0)
    wording(refused.value)


def test_every_baseline_is_scored_on_the_russian_record():
    inputs = {
        "war": np.isin(RUSSIAN_YEARS, [1904, 1905, 1914]).astype(float),
        "trend": RUSSIAN_YEARS - 1895.0,
    }
    predictions = baselines(RUSSIAN_YEARS, STRIKERS, inputs, draws=200)
    rows = score_table(RUSSIAN_YEARS, STRIKERS, predictions)
    assert len(rows) == 11
    assert {row.years_scored for row in rows} == {15}
    assert all(np.isfinite(row.mean_crps) for row in rows)
    assert {row.kind for row in rows} == {"one-step", "free-running"}


def test_without_inputs_the_baselines_on_inputs_are_left_out():
    names = [prediction.name for prediction in baselines(RUSSIAN_YEARS, STRIKERS, draws=20)]
    assert len(names) == 7
    assert not any("forcing" in name for name in names)
