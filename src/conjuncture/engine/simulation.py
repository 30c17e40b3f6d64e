"""Simulation: draws of a theory on a society, in batches of one fixed shape, to labelled results."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from conjuncture.engine import checks, precision, program_inputs
from conjuncture.engine.calendar import dates
from conjuncture.engine.digests import Digest, digest
from conjuncture.engine.program_data import Carry, Data
from conjuncture.engine.results import Batch, assembled
from conjuncture.engine.store import BatchSchema, Store
from conjuncture.engine.worlds import Arrow, Hold, Lane, World, arrow_name
from conjuncture.language.resolution import Resolved, resolve
from conjuncture.language.theory import Theory
from conjuncture.society.society import Society

if TYPE_CHECKING:
    import xarray as xr

    from conjuncture.engine.program import Program

KEPT_LEVEL_SIZE = 100
_SCAN_STEPS = 24


@dataclass(frozen=True, eq=False)
class Past:
    """Where the lanes of a batch stand: the step to come, their states, and what was recorded so far."""

    step: int
    carry: Carry
    observed: Mapping[str, NDArray[Any]]


@dataclass(frozen=True, eq=False)
class Simulation:
    """Everything that decides a run: the same simulation gives the same result, wherever and however often.

    Attributes:
        theory: with its cuts and readings.
        society: the population it runs on.
        series: the case's inputs by name, each (steps,), or (steps, members of its level).
        steps: how many, of `dt` years each, from `start` (ISO date).
        seed: of all luck and of the parameters drawn.
        holds: interventions.
        keep: variables to record besides those of small levels, which are recorded unless `sparing`.
        parameters: values instead of draws from the prior: a number, or a list with one for each draw.
        sparing: record nothing but `keep`. Of many variables over many draws, recording is most of the work.
        only: of what is recorded, what is brought home; all if none is named. It needs no compiling anew.
        store: where the worlds that questions run of it are kept; it decides nothing.
        settable: variables that worlds may hold, named as often as one world holds them at once, and given
            ones that worlds may set.
        wirable: arrows that worlds may cut or wire across.
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
    settable: tuple[str, ...] = ()
    wirable: tuple[Arrow, ...] = ()
    parameters: Mapping[str, float | Sequence[float]] = field(default_factory=dict)
    sparing: bool = False
    only: tuple[str, ...] = ()
    store: Store | None = None

    def __post_init__(self) -> None:
        checks.check(self)
        precision.warn_of_lost_increments(self.resolved, self.dt)

    @cached_property
    def resolved(self) -> Resolved:
        """The theory, checked."""
        return resolve(self.theory)

    @cached_property
    def code(self) -> Mapping[str, Digest]:
        """The digest of each mechanism's code, with all that it reaches, as it stood when first asked for.

        What is compiled and what is kept go by the same digests: a constant changed since then belongs to
        another simulation.
        """
        return {name: digest(self.theory.reading_of(name).function) for name in self.theory.mechanisms}

    @cached_property
    def times(self) -> NDArray[np.datetime64]:
        """The first day of each step."""
        return dates(self.start, self.steps, self.dt)

    @cached_property
    def batch(self) -> int:
        """Lanes computed together. Fixed by the society, so the same however many draws are asked for.

        Small societies are the quicker the more lanes; where everything is recorded, memory sets a bound.
        """
        largest = max(filling.size for filling in self.society.levels.values())
        if largest <= 200:
            return 64 if not self.sparing else 256 if largest <= 40 else 128
        return 16 if largest <= 50_000 else 8 if largest <= 250_000 else 1

    @cached_property
    def program(self) -> Program:
        """The compiled step, shared with every simulation that differs in data alone."""
        resolved = self.resolved
        kept = tuple(
            name
            for name, variable in resolved.variables.items()
            if variable.kind != "given"
            and (
                name in self.keep
                or (not self.sparing and self.society.levels[variable.level].size <= KEPT_LEVEL_SIZE)
            )
        )
        settable = tuple(sorted((*(hold.variable for hold in self.holds), *self.settable)))
        wirable = tuple(sorted(arrow_name(arrow) for arrow in self.wirable))
        theory = self.theory
        parts = (theory.mechanisms, theory.inputs, theory.levels, theory.chosen)
        # Code that cannot be followed may change unseen: nothing that was compiled for it serves again.
        code = [object() if one.unknown else one.value for one in self.code.values()]
        written = (*(tuple(part.items()) for part in parts), *code, self.society.fingerprint())
        return _program(
            _Structure(written, resolved, self.society), self.batch, self.dt, kept, settable, wirable
        )

    @property
    def brought_home(self) -> tuple[str, ...]:
        """The variables in results: those recorded, or of them those in `only`."""
        return tuple(name for name in self.program.kept if not self.only or name in self.only)

    @cached_property
    def schema(self) -> BatchSchema:
        """What its batches hold, by which kept ones are read."""
        known = self.resolved.variables
        return BatchSchema(
            parameters=tuple(program_inputs.parameters(self, np.zeros(1, np.uint32))),
            values={
                name: (
                    np.dtype(np.bool_ if known[name].truth else np.float32),
                    (self.steps, self.program.size(name), *known[name].shape),
                )
                for name in self.brought_home
            },
        )

    def batches(self, draws: int) -> Iterator[range]:
        """The draws of each batch; the last is padded when it is run."""
        for first in range(0, draws, self.batch):
            yield range(first, min(draws, first + self.batch))

    def run_batch(self, draws: range, progress: Callable[[int], None] | None = None) -> Batch:
        """Run one batch of draws to which nothing is done but what the simulation says.

        Raises:
            TheoryError: a list of parameter values is too short for the draws.
        """
        checks.check_draws(self, draws)
        return self.whole_batch(draws.start, progress).first(len(draws))

    def whole_batch(self, first: int, progress: Callable[[int], None] | None = None) -> Batch:
        """The batch that begins with this draw, with the draws that only fill it up.

        Where a list of parameter values is too short for these, they take its last; whoever asks for draws
        has it checked for those (`checks.check_draws`).
        """
        lanes = [Lane(0, draw) for draw in range(first, first + self.batch)]
        return self._run_lanes((World(),), lanes, progress, None)

    def run_lanes(
        self,
        worlds: Sequence[World],
        lanes: Sequence[Lane],
        progress: Callable[[int], None] | None = None,
        *,
        past: Past | None = None,
        real: int | None = None,
    ) -> list[Batch]:
        """Run as many lanes as a batch holds; the results by world, in the order of lanes.

        Args:
            worlds: what lanes refer to.
            lanes: exactly `batch` of them.
            progress: told the number of steps done.
            past: where these lanes already stand, if they do not begin at the start.
            real: how many lanes count; the rest fill up the batch.

        Raises:
            TheoryError: a list of parameter values is too short for the draws.
        """
        count = len(lanes) if real is None else real
        checks.check_draws(self, (lane.draw for lane in lanes[:count]))
        whole = self._run_lanes(worlds, lanes, progress, past)
        of = np.array([lane.world for lane in lanes])
        counts = np.arange(len(lanes)) < count
        return [whole.chosen((of == world) & counts) for world in range(len(worlds))]

    def _run_lanes(
        self,
        worlds: Sequence[World],
        lanes: Sequence[Lane],
        progress: Callable[[int], None] | None,
        past: Past | None,
    ) -> Batch:
        data = program_inputs.data(self, worlds, lanes)
        series = program_inputs.series(self, worlds, lanes)
        now = past or Past(0, self.program.start(data), {})
        now = self._advanced(now, data, series, self.steps, progress)
        precision.warn_of_large_states(self.resolved, now.carry)
        return Batch(
            draws=np.array([lane.draw for lane in lanes], np.uint32),
            parameters={name: np.asarray(values) for name, values in data.parameters.items()},
            values={name: np.moveaxis(values, -1, 0) for name, values in now.observed.items()},
            failed_step=np.asarray(now.carry.failed_step),
            failed_at=np.asarray(now.carry.failed_at),
            failed_member=np.asarray(now.carry.failed_member),
        )

    def past(self, lanes: Sequence[Lane], steps: int, progress: Callable[[int], None] | None = None) -> Past:
        """Where lanes of the world as it was stand after some steps."""
        worlds = (World(),)
        data, series = program_inputs.data(self, worlds, lanes), program_inputs.series(self, worlds, lanes)
        return self._advanced(Past(0, self.program.start(data), {}), data, series, steps, progress)

    @staticmethod
    def whole_scans(steps: int) -> int:
        """The steps up to the last whole scan: what is compiled for scans of one length serves all."""
        return steps // _SCAN_STEPS * _SCAN_STEPS

    def _advanced(
        self,
        now: Past,
        data: Data,
        series: Mapping[str, Any],
        end: int,
        progress: Callable[[int], None] | None,
    ) -> Past:
        carry, parts = now.carry, [now.observed] if now.observed else []
        for first in range(now.step, end, _SCAN_STEPS):
            last = min(end, first + _SCAN_STEPS)
            window = {name: values[first:last] for name, values in series.items()}
            steps = np.arange(first, last, dtype=np.uint32)
            carry, observed = self.program.advance(carry, data, window, steps)
            parts.append({name: np.asarray(observed[name]) for name in self.brought_home})
            if progress is not None:
                progress(last - first)
        kept = {name: np.concatenate([part[name] for part in parts]) for name in self.brought_home}
        return Past(end, carry, kept)

    def result(self, batches: Sequence[Batch]) -> xr.Dataset:
        """The batches as one labelled dataset, in the order of draws."""
        return assembled(self, sorted(batches, key=lambda batch: int(batch.draws[0])))


@dataclass(frozen=True)
class _Structure:
    """What decides the compiled code: two theories that differ only in what is cut are one program."""

    written: tuple[Any, ...]
    resolved: Resolved = field(compare=False)
    society: Society = field(compare=False)


@lru_cache(maxsize=8)
def _program(
    structure: _Structure,
    batch: int,
    dt: float,
    kept: tuple[str, ...],
    settable: tuple[str, ...],
    wirable: tuple[str, ...],
) -> Program:
    from conjuncture.engine.program import Program  # JAX: loaded when a simulation is run, not when described

    return Program(structure.resolved, structure.society, batch, dt, kept, settable, wirable)
