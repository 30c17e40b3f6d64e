"""What would count against a theory in a run, and whether it did. The rules are the same for all theories."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from conjuncture.inquiry.matching.ruling_out import LIMIT, implausibility
from conjuncture.inquiry.runs.case_run import CaseRun
from conjuncture.inquiry.runs.standings import Standing

Kind = Literal["guess", "predictor", "band", "blind guess", "waves", "pattern"]

BAND_LIMIT = 0.05
"""It counts against the theory if more than one figure in twenty lies outside a band of 95 per cent."""
WAVES_LIMIT = 0.1
"""It counts against the theory if more than one measure in ten lies outside the band of nine draws in ten."""
NEARER = 0.1
"""The theory must be nearer than a blind guess by more than a tenth of the guess's error."""


@dataclass(frozen=True)
class CounterEvidence:
    """One kind of evidence against the theory.

    Attributes:
        kind: which rule.
        count: how many of the examined items speak against the theory.
        examined: how many items were examined; at least one.
        counted: whether that counts against it by the rule.
        names: those that speak against it, the worst first.
    """

    kind: Kind
    count: int
    examined: int
    counted: bool
    names: tuple[str, ...]


def counter_evidence(run: CaseRun) -> tuple[CounterEvidence, ...]:
    """All kinds that this run could examine, first those that count against the theory."""
    evidence = (
        _guesses(run.standings),
        _predictors(run),
        _bands(run.standings),
        _blind_guesses(run.standings),
        _waves(run),
        _patterns(run),
    )
    examined = [row for row in evidence if row.examined]
    return tuple(sorted(examined, key=lambda row: not row.counted))


def _guesses(standings: Sequence[Standing]) -> CounterEvidence:
    rows = [standing.row for standing in standings if standing.row.verdict]
    worse = tuple(row.name for row in rows if row.verdict == "worse")
    return CounterEvidence("guess", len(worse), len(rows), bool(worse), worse)


def _predictors(run: CaseRun) -> CounterEvidence:
    """The dumb predictors that know as little as the theory, and are nearer."""
    scored = [row for row in (run.books.scores if run.books is not None else ()) if row.score is not None]
    own = next((row for row in scored if row.name == run.theory.name), None)
    rivals = [row for row in scored if own is not None and row is not own and row.kind == own.kind]
    nearer = tuple(row.name for row in rivals if own is not None and row.mean_crps < own.mean_crps)
    return CounterEvidence("predictor", len(nearer), len(rivals), bool(nearer), nearer)


def _bands(standings: Sequence[Standing]) -> CounterEvidence:
    outside, scored = (
        sum(standing.outside for standing in standings),
        sum(standing.scored for standing in standings),
    )
    worst = sorted(
        (standing for standing in standings if standing.outside),
        key=lambda standing: -standing.outside / standing.scored,
    )
    names = tuple(f"{standing.row.name} ({standing.outside} of {standing.scored})" for standing in worst)
    return CounterEvidence("band", outside, scored, outside > BAND_LIMIT * scored, names)


def _blind_guesses(standings: Sequence[Standing]) -> CounterEvidence:
    rows = [standing.row for standing in standings if np.isfinite(standing.row.uninformed_skill)]
    short = [row for row in rows if row.uninformed_skill <= NEARER]
    names = tuple(row.name for row in sorted(short, key=lambda row: row.uninformed_skill))
    return CounterEvidence("blind guess", len(short), len(rows), bool(short), names)


def _waves(run: CaseRun) -> CounterEvidence:
    rows = [row for row in (run.books.waves if run.books is not None else ()) if row.inside is not None]
    outside = tuple(row.name for row in rows if not row.inside)
    return CounterEvidence("waves", len(outside), len(rows), len(outside) > WAVES_LIMIT * len(rows), outside)


def _patterns(run: CaseRun) -> CounterEvidence:
    """The case's crude patterns that every draw contradicts, before draws are ruled out."""
    observed = run.before.observed
    looked_at = [pattern for pattern in run.case.patterns if pattern.variable in observed]
    missed = tuple(
        pattern.name
        for pattern in looked_at
        if not (implausibility(pattern, pattern.figure(observed)) <= LIMIT).any()
    )
    return CounterEvidence("pattern", len(missed), len(looked_at), bool(missed), missed)
