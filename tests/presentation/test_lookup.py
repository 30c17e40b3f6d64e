"""Looking mechanisms up."""

from pathlib import Path

import pytest

from conjuncture import LogUniform, Theory, derived, parameter
from conjuncture.inquiry.experiments.interventions import cut
from conjuncture.inquiry.experiments.outcomes import Outcome
from conjuncture.inquiry.ledger.claims import Claim
from conjuncture.inquiry.statements.side import Side
from conjuncture.inquiry.statements.statement import Statement
from conjuncture.language.errors import TheoryError
from conjuncture.language.levels import Level
from conjuncture.presentation.lookup import about, asked_by, by_subject, entries, tables, the_one
from conjuncture.studies.registry.ledgers import get_claims
from conjuncture.studies.registry.theories import get_theory

country = Level("country")


@derived(country, unit="share", source="own idea")
def bread(harvest_of_last_year, *, of_frost=parameter(LogUniform(0.1, 1), unit="1", reason="frosts differ")):
    """Grain reaches the towns."""
    return harvest_of_last_year * of_frost


@derived(country, unit="share", source="Robinson 1932")
def harvest_of_last_year():
    """What peasants brought in."""
    return 0.5


THEORY = Theory.of(bread, harvest_of_last_year, name="small", levels=[country])
QUESTION = Statement(Side(Outcome("bread"), cut("harvest_of_last_year")), "below", Side(Outcome("bread")))
CLAIM = Claim("C1", "s", "h", "", "l", "a", QUESTION, "so", "against", carriers=("bread",))


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("bread", "bread"),
        ("last harvests", "harvest_of_last_year"),
        ("Grain", "bread"),
        ("peasantry", "harvest_of_last_year"),
        ("frost", "bread"),
    ],
)
def test_a_mechanism_is_found_by_its_name_its_sentence_and_its_reasons_whatever_the_ending(
    words: str, name: str
) -> None:
    assert entries(about(THEORY, words)).startswith(f"## {name}\n")


def test_what_bears_the_words_in_its_name_comes_before_what_only_reads_of_them(wording) -> None:
    told = entries(about(THEORY, "bread", [CLAIM]))
    wording(told)


def test_words_that_no_mechanism_speaks_of_are_refused_with_the_nearest_name(wording) -> None:
    with pytest.raises(TheoryError, match=r"'breed'.*bread") as refused:
        about(THEORY, "breed")
    wording(refused.value)


def test_what_a_mechanism_is_given_is_looked_through_too() -> None:
    assert about(get_theory("leninism"), "women workers")[0].name == "leaning"


def test_words_like_no_name_are_refused_without_a_list_of_all_names(wording) -> None:
    with pytest.raises(TheoryError, match="'telephone'") as refused:
        about(THEORY, "telephone")
    wording(refused.value)


def test_a_claim_asks_after_what_it_looks_at_what_it_changes_and_what_may_carry_it() -> None:
    assert asked_by([CLAIM]) == {"bread": ("C1",), "harvest_of_last_year": ("C1",)}


def test_the_page_of_the_essay_shows_every_mechanism_as_it_stands() -> None:
    theory = get_theory("leninism")
    claims = [one for one in get_claims("leninism").claims if one.theory == theory.name]
    page = Path(__file__).parents[2] / "docs" / "essay.md"
    assert page.read_text("utf-8").endswith(tables(by_subject(theory, claims)) + "\n"), (
        "print it anew: conjuncture show leninism --by-subject"
    )


def test_words_mean_one_variable_by_its_name_or_by_the_only_mechanism_that_speaks_of_them() -> None:
    assert the_one(THEORY, "harvest of last year") == "harvest_of_last_year"
    assert the_one(THEORY, "frost") == "bread"
    assert the_one(get_theory("leninism"), "faction rights") == "faction_rights"
    with pytest.raises(TheoryError, match=r"\b2\b.*bread, harvest_of_last_year"):
        the_one(THEORY, "test_lookup")  # the file in which both stand
