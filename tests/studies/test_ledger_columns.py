"""A ledger asked in several ways: the columns of its checks, and of the recorded course."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

import conjuncture
from conjuncture import Beta, Level, Theory, Uniform, derived, parameter, regular_society, state
from conjuncture.cases.case import Case
from conjuncture.cases.recorded_course import RecordedCourse, RecordedSpell
from conjuncture.errors import ConjunctureError
from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.experiments.outcomes import Outcome
from conjuncture.inquiry.ledger.claim_file import ClaimFile
from conjuncture.inquiry.ledger.claims import Claim
from conjuncture.inquiry.statements.side import Side
from conjuncture.inquiry.statements.statement import Statement
from conjuncture.records import Record
from conjuncture.studies.ledger_result import LedgerResult
from conjuncture.studies.registry.ledgers import get_claims
from conjuncture.studies.report_folder import ReportError

country = Level("country")
worker = Level("worker", within=(country,))


@derived(worker, absent=False, source="constructed")
def heads(noise):
    """A coin for each worker, thrown once a step."""
    return noise.bernoulli(0.5)


@derived(country, absent=0.0, unit="share", source="constructed")
def uneven(heads):
    """How far the share of heads is from a half."""
    return abs(heads.share() - 0.5)


@derived(country, absent=0.0, source="constructed")
def by_rate(by_rate_fallen, noise, dt, *, rate=parameter(Uniform(1.0, 1.2), unit="1/year", reason="made")):
    """It may fall in any month, so that half a year brings it down in four draws of ten."""
    return noise.passage(by_rate_fallen, {1: rate}, dt)


@state(country, initial=0.0, within=(0, 1), source="definition")
def by_rate_fallen(by_rate):
    """It has fallen."""
    return by_rate


@state(country, initial=0.0, within=(0, 1), source="constructed")
def by_step_fallen(by_step_fallen, noise, *, chance=parameter(Beta(50, 200), unit="a step", reason="made")):
    """A chance for each step, whatever its length: about one in five."""
    return 1.0 * ((by_step_fallen > 0.5) | noise.bernoulli(chance))


THEORY = Theory.module(globals(), name="falling")


def spell(since: str, until: str, outcome: float) -> RecordedSpell:
    return RecordedSpell("by_rate", "", since, until, outcome, False, "", "recorded", "made", "made")


CASE = Case(
    name="anywhere",
    place="anywhere",
    title="Anywhere",
    start="1900-01-01",
    steps=6,
    dt=1 / 12,
    scenarios=("main",),
    inputs=lambda _: {},
    society=lambda workers, seed: regular_society({"country": 1, "worker": workers}, {"worker": "country"}),
    record=lambda: Record({}, {}, ()),
    default_theory="canon.march",
    course=RecordedCourse("1900-01", 6, (spell("1900-01", "1900-05", 0), spell("1900-05", "1900-07", 1))),
)


def claim(name: str, question: Statement, theory: str = "falling", case: str = "anywhere") -> Claim:
    words = dict.fromkeys(("sentence", "holder", "against", "locator", "answer", "asked_so"), "made")
    return Claim(name, question=question, counts_against="made", theory=theory, case=case, **words)


def last(variable: str) -> Side:
    return Side(Outcome(variable, over_time="last"))


CLAIMS = (
    claim("RATE", Statement(last("by_rate_fallen"), "below", 0.5)),
    claim("STEP", Statement(last("by_step_fallen"), "above", 0.5)),
    claim("EVEN", Statement(last("uneven"), "below", 0.061)),
)
LEDGER = ClaimFile("made", "Made", "falling", "anywhere", CLAIMS)
ASKED = {"case": CASE, "draws": 300, "workers": 100, "rivals": False}


@pytest.fixture(scope="module")
def checked() -> LedgerResult:
    return conjuncture.ledger(LEDGER, THEORY, check=("step", "size"), **ASKED)


def test_a_verdict_from_a_chance_per_step_changes_at_half_the_step_and_one_from_a_rate_does_not(
    checked: LedgerResult,
) -> None:
    own, half = checked.entries, checked.beside["half the step"]
    assert {name: entry.word for name, entry in own.items()} == dict.fromkeys(own, "undecided")
    assert half["STEP"].word == "follows"  # in 93 draws of a hundred in place of 74
    assert half["RATE"].word == "undecided"
    changed = dict(zip(own, checked.run.again("half the step"), strict=True))
    assert changed["STEP"].changed == "another verdict"
    assert changed["RATE"].changed == ""
    assert changed["RATE"].noise
    rate, step, _ = checked.table().to_dict("records")
    assert step["half_the_step_changed"] == "another verdict"
    assert step["half_the_step_share"] > step["high"]
    assert rate["half_the_step_verdict"] == "undecided"


def test_a_verdict_from_the_noise_of_a_small_society_changes_with_twice_the_people(
    checked: LedgerResult,
) -> None:
    changed = dict(zip(checked.entries, checked.run.again("twice the people"), strict=True))
    assert checked.beside["twice the people"]["EVEN"].word == "follows"
    assert changed["EVEN"].another
    assert not changed["STEP"].another
    assert not changed["RATE"].another


def test_changes_by_the_checks_come_first_in_words_page_and_data(
    checked: LedgerResult, tmp_path: Path, wording
) -> None:
    told = checked.words()
    first = told.index("STEP  UNDECIDED")
    assert told.index("At half the step") < first
    page = checked.report(tmp_path).read_text("utf-8")
    assert page.index("At half the step 1 of 3 verdicts") < page.index("<h2>")
    data = json.loads(checked.to_json())
    (step,) = [row for row in data["claims"] if row["claim"] == "STEP"]
    assert step["beside"]["half the step"]["verdict"] == "follows"
    assert step["beside"]["half the step"]["changed"] == "another verdict"
    assert [row["way"] for row in data["draws"]] == ["free", "half the step", "twice the people"]
    wording(*data["changes"])
    with pytest.raises(ReportError, match="differ in check"):
        conjuncture.ledger(LEDGER, THEORY, **ASKED).report(tmp_path)


def test_half_the_step_runs_over_the_same_time(checked: LedgerResult) -> None:
    own, half = (
        ledger.matched["falling", "anywhere"].simulation
        for ledger in (checked.run.ledger, checked.run.beside["half the step"])
    )
    assert (half.steps, half.dt) == (2 * own.steps, own.dt / 2)
    np.testing.assert_array_equal(half.times[::2], own.times)


def test_a_ledger_has_three_columns_with_their_effective_draws(tmp_path: Path, wording) -> None:
    found = conjuncture.ledger(LEDGER, THEORY, on=("free", "held", "course"), **ASKED)
    assert list(found.beside) == ["held", "course"]
    for way in ("held", "course"):
        assert found.beside[way]["RATE"].word == "not asked"  # it is read off the passage, which is given
        assert found.beside[way]["STEP"].word == "undecided"
    draws = {row["way"]: row for row in found.to_dict()["draws"]}
    assert draws["free"]["effective"] is draws["free"]["pareto_k"] is None
    assert draws["held"]["pareto_k"] < 0.5  # the rates are nearly known
    assert 200 < draws["held"]["effective"] <= 300
    assert draws["course"]["draws"] >= 200
    wording(found.words())
    page = found.report(tmp_path).read_text("utf-8")
    assert all(f"<th>{way}</th>" in page for way in ("free", "held", "course"))
    with pytest.raises(ReportError, match="differ in on"):
        conjuncture.ledger(LEDGER, THEORY, on="held", **ASKED).report(tmp_path)


def test_claims_that_a_column_cannot_test_say_why() -> None:
    elsewhere = replace(CASE, name="elsewhere", title="Elsewhere", course=None)
    found = conjuncture.ledger(LEDGER, THEORY, on=("free", "held"), **{**ASKED, "case": elsewhere})
    assert {entry.word for entry in found.beside["held"].values()} == {"not asked"}
    assert all("records no course" in entry.words for entry in found.beside["held"].values())
    assert "records no course" in found.words()


def test_if_the_recorded_course_is_impossible_there_is_no_verdict() -> None:
    spells = spell("1900-01", "1900-03", 0), spell("1900-03", "1900-04", 1), spell("1900-04", "1900-07", 0)
    never = replace(CASE, course=RecordedCourse("1900-01", 6, spells))
    found = conjuncture.ledger(LEDGER, THEORY, on=("free", "course"), **{**ASKED, "case": never})
    assert {entry.word for entry in found.beside["course"].values()} == {"no verdict"}
    assert all("has no chance in 1900-04" in entry.words for entry in found.beside["course"].values())


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"on": ("free", "hold")}, "held"),
        ({"on": ("free", "free")}, "twice"),
        ({"on": ()}, "`on` is empty"),
        ({"check": ("steps",)}, "step"),
    ],
)
def test_unknown_columns_and_checks_are_refused(asked: dict[str, object], said: str) -> None:
    with pytest.raises(QuestionError, match=said):
        conjuncture.ledger(LEDGER, THEORY, **{**ASKED, **asked})


def test_a_check_that_is_not_possible_is_refused_before_anything_runs() -> None:
    ran: list[str] = []

    def refused(ledger: ClaimFile, said: str, **asked: object) -> None:
        with pytest.raises(ConjunctureError, match=said):
            conjuncture.ledger(ledger, THEORY, **{**ASKED, **asked}, progress=ran.append)

    within = Side(Outcome("by_rate_fallen", since="1900-02-20"))
    refused(
        replace(LEDGER, claims=(claim("W", Statement(within, "above", 0.5)),)),
        "Claim W: 1900-02-20",
        check="step",
    )
    shares = replace(CASE, society=lambda workers, seed: CASE.society(100, seed))
    refused(LEDGER, "no people to double", check="size", case=shares)
    assert ran == []


def test_a_claim_over_coded_cases_is_not_checked() -> None:
    leninism = get_claims("leninism")
    coded = replace(LEDGER, claims=(CLAIMS[0], leninism.called("M2b")))
    found = conjuncture.ledger(coded, THEORY, check="step", **ASKED)
    assert found.beside["half the step"]["M2b"].word == "not asked"
    assert "coded cases" in found.beside["half the step"]["M2b"].words


def test_without_stored_draws_of_a_fit_its_column_says_how_to_store_them(tmp_path: Path) -> None:
    asked = {**ASKED, "draws": 16, "bank": tmp_path}
    result = conjuncture.ledger(LEDGER, THEORY, on=("free", "fitted"), **asked)
    assert {entry.word for entry in result.beside["fitted"].values()} == {"no verdict"}
    assert all(entry.words.startswith("No verdict") for entry in result.beside["fitted"].values())
    assert all(entry.word != "no verdict" for entry in result.entries.values())
