"""The essay's ledger: no claim and no question is missing, and each says what would count against it."""

from pathlib import Path

import pytest

from conjuncture.cases.registry import load
from conjuncture.inquiry.ledger.claims import Claim
from conjuncture.inquiry.qca.claim import Conditions
from conjuncture.inquiry.statements.statement import Together
from conjuncture.language.resolution import resolve
from conjuncture.studies.registry.coded_cases import get_codings
from conjuncture.studies.registry.ledgers import get_claims
from conjuncture.studies.registry.theories import get_theory
from conjuncture.theories.bibliography import named_in

LEDGER = get_claims("leninism")
IDS = (
    {f"M{number}" for number in range(1, 8)}
    | {f"S{number}" for number in range(12)}
    | {f"O{number}" for number in range(1, 18) if number != 10}
    | {"O10a", "O10b"}
    | {f"W{number}" for number in range(1, 12)}
    | {f"B{number}" for number in range(1, 22) if number != 6}
    | {"B6a", "B6b"}
)
OVER_CODINGS = {"M2b", "M3b", "O8b"}


def test_every_claim_of_the_essay_stands_in_the_ledger() -> None:
    assert {claim.id for claim in LEDGER.claims} - {"O6b", "S0b", "W4b", *OVER_CODINGS} == IDS


def test_every_question_that_the_essay_leaves_open_is_put_through_claims() -> None:
    assert [question.id for question in LEDGER.questions] == [f"Q{number}" for number in range(1, 12)]
    assert all(len(question.through) >= 3 and question.record for question in LEDGER.questions)


@pytest.mark.parametrize("question", LEDGER.questions, ids=lambda question: question.id)
def test_each_open_question_has_the_strongest_objection_and_what_would_refute_it(question) -> None:
    rivals = {rival.name: rival for rival in LEDGER.rivals}
    objection, refuted_by = question.objection, question.refuted_by
    assert objection is not None
    assert refuted_by is not None
    assert objection.claim in rivals[objection.rival].denies
    works = named_in([objection.source])
    assert works
    assert set(works) <= set(named_in([rivals[objection.rival].holder]))
    assert named_in([refuted_by.source])
    assert all(len(text.split()) >= 20 and "_" not in text for text in (objection.says, refuted_by.says))


def test_no_question_is_told_with_a_variable_name() -> None:
    told = [
        text
        for question in LEDGER.questions
        for one in question.through
        for text in (question.record, question.terms, question.put_in, one.follows, one.fails)
    ]
    assert not [text for text in told if "_" in text]


@pytest.mark.parametrize("claim", LEDGER.claims, ids=lambda claim: claim.id)
def test_each_claim_names_what_would_count_against_it_and_what_the_record_says(claim: Claim) -> None:
    assert claim.counts_against.strip()
    assert claim.asked_so.strip()
    assert claim.locator.startswith("essay L")
    if claim.question is not None and claim.theory == "leninism.essay":
        assert claim.record.strip()
        assert claim.carriers


@pytest.mark.parametrize("claim", LEDGER.claims, ids=lambda claim: claim.id)
def test_what_a_claim_speaks_of_is_there(claim: Claim) -> None:
    if claim.question is None:
        return
    if isinstance(claim.question, Conditions):
        codings = get_codings(claim.question.cases, claim.question.unsure)
        assert len(claim.question.recodings(codings, 2).tables) == 2
        return
    mechanisms = get_theory(claim.theory).mechanisms
    asked = claim.question.all if isinstance(claim.question, Together) else (claim.question,)
    missing = {side.outcome.variable for one in asked for side in one.sides} - set(mechanisms)
    assert missing == set()
    assert set(claim.carriers) - set(mechanisms) == set()
    assert load(claim.case).steps > 0


def test_every_claim_that_a_rival_denies_is_one_it_is_asked_and_rivals_are_asked_most_systems() -> None:
    asked = {name for rival in LEDGER.rivals for name in rival.asked}
    assert len(LEDGER.rivals) == 18
    assert {name[0] for name in asked} == {"M", "S", "O", "W", "B"}
    assert all(rival.parts for rival in LEDGER.rivals)


def test_claims_over_codings_are_of_the_recorded_situations_and_put_to_no_rival() -> None:
    over = {claim.id for claim in LEDGER.claims if isinstance(claim.question, Conditions)}
    assert over == OVER_CODINGS
    assert not over & {name for rival in LEDGER.rivals for name in rival.asked}
    for name in over:
        claim = LEDGER.called(name)
        assert claim.asked_of == "the codings of situations"
        assert "Not asked of rivals' worlds" in claim.asked_so


def test_claims_about_the_world_as_it_was_are_of_a_case_with_a_course_and_stand_in_the_docs() -> None:
    about = {claim.id: claim for claim in LEDGER.claims if claim.counterfactual}
    assert set(about) == {
        "M3", "O11", "O17", "B3", "B4", "B5", "B8", "B9", "B14", "B16", "B19", "B20", "W6",
    }  # fmt: skip
    page = (Path(__file__).parents[3] / "docs" / "recorded_course.md").read_text("utf-8")
    for claim in about.values():
        course, variables = load(claim.case).course, resolve(get_theory(claim.theory)).variables
        assert course is not None
        assert any(variables[name].event for name in course.events if name in variables)
        assert f"| {claim.id} | {claim.counterfactual} |" in page
