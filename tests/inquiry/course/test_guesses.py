"""Guesses by rates: their chances are those of a Markov chain, worked out by hand."""

import math
from itertools import product

import numpy as np
import pytest

from conjuncture.inquiry.course import guesses
from conjuncture.inquiry.course.guesses import FASTEST, SLOWEST, Recorded, guess
from conjuncture.language.events import UNRECORDED, other_than

DT = 1 / 12


def by_hand(codes: list[float], outcomes: tuple[float, ...], rate: float) -> float:
    """The chance of a course at one rate: the sum over all paths that agree with it."""
    leaves, others = 1 - math.exp(-rate * DT), len(outcomes) - 1

    def agrees(code: float, outcome: float) -> bool:
        return code == UNRECORDED or (outcome == code if code >= 0 else outcome != -2 - code)

    starts = [outcome for outcome in outcomes if agrees(codes[0], outcome)]
    total = 0.0
    for path in product(outcomes, repeat=len(codes)):
        if all(agrees(code, outcome) for code, outcome in zip(codes, path, strict=True)):
            for start in starts:
                moves = np.diff([start, *path]) != 0
                total += np.prod(np.where(moves, leaves / others, 1 - leaves)) / len(starts)
    return total


CODES = [0.0, 0.0, UNRECORDED, other_than(0.0), 1.0, 1.0, 2.0]


def test_the_chance_of_a_course_is_the_sum_over_all_paths_and_rates(monkeypatch: pytest.MonkeyPatch) -> None:
    recorded = Recorded(np.array(CODES)[:, None], (0.0, 1.0, 2.0), stands=True)
    monkeypatch.setattr(guesses, "_GRID", 12)
    expected = np.mean([by_hand(CODES, (0.0, 1.0, 2.0), rate) for rate in np.geomspace(SLOWEST, FASTEST, 12)])
    found = guess({"rule": recorded}, DT)
    assert found.log_chances.sum() == pytest.approx(math.log(expected), rel=1e-9)
    assert np.log(found.predictive["rule"]).sum() == pytest.approx(math.log(expected), rel=1e-9)


def test_two_rates_that_hold_nowhere_and_everywhere_are_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guesses, "_GRID", 8)
    recorded = {"rule": Recorded(np.array(CODES)[:, None], (0.0, 1.0, 2.0), stands=True)}
    alone = guess(recorded, DT).log_chances
    for months in (np.zeros((7, 1), np.bool_), np.ones((7, 1), np.bool_)):
        np.testing.assert_allclose(guess(recorded, DT, {"rule": months}).log_chances, alone, atol=1e-12)


def test_a_guess_told_of_the_months_of_a_passage_gives_it_more() -> None:
    codes = np.zeros((120, 1))
    codes[60:] = 1.0
    recorded = {"rule": Recorded(codes, (0.0, 1.0, 2.0), stands=True)}
    war = np.zeros((120, 1), np.bool_)
    war[58:62] = True
    assert guess(recorded, DT, {"rule": war}).log_chances.sum() > guess(recorded, DT).log_chances.sum() + 1


def test_a_guess_told_who_gains_the_number_of_others_at_each_passage() -> None:
    codes = np.array([[0.0], [0.0], [2.0], [2.0]])
    recorded = Recorded(codes, (0.0, 1.0, 2.0, 3.0), stands=True)
    found = guess({"rule": recorded}, DT)
    told = found.with_outcomes({"rule": codes.cumsum(axis=0) == 2.0}, {"rule": 3})
    gained = told.log_chances - found.log_chances
    np.testing.assert_allclose(gained, [0, 0, math.log(3), 0], atol=1e-12)
    assert told.predictive["rule"][2, 0] == pytest.approx(3 * found.predictive["rule"][2, 0])


def test_an_event_drawn_anew_in_each_step_has_a_chance_in_each() -> None:
    codes = np.array([[0.0], [1.0], [1.0], [other_than(1.0)]])
    found = guess({"strike": Recorded(codes, (0.0, 1.0), stands=False)}, DT)
    rates = np.geomspace(SLOWEST, FASTEST, guesses._GRID)
    p = 1 - np.exp(-rates * DT)
    assert found.log_chances.sum() == pytest.approx(math.log(np.mean((1 - p) * p * p * (1 - p))))
