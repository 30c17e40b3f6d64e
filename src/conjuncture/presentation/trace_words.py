"""Words for traces: what was declared, what the record shows, and how often each theory leaves it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from conjuncture.inquiry.identifying.clue import Ratio
from conjuncture.inquiry.identifying.recorded_traces import RecordedTrace
from conjuncture.inquiry.identifying.traces import LeftBy, Says, ScoredTrace
from conjuncture.inquiry.ledger.claims import Claim
from conjuncture.inquiry.ledger.trace import Stretch
from conjuncture.presentation.number_words import counted, number, percent, span

NOTHING = "It leaves nothing that this record holds."
"""Of a claim without a trace."""

_SAYS: dict[Says, str] = {
    "left": "should leave it",
    "not left": "should not",
    "silent": "says nothing of it",
    "not asked": "not asked",
}

_IN_TABLE: dict[Says, str] = {"left": "yes", "not left": "no", "silent": "silent", "not asked": "–"}


def traces_in_words(traces: Sequence[ScoredTrace]) -> str:
    """How many traces the record shows, and which theories they distinguish; empty if there are none."""
    if not traces:
        return ""
    claims = len({one.recorded.trace.claim for one in traces})
    found = [one.recorded.found for one in traces]
    first = f"Of {counted(len(traces), 'trace')} of {counted(claims, 'claim')} the record shows"
    shown = f"{first} {found.count(True)}" + (
        f", and leaves {found.count(None)} open." if None in found else "."
    )
    ratios = [theory.ratio for one in traces for theory in one.theories if theory.ratio is not None]
    if not ratios:
        return shown
    for_claim = sum(ratio.speaks and ratio.value > 1 for ratio in ratios)
    for_rival = sum(ratio.speaks and ratio.value < 1 for ratio in ratios)
    return (
        f"{shown} What is recorded was weighed {counted(len(ratios), 'time')} between the claim's theory and "
        f"a rival. By three standard errors it is likelier under the claim's theory in {for_claim}, and "
        f"under the rival in {for_rival}; in {len(ratios) - for_claim - for_rival} it tells nothing."
    )


def trace_in_words(one: ScoredTrace) -> str:
    """A trace: what was declared, what the record shows, and how often each theory leaves it."""
    return f"{declared(one.recorded)} {found_in_words(one)}"


def found_in_words(one: ScoredTrace) -> str:
    """What was found of a trace: what the record shows, and how often each theory leaves it."""
    parts = [beside_record(one.recorded)]
    parts += [_left(theory, one.recorded.found) for theory in one.theories]
    clue = one.to_claim
    if clue is not None and clue.found.of and clue.missed.of:
        parts.append(
            f"Within the theory the claim holds in {percent(clue.found.share)} of the draws that leave it, "
            f"and in {percent(clue.missed.share)} of the others: {clue.kind}."
        )
    return " ".join(parts)


def declared(recorded: RecordedTrace) -> str:
    """What was declared, as "Trace, a wave ebbs: strikers by year 1907, above 2 times those of 1909."."""
    trace = recorded.trace
    return f"Trace, {trace.name}: {_figures(trace.figures)}, {_bounds(recorded)}."


def beside_record(recorded: RecordedTrace) -> str:
    """What the record shows of a trace."""
    verdict = {
        True: "The record shows it",
        False: "The record does not show it",
        None: "The record leaves it open",
    }
    return f"{verdict[recorded.found]}: {recorded_figure(recorded)}."


def recorded_figure(recorded: RecordedTrace) -> str:
    """The recorded figure, or between which two it lies."""
    ends = span(*(number(end) for end in (recorded.low, recorded.high)))
    return _with_unit(ends, recorded)


def traces_told(claim: Claim, traces: Mapping[str, Sequence[RecordedTrace]]) -> tuple[str, ...]:
    """What a claim and its rivals would leave, beside the record, a line each.

    Args:
        claim: of a ledger.
        traces: by claim; empty where the ledger declares none.
    """
    if not traces:
        return ()
    return tuple(f"{declared(one)} {beside_record(one)}" for one in traces.get(claim.id, ())) or (NOTHING,)


def traces_to_ask(traces: Sequence[RecordedTrace], case: str) -> tuple[str, ...]:
    """Traces beside the record, a paragraph each, with the command that asks for their shares."""
    return tuple(
        f"{declared(one)} {beside_record(one)} How often theories leave it: conjuncture ask {case} "
        f'"{one.trace.name}"'
        for one in traces
    )


def trace_table(traces: Sequence[ScoredTrace]) -> pd.DataFrame:
    """A row for each theory and trace, in words; the first row of a trace has what concerns the whole trace.

    Returns:
        Columns `trace` (with its claim), `record`, `theory`, `says`, `share`, `times`.
    """
    rows = []
    for one in traces:
        trace = one.recorded.trace
        record = beside_record(one.recorded).removeprefix("The record ").removesuffix(".")
        whole = (f"{trace.claim}: {trace.name}", record)
        for theory in one.theories:
            times = "" if theory.ratio is None else _times(theory.ratio)
            rows.append((*whole, theory.theory, _IN_TABLE[theory.says], _share(theory), times))
            whole = ("", "")
    return pd.DataFrame(rows, columns=["trace", "record", "theory", "says", "share", "times"])


def _left(theory: LeftBy, found: bool | None) -> str:
    head = f"{theory.theory}, which {_SAYS[theory.says]}, leaves it in {theory.share.in_words()}"
    if theory.says == "not asked":
        head = f"{theory.theory} leaves it in {theory.share.in_words()}"
    if theory.ratio is None:
        return f"{head}."
    what = "the trace" if found else "its absence"
    return f"{head}: {what} is found {_times(theory.ratio)} times as often under the claim's theory."


def _share(theory: LeftBy) -> str:
    share = theory.share
    return (
        f"{percent(share.share)} ({percent(share.low)[:-1]} to {percent(share.high)})"
        if share.of
        else "no draws"
    )


def _times(ratio: Ratio) -> str:
    return f"{number(ratio.value, 2)} ({number(ratio.low, 2)} to {number(ratio.high, 2)})"


def _figures(stretch: Stretch) -> str:
    since, until = stretch.since[:7], stretch.until[:7]
    if since.endswith("-01") and until.endswith("-12"):  # whole years
        since, until = since[:4], until[:4]
    when = {
        (True, True): span(since, until),
        (True, False): f"from {since}",
        (False, True): f"until {until}",
        (False, False): "",
    }[bool(since), bool(until)]
    return " ".join(filter(None, (stretch.target, when)))


def _bounds(recorded: RecordedTrace) -> str:
    trace, others = recorded.trace, recorded.trace.others
    bounds = (("above", trace.above), ("below", trace.below))
    ends = [f"{word} {_with_unit(number(bound), recorded)}" for word, bound in bounds if bound is not None]
    if others is None:
        return " and ".join(ends)
    same = Stretch("", others.since, others.until) if others.target == trace.target else others
    return f"{' and '.join(ends)} {'those of' if not same.target else 'that of'} {_figures(same)}"


def _with_unit(text: str, recorded: RecordedTrace) -> str:
    unit = "times" if recorded.trace.others is not None else recorded.unit
    return f"{text}{'' if unit.startswith('%') else ' '}{unit}"
