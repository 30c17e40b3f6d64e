"""Traces: what a ledger's file may say of a recorded figure, and when a figure lies between its bounds."""

import math
from pathlib import Path

import pytest

from conjuncture.errors import ConjunctureError
from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.ledger.claim_reader import read_claims
from conjuncture.inquiry.ledger.trace import Stretch, trace_from

TRACE = {
    "name": "high",
    "claim": "A",
    "target": "levels",
    "above": 2,
    "left_by": ["made"],
    "silent": ["other"],
    "reason": "It says so.",
    "source": "p. 1",
}
LEDGER = """
theory = "made"
case = "one"

[[claim]]
id = "A"
sentence = "It is high."
holder = "Somebody"
against = ""
locator = "p. 1"
answer = "Yes"
asked_so = "So."
counts_against = "Low ones."
question.is = "statement"
question.first.outcome.variable = "level"
question.relation = "above"
question.second = 0.5

[[trace]]
name = "high"
claim = "A"
target = "levels"
since = "1905-01"
above = 2
than = { until = "1904-12" }
left_by = ["made"]
silent = ["other"]
reason = "It says so."
source = "p. 1"
"""


def test_bounds_are_open_and_multiples_of_what_is_compared_with() -> None:
    above = trace_from(TRACE)
    assert not above.holds(2.0)
    assert above.holds(2.1)
    assert not above.holds(6.0, other=3.0)
    assert above.holds(6.1, other=3.0)
    between = trace_from(TRACE | {"below": 4})
    assert [between.holds(each) for each in (1.0, 3.0, 4.0)] == [False, True, False]
    assert not above.holds(math.nan)
    assert not trace_from({**TRACE, "below": 3}).holds(2.5, other=math.nan)


def test_other_figures_are_of_the_same_target_unless_it_is_named() -> None:
    same = trace_from(TRACE | {"than": {"until": "1904-12"}})
    assert same.others == Stretch("levels", "", "1904-12")
    another = trace_from(TRACE | {"than": {"target": "depths"}})
    assert another.others == Stretch("depths")
    assert trace_from(TRACE).others is None


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"above": None}, "above"),
        ({"above": "2"}, "above"),
        ({"below": 1}, "above 2 and below 1"),
        ({"left_by": []}, "left_by"),
        ({"silent": []}, "rival"),
        ({"silent": ["made"]}, "'made' twice"),
        ({"since": "1905"}, "1905"),
        ({"since": "1906-01", "until": "1905-01"}, "1906-01"),
        ({"than": "levels"}, "than"),
        ({"than": {"first": "1904-12"}}, "first"),
        ({"figure": "levels"}, "figure"),
    ],
)
def test_a_trace_that_says_nothing_or_too_much_is_refused(changed, message: str, wording) -> None:
    with pytest.raises(QuestionError, match=message) as refused:
        trace_from(TRACE | changed)
    wording(refused.value)


def test_a_trace_without_a_bound_is_refused() -> None:
    with pytest.raises(QuestionError, match="above or below"):
        trace_from({key: item for key, item in TRACE.items() if key != "above"})


def test_a_ledger_reads_its_traces_and_refuses_one_of_a_claim_that_is_not_there(tmp_path: Path) -> None:
    path = tmp_path / "made.ledger.toml"
    path.write_text(LEDGER, "utf-8")
    (trace,) = read_claims(path).traces
    assert (trace.claim, trace.above, trace.theories) == ("A", 2.0, ("made", "other"))
    path.write_text(LEDGER.replace('claim = "A"', 'claim = "B"'), "utf-8")
    with pytest.raises(ConjunctureError, match=r"line 19, trace high: there is no claim 'B'"):
        read_claims(path)
