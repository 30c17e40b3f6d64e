"""Traces beside real records: bands leave some open, indices have their base, errors name the remedy."""

from dataclasses import replace
from typing import Any

import pytest

from conjuncture.cases.case import Case
from conjuncture.cases.registry import load
from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.identifying.recorded_traces import RecordedTrace, figures_for, recorded_traces
from conjuncture.inquiry.ledger.trace import Trace, trace_from
from conjuncture.studies.ledger_traces import recorded_by_claim
from conjuncture.studies.registry.ledgers import get_claims
from conjuncture.studies.registry.theories import installed

MEMBERS = "Bolshevik members 1917-19"
FEBRUARY = {"since": "1917-02", "until": "1917-02"}


@pytest.fixture(scope="module")
def case() -> Case:
    return load("russia_1895_1933")


def trace(target: str, **changed: Any) -> Trace:
    usual = {"name": "made", "claim": "A", "left_by": ["a"], "silent": ["b"], "reason": "-", "source": "-"}
    return trace_from({**usual, "target": target, **changed})


def beside(case: Case, *args: Any, **changed: Any) -> RecordedTrace:
    (recorded,) = recorded_traces([trace(*args, **changed)], case)
    return recorded


def test_a_bound_between_two_counts_leaves_a_trace_open(case: Case) -> None:
    # Between 5,000 and 24,000 members in February 1917.
    recorded = beside(case, MEMBERS, **FEBRUARY, above=3_500)
    assert (recorded.found, recorded.unit) == (True, "members")
    assert (recorded.low, recorded.high) == pytest.approx((5_000, 24_000), rel=1e-3)
    assert beside(case, MEMBERS, **FEBRUARY, above=10_000).found is None
    assert beside(case, MEMBERS, **FEBRUARY, above=30_000).found is False


def test_a_multiple_is_taken_over_both_counts_of_both_figures(case: Case) -> None:
    october = {"since": "1917-10", "until": "1917-10"}  # 200,000 to 350,000
    recorded = beside(case, MEMBERS, **october, above=5, than=FEBRUARY)
    assert (recorded.low, recorded.high) == pytest.approx((200 / 24, 350 / 5), rel=1e-2)
    assert recorded.unit == ""
    assert recorded.found is True


def test_an_index_is_read_in_hundredths_of_its_base(case: Case) -> None:
    recorded = beside(case, "workers in large industry", since="1921-01", until="1921-12", below=67)
    assert recorded.low == recorded.high == pytest.approx(49.88, abs=0.01)
    assert recorded.found is True


def test_of_several_figures_the_mean_counts(case: Case) -> None:
    recorded = beside(case, "strikers by year", since="1909-01", until="1911-12", above=1)
    assert recorded.low == pytest.approx((64.2 + 46.6 + 105.1) / 3, abs=0.1)


@pytest.mark.parametrize(
    ("target", "months", "message"),
    [
        ("workers in large industri", {}, "'workers in large industry'"),
        (MEMBERS, {"since": "1925-01"}, "1917-02 to 1919-03"),
    ],
)
def test_what_the_case_does_not_record_is_refused_with_what_it_does(
    case: Case, target: str, months, message: str, wording
) -> None:
    with pytest.raises(QuestionError, match=message) as refused:
        beside(case, target, above=1, **months)
    wording(refused.value)


def test_a_stretch_that_two_traces_look_at_is_one_figure(case: Case) -> None:
    traces = [trace(MEMBERS, **FEBRUARY, above=1), trace(MEMBERS, since="1917-08", above=2, than=FEBRUARY)]
    assert len(figures_for(traces, case)) == 2


def test_every_trace_of_the_essays_ledger_is_recorded_and_names_theories_that_come_with_conjuncture() -> None:
    file = get_claims("leninism")
    recorded = recorded_by_claim(file)
    assert set(recorded) == {trace.claim for trace in file.traces}
    assert sum(map(len, recorded.values())) == len(file.traces)
    assert all(installed(name) is not None for trace in file.traces for name in trace.theories)


def test_part_of_a_ledger_has_the_traces_of_its_own_claims_alone() -> None:
    whole = get_claims("leninism")
    part = replace(
        whole, claims=tuple(claim for claim in whole.claims if claim.theory == "leninism.struggle")
    )
    asked = {claim.id for claim in part.claims}
    recorded = recorded_by_claim(part)
    assert recorded
    assert set(recorded) == asked & {trace.claim for trace in whole.traces}
