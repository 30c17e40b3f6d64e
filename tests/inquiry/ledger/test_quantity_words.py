"""Quantities and mechanisms in words, from what a theory says of them."""

import pytest

from conjuncture.inquiry.ledger.quantity_words import (
    explained_once,
    mechanisms_in_words,
    quantities_in_words,
    said_in_words,
)
from conjuncture.studies.registry.theories import get_theory


@pytest.fixture(scope="module")
def theory():
    return get_theory("leninism.struggle")


def test_every_quantity_of_a_theory_has_words_without_its_variable_name(theory) -> None:
    words = quantities_in_words(theory)
    assert set(words) == set(theory.parameters)
    assert not [told for told in words.values() if "_" in told]


def test_a_quantity_is_told_with_the_mechanism_that_it_belongs_to_and_what_that_does(theory) -> None:
    name = next(name for name in theory.parameters if name.startswith("fear."))
    assert quantities_in_words(theory)[name].endswith(mechanisms_in_words(theory)["fear"])
    assert "(" in mechanisms_in_words(theory)["fear"]


def test_a_rule_in_words_keeps_its_numbers_and_says_or_else(wording) -> None:
    told = said_in_words("a_b.c below 0.3 and d above -2 or d above 5", {"d": "depth"})
    assert all(number in told for number in ("0.3", "-2", "5"))
    wording(told)


def test_what_a_mechanism_does_is_told_at_its_first_mention_alone() -> None:
    words = ["“x” in “m” (it moves)", "“m” (it moves)"]
    told = explained_once(f"{words[0]}, {words[0]}, {words[1]}", words)
    assert told.count("(it moves)") == 1
    assert told.index("(it moves)") < told.index("“x”", 1)
    assert told.count("“m”") == 3
