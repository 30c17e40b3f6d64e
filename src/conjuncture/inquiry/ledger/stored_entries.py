"""Stored entries: what determines the entry of a claim, and the entry under it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from conjuncture.engine.digests import digest
from conjuncture.engine.identity import fingerprint
from conjuncture.engine.store import Store
from conjuncture.inquiry.codec import encode
from conjuncture.inquiry.experiments.half_step import HalfStep
from conjuncture.inquiry.experiments.null_twin import null_twin
from conjuncture.inquiry.ledger import findings
from conjuncture.inquiry.ledger.claims import Claim
from conjuncture.inquiry.ledger.entry import Entry, entry_from
from conjuncture.inquiry.ledger.judged_draws import JudgedDraws


def decides(claim: Claim, matched: JudgedDraws) -> dict[str, Any]:
    """Everything that determines the entry of a claim."""
    halves = {"half step": True} if isinstance(matched.simulation, HalfStep) else {}
    return {
        **halves,
        "run": fingerprint(findings.bare(matched.simulation)),
        "survivors": list(matched.survivors),
        "found": [matched.tried, matched.words],
        "null twin": [digest(start).value for start in null_twin(matched.simulation).holds],
        "question": encode(claim.question),
        "carriers": list(claim.carriers),
    }


def kept_already(claim: Claim, matched: JudgedDraws, store: Store) -> bool:
    """Whether the entry of a claim is in the store."""
    read = partial(entry_from, claim=claim)
    return findings.look_up(store, claim.id, decides(claim, matched), read) is not None


def kept_entry(
    store: Store | None,
    claim: Claim,
    decided_by: Mapping[str, Any],
    make: Callable[[Store | None], Entry],
    *,
    alone: bool = True,
) -> Entry:
    """The stored entry of a claim, by everything that determines it; if there is none, it is made."""
    read = partial(entry_from, claim=claim)
    return findings.kept(
        store, claim.id, decided_by, make=make, written=Entry.to_dict, read=read, alone=alone
    )
