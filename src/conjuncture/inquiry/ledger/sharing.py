"""Sharing: the part of a ledger that one of several processes computes into a common store.

Claims are divided in the order of their groups, so that each process compiles as few programs as possible.
Draws of one group are ruled out by all processes together: each begins with its share of the batches.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from conjuncture.engine.scheduling import Share
from conjuncture.engine.store import Store
from conjuncture.inquiry.ledger.claims import Claim
from conjuncture.inquiry.ledger.ground import Ground, match, matched_already
from conjuncture.inquiry.ledger.judge_claim import ask_claim
from conjuncture.inquiry.ledger.ledger import CodingsOf, ProgressBars, groups_of, recorded_entry
from conjuncture.inquiry.ledger.stored_entries import kept_already
from conjuncture.inquiry.qca.claim import Conditions
from conjuncture.language.errors import TheoryError


@dataclass(frozen=True)
class LedgerPart:
    """The work of one process on a ledger that several processes share.

    Attributes:
        share: its share.
        asked: how many claims were asked now.
        there: how many claims have entries in the store.
        claims: how many claims are asked of a theory or of coded cases, in all.
    """

    share: Share
    asked: int
    there: int
    claims: int

    @property
    def missing(self) -> int:
        """How many claims other processes have still to ask."""
        return self.claims - self.there


def share_of_ledger(
    claims: Sequence[Claim],
    ground: Callable[[str, str], Ground],
    draws: int,
    share: Share,
    *,
    store: Store,
    rounds: int = 6,
    tell: ProgressBars = lambda _: None,
    codings: CodingsOf | None = None,
) -> LedgerPart:
    """Ask one process's share of the claims into a store. Arguments as for `run_ledger`."""
    groups = groups_of(claims)
    recorded = [place for place, claim in enumerate(claims) if isinstance(claim.question, Conditions)]
    order = [*recorded, *(place for places in groups.values() for place in places)]
    own = {order[number] for number in share.block(len(order))}
    entries = {
        place: recorded_entry(claims[place], codings, draws, store) for place in recorded if place in own
    }
    there = len(recorded)  # these take no time: the process that writes the page asks them
    for group, places in groups.items():
        of_group = [claims[place] for place in places]
        try:
            judged_on = ground(*group)
        except TheoryError:  # reported for each of its claims when the page is written
            there += len(places)
            continue
        chosen = [place for place in places if place in own]
        if chosen:
            progress = tell(f"ruling out ({' over '.join(group)})")
            matched = match(
                judged_on, of_group, draws, rounds=rounds, store=store, share=share, progress=progress
            )
            for place in chosen:
                progress = tell(f"{claims[place].id} ({' over '.join(group)})")
                entries[place] = ask_claim(claims[place], matched, store=store, progress=progress)
        else:
            matched = matched_already(judged_on, of_group, draws, rounds=rounds, store=store)
        if matched is not None:
            there += sum(kept_already(claim, matched, store) for claim in of_group)
    asked = sum(not entry.read for entry in entries.values())
    return LedgerPart(share, asked, there, len(order))
