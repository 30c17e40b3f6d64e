"""All that is recorded, theory by theory: who stands in which row, and what a figure is held against."""

import math
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from conjuncture.inquiry.comparing.by_theory import COURSE, ByTheory, Recorded, by_theory
from conjuncture.inquiry.comparing.targets import compare_targets
from conjuncture.inquiry.course.passages import CONSTANT, SAYS_NOTHING, TOLD, Passage, Predicted, Score
from conjuncture.scoring.target_rows import TargetRow

FELL = Recorded("passage", "next_rule", "Russia", "1917-03")
CHANCES = {"first": 0.02, "rival": 0.04, "null": 0.01}
WHOLE = {"first": -12.0, "rival": -8.0, "null": -16.0}
BY_CONSTANT, BY_WAR, WHOLE_BY_CONSTANT = 0.01, 0.03, -12.5


def run(**scores: tuple[list[float], list[float]]) -> Any:
    """A run whose targets have these scores, and a guess these, by figure."""
    rows = [
        TargetRow(
            name=name,
            unit="share",
            by_figure=np.array(own),
            guess_by_figure=np.array(guess),
            distances=np.zeros(1),
            baseline="its inputs alone",
        )
        for name, (own, guess) in scores.items()
    ]
    return SimpleNamespace(
        standings=[SimpleNamespace(row=row, weak=False, form="series") for row in rows], inputs={}
    )


def said(name: str) -> Predicted:
    """One passage, of which the theory gave this chance."""
    guesses = {CONSTANT: BY_CONSTANT, TOLD: BY_WAR}
    passage = Passage("next_rule", "Russia", "1917-03", 1.0, CHANCES[name], guesses, 100.0)
    scores = {CONSTANT: Score(-4.0, WHOLE_BY_CONSTANT + 4), TOLD: Score(-3.0, -5.0)}
    return Predicted((passage,), (), Score(-3.0, WHOLE[name] + 3), scores)


def table(*, usable: bool = True) -> ByTheory:
    """Four theories: the null lacks a quantity, the toy lacks the event."""
    wages = ([0.2] * 8, [0.4] * 8)
    runs = {
        "toy": run(wages=wages),
        "null": run(),
        "rival": run(wages=wages, strikes=([2.0] * 8, [1.0] * 8)),
    }
    runs = {"first": run(wages=wages, strikes=([1.0] * 8, [1.0] * 8)), **runs}
    weights = {name: SimpleNamespace(log_evidence=at, usable=usable) for name, at in WHOLE.items()}
    comparison: Any = SimpleNamespace(
        theories=tuple(runs),
        rows=tuple(runs),
        first="first",
        null="null",
        runs=runs,
        targets=compare_targets(runs),
        rivals=(SimpleNamespace(theory="rival"),),
        courses=weights,
        predicted={name: said(name) for name in CHANCES},
    )
    return by_theory(comparison)


def test_the_first_leads_then_rivals_other_theories_the_null_and_guesses() -> None:
    rows = [(row.name, row.role) for row in table().rows]
    assert rows[:4] == [("first", "first"), ("rival", "rival"), ("toy", "theory"), ("null", "null")]
    assert {name for name, role in rows[4:] if role == "guess"} == {"its inputs alone", CONSTANT, TOLD}


def test_quantities_come_first_then_passages_then_the_course() -> None:
    assert [one.of for one in table().recorded] == ["quantity", "quantity", "passage", "course"]


def test_who_says_nothing_of_something_recorded_has_no_figure_there() -> None:
    by_name = {row.name: set(row.figures) for row in table().rows}
    strikes = Recorded("quantity", "strikes")
    assert strikes in by_name["rival"]
    assert strikes not in by_name["null"] | by_name["toy"]
    assert FELL not in by_name["toy"]
    assert by_name[CONSTANT] == {FELL, COURSE}


def test_scores_are_held_against_the_guess_beside_them_and_chances_against_a_constant_rate() -> None:
    by_name = {row.name: row.figures for row in table().rows}
    strikes = by_name["rival"][Recorded("quantity", "strikes")]
    assert (strikes.value, strikes.over_guess, strikes.verdict) == (2.0, 2.0, "worse")
    for name, chance in CHANCES.items():
        fell = by_name[name][FELL]
        assert (fell.value, fell.verdict) == (chance, "")
        assert fell.over_guess == pytest.approx(chance / BY_CONSTANT)
    assert by_name[TOLD][FELL].over_guess == pytest.approx(BY_WAR / BY_CONSTANT)


def test_the_course_is_told_apart_by_three_nats_and_not_by_weights_that_hang_on_a_few_draws() -> None:
    verdicts = {row.name: row.figures[COURSE].verdict for row in table().rows if COURSE in row.figures}
    assert verdicts == {
        "first": "no better",
        "rival": "better",
        "null": "worse",
        CONSTANT: "",
        TOLD: "better",
    }
    assert math.fabs(WHOLE["first"] - WHOLE_BY_CONSTANT) < SAYS_NOTHING < WHOLE["rival"] - WHOLE_BY_CONSTANT
    doubted = {row.name: row.figures[COURSE].verdict for row in table(usable=False).rows if row.name in WHOLE}
    assert set(doubted.values()) == {""}
