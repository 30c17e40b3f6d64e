"""Which theories are compared: those named, the rivals of a ledger that the case can count, the null."""

import pkgutil

import pytest

import conjuncture
from conjuncture import TheoryError
from conjuncture.inquiry.errors import QuestionError
from conjuncture.studies.compared_theories import compared_theories, full_name
from conjuncture.theories import rivals
from conjuncture.theories.leninism.struggle import THEORY

RIVALS = {f"rivals.{module.name}" for module in pkgutil.iter_modules(rivals.__path__)}


def test_all_rivals_of_the_first_are_between_it_and_the_null() -> None:
    found = compared_theories(conjuncture.case("germany"), (), rivals=True)
    first, *others, null = found.by_name
    assert (first, null) == ("leninism.essay", found.null)
    assert set(others) == RIVALS
    assert found.left_out == {}


def test_a_named_rival_occurs_once_where_it_is_named() -> None:
    case = conjuncture.case("germany")
    found = compared_theories(case, ("leninism.essay", "rivals.village"), rivals=True)
    assert list(found.by_name)[1] == "rivals.village"
    assert len(found.by_name) == len(RIVALS) + 2


def test_rivals_that_the_bridge_cannot_count_are_left_out_with_the_reason() -> None:
    found = compared_theories(conjuncture.case("russia"), (THEORY,), rivals=True)
    assert list(found.by_name) == [THEORY.name, found.null]
    assert set(found.left_out) == RIVALS
    assert all("the case 'russia' counts" in reason for reason in found.left_out.values())


def test_without_rivals_only_the_named_theories_and_the_null_are_compared() -> None:
    found = compared_theories(conjuncture.case("germany"), ())
    assert list(found.by_name) == ["leninism.essay", found.null]


def test_a_theory_that_is_named_twice_is_refused() -> None:
    case = conjuncture.case("russia")
    with pytest.raises(QuestionError, match="is named twice"):
        compared_theories(case, ("leninism.struggle", "leninism.struggle"))
    with pytest.raises(TheoryError, match="there is no theory"):
        compared_theories(case, ("leninsm.struggle",))


def test_the_full_name_of_a_theory_has_its_own_cuts_and_readings() -> None:
    assert (
        full_name(THEORY.without("taught", "example")) == f"{THEORY.name} (without example, without taught)"
    )
    assert full_name(conjuncture.theory("rivals.broken_army")) == "rivals.broken_army"
