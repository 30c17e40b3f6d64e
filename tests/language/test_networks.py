"""Networks as words of the language: what they are called, what they refuse, what is read through them."""

from __future__ import annotations

from typing import Any

import pytest

from conjuncture import Level, Theory, TheoryError, derived, given, network, state
from conjuncture.language import card
from conjuncture.language.resolution import resolve
from conjuncture.language.resolved import Read

country = Level("country")
person = Level("person", within=(country,))
friends = network(person)
closeness = given(friends, unit="1", name="closeness")


@state(person, initial=False, source="-")
def active(active, exposure, envied):
    return active | (exposure > 0.2) | envied


@state(person, initial=1.0, source="-")
def pay(pay):
    return pay + 1.0


@derived(person, absent=0.0, source="-")
def exposure(friends, active, closeness):
    return friends(active).mean(weights=closeness)


@derived(person, absent=False, source="-")
def envied(friends, pay):
    return (friends(pay) < pay).all()


@state(friends, initial=0.5, source="-")
def trust(trust, friends, active):
    return trust + 0.1 * friends(active)


@derived(country, absent=0.0, source="-")
def most_trust(trust):
    return trust.max()


PARTS = (active, pay, exposure, envied, trust, most_trust, closeness)
THEORY = Theory.of(*PARTS)


def reads() -> dict[tuple[str, str], Read]:
    return {(read.reader, read.variable): read for read in resolve(THEORY).reads}


def test_a_network_bears_the_name_that_it_is_put_under_wherever_that_is() -> None:
    def within_a_function() -> Level:
        neighbours = network(person)
        assert neighbours.ends == "person"
        return neighbours

    held: dict[str, Any] = {"network": network, "person": person}
    exec("kin: object = network(person)", held)
    assert (friends.name, within_a_function().name, held["kin"].name) == ("friends", "neighbours", "kin")
    assert network(person, name="by_hand").name == "by_hand"
    assert friends.ends == "person"
    assert person.ends is None


@pytest.mark.parametrize("name", ["noise", "year", "two words"])
def test_a_network_cannot_bear_a_name_that_no_signature_could_name(name: str) -> None:
    with pytest.raises(TheoryError, match=name):
        network(person, name=name)


def test_a_network_lies_in_one_level_and_is_there_while_both_ends_are() -> None:
    for within, filled_by in (((person, country), None), ((person,), "met")):
        with pytest.raises(TheoryError, match=r"kin = network\(person\)"):
            Level("kin", network=True, within=within, filled_by=filled_by)


def test_a_network_that_only_a_signature_names_is_given_to_the_theory() -> None:
    with pytest.raises(TheoryError, match=r"'friends'.*network\(...\)"):
        resolve(Theory.of(envied, pay))
    assert resolve(Theory.of(envied, pay, friends)).networks == {"friends": "person"}


def test_an_arrow_says_through_which_network_it_leads_and_whether_only_through_it() -> None:
    found = reads()
    assert (found["exposure", "active"].through, found["exposure", "active"].only_through) == (
        ("friends",), True,
    )  # fmt: skip
    assert (found["envied", "pay"].through, found["envied", "pay"].only_through) == (("friends",), False)
    assert (found["trust", "active"].through, found["trust", "active"].only_through) == (("friends",), True)
    assert found["exposure", "closeness"].through == found["active", "exposure"].through == ()
    assert found["exposure", "closeness"].relation == found["most_trust", "trust"].relation == "group"


def test_on_what_the_ties_of_a_network_bear() -> None:
    resolved = resolve(THEORY)
    bearing = {name for name in resolved.variables if "friends" in resolved.networks_of(name)}
    assert bearing == {"exposure", "envied", "trust", "most_trust", "closeness"}


def test_a_network_is_cut_by_its_name_and_a_name_that_is_none_gets_the_nearest() -> None:
    assert THEORY.without("friends").cut == {"friends"}
    with pytest.raises(TheoryError, match="'friends'"):
        THEORY.without("freinds")


def test_on_a_tie_only_what_stands_at_its_other_end_can_be_looked_at() -> None:
    @derived(friends, absent=0.0, source="-")
    def gap(friends, pay, noise):
        return friends(pay * noise.uniform()) - pay

    with pytest.raises(TheoryError, match="computed on the tie"):
        resolve(Theory.of(gap, pay))


def test_the_card_names_the_network_and_what_is_seen_through_it() -> None:
    told = card.card(THEORY.without("friends"))
    assert "**friends**, the ties of a network: each from one person to another" in told
    assert "exposure sees the active of others through friends" in told
    assert "`friends` is cut: there are no ties" in told
