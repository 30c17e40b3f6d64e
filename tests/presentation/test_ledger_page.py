"""The ledger's page: every claim is on it, whatever became of it."""

from dataclasses import replace
from pathlib import Path

import numpy as np

from conjuncture import Level, Simulation, Theory, Uniform, derived, parameter, regular_society
from conjuncture.inquiry.experiments.outcomes import Outcome
from conjuncture.inquiry.ledger.claim_file import ClaimFile
from conjuncture.inquiry.ledger.claims import Claim
from conjuncture.inquiry.ledger.entry import Entry
from conjuncture.inquiry.ledger.ground import Ground
from conjuncture.inquiry.ledger.ledger import run_ledger
from conjuncture.inquiry.ledger.ledger_run import LedgerRun
from conjuncture.inquiry.ledger.rivals import Rival
from conjuncture.inquiry.qca.assertions import Assertion
from conjuncture.inquiry.qca.claim import Conditions
from conjuncture.inquiry.qca.codings import Codings
from conjuncture.inquiry.qca.table import Table
from conjuncture.inquiry.statements.side import Side
from conjuncture.inquiry.statements.statement import Statement, Together
from conjuncture.presentation.ledger_page import write_page
from conjuncture.presentation.ledger_words import in_words

country = Level("country")


@derived(country, absent=0.0, source="constructed")
def level(*, height=parameter(Uniform(0, 1), unit="1", reason="constructed")):
    return height + 0.0


HERE = Side(Outcome("level"))


def claim(name: str, question, case: str = "one", **more) -> Claim:
    return Claim(
        id=name,
        sentence=f"Sentence of {name}.",
        holder="Somebody",
        against="",
        locator="p. 1",
        answer="Yes",
        question=question,
        asked_so="So.",
        counts_against="Else.",
        theory="made",
        case=case,
        **more,
    )


def test_claims_of_several_cases_left_open_not_asked_and_without_a_draw_that_counts_are_shown(
    tmp_path: Path, wording
) -> None:
    never = Together((Statement(HERE, "above", 0.5),), given=(Statement(HERE, "above", 2.0),))
    claims = (
        claim("A", Statement(HERE, "below", 2.0, margin=0.1)),
        claim("B", never, case="two"),
        claim("C", None, kept_open="too early"),
        claim("D", Statement(Side(Outcome("tide")), "above", 0.0)),
    )
    simulation = Simulation(Theory.of(level, name="made"), regular_society({"country": 1}), steps=4)
    found = run_ledger(claims, lambda theory, case: Ground(simulation, (), lambda run: run), 240)
    assert [entry.word for entry in found.entries] == ["definition", "undecided", "left open", "not asked"]
    rival = Rival("doubt", "doubting", "Somebody else", "It is not so.", "Low levels.", ("A",), ("A",))
    other = Entry("A", "follows", "It follows there, too.", None)
    file = ClaimFile("made", "Made", "made", "one", claims, rivals=(rival,))
    page = write_page(file, LedgerRun(found, {("doubt", "A"): other}), tmp_path).read_text("utf-8")
    for text in ("made over one", "made over two", "too early", "left open", "no variable &#39;tide&#39;"):
        assert text in page
    assert "1 of 1" in page
    assert "Low levels." in page
    assert "nan" not in page.casefold()
    assert "0 of 240 draws" in found.entries[1].words
    told = in_words(file, LedgerRun(found, {("doubt", "A"): other}), width=60)
    assert all(len(line) <= 60 for line in told.splitlines() if line.startswith(" "))
    wording(told)


def test_a_claim_over_codings_stands_beside_the_others_and_is_said_to_be_put_to_no_rival(
    tmp_path: Path, wording
) -> None:
    table = Table.of(tuple("abcd"), {"army": [0.95, 0.95, 0.1, 0.1], "won": [0.8, 0.8, 0.02, 0.02]})
    codings = Codings("made.csv", table, {"army": np.full(4, 0.05), "won": np.full(4, 0.05)}, "Made.")
    question = Conditions("made.csv", (Assertion("army", "necessary for", "won"),))
    claims = (replace(claim("A", question, case="made"), theory=""),)

    def no_theory(theory: str, case: str) -> Ground:
        raise AssertionError(f"{theory} over {case}")

    found = run_ledger(claims, no_theory, 240, codings=lambda _: (codings, 0))
    assert found.entries[0].word == "follows"
    file = ClaimFile("made", "Made", "", "", claims, rivals=())
    page = write_page(file, LedgerRun(found, {}), tmp_path).read_text("utf-8")
    assert str(question.assertions[0]) in page
    wording(in_words(file, LedgerRun(found, {})))
