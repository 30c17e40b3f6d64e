"""`conjuncture.ask`: what is asked as an object is answered as its file would be, and claims by their ids."""

from dataclasses import replace
from pathlib import Path

import pytest

import conjuncture
from conjuncture.cases.case import Case
from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.ledger.claim_file import ClaimFile
from conjuncture.inquiry.question_file import QuestionFile
from conjuncture.inquiry.runs.prepare import RunError
from conjuncture.inquiry.statements.statement import Statement
from conjuncture.language.theory import Theory
from conjuncture.questions import Assertion, Conditions, WhatIf
from conjuncture.studies.ask import theories_asked
from conjuncture.studies.ask_settings import AskSettings
from conjuncture.studies.claims import ask_with_rivals, cost
from conjuncture.studies.registry.ledgers import get_claims
from conjuncture.studies.report_folder import ReportError
from conjuncture.studies.study_answer import StudyAnswer
from conjuncture.worlds import Outcome, Where, hold, set_given, set_parameter

SOUTH = Outcome("wage_index", since="1915-01", where=Where(("country", "=", "South")))
WAR = WhatIf(set_parameter("wage_index.loss", 1.0), (SOUTH,))
PEACE = WhatIf(set_parameter("wage_index.loss", 0.0), (SOUTH,))


def test_a_question_made_in_python_is_answered_and_written(pair: Case, eaten: Theory, tmp_path: Path) -> None:
    found = conjuncture.ask(pair, PEACE, eaten, draws=8)
    direct = PEACE.ask(conjuncture.simulation(pair, eaten), 8)
    assert found.figures == direct.figures
    assert found.paragraphs == (direct.question, direct.words)
    assert found.report(tmp_path).read_text("utf-8").startswith("<!DOCTYPE html>")


def test_claims_and_questions_can_be_asked_with_objects_for_theory_and_case(
    pair: Case, eaten: Theory, claims: ClaimFile
) -> None:
    said: list[str] = []
    claim = conjuncture.ask(pair, "c1", eaten, ledger=claims, draws=8, say=said.append)
    assert claim.answer.kind == "claim"
    assert "1 claim" in said[0]
    assert claim.paragraphs[0].startswith("C1. someone (p. 1)")
    question = conjuncture.ask(pair, "Q1", eaten, ledger=claims, draws=8)
    assert question.answer.kind == "question"
    assert question.paragraphs[0] == "Q1. Do wages end? (p. 2)"
    with pytest.raises(QuestionError, match="'C1'"):
        conjuncture.ask(pair, "C11", eaten, ledger=claims)


def test_the_report_of_an_open_question_and_of_no_claim_lets_a_reader_argue_with_it(
    pair: Case, eaten: Theory, claims: ClaimFile, tmp_path: Path
) -> None:
    question = conjuncture.ask(pair, "Q1", eaten, ledger=claims, draws=40, seed=2)
    claim = conjuncture.ask(pair, "C1", eaten, ledger=claims, draws=40, seed=2)
    assert claim.dispute is None
    assert question.dispute is not None
    (judged,), (step,) = question.dispute.judged, question.dispute.steps
    assert step.part.share == question.figures.claims["C1"].holds
    assert judged.claims["C1"].whole.count("1") == step.part.share.count
    page = question.report(tmp_path / "question").read_text("utf-8")
    assert f"conjuncture ask {pair.name} C1 --theory eaten --draws 40 --seed 2" in page
    assert page.count("data-quantity=") == len(judged.quantities) > 0
    assert 'id="against"' not in page  # this ledger declares no objection
    assert "data-quantity=" not in claim.report(tmp_path / "claim").read_text("utf-8")


def test_single_claims_of_one_ledger_share_a_compiled_program(
    pair: Case, eaten: Theory, claims: ClaimFile
) -> None:
    (one,) = claims.claims
    assert isinstance(one.question, Statement)
    elsewhere = replace(one.question.first, world=hold("strain", 0.0))
    both = replace(claims, claims=(one, replace(one, question=replace(one.question, first=elsewhere))))
    runs = [ask_with_rivals(both, [each], eaten, AskSettings(8), case=pair) for each in both.claims]
    first, second = (run.ledger.matched["eaten", pair.name].simulation.program for run in runs)
    assert first is second
    assert "strain" in first.settable


def test_the_estimate_of_time_grows_with_the_draws(claims: ClaimFile) -> None:
    few, many = (cost(claims, claims.claims, rivals=False, draws=draws) for draws in (100, 100_000))
    assert "about 1 minute " in few
    assert "about 35 minutes " in many


def test_an_answers_report_never_overwrites_that_of_another(
    pair: Case, eaten: Theory, claims: ClaimFile, tmp_path: Path
) -> None:
    def claim(seed: int = 0, draws: int = 8) -> StudyAnswer:
        return conjuncture.ask(pair, "C1", eaten, ledger=claims, draws=draws, seed=seed)

    first = claim()
    page = first.report(tmp_path)
    before = page.read_bytes()
    assert first.report(tmp_path).read_bytes() == before
    others = [
        claim(seed=1),
        conjuncture.ask(pair, "Q1", eaten, ledger=claims, draws=8),
        conjuncture.ask(pair, PEACE, eaten, draws=8),
        replace(first, owner=replace(first.owner, facts={**first.owner.facts, "theory": "starved"})),
    ]
    for other in others:
        with pytest.raises(ReportError, match="the answer to 'C1'"):
            other.report(tmp_path)
    assert page.read_bytes() == before
    claim(draws=16).report(tmp_path)


def test_a_question_asked_of_a_changed_society_says_so(pair: Case, eaten: Theory, tmp_path: Path) -> None:
    literate = set_given("literacy", 1.0, where=Where(("country", "=", "South")))
    found = conjuncture.ask(pair, PEACE, eaten, draws=8, given=literate)
    assert found.figures == PEACE.ask(conjuncture.simulation(pair, eaten, given=literate), 8).figures
    usual = conjuncture.ask(pair, PEACE, eaten, draws=8)
    assert found.figures != usual.figures
    assert str(literate) in found.warnings[0]
    assert not any(str(literate) in warning for warning in usual.warnings)
    usual.report(tmp_path)
    with pytest.raises(ReportError, match="differ in given"):
        found.report(tmp_path)


def test_a_claim_is_tested_on_draws_of_the_changed_society(
    pair: Case, eaten: Theory, claims: ClaimFile
) -> None:
    literate = AskSettings(8, given=set_given("literacy", 1.0))
    usual, other = (
        ask_with_rivals(claims, claims.claims, eaten, settings, case=pair).ledger.matched["eaten", pair.name]
        for settings in (AskSettings(8), literate)
    )
    assert (other.simulation.society.given["literacy"].values == 1).all()
    assert usual.simulation.society.fingerprint() != other.simulation.society.fingerprint()
    found = conjuncture.ask(pair, "C1", eaten, ledger=claims, draws=8, given=literate.given)
    assert "literacy given as 1" in found.warnings[0]


def test_an_unknown_given_variable_is_refused(pair: Case, eaten: Theory, claims: ClaimFile) -> None:
    with pytest.raises(QuestionError, match="'literacy'"):
        conjuncture.ask(pair, PEACE, eaten, draws=8, given=set_given("litteracy", 1.0))
    with pytest.raises(RunError, match="set_given"):
        conjuncture.ask(pair, PEACE, eaten, draws=8, given=hold("strain", 0.0))
    of_codings = Conditions("situations", (Assertion("implantation", "necessary for", "outcome"),))
    with pytest.raises(QuestionError, match=r"'literacy'"):
        conjuncture.ask(pair, "C1", eaten, ledger=claims, draws=8, given=set_given("litteracy", 1.0))
    for coded in (of_codings, "M2b"):
        with pytest.raises(QuestionError, match="coded cases"):
            conjuncture.ask(None, coded, given=set_given("literacy", 1.0))


@pytest.mark.parametrize(
    ("name", "theory", "asked"),
    [("Q5", None, ["leninism.essay"]), ("O5", None, ["leninism.struggle"]), ("O5", "canon.march", ["march"])],
)
def test_the_asked_theories_are_those_of_the_claims_or_the_named_one(
    name: str, theory: str | None, asked: list[str]
) -> None:
    found = theories_asked(name, "russia", theory, AskSettings(), ledger=get_claims("leninism"))
    assert [one.name for one in found] == asked


def test_the_theory_of_a_file_is_its_own_or_that_of_its_case(pair: Case, tmp_path: Path) -> None:
    file = QuestionFile(tmp_path / "mine.toml", PEACE, case="russia")
    (own,) = theories_asked(file, None, None, AskSettings())
    assert own.name == "leninism.struggle"
    (named,) = theories_asked(replace(file, theory="canon.march"), None, None, AskSettings())
    assert named.name == "march"
    with pytest.raises(QuestionError, match="names no case"):
        theories_asked(replace(file, case=""), None, None, AskSettings())


def test_two_questions_made_in_python_have_two_folders(pair: Case, eaten: Theory, tmp_path: Path) -> None:
    conjuncture.ask(pair, PEACE, eaten, draws=8).report(tmp_path)
    with pytest.raises(ReportError, match="question, written"):
        conjuncture.ask(pair, WAR, eaten, draws=8).report(tmp_path)
    conjuncture.ask(pair, PEACE, eaten, draws=16).report(tmp_path)
