"""What if: known differences found, noise told from effect by the null twin, bad questions refused."""

import json

import numpy as np
import pytest

from conjuncture import Level, Simulation, Theory, derived, state
from conjuncture.inquiry.codec import decode, encode
from conjuncture.inquiry.counterfactuals.what_if import WhatIf, beyond
from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.experiments.interventions import Where, cut, hold
from conjuncture.inquiry.experiments.outcomes import Outcome
from conjuncture.society.levels import Filling
from conjuncture.society.society import Society

town = Level("town")


@derived(town, absent=0.0, source="-")
def help_given(noise):
    return noise.uniform(1.0, 2.0)


@derived(town, absent=3.0, source="-")
def constant(help_given):
    return 3.0 + 0.0 * help_given


@state(town, initial=0.0, source="-")
def trust(trust, help_given):
    return trust + help_given


@state(town, initial=0.4, within=(0, 1), source="-")
def whispers(whispers):
    """Chaos: one member grows until nothing is left of it."""
    return 3.9 * whispers * (1 - whispers)


@derived(town, absent=0.0, source="-")
def unrest(whispers, help_given):
    return whispers + 1e-6 * help_given


THEORY = Theory.of(help_given, constant, trust, whispers, unrest)
TOWNS = Society.of({"town": Filling(2, {}, ("Moscow", "Tver"))}, name="two towns")
LAST = Outcome("trust", over_time="last")


@pytest.fixture(scope="module")
def simulation():
    return Simulation(THEORY, TOWNS, steps=40, start="1900-01-01", settable=("whispers", "help_given"))


@pytest.fixture(scope="module")
def answer(simulation):
    return WhatIf(
        hold("help_given", 0.0, since="1903-02-01", where=Where(("town", "=", "Tver"))), (LAST,)
    ).ask(simulation, 40)


def test_the_difference_is_that_of_the_members_touched_and_only_theirs(answer, wording):
    by_member = answer.figures.by_outcome["last trust"].by_member
    assert by_member["Moscow"].mean == 0
    assert by_member["Moscow"].beyond.either.count == 0
    # Two months without help of 1 to 2 each, in one town of two; seen at the start of the last month.
    assert -4 <= by_member["Tver"].low <= by_member["Tver"].high <= -2
    whole = answer.figures.by_outcome["last trust"]
    assert whole.difference.mean == pytest.approx(by_member["Tver"].mean / 2, rel=1e-5)
    assert whole.beyond_the_null_twin.down.share == 1
    wording(answer.words)


def test_the_size_of_what_was_changed_stands_beside_the_difference(answer, simulation):
    (size,) = answer.figures.changed
    assert (size.what, size.place, size.since) == ("help_given", "Tver", "1903-02-01")
    assert 1 < size.before.low < size.before.median < size.before.high < 2  # the mean of three months
    assert size.after.median == 0
    nothing = WhatIf(hold("trust", 0.0, until="1900-02-01"), (LAST,)).ask(simulation, 40)
    assert nothing.figures.changed[0].next_to_nothing
    assert [warning for warning in nothing.warnings if "trust held at 0.0" in warning]
    assert not [warning for warning in answer.warnings if "help given held at 0.0" in warning]


def test_worlds_are_one_until_something_is_done(answer):
    course = answer.figures.by_outcome["last trust"].over_time
    before = [date < "1903-03-01" for date in course.date]
    assert sum(before) == 38
    assert all(value == 0 for value, early in zip(course.difference.mean, before, strict=True) if early)
    assert course.difference.high[-1] < 0


def test_what_the_null_twin_does_as_well_is_no_effect(simulation, wording):
    found = WhatIf(hold("whispers", 0.40001, until="1900-02-01"), (Outcome("unrest", over_time="last"),)).ask(
        simulation, 40
    )
    # Whispers are the same in all draws: the null twin moves them as much in each.
    figures = found.figures.by_outcome["last unrest"]
    assert abs(figures.difference.mean) > 1e-3
    assert figures.null_twin.bound > abs(figures.difference.mean)
    assert figures.beyond_the_null_twin.either.count == 0
    wording(found.words)


def test_instead_of_compares_two_things_done(simulation, wording):
    found = WhatIf(hold("help_given", 2.0), (LAST,), instead_of=hold("help_given", 1.0)).ask(simulation, 4)
    assert found.figures.by_outcome["last trust"].difference.low == 39
    assert found.figures.by_outcome["last trust"].difference.high == 39
    wording(*found.warnings)


def test_questions_and_answers_are_data(answer):
    read = json.loads(answer.to_json())
    question = decode(read["asked"])
    assert encode(question) == read["asked"]
    assert str(question) == answer.question
    assert len(read["figures"]["by_outcome"]["last trust"]["by_draw"]) == 40


def test_beyond_counts_what_is_larger_than_the_bound_and_knows_its_sign():
    found = beyond(np.array([0.3, -0.3, 0.1, 0.2, np.nan]), 0.2)
    assert [way.count for way in (found.either, found.up, found.down)] == [2, 1, 1]
    assert found.either.of == 4


@pytest.mark.parametrize(
    ("question", "message"),
    [
        (WhatIf(cut(), (LAST,)), "worlds"),
        (WhatIf(cut("trust"), ()), "outcome"),
        (WhatIf(cut("help_given"), (Outcome("constant"),)), "constant.* 3 "),
        (WhatIf(cut("help_given"), (Outcome("trast"),)), "'trust'"),
        (WhatIf(cut("help_given"), (Outcome("trust", since="1950-01-01"),)), "1950-01-01"),
        (WhatIf(hold("trust", 0.0, where=Where(("town", "=", "Perm"))), (LAST,)), "'Perm'"),
    ],
)
def test_what_if_refuses_what_means_nothing(simulation, question, message, wording):
    with pytest.raises(QuestionError, match=message) as refused:
        question.ask(simulation, 2)
    wording(refused.value)


def test_two_outcomes_of_one_name_are_refused_and_what_differs_is_in_the_name(simulation):
    towns = {str(Outcome("trust", over_members=how)) for how in ("mean", "sum", "max")}
    bounds = {str(Outcome("trust", over_time="share of months above", above=bound)) for bound in (1, 2)}
    assert len(towns | bounds) == 5
    alike = (Outcome("trust", words="trust"), Outcome("unrest", words="trust"))
    with pytest.raises(QuestionError, match="two outcomes are called 'trust'"):
        WhatIf(cut("help_given"), alike).ask(simulation, 4)
