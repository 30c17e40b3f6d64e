"""Theories on one record: scores figure by figure, who is nearest, and whether it is told apart."""

from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from conjuncture.inquiry.comparing.targets import WITHIN, compare_targets
from conjuncture.scoring.figure_scores import certain, error_of, standard_error
from conjuncture.scoring.scored import ScoredSeries
from conjuncture.scoring.scores import crps
from conjuncture.scoring.target_rows import TargetRow
from conjuncture.scoring.told_apart import nearer


def run(**scores: Any) -> Any:
    """A run whose targets have these scores by figure."""
    standings = []
    for name, (figures, guess, distances) in scores.items():
        row = TargetRow(
            name=name,
            unit="share",
            by_figure=np.array(figures, float),
            guess_by_figure=np.array(guess, float),
            distances=np.array(distances, float),
            baseline="its inputs alone",
        )
        standings.append(SimpleNamespace(row=row, weak=False, form="series"))
    return SimpleNamespace(standings=tuple(standings), inputs={})


EIGHT = np.linspace(0.1, 0.8, 8)


def test_the_nearest_is_told_apart_by_paired_differences_and_not_by_means() -> None:
    hard_years = np.array([0.1, 5, 0.1, 5, 0.1, 5, 0.1, 5])
    first = run(strikes=(hard_years, [], [0.0]))
    better_each_year = run(strikes=(hard_years - 0.05, [], [0.0]))
    better_in_one = run(strikes=(hard_years - np.array([0.4, 0, 0, 0, 0, 0, 0, 0]), [], [0.0]))
    (each,) = compare_targets({"first": first, "other": better_each_year})
    (one,) = compare_targets({"first": first, "other": better_in_one})
    assert (each.nearest.name, each.apart) == ("other", True)
    assert (one.nearest.name, one.apart) == ("other", False)
    assert each.nearest.difference == pytest.approx(one.nearest.difference)


def test_theories_told_apart_from_the_first_are_named_though_a_guess_is_nearer_still() -> None:
    first, other = (EIGHT + 1, EIGHT * 0, [0.0]), (EIGHT, [], [0.0])
    hardly = (EIGHT + 1 + np.array([-0.1, 0.1] * 4), [], [0.0])
    (found,) = compare_targets({"first": run(a=first), "other": run(a=other), "third": run(a=hardly)})
    assert not found.nearest.theory
    assert found.nearer_than_first == ("other",)


def test_with_few_figures_a_tenth_of_the_score_tells_apart() -> None:
    for gap, apart in ((0.05, False), (0.15, True)):
        (found,) = compare_targets(
            {"first": run(a=([1.0, 1.0], [], [0.0])), "other": run(a=([1 - gap, 1 - gap], [], [0.0]))}
        )
        assert found.apart is apart
        assert found.nearer_than_first == (("other",) if apart else ())


def test_the_guess_stands_among_them_and_is_no_theory() -> None:
    (found,) = compare_targets({"first": run(a=(EIGHT, EIGHT / 2, [0.0]))})
    assert [entrant.theory for entrant in found.entrants] == [True, False]
    assert found.nearest.name == "its inputs alone"
    assert found.nearest.difference == pytest.approx(-EIGHT.mean() / 2)


def test_draws_lie_near_the_record_that_are_out_by_no_more_than_a_factor() -> None:
    distances = [0.0, np.log(WITHIN[0]), np.log(WITHIN[1]), np.log(WITHIN[2]), 9.0, np.nan]
    (found,) = compare_targets({"first": run(a=(EIGHT, [], distances))})
    assert found.entrants[0].near == pytest.approx((0.4, 0.6, 0.8))


def test_a_theory_without_the_variable_is_left_out_and_a_target_that_nobody_has_too() -> None:
    runs = {"first": run(a=(EIGHT, [], [0.0])), "other": run(b=([], [], []))}
    (found,) = compare_targets(runs)
    assert [entrant.name for entrant in found.entrants] == ["first"]
    assert not found.apart


def test_a_quantity_that_the_first_theory_lacks_is_compared_with_the_next() -> None:
    runs = {"first": run(), "other": run(a=(EIGHT, [], [0.0])), "third": run(a=(EIGHT + 1, [], [0.0]))}
    (found,) = compare_targets(runs)
    assert found.entrants[1].difference == pytest.approx(1.0)
    assert replace(found, entrants=found.entrants[::-1]).nearest.name == "other"


def series_run(drawn: np.ndarray, *, blocks: bool, inputs: int = 0, guess: float = 0.0) -> Any:
    """A run on one long series of noughts, with two guesses of which the first is out by `guess`."""
    recorded = np.zeros(20)
    held_out = np.arange(20) // 5 if blocks else np.arange(20)
    spread = np.linspace(-1, 1, 50)[:, None] + np.zeros(20)
    guesses = {"inputs": spread + guess, "others": spread * 2}
    places = np.arange(len(drawn)), np.arange(20)
    series = ScoredSeries(recorded, drawn, guesses, held_out, *places)
    own = crps(drawn, recorded)
    row = TargetRow(
        name="strikes", unit="", by_figure=own, guess_by_figure=own, distances=np.zeros(1), series=series
    )
    standing = SimpleNamespace(row=row, weak=False, form="series")
    return SimpleNamespace(standings=(standing,), inputs=dict.fromkeys(range(inputs)))


DRAWN = np.random.default_rng(2).normal(size=(60, 20))


def test_every_guess_of_a_series_stands_among_the_theories_with_what_it_saw() -> None:
    for blocks, saw in ((True, "the figures outside a block of 5 years"), (False, "all other figures")):
        (found,) = compare_targets({"first": series_run(DRAWN, blocks=blocks)})
        assert [entrant.name for entrant in found.entrants] == ["first", "inputs", "others"]
        assert [entrant.saw for entrant in found.entrants] == ["", saw, saw]
        assert (found.pool is not None) is blocks


def test_guesses_are_those_of_the_theory_that_is_told_most_whoever_comes_first() -> None:
    runs = {
        "toy": series_run(DRAWN, blocks=True, guess=9.0),
        "told": series_run(DRAWN, blocks=True, inputs=3, guess=0.5),
    }
    (found,) = compare_targets(runs)
    expected = crps(np.linspace(-1, 1, 50)[:, None] + np.zeros(20) + 0.5, np.zeros(20)).mean()
    assert next(one.score for one in found.entrants if one.name == "inputs") == pytest.approx(expected)
    assert found.pool is not None
    assert set(found.pool.weights) == {"toy", "told", "inputs", "others"}


def test_what_differs_by_blocks_has_a_larger_error_than_what_differs_by_figures() -> None:
    blocks = np.arange(20) // 5
    by_block = np.repeat([1.0, -1.0, 1.0, -1.0], 5)
    assert error_of(by_block, blocks) == pytest.approx(np.sqrt(4 / 3 * 4 * 25) / 20)
    assert error_of(by_block, blocks) > 2 * standard_error(by_block)
    assert error_of(by_block, np.arange(20)) == standard_error(by_block)
    within = np.tile([2.0, -1.0, -1.0, 1.0, -1.0], 4)
    assert error_of(within, blocks) == standard_error(within)


def test_figures_of_one_block_alone_tell_nothing_apart() -> None:
    gaps = np.linspace(1.0, 1.1, 5)
    assert np.isnan(error_of(gaps, np.zeros(5, np.int64)))
    nothing, away = certain(np.zeros(5)), certain(gaps)
    assert not nearer(nothing, away, np.zeros(5, np.int64))
    assert nearer(nothing, away, np.arange(5))


def test_a_guess_is_told_apart_from_theories_and_not_from_the_other_guess() -> None:
    far = DRAWN + 5
    (found,) = compare_targets({"first": series_run(far, blocks=True)})
    assert found.nearest.name == "inputs"
    assert found.apart
    assert found.entrants[0].verdict == "worse"
