"""The traces of a ledger by the case that records them, and compared with its record."""

from __future__ import annotations

from collections.abc import Sequence

from conjuncture.cases.registry import load
from conjuncture.inquiry.identifying.recorded_traces import RecordedTrace, recorded_traces
from conjuncture.inquiry.ledger.claim_file import ClaimFile
from conjuncture.inquiry.ledger.trace import Trace


def traces_recorded_by(file: ClaimFile, case: str, ids: Sequence[str] = ()) -> tuple[Trace, ...]:
    """The traces that a case records, of all claims or of some.

    Args:
        file: a ledger.
        case: the name of the case.
        ids: ids of claims; empty: all.
    """
    return tuple(trace for trace, there in _placed(file) if there == case and (not ids or trace.claim in ids))


def recorded_by_claim(
    file: ClaimFile, ids: Sequence[str] = (), *, allow_code: bool = False
) -> dict[str, tuple[RecordedTrace, ...]]:
    """The traces of a ledger compared with the record, by the id of their claim; empty if it declares none.

    Args:
        file: a ledger.
        ids: ids of claims; empty: all.
        allow_code: as for `load`.

    Raises:
        QuestionError: a trace of a figure that its case does not record.
        UnknownCaseError, CodeFromDataError: as for `load`.
    """
    found: dict[str, tuple[RecordedTrace, ...]] = {}
    asked = [there for trace, there in _placed(file) if not ids or trace.claim in ids]
    for name in dict.fromkeys(asked):
        traces, case = traces_recorded_by(file, name, ids), load(name, allow_code=allow_code)
        for one in recorded_traces(traces, case):
            found[one.trace.claim] = (*found.get(one.trace.claim, ()), one)
    return found


def _placed(file: ClaimFile) -> list[tuple[Trace, str]]:
    """Each trace of the file's own claims, with the case that records it."""
    case_of = {claim.id: claim.case for claim in file.claims}
    return [(trace, trace.case or case_of[trace.claim]) for trace in file.traces if trace.claim in case_of]
