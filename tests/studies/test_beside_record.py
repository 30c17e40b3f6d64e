"""The record beside the claims that are asked: figures of the judged draws, month by month."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

import conjuncture
from conjuncture.cases.case import Case
from conjuncture.inquiry.identifying.beside_claims import beside_claims
from conjuncture.inquiry.identifying.figures_in_draws import (
    DRAWS,
    FiguresInDraws,
    figures_in_draws,
    seen_targets,
)
from conjuncture.inquiry.identifying.record_beside import RecordBeside
from conjuncture.inquiry.identifying.recorded_traces import RecordedTrace, recorded_traces
from conjuncture.inquiry.ledger.claim_file import ClaimFile
from conjuncture.inquiry.ledger.ledger_run import LedgerRun
from conjuncture.inquiry.ledger.trace import Stretch, Trace
from conjuncture.inquiry.matching.matched_draws import MatchedDraws
from conjuncture.inquiry.statements.statement import Statement
from conjuncture.language.theory import Theory
from conjuncture.presentation.record_of_claims import record_shown
from conjuncture.studies.ask_settings import AskSettings
from conjuncture.studies.beside_record import record_of_claims
from conjuncture.studies.claims import ask_with_rivals
from conjuncture.worlds import Outcome, set_given

TRACE = Trace(
    "wages stay behind",
    "C1",
    "Men's wages",
    "They are eaten.",
    "own idea",
    left_by=("eaten",),
    not_left_by=("fed",),
    since="1915-01",
    below=0.95,
    than=Stretch(until="1914-12"),
)
SETTINGS = AskSettings(40)


@pytest.fixture(scope="module")
def wages(pair: Case, eaten: Theory) -> np.ndarray:
    """The mean wage of the North in 1914 and 1915 in each draw, from a run that keeps every month."""
    run = conjuncture.simulation(pair, eaten)
    months = conjuncture.run(pair, eaten, draws=SETTINGS.draws).data["wage_index"].sel(country="North")
    assert run.steps == months.sizes["time"] == 24
    return months.transpose("draw", "time").to_numpy().reshape(-1, 2, 12).mean(axis=2)


@pytest.fixture
def asked(pair: Case, eaten: Theory, claims: ClaimFile) -> LedgerRun:
    return ask_with_rivals(claims, claims.claims, eaten, SETTINGS, case=pair)


def besides(asked: LedgerRun, pair: Case, *traces: RecordedTrace) -> RecordBeside:
    matched = asked.ledger.matched["eaten", pair.name]
    assert isinstance(matched, MatchedDraws)
    found = beside_claims(asked.ledger.claims, traces, matched, pair)
    assert found is not None
    return found


def test_figures_compared_with_the_record_come_from_the_months_of_each_judged_draw(
    pair: Case, asked: LedgerRun, wages: np.ndarray
) -> None:
    found = besides(asked, pair)
    (target,) = found.targets
    assert (target.labels, target.recorded) == (("1914", "1915"), (200.0, 240.0))
    assert found.draws == asked.ledger.matched["eaten", pair.name].survivors[:DRAWS]
    whole = [draw for draw in found.draws if draw < SETTINGS.draws]  # of the round from the whole priors
    assert len(whole) >= 20
    pence = 200 * wages[whole]
    np.testing.assert_allclose(target.simulated[: len(whole)], pence, rtol=1e-5)  # of single precision
    assert target.claims == ("C1",)
    assert target.sources == ("An almanac (grade B)",)


def test_a_trace_is_left_in_the_draws_whose_figures_lie_between_its_bounds(
    pair: Case, asked: LedgerRun, wages: np.ndarray
) -> None:
    whole = [draw for draw in asked.ledger.matched["eaten", pair.name].survivors if draw < SETTINGS.draws]
    times = wages[whole, 1] / wages[whole, 0]
    bound = float(np.quantile(times, 0.41))
    found = besides(asked, pair, *recorded_traces([replace(TRACE, below=bound)], pair))
    (trace,) = found.traces
    left = times < bound
    assert 0 < left.sum() < left.size
    assert trace.letters[: len(whole)] == "".join("01"[one] for one in left.astype(int))
    assert len(trace.letters) == len(found.draws)
    assert trace.recorded.found is False  # 240 pence after 200


def test_the_page_counts_the_draws_that_leave_a_trace_as_they_are(pair: Case, asked: LedgerRun) -> None:
    traces = recorded_traces([TRACE], pair)
    record = record_of_claims(
        asked.ledger,
        {"C1": (replace(traces[0], trace=replace(TRACE, case="pair")),)},
        SETTINGS,
        case=pair,
        tell=lambda _: None,
    )
    (shown,) = record_shown(record, {}).traces
    ((_, letters),) = [(one.recorded, one.letters) for one in record.beside[0].traces]
    assert shown.shares[0].endswith(f"{letters.count('1')} of {len(letters)} draws)")
    assert shown.shares[1:] == ("—", "—")
    assert shown.verdict == "not recorded"


def test_figures_are_read_as_they_were_written_and_serve_all_claims(pair: Case, asked: LedgerRun) -> None:
    matched = asked.ledger.matched["eaten", pair.name]
    assert isinstance(matched, MatchedDraws)
    made = figures_in_draws(matched, pair)
    assert FiguresInDraws.from_dict(made.to_dict()) == made
    assert set(made.simulated) == {target.name for target in seen_targets(pair, matched.simulation)}
    (target,) = besides(asked, pair).targets
    assert target.simulated == made.simulated[target.name]


def test_the_comparison_with_the_record_is_read_from_the_store_without_change(
    pair: Case, eaten: Theory, claims: ClaimFile, tmp_path: Path
) -> None:
    def ask() -> tuple[RecordBeside, ...]:
        found = conjuncture.ask(pair, "C1", eaten, ledger=claims, draws=16, store=tmp_path)
        assert found.record is not None
        return found.record.beside

    first = ask()
    (path,) = tmp_path.rglob("recorded-figures-*.json")
    before = path.stat().st_mtime_ns
    assert ask() == first
    assert path.stat().st_mtime_ns == before


def test_draws_of_a_changed_society_are_not_compared_with_the_record(pair: Case, asked: LedgerRun) -> None:
    other = replace(SETTINGS, given=set_given("literacy", 1.0))
    assert record_of_claims(asked.ledger, {}, other, case=pair, tell=lambda _: None).beside == ()
    usual = record_of_claims(asked.ledger, {}, SETTINGS, case=pair, tell=lambda _: None)
    assert [one.case for one in usual.beside] == ["pair"]


def test_claims_run_with_room_for_the_comparison_with_the_record(pair: Case, asked: LedgerRun) -> None:
    simulation = asked.ledger.matched["eaten", pair.name].simulation
    assert {target.variable for target in seen_targets(pair, simulation)} <= set(simulation.keep)


def test_claims_about_unrecorded_variables_have_no_recorded_figures(pair: Case, asked: LedgerRun) -> None:
    (claim,) = asked.ledger.claims
    question, matched = claim.question, asked.ledger.matched["eaten", pair.name]
    assert isinstance(question, Statement)
    assert isinstance(question.first.outcome, Outcome)
    assert isinstance(matched, MatchedDraws)
    strain = replace(question.first.outcome, variable="strain")
    for outcome in (strain, replace(question.first.outcome, member="South")):
        other = replace(question, first=replace(question.first, outcome=outcome))
        assert beside_claims([replace(claim, question=other)], (), matched, pair) is None
