"""A trace asked by its name: its share is that of draws counted by hand; what cannot be asked is refused."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import conjuncture
from conjuncture.cases.case import Case
from conjuncture.inquiry.answers import Answer
from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.fitting.worlds import Worlds
from conjuncture.inquiry.identifying.recorded_traces import figures_for
from conjuncture.inquiry.ledger.claim_file import ClaimFile
from conjuncture.inquiry.ledger.trace import Trace, trace_from
from conjuncture.language.theory import Theory
from conjuncture.studies.ledger_traces import recorded_by_claim
from conjuncture.studies.registry.ledgers import get_claims
from conjuncture.worlds import set_given

DRAWS = 40
TRACE = {
    "name": "wages are eaten",
    "claim": "C1",
    "target": "Men's wages",
    "since": "1915-01",
    "until": "1915-12",
    "below": 211,  # pence; 200 stand for an index of 1
    "left_by": ["eaten"],
    "silent": ["canon.march"],
    "reason": "War takes them.",
    "source": "p. 2",
}


@pytest.fixture
def trace() -> Trace:
    return trace_from(TRACE)


@pytest.fixture
def ledger(claims: ClaimFile, trace: Trace) -> ClaimFile:
    return replace(claims, traces=(trace,))


def test_the_share_of_a_trace_counts_draws_from_the_priors_between_its_bounds(
    pair: Case, eaten: Theory, ledger: ClaimFile, trace: Trace
) -> None:
    found = conjuncture.ask(pair, "Wages are EATEN", eaten, ledger=ledger, draws=DRAWS)
    worlds = Worlds(conjuncture.simulation(pair, eaten), pair, chosen=figures_for([trace], pair))
    values = worlds.values(worlds.prior_positions(range(DRAWS)), np.arange(DRAWS))
    share = found.figures.left["eaten"]
    assert share.of == DRAWS
    assert share.count == (values[:, 0] < 211 / 200).sum()
    assert 0 < share.count < DRAWS
    assert found.figures.times == {}  # a theory that is named is asked alone


def test_the_answer_has_claim_reason_and_record_and_survives_json(
    pair: Case, eaten: Theory, ledger: ClaimFile, tmp_path: Path
) -> None:
    found = conjuncture.ask(pair, "wages are eaten", eaten, ledger=ledger, draws=DRAWS)
    assert found.figures.recorded_low == 240
    assert found.figures.found is False
    assert found.paragraphs[1].startswith("C1. someone (p. 1)")
    assert "War takes them. (p. 2)" in found.paragraphs[2]
    assert Answer.from_dict(found.to_dict()) == found.answer
    assert found.answer.asked == "wages are eaten"
    assert "left, eaten" in found.report(tmp_path).read_text("utf-8")


@pytest.mark.parametrize("settings", [{"given": set_given("literacy", 1.0)}, {"on": "held"}])
def test_a_trace_of_a_changed_society_or_on_a_recorded_course_is_refused(
    pair: Case, eaten: Theory, ledger: ClaimFile, settings: dict[str, Any]
) -> None:
    with pytest.raises(QuestionError, match="priors"):
        conjuncture.ask(pair, "wages are eaten", eaten, ledger=ledger, draws=8, **settings)


def test_an_error_about_a_name_offers_the_nearest_trace(pair: Case, eaten: Theory, ledger: ClaimFile) -> None:
    with pytest.raises(QuestionError, match="'wages are eaten'"):
        conjuncture.ask(pair, "wages are eatn", eaten, ledger=ledger)


def test_the_traces_of_one_claim_are_read_without_those_of_others() -> None:
    file = get_claims("leninism")
    found = recorded_by_claim(file, ["O5"])
    assert set(found) == {"O5"}
    assert {one.trace.claim for one in found["O5"]} == {"O5"}
    assert recorded_by_claim(replace(file, traces=()), ["O5"]) == {}
