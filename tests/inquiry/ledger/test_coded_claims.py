"""Claims about coded cases: judged over recodings by the rules of every other claim."""

from pathlib import Path

import numpy as np
import pytest

from conjuncture.engine.store import Store
from conjuncture.files.mistakes import FileError
from conjuncture.inquiry.ledger.claim_reader import read_claims
from conjuncture.inquiry.ledger.coded_claims import ask_recorded, judged
from conjuncture.inquiry.ledger.ground import Ground
from conjuncture.inquiry.ledger.ledger import run_ledger
from conjuncture.inquiry.ledger.rivals import Rival, put_to
from conjuncture.inquiry.qca.assertions import Assertion
from conjuncture.inquiry.qca.claim import Conditions
from conjuncture.inquiry.qca.codings import Codings
from conjuncture.inquiry.qca.table import Table

LEDGER = """
title = "Made"
[[claim]]
id = "R1"
sentence = "Nobody wins without the army."
holder = "Somebody"
against = ""
locator = "p. 1"
answer = "The army is necessary."
asked_so = "Over made cases."
counts_against = "A victory without it."
[claim.question]
is = "conditions"
cases = "cases.csv"
beside = ["roots"]
[[claim.question.assertions]]
expression = "army"
relation = "necessary for"
outcome = "won"
"""


def made(winner: float = 0.95, width: float = 0.05) -> Codings:
    """Six who won with the army, six who lost without, and "k", who won with an army of this degree."""
    army = np.array([0.95] * 6 + [0.05] * 6 + [winner])
    table = Table(
        tuple("abcdefghijlmk"),
        {
            "army": army,
            "roots": np.array([0.9, 0.1] * 6 + [0.1]),
            "won": np.array([0.85] * 6 + [0.05] * 6 + [0.85]),
        },
    )
    return Codings("cases.csv", table, {name: np.full(13, width) for name in table.columns}, "Made.")


def necessary(expression: str, **more) -> Conditions:
    return Conditions("cases.csv", (Assertion(expression, "necessary for", "won", **more),))


def test_a_claim_that_is_true_of_the_cases_follows_and_one_that_is_false_fails(wording) -> None:
    _, true = judged(necessary("army"), made(), 400, 0)
    words, false = judged(necessary("roots"), made(), 400, 0)
    assert (true.verdict, false.verdict) == ("follows", "fails")
    assert false.contrary.share > 0.95
    wording(words)


def test_fewer_recodings_than_a_verdict_needs_leave_it_undecided() -> None:
    _, found = judged(necessary("army"), made(), 100, 0)
    assert found.verdict == "undecided"


def test_a_claim_that_hangs_on_one_unsure_code_depends_and_the_code_is_named(wording) -> None:
    codings = made(winner=0.25, width=0.0)
    unsure = {**codings.unsure, "army": np.array([0.0] * 12 + [0.3])}
    question = Conditions("cases.csv", necessary("army", margin=0.0).assertions, anchors=0.0)
    words, found = judged(question, Codings("cases.csv", codings.table, unsure, "Made."), 400, 0)
    assert found.verdict == "depends"
    assert found.boundary is not None
    assert found.boundary.quantities == ("army of k",)
    wording(words)


def test_the_case_on_which_a_claim_rests_is_named(wording) -> None:
    codings = made(winner=0.05)
    assert judged(necessary("army"), codings, 400, 0)[1].verdict == "fails"
    denied = Conditions("cases.csv", (Assertion("army", "not necessary for", "won", margin=0.02),))
    words, found = judged(denied, codings, 400, 0)
    assert found.verdict == "follows"
    assert found.carried_by is not None
    assert found.carried_by.carriers == ("k",)
    wording(words)


def test_no_case_is_named_where_a_claim_holds_in_fewer_than_twenty_recodings(wording) -> None:
    denied = Conditions("cases.csv", (Assertion("army", "not necessary for", "won", margin=0.02),))
    words, found = judged(denied, made(winner=0.05), 8, 0)
    assert found.holds.count > 4
    assert found.carried_by is not None
    assert found.carried_by.carriers == ()
    wording(words)


def test_it_is_told_how_many_cases_speak_and_what_so_few_leave_open(wording) -> None:
    codings = made()
    lone = codings.table.only([0, 6, 7, 8, 9])
    few = Codings("cases.csv", lone, {name: np.full(5, 0.05) for name in lone.columns}, "Made.")
    _, figures = judged(necessary("army"), few, 200, 0)
    wording(*figures.warnings)


def test_a_denial_that_holds_of_most_conditions_is_said_to_say_little(wording) -> None:
    denied = Conditions("cases.csv", (Assertion("~army*roots", "not sufficient for", "won"),))
    _, figures = judged(denied, made(), 200, 0)
    alike = figures.as_coded["not army × roots is not sufficient for won"].alike
    assert alike is not None
    assert alike.count == 2
    warnings = len(figures.warnings)
    never = Table(made().table.cases, {**made().table.columns, "won": np.full(13, 0.06)})
    rare = Codings("cases.csv", never, made().unsure, "Made.")
    _, figures = judged(denied, rare, 200, 0)
    assert len(figures.warnings) > warnings
    wording(*figures.warnings)


def test_rivals_beside_are_put_in_the_place_of_the_first_condition(wording) -> None:
    question = Conditions("cases.csv", necessary("army").assertions, beside=("roots",))
    words, figures = judged(question, made(), 200, 0)
    assert figures.beside["roots is necessary for won"].share < 0.05
    wording(words)


def test_a_ledger_file_may_ask_of_coded_cases_beside_itself(tmp_path: Path) -> None:
    path = tmp_path / "made.ledger.toml"
    path.write_text(LEDGER, "utf-8")
    file = read_claims(path)
    (claim,) = file.claims
    assert isinstance(claim.question, Conditions)
    assert claim.question.cases == str(tmp_path / "cases.csv")
    assert (claim.theory, claim.case) == ("", "cases")
    assert claim.asked_of.endswith("of cases")
    rival = Rival("doubt", "doubting", "Somebody else", "No.", "Low.", ("R1",))
    assert put_to((rival,), file.claims) == []  # no theory's worlds are asked

    def no_theory(theory: str, case: str) -> Ground:
        raise AssertionError(f"{theory} over {case}")

    folder = tmp_path / "entries"
    for read in (False, True):
        found = run_ledger(file.claims, no_theory, 240, store=Store(folder), codings=lambda _: (made(), 0))
        (entry,) = found.entries
        assert (entry.word, entry.read) == ("follows", read)
    assert found.matched == {}


def test_codes_that_changed_are_asked_anew(tmp_path: Path) -> None:
    path = tmp_path / "made.ledger.toml"
    path.write_text(LEDGER, "utf-8")
    (claim,) = read_claims(path).claims
    assert ask_recorded(claim, made(), 240, store=Store(tmp_path)).word == "follows"
    again = ask_recorded(claim, made(winner=0.05), 240, store=Store(tmp_path))
    assert not again.read
    assert again.word == "fails"


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ('"army"', ("cases.csv", "'arms'", "'army'")),
        ('"won"', ("cases.csv", "'arms'")),
    ],
)
def test_what_is_not_coded_is_an_entry_that_names_table_and_remedy(
    tmp_path: Path, written: str, told: tuple[str, ...]
) -> None:
    path = tmp_path / "made.ledger.toml"
    path.write_text(LEDGER.replace(f"= {written}", '= "arms"'), "utf-8")
    (claim,) = read_claims(path).claims
    entry = ask_recorded(claim, made(), 240)
    assert entry.word == "not asked"
    assert all(name in entry.words for name in told)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            LEDGER.replace("necessary for", "needed for"),
            "line 3, claim R1: .*'needed for'.*'necessary for'",
        ),
        (
            LEDGER.replace('outcome = "won"\n', ""),
            "line 3, claim R1: .*outcome",
        ),
        (
            LEDGER.replace('"conditions"', '"condition"'),
            "'condition'.*'conditions'",
        ),
    ],
)
def test_a_mistake_in_such_a_claim_is_named_with_file_and_claim(tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "made.ledger.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(FileError, match=told):
        read_claims(path)
