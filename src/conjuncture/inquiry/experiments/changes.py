"""Changes: how far interventions change the very things that they act on, between two worlds.

A comparison of two worlds shows the effect of the acts in which they differ. Each act touches one thing: a
hold or a cut touches a variable, a cut arrow its reader, and other acts an input of the case, a given value
or a parameter. The size of the change is how far that thing differs between the two worlds.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
from numpy.typing import NDArray

from conjuncture.engine import program_inputs
from conjuncture.engine.simulation import Simulation
from conjuncture.inquiry.experiments.interventions import (
    NOTHING_DONE,
    Act,
    Intervention,
    steps_between,
    world,
)
from conjuncture.inquiry.experiments.selection import Where, members

if TYPE_CHECKING:
    import xarray as xr

Touched = Literal["variable", "input", "given", "parameter"]
Values = NDArray[np.float64]
MOST_MEMBERS = 20_000
"""Up to this many members of a level, variables are recorded member by member, over all steps of every
draw."""
_TOUCHED: Mapping[str, Touched] = {"input": "input", "given": "given", "parameter": "parameter"}


@dataclass(frozen=True)
class Change:
    """One thing that acts touch, with the world in which they are done and the world it is compared with.

    Attributes:
        kind: the kind of thing.
        what: its name.
        since, until: the period, as in interventions.
        where: the members.
        before, after: the interventions in the world compared with, and in the world of the acts.
    """

    kind: Touched
    what: str
    since: str | None
    until: str | None
    where: Where | None
    before: Intervention
    after: Intervention

    def recorded(self, simulation: Simulation) -> bool:
        """Whether a run records its values: it does for a variable on a level that is not too large.

        The sizes of changes to networks and arrows are known without a run.
        """
        variable = simulation.resolved.variables.get(self.what) if self.kind == "variable" else None
        return variable is not None and simulation.society.levels[variable.level].size <= MOST_MEMBERS

    def end(self, simulation: Simulation) -> int:
        """The step after the last step that is measured in a run; 0 where no run is needed."""
        return self._period(simulation).stop if self.recorded(simulation) else 0

    def measured(self, simulation: Simulation, runs: Mapping[Intervention, xr.Dataset]) -> Values:
        """Its mean before, its mean after, and the mean size of the change, in each draw: (3, draws).

        Means are over steps and members. The size does not cancel: a change that raises some values and
        lowers others has a size above 0.

        Args:
            simulation: in which the worlds were run.
            runs: both worlds, of the same draws; missing values where a draw failed.

        Returns:
            NaN throughout where it is a variable that was not recorded.
        """
        draws = runs[self.before]["draw"].to_numpy()
        if self.kind == "variable" and self.what not in runs[self.before]:
            return np.full((3, draws.size), np.nan)
        before, after = (self._values(simulation, done, runs[done]) for done in (self.before, self.after))
        columns = (before, after, np.abs(after - before))
        return np.stack([np.broadcast_to(column.mean(axis=1), draws.shape) for column in columns])

    def _values(self, simulation: Simulation, done: Intervention, run: xr.Dataset) -> Values:
        """The values of the period and the members, (draws, values); (1, values) if all draws are alike."""
        match self.kind:
            case "parameter":
                draws = run["draw"].to_numpy().astype(np.uint32)
                there = [world(simulation, "", done)] * draws.size
                return program_inputs.parameters(simulation, draws, there)[self.what].astype(float)[:, None]
            case "variable":
                values: Any = run[self.what]
                level = simulation.resolved.variables[self.what].level
                if level in values.dims:
                    values = values.isel({level: self._whom(simulation)})
                values = values.isel(time=self._period(simulation)).transpose("draw", ...).to_numpy()
                return values.astype(np.float64).reshape(len(values), -1)
            case "input":
                own = world(simulation, "", done).series.get(self.what, simulation.series.get(self.what))
                values, whom = self._or_absent(simulation, own), self._whom(simulation)
                by_member = values[:, whom] if values.ndim == 2 else values.reshape(-1, 1)  # one for all
                by_member = np.broadcast_to(by_member, (simulation.steps, whom.size))
                return by_member[self._period(simulation)].reshape(1, -1)
            case "given":
                own = world(simulation, "", done).given.get(self.what)
                supplied = simulation.society.given.get(self.what)
                if own is None and supplied is not None:
                    own = supplied.values
                values = self._or_absent(simulation, own)
                return (values[self._whom(simulation)] if values.ndim else values).reshape(1, -1)

    def _or_absent(self, simulation: Simulation, values: Any) -> Values:
        if values is None:
            values = simulation.resolved.variables[self.what].absent
        return np.asarray(values, np.float64)

    def _whom(self, simulation: Simulation) -> NDArray[np.intp]:
        level = simulation.resolved.variables[self.what].level
        return np.flatnonzero(members(simulation, level, self.where or Where()))

    def _period(self, simulation: Simulation) -> slice:
        begin, end = steps_between(simulation, self.since, self.until)
        return slice(begin, min(end, simulation.steps))


def changes_between(first: Intervention, second: Intervention = NOTHING_DONE) -> tuple[Change, ...]:
    """Each thing touched by the acts in which two worlds differ, once, in the order of the acts.

    For acts of the first world the change is measured from the second world to the first; for acts of the
    second world alone, from the first to the second.
    """
    changes: dict[tuple[Any, ...], Change] = {}
    for own, other in ((first, second), (second, first)):
        for act in own.acts:
            if act not in other.acts:
                changes.setdefault(_touched(act), Change(*_touched(act), before=other, after=own))
    return tuple(changes.values())


def recorded_for(changes: Sequence[Change], simulation: Simulation) -> tuple[str, ...]:
    """The variables that a run must record for these changes to be measured."""
    return tuple(sorted({change.what for change in changes if change.recorded(simulation)}))


def _touched(act: Act) -> tuple[Touched, str, str | None, str | None, Where | None]:
    what = act.reader if act.kind in ("cut_arrow", "wire") else act.what
    return _TOUCHED.get(act.kind, "variable"), what, act.since, act.until, act.where
