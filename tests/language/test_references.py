"""References as words of the language: what they may be, what is read through them, and what is seen then."""

from __future__ import annotations

from typing import Any

import pytest

from conjuncture import (
    NONE,
    Level,
    Theory,
    TheoryError,
    derived,
    given,
    network,
    simulate,
    state,
    trait,
    where,
)
from conjuncture.inquiry.counterfactuals.paths import diagram as paths
from conjuncture.language.resolution import resolve
from conjuncture.language.resolved import Read
from conjuncture.presentation.diagram import diagram

person = Level("person", filled_by="there")
house = Level("house")
friends = network(person)
boss = given(person, refers=person, absent=NONE, name="boss")


@trait(person, absent=1.0, source="-")
def pay(noise):
    return noise.uniform()


@trait(house, source="-")
def rent(noise):
    return noise.uniform()


@derived(person, source="-")
def there(noise):
    return noise.bernoulli(0.9)


@derived(person, absent=0.0, source="-")
def envy(boss, pay):
    return boss(pay) - pay


@state(person, refers=house, initial=NONE, source="-")
def home(home, noise, rent):
    return where(home == NONE, noise.member(house, where=rent < 0.5), home)


@derived(person, absent=0.0, source="-")
def costs(home, rent):
    return home(rent * 12.0, absent=0.0)


@derived(person, refers=person, source="-")
def partner(friends, pay, noise):
    return friends.choose(noise, where=friends(pay) > 0.5)


PARTS = (pay, rent, there, envy, home, costs, partner, boss, friends)
THEORY = Theory.of(*PARTS)


def reads() -> dict[tuple[str, str], Read]:
    return {(read.reader, read.variable): read for read in resolve(THEORY).reads}


def test_a_reference_says_of_what_level_it_is_and_has_that_for_its_unit() -> None:
    variables = resolve(THEORY).variables
    assert (variables["boss"].refers, variables["home"].refers) == ("person", "house")
    assert variables["home"].unit == "number of a house"
    assert variables["pay"].refers is None


def test_a_level_that_is_only_referred_to_is_of_the_theory() -> None:
    @state(person, refers=Level("club"), initial=NONE, source="-")
    def member_of(member_of):
        return member_of

    assert "club" in Theory.of(member_of).levels


def test_an_arrow_says_through_which_reference_it_leads() -> None:
    found = reads()
    assert found["envy", "pay"].through == ("boss",)
    assert not found["envy", "pay"].only_through
    assert (found["costs", "rent"].through, found["costs", "rent"].only_through) == (("home",), True)
    assert found["costs", "rent"].relation == found["home", "rent"].relation == "elsewhere"
    assert found["envy", "boss"].through == ()
    drawn = {(edge.source, edge.target): edge.label for edge in diagram(THEORY).edges}
    assert drawn["pay", "envy"] == "through boss"
    assert drawn["rent", "costs"] == "through home"


def test_who_is_looked_at_is_there_before_one_looks_and_bears_on_it_silently() -> None:
    resolved = resolve(THEORY)
    assert resolved.derived.index("there") < resolved.derived.index("envy")
    assert {("there", "envy"), ("there", "partner")} <= paths(resolved).silent
    assert ("there", "costs") not in paths(resolved).silent


def test_what_is_elsewhere_is_read_by_looking_and_in_no_other_way() -> None:
    @derived(person, absent=0.0, source="-")
    def too_dear(home, rent, pay):
        return home(rent, absent=0.0) + rent * pay

    with pytest.raises(TheoryError, match=r"'person' does not see 'house'.*reference to a house"):
        resolve(Theory.of(*PARTS, too_dear))


def test_a_choice_between_references_refers_and_what_is_computed_of_one_does_not() -> None:
    @derived(person, absent=0.0, source="-")
    def either_of_two(boss, partner, pay, me):
        return where(pay > 0.5, boss, where(pay > 0.1, partner, where(pay > 0, me, NONE)))(pay)

    @derived(person, absent=0.0, source="-")
    def next_one(boss, pay):
        return (boss + 1.0)(pay)

    @derived(person, absent=0.0, source="-")
    def two_levels(boss, home, pay):
        return where(pay > 0.5, boss, home)(pay)

    assert resolve(Theory.of(*PARTS, either_of_two)).variables["either_of_two"].through.keys() == {
        "boss",
        "partner",
    }
    with pytest.raises(TheoryError, match=r"is no reference.*refers="):
        resolve(Theory.of(*PARTS, next_one))
    with pytest.raises(TheoryError, match="between a house and a person"):
        resolve(Theory.of(*PARTS, two_levels))


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"initial": 0.5}, "initial=0.5"),
        ({"initial": NONE, "absent": -2.0}, "absent=-2.0"),
        ({"initial": False}, "gives a yes or no"),
    ],
)
def test_a_reference_starts_from_the_number_of_a_member_or_none(options: dict[str, Any], said: str) -> None:
    @state(house, refers=house, source="-", **options)
    def heir(heir):
        return heir

    with pytest.raises(TheoryError, match=said):
        resolve(Theory.of(heir))


def test_a_given_that_is_no_reference_has_a_unit() -> None:
    with pytest.raises(TheoryError, match="unit="):
        given(person)


def test_a_mechanism_that_looks_is_tried_by_a_run() -> None:
    with pytest.raises(TheoryError, match=simulate.__name__):
        envy(3, 0.5)
