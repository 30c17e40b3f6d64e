"""Audit of readings: which combinations of a theory's formulations meet a target.

If only one reading of a published text reproduces its published result, the text must have meant that
reading; a result that all readings give does not depend on how a thinker is read. Each combination is a
theory of its own and compiles.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from conjuncture.engine.scheduling import Progress
from conjuncture.engine.simulation import Simulation
from conjuncture.engine.worlds import World
from conjuncture.inquiry.answers import Answer
from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.experiments.interventions import ready_for
from conjuncture.inquiry.experiments.outcomes import Outcome, check_outcomes
from conjuncture.inquiry.results import Result
from conjuncture.inquiry.sensitivity.design_runs import Numbers, numbered, run_each
from conjuncture.inquiry.sensitivity.readings import in_each_reading, with_readings
from conjuncture.inquiry.statements.bound import distance_outside
from conjuncture.language.errors import TheoryError

if TYPE_CHECKING:
    import xarray as xr

MOST = 64

type Score = Callable[[Simulation, xr.Dataset], Numbers]
"""Gives the numbers to read from a batch of draws: (draws, numbers)."""


@dataclass(frozen=True)
class TargetMet:
    """An outcome, and whether it meets the target.

    Attributes:
        outcome: in words.
        low, high: of the target.
        mean, standard_error: of the outcome over the draws; NaN if no draw came through.
        distance: how far the mean lies outside the target.
        allowed: how far it may lie outside: three standard errors of both sides.
        meets: whether it does.
    """

    outcome: str
    low: float
    high: float
    mean: float
    standard_error: float
    distance: float
    allowed: float
    meets: bool


@dataclass(frozen=True)
class CombinationFound:
    """One combination of readings: its results, or why it could not be run (`failure`)."""

    name: str
    readings: Mapping[str, str]
    targets: tuple[TargetMet, ...]
    meets: bool
    failure: str


@dataclass(frozen=True, eq=False)
class AuditResult(Result):
    """Every combination, and how many meet all targets."""

    combinations: tuple[CombinationFound, ...]
    meeting: int


@dataclass(frozen=True)
class Target:
    """A target for the mean over draws of an outcome: within [low, high], which may be one number.

    Example:
        Target(Outcome("horizon"), low=0.2, high=0.4)

    Attributes:
        outcome: the outcome to measure.
        low, high: its mean should lie between these.
        standard_error: of the target itself, if it was simulated or measured.
    """

    outcome: Outcome
    low: float
    high: float
    standard_error: float = 0.0

    def judged(self, found: Numbers) -> TargetMet:
        """Whether the mean lies within the target, give or take three standard errors of both together."""
        finite = found[np.isfinite(found)]
        if not finite.size:
            nothing = (np.nan,) * 4
            return TargetMet(str(self.outcome), self.low, self.high, *nothing, meets=False)
        mean = float(finite.mean())
        error = float(finite.std(ddof=1) / np.sqrt(finite.size)) if finite.size > 1 else 0.0
        distance = float(distance_outside(np.array(mean), self.low, self.high))
        allowed = 3 * float(np.hypot(self.standard_error, error))
        # Numbers have single precision: a smaller distance is none.
        rounding = 1e-6 * max(abs(self.low), abs(self.high))
        meets = distance <= allowed + rounding
        return TargetMet(str(self.outcome), self.low, self.high, mean, error, distance, allowed, meets)


@dataclass(frozen=True, eq=False)
class Combination:
    """One choice of readings, the numbers from its draws, (draws, numbers), or why it could not be run."""

    readings: Mapping[str, str]
    found: Numbers | None = None
    failure: str = ""

    def __str__(self) -> str:
        return ", ".join(f"{mechanism} as {reading}" for mechanism, reading in self.readings.items())


@dataclass(frozen=True)
class ReadingAudit:
    """Which combinations of readings meet all targets?

    Example:
        ReadingAudit((Target(Outcome("horizon"), low=0.2, high=0.4),))

    Attributes:
        targets: the results that should come out.
        readings: by mechanism the readings to try, () for all; empty: all readings of every mechanism that
            has more than one.
    """

    result: ClassVar = AuditResult

    targets: tuple[Target, ...]
    readings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def ask(
        self, simulation: Simulation, draws: int | Sequence[int], *, progress: Progress | None = None
    ) -> Answer:
        """The answer. A combination that cannot be run is listed with its reason.

        Raises:
            QuestionError: no target, no mechanism with several readings, too many combinations, or an unknown
                variable, mechanism or reading.
        """
        if not self.targets:
            raise QuestionError("an audit needs a target. Name an outcome and its range.")
        outcomes = [target.outcome for target in self.targets]
        check_outcomes(simulation, outcomes)
        ready = ready_for(simulation, keep=[outcome.variable for outcome in outcomes])

        def read(variant: Simulation, dataset: xr.Dataset) -> Numbers:
            return np.stack([outcome.of(variant, dataset).to_numpy() for outcome in outcomes], axis=1)

        tried = audit(ready, self.readings, read, draws, progress=progress)
        rows = tuple(_row(combination, self.targets) for combination in tried)
        return Answer(
            kind="audit",
            question=f"Which of {len(rows)} combinations of readings meet the target?",
            words=_in_words(rows),
            figures=AuditResult(rows, sum(row.meets for row in rows)),
            warnings=tuple(f"{row.name} could not be run: {row.failure}" for row in rows if row.failure),
            asked=self,
        )


def audit(
    simulation: Simulation,
    readings: Mapping[str, Sequence[str]],
    score: Score,
    draws: int | Sequence[int],
    *,
    progress: Progress | None = None,
) -> list[Combination]:
    """Run every combination of readings, and compute a score of your own from each.

    Args:
        simulation: the simulation, which is run in its other readings.
        readings: as in `ReadingAudit`.
        score: gives the numbers to read from each batch of draws.
        draws: how many of each combination, or which; combinations share them.
        progress: called with (steps done, steps in all) of each combination in turn.

    Raises:
        QuestionError: as for `ReadingAudit.ask`.
    """
    numbers = numbered(draws)
    if not numbers:
        raise QuestionError("an audit needs one draw or more.")
    choices = _choices(simulation, readings)
    combinations = [dict(zip(choices, choice, strict=True)) for choice in product(*choices.values())]
    if len(combinations) > MOST:
        raise QuestionError(
            f"{len(combinations)} combinations of readings, each to be compiled: at most {MOST} are tried. "
            "Name the mechanisms that matter."
        )
    return [_tried(simulation, combination, score, numbers, progress) for combination in combinations]


def _choices(simulation: Simulation, readings: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, ...]]:
    mechanisms = simulation.theory.mechanisms
    selection = readings or {
        name: () for name, mechanism in mechanisms.items() if len(mechanism.readings) > 1
    }
    if not selection:
        raise QuestionError("no mechanism of this theory has a second reading, so there is nothing to audit.")
    for mechanism, tried in selection.items():
        in_each_reading(simulation, mechanism, tried)  # raises an error for an unknown name
    return {name: tuple(some or mechanisms[name].readings) for name, some in selection.items()}


def _tried(
    simulation: Simulation,
    combination: Mapping[str, str],
    score: Score,
    draws: Sequence[int],
    progress: Progress | None,
) -> Combination:
    try:
        variant = with_readings(simulation, combination)
        worlds = [World(f"draw {draw}") for draw in draws]
        values = run_each(variant, worlds, draws, lambda batch: score(variant, batch), progress=progress)
    except TheoryError as error:
        return Combination(combination, failure=str(error))
    return Combination(combination, values)


def _row(combination: Combination, targets: Sequence[Target]) -> CombinationFound:
    values = combination.found
    targets_met = (
        () if values is None else tuple(target.judged(values[:, at]) for at, target in enumerate(targets))
    )
    return CombinationFound(
        name=str(combination),
        readings=dict(combination.readings),
        targets=targets_met,
        meets=bool(targets_met) and all(target.meets for target in targets_met),
        failure=combination.failure,
    )


def _in_words(rows: Sequence[CombinationFound]) -> str:
    meeting = [row for row in rows if row.meets]
    if not meeting:
        return f"None of {len(rows)} combinations of readings meets the target."
    if len(meeting) == len(rows):
        return (
            f"All {len(rows)} combinations of readings meet the target: it does not depend on how one reads."
        )
    names = "; ".join(row.name for row in meeting)
    sentences = [f"{len(meeting)} of {len(rows)} combinations of readings meet the target: {names}."]
    for mechanism in rows[0].readings:
        tried = {row.readings[mechanism] for row in rows}
        fit = {row.readings[mechanism] for row in meeting}
        if len(fit) == 1 < len(tried):
            sentences.append(f"All of these read {mechanism.replace('_', ' ')} as {fit.pop()}.")
        elif fit == tried and len(tried) > 1:
            sentences.append(f"The reading of {mechanism.replace('_', ' ')} does not decide by itself.")
    sentences.append("A target counts as met within three standard errors of both sides.")
    return " ".join(sentences)
