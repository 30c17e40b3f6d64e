"""Threshold scans: the value between low and high at which an outcome turns, and whether it leaps there.

The scan refines itself: in each draw the interval in which the outcome crosses its half-way mark is divided
again. A steep curve becomes flat as the intervals shrink; a leap stays a leap.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from conjuncture.engine.scheduling import Progress
from conjuncture.engine.simulation import Simulation
from conjuncture.engine.worlds import Hold, World
from conjuncture.errors import nearest
from conjuncture.inquiry.answers import Answer
from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.estimates import band
from conjuncture.inquiry.experiments.interventions import hold, ready_for, steps_between
from conjuncture.inquiry.experiments.outcomes import Outcome, check_outcomes
from conjuncture.inquiry.proportions import proportion
from conjuncture.inquiry.sensitivity.design_runs import Numbers, numbered, refuse_constant, run_each
from conjuncture.inquiry.sensitivity.readings import AS_IT_IS, in_each_reading
from conjuncture.inquiry.sensitivity.turns import ThresholdResult, Turn

FEWEST = 4


@dataclass(frozen=True)
class ThresholdScan:
    """The value of a parameter, variable or input at which an outcome turns.

    Example:
        ThresholdScan("fear.of_force", 0.0, 4.0, Outcome("taking_part_share"))

    Attributes:
        what: a parameter, or a variable or input that is fixed at each value.
        low, high: the ends of the scan.
        outcome: the outcome to measure.
        bound: the value of the outcome at which it turns; by default half-way between its means at the two
            ends.
        points: how many values each scan tries.
        refinements: how often the gap with the turn is divided again.
        mechanism, readings: the readings of a mechanism in which to scan (default: all its readings).
        since, until: ISO dates between which the variable is fixed.

    A turn counts as a leap if at least half of the whole difference over the scan occurs within the last gap,
    which is 1 / (points - 1)^(refinements + 1) of the range.
    """

    result: ClassVar = ThresholdResult

    what: str
    low: float
    high: float
    outcome: Outcome
    bound: float | None = None
    points: int = 17
    refinements: int = 1
    mechanism: str = ""
    readings: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None

    def ask(
        self, simulation: Simulation, draws: int | Sequence[int], *, progress: Progress | None = None
    ) -> Answer:
        """The answer, computed in each draw by itself.

        Raises:
            QuestionError: nothing of that name, an empty range, an outcome that never varies, too few draws.
        """
        numbers = scanned(simulation, self.outcome, self.low, self.high, self.points, draws)
        variants = in_each_reading(simulation, self.mechanism, self.readings)
        turns: dict[str, Turn] = {}
        scans = []
        for name, variant in variants.items():
            turns[name], coarse = self._scan(variant, numbers, progress)
            scans.append(coarse.ravel())
        refuse_constant(np.concatenate(scans), str(self.outcome))
        return Answer(
            kind="threshold scan",
            question=f"At which {self.what} does {self.outcome} turn?",
            words=" ".join(self._in_words(name, turn) for name, turn in turns.items()),
            figures=ThresholdResult(self.what, turns),
            warnings=tuple(
                f"{'' if name == AS_IT_IS else f'Reading {name}: '}in {turn.several} draws the outcome "
                "crosses its mark more than once; the first crossing is given."
                for name, turn in turns.items()
                if turn.several
            ),
            asked=self,
        )

    def _scan(
        self, simulation: Simulation, numbers: list[int], progress: Progress | None
    ) -> tuple[Turn, Numbers]:
        """Where one reading turns, and the outcome at the points of the first pass, (draws, points)."""
        count, fine = len(numbers), (self.points - 1) ** (self.refinements + 1)
        below, above = np.full(count, float(self.low)), np.full(count, float(self.high))
        values = self._at(simulation, below, above, numbers, progress)
        coarse = values
        ends = values[:, 0], values[:, -1]
        mark = float(np.nanmean(ends)) if self.bound is None else self.bound
        crossings = np.count_nonzero(np.diff(values > mark, axis=1), axis=1)
        crosses = (crossings > 0) & np.isfinite(values).all(axis=1)
        below, above, leap = _narrowed(below, above, values, mark)
        for _ in range(self.refinements):
            values = self._at(simulation, below, above, numbers, progress)
            below, above, leap = _narrowed(below, above, values, mark)
        at = np.where(crosses, (below + above) / 2, np.nan)
        turn = Turn(
            mark=mark,
            at=band(at),
            within=(self.high - self.low) / fine / 2,
            crosses=proportion(np.isfinite(at)),
            leaps=proportion((leap >= 0.5 * np.ptp(coarse, axis=1))[crosses]),
            several=int((crossings > 1).sum()),
            points=tuple(np.linspace(self.low, self.high, self.points).tolist()),
            mean_by_point=tuple(np.nanmean(coarse, axis=0).tolist()),
        )
        return turn, coarse

    def _at(
        self,
        simulation: Simulation,
        below: Numbers,
        above: Numbers,
        numbers: list[int],
        progress: Progress | None,
    ) -> Numbers:
        """The outcome at the points between two values of each draw, (draws, points)."""
        room = hold(self.what, 0.0) if self.what in _writable(simulation) else None
        ready = ready_for(simulation, *([room] if room else []), keep=(self.outcome.variable,))
        grid = np.linspace(below, above, self.points, axis=1)
        worlds = [
            with_value(ready, f"row {row}", self.what, float(value), self.since, self.until)
            for row, value in enumerate(grid.ravel())
        ]
        outcomes = run_each(
            ready,
            worlds,
            [number for number in numbers for _ in range(self.points)],
            lambda dataset: self.outcome.of(ready, dataset).to_numpy(),
            progress=progress,
        )
        return outcomes.reshape(len(numbers), self.points)

    def _in_words(self, name: str, turn: Turn) -> str:
        reading = "" if name == AS_IT_IS else f"In the reading {name}: "
        led = f"while {self.what} goes from {self.low:g} to {self.high:g}"
        if not turn.at.draws:
            return f"{reading}{self.outcome} crosses {turn.mark:.4g} in no draw {led}."
        return (
            f"{reading}{led}, {self.outcome} crosses {turn.mark:.4g} in {turn.crosses.in_words()}, at "
            f"{turn.at.median:.5g} in the middle one (95% of draws between {turn.at.low:.5g} and "
            f"{turn.at.high:.5g}; each is known within {turn.within:.2g}). There it leaps, by half of the "
            f"whole difference or more within one step of the scan, in {turn.leaps.in_words()}; elsewhere it "
            "turns by degrees."
        )


def _narrowed(
    below: Numbers, above: Numbers, values: Numbers, mark: float
) -> tuple[Numbers, Numbers, Numbers]:
    """The gap between two points in which each draw first crosses the mark, and the leap in that gap."""
    grid = np.linspace(below, above, values.shape[1], axis=1)
    place = np.argmax(np.diff(values > mark, axis=1), axis=1)
    rows = np.arange(len(values))
    leap = np.abs(values[rows, place + 1] - values[rows, place])
    return grid[rows, place], grid[rows, place + 1], leap


def with_value(
    simulation: Simulation, name: str, what: str, value: float, since: str | None, until: str | None
) -> World:
    """A world in which a parameter, variable or input has a value.

    Raises:
        QuestionError: nothing has that name, or a period is given where none applies.
    """
    resolved = simulation.resolved
    if what in _writable(simulation):
        return World(name, holds=(Hold(what, value, *steps_between(simulation, since, until)),))
    if since or until:
        raise QuestionError(f"'{what}' is no variable that can be held: leave since and until out.")
    if what in resolved.parameters:
        return World(name, parameters={what: value})
    if what in resolved.variables and resolved.variables[what].kind == "series":
        return World(name, series={what: np.full(simulation.steps, value)})
    raise QuestionError(
        f"there is no parameter, variable or input '{what}'. "
        f"{nearest(what, [*resolved.parameters, *resolved.variables])}"
    )


def scanned(
    simulation: Simulation,
    outcome: Outcome,
    low: float,
    high: float,
    points: int,
    draws: int | Sequence[int],
) -> list[int]:
    """The numbers of the draws of a scan, after checking it.

    Raises:
        QuestionError: an empty range, fewer than three points, too few draws, or no such outcome.
    """
    numbers = numbered(draws)
    if not low < high:
        raise QuestionError(f"the scan runs from {low:g} to {high:g}: low must be less than high.")
    if points < 3:
        raise QuestionError(f"a scan of {points} points: it needs 3 or more.")
    if len(numbers) < FEWEST:
        raise QuestionError(f"too few draws: {len(numbers)}; a scan needs {FEWEST} or more.")
    check_outcomes(simulation, [outcome])
    return numbers


def _writable(simulation: Simulation) -> tuple[str, ...]:
    return (*simulation.resolved.derived, *simulation.resolved.states)
