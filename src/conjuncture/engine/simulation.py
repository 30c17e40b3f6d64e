"""Simulation: draws of a theory on a society, in batches of one fixed shape, to labelled results."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Any

import numpy as np
import xarray as xr
from numpy.typing import NDArray

from conjuncture.engine import noise, priors
from conjuncture.engine.calendar import dates
from conjuncture.engine.program import Data, Program, Setting
from conjuncture.engine.results import Batch, assembled
from conjuncture.language.errors import TheoryError, nearest
from conjuncture.language.resolution import Resolved, resolve
from conjuncture.language.theory import Theory
from conjuncture.society.society import Society

KEPT_LEVEL_SIZE = 100
_SCAN_STEPS = 24


@dataclass(frozen=True)
class Hold:
    """An intervention: hold a variable at a value, from one step (included) to another (excluded)."""

    variable: str
    value: float | bool
    start: int = 0
    end: int = 2**31 - 1


@dataclass(frozen=True, eq=False)
class Simulation:
    """Everything that decides a run: the same simulation gives the same result, wherever and however often.

    Attributes:
        theory: with its cuts and readings.
        society: the population it runs on.
        series: the case's inputs by name, each (steps,).
        steps: how many, of `dt` years each, from `start` (ISO date).
        seed: of all luck and of the parameters drawn.
        holds: interventions.
        keep: variables to record besides those of small levels, which are always recorded.
        parameters: values instead of draws from the prior: a number, or one for each draw.
    """

    theory: Theory
    society: Society
    steps: int
    dt: float = 1 / 12
    start: str = "1895-01-01"
    series: Mapping[str, NDArray[Any]] = field(default_factory=dict)
    seed: int = 0
    holds: tuple[Hold, ...] = ()
    keep: tuple[str, ...] = ()
    parameters: Mapping[str, float | Sequence[float]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        resolved = self.resolved
        if not 0 < self.steps <= noise.LONGEST_RUN:
            raise TheoryError(f"a run of {self.steps} steps.", remedy=f"It takes 1 to {noise.LONGEST_RUN} steps.")
        _check_levels(resolved, self.society)
        for name in self.keep:
            if name not in resolved.variables:
                raise TheoryError(f"keep names '{name}'.", remedy=nearest(name, resolved.variables))
        for hold in self.holds:
            written = (*resolved.derived, *resolved.states)
            if hold.variable not in written:
                raise TheoryError(
                    f"'{hold.variable}' cannot be held: no mechanism writes it.", remedy=nearest(hold.variable, written)
                )
        for name in self.parameters:
            if name not in resolved.parameters:
                raise TheoryError(f"there is no parameter '{name}'.", remedy=nearest(name, resolved.parameters))

    @cached_property
    def resolved(self) -> Resolved:
        """The theory, checked."""
        return resolve(self.theory)

    @cached_property
    def times(self) -> NDArray[np.datetime64]:
        """The first day of each step."""
        return dates(self.start, self.steps, self.dt)

    @cached_property
    def batch(self) -> int:
        """Draws computed together. Fixed by the society alone, so that it is the same however many are asked for."""
        largest = max(filling.size for filling in self.society.levels.values())
        return 16 if largest <= 50_000 else 8 if largest <= 250_000 else 1

    @cached_property
    def program(self) -> Program:
        """The compiled step, shared with every simulation that differs in data alone (cuts, values, windows)."""
        resolved = self.resolved
        kept = tuple(
            name
            for name, variable in resolved.variables.items()
            if variable.kind != "given"
            and (name in self.keep or self.society.levels[variable.level].size <= KEPT_LEVEL_SIZE)
        )
        settable = tuple(sorted({hold.variable for hold in self.holds}))
        theory = self.theory
        parts = (theory.mechanisms, theory.inputs, theory.levels, theory.chosen)
        written = (*(tuple(part.items()) for part in parts), self.society.fingerprint())
        return _program(_Structure(written, resolved, self.society), self.batch, self.dt, kept, settable)

    def batches(self, draws: int) -> Iterator[range]:
        """The draws of each batch; the last is padded when it is run."""
        for first in range(0, draws, self.batch):
            yield range(first, min(draws, first + self.batch))

    def run_batch(self, draws: range, progress: Callable[[int], None] | None = None) -> Batch:
        """Run one batch; `progress` is told the number of steps done."""
        numbers = np.arange(draws.start, draws.start + self.batch, dtype=np.uint32)
        data, sampled = self._data(numbers)
        series = self._series()
        carry = self.program.start(data)
        parts: list[dict[str, Any]] = []
        for first in range(0, self.steps, _SCAN_STEPS):
            last = min(self.steps, first + _SCAN_STEPS)
            window = {name: values[first:last] for name, values in series.items()}
            carry, observed = self.program.advance(carry, data, window, np.arange(first, last, dtype=np.uint32))
            parts.append({name: np.asarray(values) for name, values in observed.items()})
            if progress is not None:
                progress(last - first)
        n = len(draws)
        return Batch(
            draws=numbers[:n],
            parameters={name: values[:n] for name, values in sampled.items()},
            values={
                name: np.moveaxis(np.concatenate([part[name] for part in parts]), -1, 0)[:n]
                for name in self.program.kept
            },
            failed_step=np.asarray(carry.failed_step)[:n],
            failed_at=np.asarray(carry.failed_at)[:n],
            failed_member=np.asarray(carry.failed_member)[:n],
        )

    def result(self, batches: Sequence[Batch]) -> xr.Dataset:
        """The batches as one labelled dataset, in the order of draws."""
        return assembled(self, sorted(batches, key=lambda batch: int(batch.draws[0])))

    def _data(self, draws: NDArray[np.uint32]) -> tuple[Data, dict[str, NDArray[np.float32]]]:
        resolved, program = self.resolved, self.program
        sampled = priors.sample(resolved.parameters, self.seed, draws)
        for name, value in self.parameters.items():
            values = np.asarray(value, np.float32)
            sampled[name] = np.broadcast_to(values if values.ndim == 0 else values[draws % values.size], draws.shape)
        written = (*resolved.traits, *resolved.derived, *resolved.states)
        ways, heads = program.ways
        cuttable = [
            name for name in written if resolved.variables[name].kind == "state" or resolved.variables[name].absent is not None
        ]
        data = Data(
            parameters=sampled,
            keys={name: np.stack(noise.key(self.seed, draws, name)) for name in written},
            active={name: np.full(draws.shape, name not in self.theory.cut) for name in cuttable},
            settings={
                name: tuple(_setting(hold, draws.size) for hold in self.holds if hold.variable == name)
                for name in program.settable
            },
            given=self._given(),
            ways=ways,
            heads=heads,
            guard=np.float32(-0.0),
        )
        return data, sampled

    def _given(self) -> dict[str, NDArray[Any]]:
        found: dict[str, NDArray[Any]] = {}
        for name, variable in self.resolved.variables.items():
            if variable.kind != "given":
                continue
            supplied = self.society.given.get(name)
            if supplied is None and name not in self.resolved.inputs_read:
                continue
            if supplied is None and variable.absent is None:
                raise TheoryError(
                    f"the society '{self.society.name}' gives no '{name}' to its {variable.level}s.",
                    place=variable.place,
                    remedy=f"{_near(name, self.society.given)}Give it in the society, or declare what stands "
                    f"without it: {name} = given({variable.level}, unit=..., absent=...).",
                )
            if supplied is not None and supplied.level != variable.level:
                raise TheoryError(
                    f"'{name}' is given to the level '{supplied.level}', but the theory reads it on '{variable.level}'.",
                    place=variable.place,
                    remedy=f"Declare {name} = given({supplied.level}, ...).",
                )
            values = np.asarray(variable.absent if supplied is None else supplied.values)
            values = values.astype(np.bool_ if variable.truth else np.float32)
            found[name] = values.reshape(-1, 1)
        return found

    def _series(self) -> dict[str, NDArray[Any]]:
        found: dict[str, NDArray[Any]] = {}
        for name, variable in self.resolved.variables.items():
            if variable.kind != "series":
                continue
            values = self.series.get(name)
            if values is None and variable.absent is None:
                raise TheoryError(
                    f"the case has no series '{name}'.",
                    place=variable.place,
                    remedy=f"{_near(name, self.series)}Give it in the case, or declare what stands without it: "
                    f"{name} = series({variable.level}, unit=..., absent=...).",
                )
            array = np.asarray(variable.absent if values is None else values)
            array = np.broadcast_to(array, (self.steps,)) if array.ndim == 0 else array
            if array.shape != (self.steps,):
                raise TheoryError(f"series '{name}' has {array.size} values for {self.steps} steps.")
            if not np.isfinite(array.astype(float)).all():
                raise TheoryError(
                    f"series '{name}' is not a number at {self.times[~np.isfinite(array.astype(float))][0]}.",
                    remedy="Fill the gap in the case, as a typed assumption.",
                )
            found[name] = array.astype(np.bool_ if variable.truth else np.float32)
        return found


def _near(name: str, known: Mapping[str, Any]) -> str:
    return f"{nearest(name, known)} " if known else ""


@dataclass(frozen=True)
class _Structure:
    """What decides the compiled code: two theories that differ only in what is cut are one program."""

    written: tuple[Any, ...]
    resolved: Resolved = field(compare=False)
    society: Society = field(compare=False)


@lru_cache(maxsize=8)
def _program(
    structure: _Structure, batch: int, dt: float, kept: tuple[str, ...], settable: tuple[str, ...]
) -> Program:
    return Program(structure.resolved, structure.society, batch, dt, kept, settable)


def _setting(hold: Hold, draws: int) -> Setting:
    return Setting(
        np.full(draws, hold.value, np.float32),
        np.full(draws, hold.start, np.uint32),
        np.full(draws, hold.end, np.uint32),
    )


def _check_levels(resolved: Resolved, society: Society) -> None:
    for name, level in resolved.levels.items():
        if name not in society.levels:
            raise TheoryError(
                f"the theory has a level '{name}', which the society '{society.name}' has not.",
                place=level.place,
                remedy=nearest(name, society.levels),
            )
        for parent in level.parents:
            if parent not in society.levels[name].within:
                raise TheoryError(
                    f"in the theory a {name} lies within a {parent}; in the society '{society.name}' it does not.",
                    place=level.place,
                    remedy=f"There it lies within: {', '.join(society.levels[name].within) or 'nothing'}.",
                )

