"""The six claims of the struggle theory come out otherwise in variants made to answer them otherwise."""

from pathlib import Path

import pytest

from conjuncture.language.theory import Theory
from conjuncture.presentation.asking import Asked, ask, claims_called
from conjuncture.theories.leninism.struggle.variants import BY_ACTION, SETTLED

pytestmark = pytest.mark.slow


def words(theory: Theory, *claims: str) -> dict[str, str]:
    """The verdict on each claim: 400 draws of 1,000 workers in a wave."""
    file = claims_called("leninism")
    found = ask([file.called(name) for name in claims], theory, Asked())
    return {entry.claim: str(entry.word) for entry in found.entries}


def test_in_a_settled_movement_the_claims_fail() -> None:
    assert words(SETTLED, "O1", "O4", "O5", "O7", "O15") == dict.fromkeys(
        ("O1", "O4", "O5", "O7", "O15"), "fails"
    )


def test_where_only_own_action_teaches_it_is_the_essential_source() -> None:
    assert words(BY_ACTION, "O14") == {"O14": "follows"}


def test_the_theory_itself_answers_each_of_them_otherwise_than_its_variant(tmp_path: Path) -> None:
    file = claims_called("leninism")
    found = ask(file.claims, how=Asked(store=tmp_path))
    word = {entry.claim: entry.word for entry in found.entries}
    assert word["O14"] != "follows"
    assert "fails" not in {word[name] for name in ("O1", "O4", "O5", "O7", "O15")}
