"""Levels that members join and leave: how they are declared, and what is seen across."""

from __future__ import annotations

import pytest

from conjuncture import NONE, Level, Theory, TheoryError, derived, state
from conjuncture.inquiry.counterfactuals.paths import diagram as paths
from conjuncture.language import card
from conjuncture.language.resolution import resolve

town = Level("town")
party = Level("party", within=(town,))
worker = Level("worker", within=(town, party), joined_by={"party": "adheres"})


@state(worker, refers=party, initial=NONE, source="-")
def adheres(adheres, noise):
    return noise.member(party)


@derived(party, absent=0.0, source="-")
def size(adheres):
    return adheres.count()


@derived(town, absent=0.0, source="-")
def wanderers(adheres):
    return (adheres == NONE).sum()


@derived(worker, absent=0.0, source="-")
def seen(size, wanderers):
    return size + wanderers


THEORY = Theory.of(adheres, size, wanderers, seen)


def test_a_level_lies_within_what_it_is_joined_to() -> None:
    with pytest.raises(TheoryError, match=r"within=\(town, party,\)"):
        Level("worker", within=("town",), joined_by={"party": "adheres"})


def test_levels_that_are_joined_alike_are_the_same_level() -> None:
    again = Level("worker", within=(town, party), joined_by={"party": "adheres"})
    assert again == worker
    assert hash(again) == hash(worker)
    assert again.joined == {"party": "adheres"}


def test_what_is_seen_across_a_join_and_where_a_fixed_way_leads_that_one_counts() -> None:
    relations = {(read.reader, read.variable): read.relation for read in resolve(THEORY).reads}
    assert relations["size", "adheres"] == relations["wanderers", "adheres"] == "group"
    assert relations["seen", "size"] == "above"


def test_where_one_is_bears_silently_on_what_is_seen_across_and_on_nothing_else() -> None:
    silent = paths(resolve(THEORY)).silent
    assert ("adheres", "seen") in silent
    assert ("adheres", "wanderers") not in silent  # it reads it


def test_the_card_says_in_which_level_a_reference_places_one() -> None:
    assert "joins a party by `adheres`" in card.card(THEORY)


def test_what_says_where_one_is_cannot_be_computed_within_the_step() -> None:
    @derived(worker, refers=party, absent=NONE, source="-")
    def adheres(noise):
        return noise.member(party)

    with pytest.raises(TheoryError, match=r"'adheres', which is a derived.*@state\(worker, refers=party"):
        resolve(Theory.of(adheres))
