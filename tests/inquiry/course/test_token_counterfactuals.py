"""In the world as it was, had something not been: by abduced luck, and equal to waiting for that world."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from conjuncture.engine.ensemble import run_worlds
from conjuncture.engine.simulation import Simulation
from conjuncture.engine.worlds import Hold, World
from conjuncture.inquiry.counterfactuals.what_if import WhatIf
from conjuncture.inquiry.course.given_events import given_event, refuse_kind, refuse_what_is_given
from conjuncture.inquiry.course.judged import course_draws
from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.experiments.interventions import hold
from conjuncture.inquiry.experiments.on_the_record import RECORD, on_the_record
from conjuncture.inquiry.experiments.outcomes import Outcome
from conjuncture.inquiry.sensitivity.indices import Sensitivity
from conjuncture.inquiry.statements.side import Side
from conjuncture.inquiry.statements.statement import Statement

OnCourse = Callable[..., Simulation]
NO_STRIKE = hold("strike", 0.0, until="1895-08-01")
FALLEN = Outcome("rule", since="1896-06-01", over_time="share of months above", above=0.5)


def test_what_if_on_the_course_is_what_waiting_for_it_says(on_course: OnCourse, codes: np.ndarray) -> None:
    judged = course_draws(on_course(), "course", 0)
    answer = WhatIf(NO_STRIKE, (FALLEN,)).ask(judged.simulation, judged.survivors)
    (found,) = answer.figures.by_outcome.values()
    free = replace(on_course(), course={}, settable=("strike",), on_course=())
    worlds = (World("free"), World("no strike", holds=(Hold("strike", 0.0, 0, 7),)))
    waited = run_worlds(free, worlds, 20_000)
    came = waited["next_rule"].sel(world="free").to_numpy()[:, :12]
    recorded = codes[:12, 0]
    agrees = np.where(recorded < -1, came != -2 - recorded, came == recorded).all(axis=1)
    assert agrees.sum() > 100
    fallen = waited["rule"].to_numpy()[:, agrees, 17:] > 0.5
    difference = fallen[1].mean(axis=-1) - fallen[0].mean(axis=-1)
    error = np.hypot(difference.std() / np.sqrt(difference.size), found.difference.standard_error)
    assert abs(found.difference.mean - difference.mean()) < 3.5 * error
    assert found.difference.mean < -5 * found.difference.standard_error  # strikes had helped to bring it down


def test_twins_leave_the_course_with_the_luck_of_the_record(on_course: OnCourse) -> None:
    plain, twin = World("plain"), World("twin", cut=frozenset({"anger"}))
    worlds = on_the_record(on_course(), [plain, twin])
    assert worlds[0] == plain
    assert (worlds[1].course, worlds[1].luck_of) == ({}, RECORD)
    assert worlds[2].name == RECORD
    assert on_the_record(on_course(), [plain]) == [plain]
    assert on_the_record(replace(on_course(), course={}), [plain, twin]) == [plain, twin]


def test_a_kind_of_question_that_knows_no_twins_is_refused_on_the_course_alone(on_course: OnCourse) -> None:
    question = Sensitivity(Outcome("anger"))
    with pytest.raises(QuestionError, match="compare a world with its twin"):
        refuse_kind(question, on_course())
    refuse_kind(question, replace(on_course(), course={}))
    refuse_kind(WhatIf(NO_STRIKE, (FALLEN,)), on_course())


def test_what_the_record_gives_is_no_test_of_a_theory_on_it(on_course: OnCourse) -> None:
    rule, anger = Outcome("rule"), Outcome("anger")
    on = on_course()
    assert given_event(on, "rule") == "next_rule"
    assert given_event(on, "anger") == ""
    with pytest.raises(QuestionError, match="read off 'next_rule'"):
        refuse_what_is_given(Statement(Side(rule), "above", 0.5), on)
    refuse_what_is_given(Statement(Side(rule), "above", Side(rule, NO_STRIKE)), on)
    refuse_what_is_given(Statement(Side(anger), "above", 0.5), on)
    refuse_what_is_given(Statement(Side(rule), "above", 0.5), replace(on, course={}))
