"""A dispute: what a reader needs to argue against the answer to an open question. It runs nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from conjuncture.engine import program_inputs
from conjuncture.engine.store import fingerprint_of
from conjuncture.inquiry.draw_by_draw import DrawByDraw
from conjuncture.inquiry.ledger.claims import Claim
from conjuncture.inquiry.ledger.entry import Entry
from conjuncture.inquiry.ledger.judgements import ClaimResult
from conjuncture.inquiry.ledger.ledger import Ledger
from conjuncture.inquiry.ledger.ledger_run import LedgerRun
from conjuncture.inquiry.ledger.quantity_words import mechanisms_in_words, quantities_in_words
from conjuncture.inquiry.ledger.questions import OpenQuestion
from conjuncture.inquiry.ledger.rivals import Rival
from conjuncture.inquiry.ledger.steps import Step, steps_of
from conjuncture.inquiry.ledger.stored_entries import decides


@dataclass(frozen=True, eq=False)
class JudgedSet:
    """The draws of a theory on a case, and in which of them each claim holds.

    Attributes:
        theory, case: their names.
        draws: the numbers of all draws in which any claim was judged.
        quantities: the unmeasured parameters of these draws by name, (draws,) each.
        units: of each quantity.
        words: for each quantity and each mechanism of the theory.
        claims: in which draws each claim holds, by id.
    """

    theory: str
    case: str
    draws: tuple[int, ...]
    quantities: Mapping[str, NDArray[np.float64]]
    units: Mapping[str, str]
    words: Mapping[str, str]
    claims: Mapping[str, DrawByDraw]

    def placed(self, claim: str, letters: str) -> str:
        """One of a claim's texts (a letter a draw), for the draws of this set; - where it has none."""
        found = dict(zip(self.claims[claim].draws, letters, strict=True))
        return "".join(found.get(draw, "-") for draw in self.draws)


@dataclass(frozen=True, eq=False)
class Dispute:
    """An open question with everything that its answer rests on.

    Attributes:
        question: the open question.
        claims, entries: the claims behind it and their entries, by id.
        rivals: of the ledger.
        rival_entries: the entries of rivals, by (rival, claim).
        steps: of all claims, in their order.
        judged: the draws, by theory and case.
        fingerprint: of everything that determines the answer (64 hexadecimal digits).
    """

    question: OpenQuestion
    claims: Mapping[str, Claim]
    entries: Mapping[str, Entry]
    rivals: tuple[Rival, ...]
    rival_entries: Mapping[tuple[str, str], Entry]
    steps: tuple[Step, ...]
    judged: tuple[JudgedSet, ...]
    fingerprint: str

    def rival_called(self, name: str) -> Rival:
        """The rival with this name."""
        return next(rival for rival in self.rivals if rival.name == name)


def dispute_of(question: OpenQuestion, run: LedgerRun, rivals: tuple[Rival, ...]) -> Dispute:
    """The dispute about an open question, from the run of the claims behind it."""
    ledger = run.ledger
    pairs = list(zip(ledger.claims, ledger.entries, strict=True))
    steps: list[Step] = []
    for claim, entry in pairs:
        matched = ledger.matched_for(claim)
        steps += steps_of(claim, entry, matched.simulation.theory if matched else None)
    return Dispute(
        question,
        {claim.id: claim for claim, _ in pairs},
        {claim.id: entry for claim, entry in pairs},
        rivals,
        run.rivals,
        tuple(steps),
        judged_sets(ledger),
        fingerprint_of({claim.id: _decided_by(claim, entry, ledger) for claim, entry in pairs}),
    )


def judged_sets(ledger: Ledger) -> tuple[JudgedSet, ...]:
    """The draws on which claims were judged, with their parameters; a set for each theory on a case."""
    groups: dict[tuple[str, str], dict[str, DrawByDraw]] = {}
    for claim, entry in zip(ledger.claims, ledger.entries, strict=True):
        figures = entry.figures
        if isinstance(figures, ClaimResult) and figures.by_draw is not None:
            groups.setdefault((claim.theory, claim.case), {})[claim.id] = figures.by_draw
    return tuple(_judged_set(ledger, *group, claims) for group, claims in groups.items())


def _judged_set(ledger: Ledger, theory: str, case: str, claims: Mapping[str, DrawByDraw]) -> JudgedSet:
    simulation = ledger.matched[theory, case].simulation
    draws = sorted({draw for claim in claims.values() for draw in claim.draws})
    sampled = program_inputs.parameters(simulation, np.asarray(draws, np.uint32))
    declared = simulation.resolved.parameters
    return JudgedSet(
        theory,
        case,
        tuple(draws),
        {name: np.asarray(values, np.float64) for name, values in sampled.items()},
        {name: declared[name].unit for name in sampled if name in declared},
        mechanisms_in_words(simulation.theory) | quantities_in_words(simulation.theory),
        claims,
    )


def _decided_by(claim: Claim, entry: Entry, ledger: Ledger) -> object:
    """Everything that determines an entry; for coded cases, where there is no run, the entry itself."""
    matched = ledger.matched_for(claim)
    return entry.to_dict()["words"] if matched is None else decides(claim, matched)
