"""The record compared with the claims that `ask` judges: their traces, and recorded figures about them."""

from __future__ import annotations

from collections.abc import Mapping

from conjuncture.cases.case import Case
from conjuncture.cases.registry import load
from conjuncture.inquiry.identifying.beside_claims import beside_claims
from conjuncture.inquiry.identifying.record_beside import RecordOfClaims
from conjuncture.inquiry.identifying.recorded_traces import RecordedTrace
from conjuncture.inquiry.ledger.claims import Claim
from conjuncture.inquiry.ledger.ledger import Group, Ledger, ProgressBars
from conjuncture.inquiry.matching.matched_draws import MatchedDraws
from conjuncture.studies.ask_settings import AskSettings


def record_of_claims(
    ledger: Ledger,
    traces: Mapping[str, tuple[RecordedTrace, ...]],
    settings: AskSettings,
    *,
    case: Case | None = None,
    tell: ProgressBars,
) -> RecordOfClaims:
    """Compare the claims of a ledger with the record, for each theory on a case.

    There are no draws to compare with the record if a given variable was changed, since the record is of
    another society, or if events were imposed or draws were fitted, since these draws have used the record.

    Args:
        ledger: the results of the claims.
        traces: by claim, the traces compared with the record of the case that records them.
        settings: the settings of the claims.
        case: the case over which all claims were asked; None: each over its own.
        tell: called with the title of each run.
    """
    if settings.given.acts or settings.on != "free":
        return RecordOfClaims(traces, ())
    groups: dict[Group, list[Claim]] = {}
    for claim in ledger.claims:
        groups.setdefault((claim.theory, claim.case), []).append(claim)
    found = []
    for group, claims in groups.items():
        matched = ledger.matched.get(group)
        if not isinstance(matched, MatchedDraws):
            continue
        there = case or load(group[1], allow_code=settings.allow_code)
        own = [
            one
            for claim in claims
            for one in traces.get(claim.id, ())
            if (one.trace.case or claim.case) == claim.case
        ]
        beside = beside_claims(
            claims, own, matched, there, store=settings.kept, progress=tell("the record beside it")
        )
        found += [] if beside is None else [beside]
    return RecordOfClaims(traces, tuple(found))
