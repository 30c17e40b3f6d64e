"""The CRPS against what is known of it exactly, and how failed draws and missing years are treated."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from conjuncture.scoring.scores import (
    TooFewDrawsError,
    collapsed,
    covered,
    crps,
    crps_normal,
    log_thousands,
    probability_integral_transform,
    score,
    skill,
)

# rounding of sums of a few dozen numbers of size at most 1e3
ROUNDING = 1e-9

values = st.floats(-1e3, 1e3, allow_nan=False, width=32)
ensembles = arrays(np.float64, st.tuples(st.integers(2, 12), st.just(3)), elements=values)
records = arrays(np.float64, 3, elements=values)


def crps_by_double_loop(draws, observed, fair):
    """The definition, read off without sorting."""
    m = len(draws)
    near = sum(abs(x - observed) for x in draws) / m
    spread = sum(abs(x - y) for x in draws for y in draws)
    return near - spread / (2 * m * (m - 1 if fair else m))


@pytest.mark.parametrize("fair", [True, False])
def test_the_crps_of_a_point_ensemble_is_the_absolute_error(fair):
    ensemble = np.tile([3.0, -2.0], (7, 1))
    assert crps(ensemble, [5.0, -2.5], fair=fair).tolist() == [2.0, 0.5]


@pytest.mark.parametrize(("fair", "expected"), [(True, 0.0), (False, 0.5)])
def test_two_draws_around_the_record_have_the_score_computed_by_hand(fair, expected):
    # draws 0 and 2, record 1: distance 1, pairs 2, divided by m (m - 1) = 2 or by m^2 = 4
    assert crps([[0.0], [2.0]], [1.0], fair=fair)[0] == expected


def test_the_fair_crps_of_gaussian_draws_has_the_closed_form_as_its_mean():
    generator = np.random.default_rng(3)
    scores = crps(generator.normal(1.0, 2.0, size=(10, 4000)), np.full(4000, 2.5))
    closed = crps_normal(1.0, 2.0, 2.5)
    assert abs(scores.mean() - closed) < 3 * scores.std(ddof=1) / np.sqrt(len(scores))


def test_the_plain_crps_of_few_draws_is_biased_upwards_and_the_fair_one_is_not():
    generator = np.random.default_rng(4)
    scores = crps(generator.normal(size=(4, 4000)), np.zeros(4000), fair=False)
    assert scores.mean() - crps_normal(0.0, 1.0, 0.0) > 3 * scores.std(ddof=1) / np.sqrt(len(scores))


def test_the_closed_form_of_the_crps_equals_its_integral():
    grid = np.linspace(-12, 12, 240_001)
    from scipy.stats import norm

    integral = np.trapezoid((norm.cdf(grid, 0.3, 1.7) - (grid >= 1.0)) ** 2, grid)
    # the step at 1.0 costs at most one cell of the grid, 1e-4
    assert abs(integral - crps_normal(0.3, 1.7, 1.0)) < 1e-4


@given(ensembles, records, st.booleans())
def test_the_sorted_form_of_the_crps_equals_its_definition(ensemble, record, fair):
    expected = [crps_by_double_loop(ensemble[:, t], record[t], fair) for t in range(3)]
    np.testing.assert_allclose(crps(ensemble, record, fair=fair), expected, atol=ROUNDING)


@given(ensembles, records, st.booleans())
def test_the_crps_is_never_negative(ensemble, record, fair):
    # checked on the double loop too, so that clipping the rounding away cannot hide a negative score
    assert (crps(ensemble, record, fair=fair) >= 0).all()
    assert crps_by_double_loop(ensemble[:, 0], record[0], fair) > -ROUNDING


@given(ensembles, records, st.randoms(use_true_random=False))
def test_the_order_of_the_draws_does_not_change_the_crps(ensemble, record, random):
    order = list(range(len(ensemble)))
    random.shuffle(order)
    np.testing.assert_allclose(crps(ensemble[order], record), crps(ensemble, record), atol=ROUNDING)


@given(ensembles, records, st.floats(-100, 100, allow_nan=False, width=32))
def test_adding_a_constant_to_draws_and_record_does_not_change_the_crps(ensemble, record, constant):
    np.testing.assert_allclose(
        crps(ensemble + constant, record + constant), crps(ensemble, record), atol=ROUNDING
    )


def test_an_error_by_a_factor_scores_the_same_in_a_quiet_and_a_stormy_year():
    record = np.array([30.0, 3000.0])
    doubled = np.expm1(np.log1p(record) + np.log(2))
    scored = score(np.tile(doubled, (3, 1)), record)
    np.testing.assert_allclose(scored.crps, np.log(2), rtol=1e-12)  # rounding of log and exp


def test_a_failed_draw_is_left_out_and_counted():
    ensemble = np.array([[1.0, 2.0], [3.0, np.nan], [5.0, 6.0], [np.inf, 1.0]])
    scored = score(ensemble, [2.0, 3.0])
    assert (scored.draws_scored, scored.draws_failed) == (2, 2)
    assert scored.mean_crps == score(ensemble[[0, 2]], [2.0, 3.0]).mean_crps


def test_a_missing_year_is_skipped_and_counted_and_its_draws_do_not_matter():
    ensemble = np.array([[1.0, np.nan, 2.0], [3.0, 7.0, 4.0]])
    scored = score(ensemble, [2.0, np.nan, 3.0])
    assert (scored.years_scored, scored.years_skipped, scored.draws_failed) == (2, 1, 0)
    assert np.isnan(scored.crps).tolist() == [False, True, False]


def test_fewer_than_two_finite_draws_is_an_error_that_counts_them(wording):
    with pytest.raises(TooFewDrawsError, match="1 of 2 draws") as refused:
        score([[1.0, 2.0], [np.nan, 2.0]], [1.0, 2.0])
    wording(refused.value)


def test_a_record_without_a_value_is_an_error():
    with pytest.raises(ValueError, match="all values of the record are NaN"):
        score([[1.0], [2.0]], [np.nan])


def test_a_transposed_ensemble_is_an_error_that_names_both_shapes():
    with pytest.raises(ValueError, match=r"\(3, 2\), the record \(3,\)"):
        score(np.ones((3, 2)), np.ones(3))


def test_a_negative_number_of_strikers_is_an_error(wording):
    with pytest.raises(ValueError, match="-4 thousand") as refused:
        log_thousands([[1.0, -4.0]])
    wording(refused.value)


def test_intervals_have_their_nominal_coverage_if_the_record_is_one_more_draw():
    generator = np.random.default_rng(5)
    ensemble, record = generator.normal(size=(999, 2000)), generator.normal(size=2000)
    for share in (0.5, 0.9):
        hits = covered(ensemble, record, share)
        # binomial over the times, and the interval's own ends are estimated from 999 draws (half as much
        # again)
        assert abs(hits.mean() - share) < 3 * 1.5 * np.sqrt(share * (1 - share) / len(record))


def test_the_probability_transform_counts_draws_below_and_half_the_ties():
    assert probability_integral_transform([[1.0], [2.0], [2.0], [9.0]], [2.0])[0] == 0.5
    assert probability_integral_transform([[1.0], [2.0]], [7.0])[0] == 1.0


def test_skill_is_the_reduction_of_the_baselines_error():
    record = np.expm1([1.0, 2.0, 3.0])
    half = score(np.tile(np.expm1([1.5, 2.5, 3.5]), (2, 1)), record)
    whole = score(np.tile(np.expm1([2.0, 3.0, 4.0]), (2, 1)), record)
    gained = skill(half, whole)
    assert gained.share == pytest.approx(0.5, abs=1e-12)  # rounding
    assert gained.difference == pytest.approx(-0.5, abs=1e-12)
    assert skill(whole, whole).share == 0


def test_the_standard_error_is_that_of_the_mean_over_years():
    record = np.expm1([1.0, 1.0])
    scored = score(
        np.tile(np.expm1([1.0, 3.0]), (3, 1)), record
    )  # yearly scores 0 and 2: deviation sqrt 2, over sqrt 2
    assert scored.standard_error == pytest.approx(1.0, abs=1e-12)  # rounding


def test_values_between_two_counts_become_one_point_and_distances_beyond_stay() -> None:
    figures = [-1.0, 1.0, 1.5, 2.0, 5.0]
    assert collapsed(figures, 1.0, 2.0).tolist() == [-1.0, 1.0, 1.0, 1.0, 4.0]
    assert collapsed(figures, 1.0, 1.0).tolist() == figures


def test_two_draws_around_two_counts_have_the_score_computed_by_hand() -> None:
    # draws 0 and 4, counts 1 and 2: misses 1 and 2, apart 3; 1.5 less 3 * 2 / 4 / 2 of the plain estimator
    drawn = collapsed([[0.0], [4.0]], 1.0, 2.0)
    assert crps(drawn, [1.0], fair=False).tolist() == [0.75]
    assert crps(drawn, [1.0], fair=True).tolist() == [0.0]


@given(ensembles, records, arrays(np.float64, 3, elements=st.floats(0, 100, width=32)))
def test_the_score_of_two_counts_is_the_integral_outside_them(ensemble, low, width):
    high = low + width
    found = crps(collapsed(ensemble, low, high), low, fair=False)
    for figure in range(3):
        steps = np.unique(np.concatenate([ensemble[:, figure], [low[figure], high[figure]]]))
        decided = ~((steps[:-1] >= low[figure]) & (steps[:-1] < high[figure]))
        reached = (ensemble[:, [figure]] <= steps[:-1]).mean(axis=0)
        wrong = (reached - (steps[:-1] >= high[figure])) ** 2
        expected = (wrong * np.diff(steps))[decided].sum()
        assert found[figure] == pytest.approx(expected, abs=1e-6)


def test_the_score_is_proper_whichever_of_two_counts_is_right() -> None:
    luck = np.random.default_rng(5)
    low, high = np.array([0.2]), np.array([0.7])
    for mean in (-1.0, 0.4, 2.0):
        truth = luck.normal(mean, 1, 4000)
        said = {
            words: collapsed(luck.normal(mean + out, by, (1500, 1)), low, high)
            for words, (out, by) in {
                "honest": (0, 1),
                "bold": (0, 0.2),
                "shy": (0, 4),
                "off": (0.8, 1),
            }.items()
        }
        scores = {
            words: np.mean([crps(drawn, [one])[0] for one in collapsed(truth, low, high)[:800]])
            for words, drawn in said.items()
        }
        assert min(scores, key=lambda words: scores[words]) == "honest"


def test_the_score_of_two_equal_counts_is_the_plain_score() -> None:
    luck = np.random.default_rng(6)
    drawn, recorded = luck.lognormal(3, 1, (30, 5)), luck.lognormal(3, 1, 5)
    np.testing.assert_allclose(score(drawn, recorded, recorded).crps, score(drawn, recorded).crps)
    wider = score(drawn, recorded / 2, recorded * 2)
    assert wider.mean_crps < score(drawn, recorded).mean_crps


def test_counts_in_the_wrong_order_are_refused(wording) -> None:
    with pytest.raises(ValueError, match="exchange") as refused:
        collapsed([1.0, 2.0], [0.5, 3.0], [1.0, 2.0])
    wording(refused.value)
