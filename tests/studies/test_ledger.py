"""`conjuncture.ledger`: every claim of a ledger, each with an entry, however it is asked."""

from dataclasses import replace
from pathlib import Path

import pytest

import conjuncture
from conjuncture.cases.case import Case
from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.experiments.interventions import set_given
from conjuncture.inquiry.ledger.claim_file import ClaimFile
from conjuncture.language.theory import Theory
from conjuncture.studies.registry.ledgers import get_claims
from conjuncture.studies.report_folder import ReportError


def test_a_ledger_has_an_entry_and_a_row_for_each_claim(
    pair: Case, eaten: Theory, claims: ClaimFile, tmp_path: Path
) -> None:
    found = conjuncture.ledger(claims, eaten, case=pair, draws=8)
    table = found.table()
    assert table["claim"].tolist() == ["C1"]
    assert table["theory"].tolist() == ["eaten"]
    assert table["verdict"].tolist() == [found.entries["C1"].word] == ["undecided"]  # of so few draws
    assert [row["word"] for row in found.to_dict()["claims"]] == ["undecided"]
    assert any("a verdict needs 200" in warning for warning in found.warnings)
    assert found.report(tmp_path).name == "ledger.html"
    assert "C1  UNDECIDED" in found.words()


def test_a_ledgers_report_is_overwritten_only_by_one_with_the_same_settings(
    pair: Case, eaten: Theory, claims: ClaimFile, tmp_path: Path
) -> None:
    conjuncture.ledger(claims, eaten, case=pair, draws=8).report(tmp_path)
    conjuncture.ledger(claims, eaten, case=pair, draws=8).report(tmp_path)
    with pytest.raises(ReportError, match=" seed"):
        conjuncture.ledger(claims, eaten, case=pair, draws=8, seed=1).report(tmp_path)


def test_a_ledger_asked_of_a_changed_society_says_so(
    pair: Case, eaten: Theory, claims: ClaimFile, tmp_path: Path
) -> None:
    literate = set_given("literacy", 1.0)
    usual = conjuncture.ledger(claims, eaten, case=pair, draws=8)
    other = conjuncture.ledger(claims, eaten, case=pair, draws=8, given=literate)
    matched = other.run.ledger.matched["eaten", pair.name]
    assert (matched.simulation.society.given["literacy"].values == 1).all()
    said = f"Asked of a changed society, and not of the case's own: {literate}."
    assert other.warnings[0] == said
    assert other.to_dict()["warnings"][0] == said
    assert other.words().startswith(f"Warning: {said}")
    assert said not in usual.words()
    usual.report(tmp_path)
    with pytest.raises(ReportError, match="differ in given"):
        other.report(tmp_path)
    assert str(literate) in other.report(tmp_path / "other").read_text("utf-8")


def test_a_given_variable_that_no_claim_reads_is_refused_before_anything_runs(
    pair: Case, eaten: Theory, claims: ClaimFile
) -> None:
    told: list[str] = []
    with pytest.raises(QuestionError, match=r"'litteracy'.*'literacy'"):
        conjuncture.ledger(claims, eaten, case=pair, given=set_given("litteracy", 1.0), progress=told.append)
    coded = get_claims("leninism")
    coded = replace(coded, claims=(coded.called("M2b"),), rivals=())
    with pytest.raises(QuestionError, match="coded cases"):
        conjuncture.ledger(coded, given=set_given("literacy", 1.0), progress=told.append)
    assert told == []
