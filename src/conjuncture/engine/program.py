"""The program: a checked theory and a society become one compiled step, scanned over time for many lanes.

What may change between runs without a new compilation is data of the program (`program_data.py`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np

from conjuncture.engine import failure_checks
from conjuncture.engine.column_noise import ColumnNoise
from conjuncture.engine.columns import Column, constant
from conjuncture.engine.exact import Exact, with_jax
from conjuncture.engine.moves import moving_ways
from conjuncture.engine.program_data import (
    ALL_MET,
    NO_FAILURE,
    SCAN_STEPS,
    Carry,
    Data,
    log_chance_of,
    start_of,
)
from conjuncture.engine.program_room import Room
from conjuncture.engine.program_sight import column_for, sizes_of, standing_of
from conjuncture.engine.program_stand_ins import (
    at_both_ends_of,
    held,
    initial,
    renewed,
    switched,
    where_written,
)
from conjuncture.engine.ties import Ties
from conjuncture.engine.ways import SMALL

_WIDE = {"xla_cpu_prefer_vector_width": 512}
"""Sixteen numbers at once where a processor can (XLA takes eight): noise takes half the time, or less."""


@dataclass(frozen=True, eq=False)
class Program(Room):
    """One theory on one society, ready to be run for batches of `batch` draws.

    Attributes:
        kept: variables recorded in every step.
        settable: variables that interventions may hold, each as often as it is named.
        wirable: arrows that may be cut separately, or fed from another world.
        on_course: events that may be put on a recorded course.
        dt: years per step.
    """

    dt: float
    kept: tuple[str, ...]
    settable: tuple[str, ...]
    wirable: tuple[str, ...]
    on_course: tuple[str, ...] = ()

    def start(self, data: Data) -> Carry:
        """The states and traits at the start, for a batch of draws."""
        return self._start(data)

    def advance(
        self,
        carry: Carry,
        data: Data,
        series: Mapping[str, Any],
        course: Mapping[str, Any],
        first: int,
        last: int,
    ) -> tuple[Carry, dict[str, Any]]:
        """Run the steps from `first` (included) to `last` (excluded), at most `SCAN_STEPS` of them.

        Args:
            carry: the state of the lanes.
            data: the data of the program.
            series: the inputs of the whole run, each (steps, members, lanes).
            course: the record of events, each (steps, members, lanes).
            first, last: data of the program, so that the rest of a run needs no separate compilation.

        Returns:
            The new carry, and the kept variables and log chances, each (SCAN_STEPS, members, lanes): zeros
            from `last` on.
        """
        window = np.minimum(np.arange(first, first + SCAN_STEPS), last - 1)
        inputs = {name: values[window] for name, values in series.items()}
        recorded = {name: course[name][window] for name in self.on_course}
        return self._advance(carry, data, (inputs, recorded), np.uint32(first), np.int32(last - first))

    @cached_property
    def _start(self) -> Any:
        return jax.jit(self._begin, compiler_options=_WIDE)

    @cached_property
    def _advance(self) -> Any:
        return jax.jit(self._scan, compiler_options=_WIDE)

    def _begin(self, data: Data) -> Carry:
        exact = with_jax(data.guard)
        values: dict[str, Any] = dict(data.given)
        traits: dict[str, Any] = {}
        filled = self._at_work(data)
        self._note_filled(data, values, filled)
        unmet: dict[str, Any] = {}
        fine = jnp.full((self.batch,), NO_FAILURE)
        start = np.uint32(0)
        for name in self.resolved.traits:
            array = self._run(name, exact, data, values, filled, start, exact.constant(0.0), unmet, start)
            array = switched(self, name, exact, data, array)
            values[name] = traits[name] = self.whole(name, array)
            self._note_filled(data, values, filled)
        states = {name: initial(self, name, exact, data, values) for name in self.resolved.states}
        failure = self._watched(traits | states, unmet, filled, (fine, fine, fine), np.int32(-1))
        starts = {
            name: jnp.zeros(self.shape(name), self.dtype(name)) for name in self.resolved.kept_from_start
        }
        return Carry(states, traits, starts, *failure)

    def _scan(
        self,
        carry: Carry,
        data: Data,
        inputs: tuple[Mapping[str, Any], Mapping[str, Any]],
        first: Any,
        count: Any,
    ) -> tuple[Carry, dict[str, Any]]:
        """So many steps from `first`; the observed values have room for `SCAN_STEPS`."""

        def one(number: Any, so_far: tuple[Carry, dict[str, Any]]) -> tuple[Carry, dict[str, Any]]:
            carry, observed = so_far
            now, recorded = ({name: values[number] for name, values in part.items()} for part in inputs)
            step = first + number.astype(np.uint32)
            carry, seen = self._step(data._replace(recorded=recorded), carry, (now, step))
            return carry, {name: observed[name].at[number].set(seen[name]) for name in observed}

        room = {name: jnp.zeros((SCAN_STEPS, *self.shape(name)), self.dtype(name)) for name in self.kept}
        room |= {
            log_chance_of(name): jnp.zeros((SCAN_STEPS, *self.shape(name)), np.float32)
            for name in self.on_course
        }
        return jax.lax.fori_loop(0, count, one, (carry, room))

    def _step(
        self, data: Data, carry: Carry, now: tuple[Mapping[str, Any], Any]
    ) -> tuple[Carry, dict[str, Any]]:
        series, step = now
        exact = with_jax(data.guard)
        resolved = self.resolved
        time = exact.multiply(step.astype(np.float32), np.float32(self.dt))
        values: dict[str, Any] = {**data.given, **carry.traits, **carry.states}
        values |= series
        moving = moving_ways(resolved, self.society, data.ways, values)
        data = data._replace(ways={**data.ways, **moving})
        filled = self._at_work(data)
        unmet: dict[str, Any] = {}
        weighed: dict[str, Any] = {}
        self._note_filled(data, values, filled)
        for name in carry.starts:
            if name in values:
                values[start_of(name)] = self._at_start(name, values, carry, step)
        for name in resolved.derived:
            array = self._run(name, exact, data, values, filled, step, time, unmet, step, weighed)
            array = switched(self, name, exact, data, array)
            values[name] = self._computed_once(name, held(self, name, data, array, step))
            if name in carry.starts:
                values[start_of(name)] = self._at_start(name, values, carry, step)
            self._note_filled(data, values, filled)
        states: dict[str, Any] = {}
        for name in resolved.states:
            stands_at = step + np.uint32(1)
            array = self._run(name, exact, data, values, filled, step, time, unmet, stands_at, weighed)
            array = renewed(self, name, exact, data, array, values, filled)
            array = switched(self, name, exact, data, array, initial={**data.given, **carry.traits})
            array = held(self, name, data, array, step + np.uint32(1))
            states[name] = jax.lax.optimization_barrier(self.whole(name, array))
        produced = {name: values[name] for name in resolved.derived} | states
        failure = (carry.failed_step, carry.failed_at, carry.failed_member)
        failure = self._watched(produced, unmet, filled, failure, step.astype(np.int32))
        observed = {name: self.whole(name, values[name]) for name in self.kept}
        observed |= {
            log_chance_of(name): jnp.broadcast_to(weighed[name], self.shape(name)) for name in self.on_course
        }
        starts = {name: values[start_of(name)] for name in carry.starts}
        return Carry(states, carry.traits, starts, *failure), observed

    def _at_start(self, name: str, values: Mapping[str, Any], carry: Carry, step: Any) -> Any:
        """A variable's value in the first step: its present value if this is the first step."""
        return jnp.where(step == 0, self.whole(name, values[name]), carry.starts[name])

    def _watched(
        self,
        produced: Mapping[str, Any],
        unmet: Mapping[str, Any],
        filled: Mapping[str, Any],
        failure: failure_checks.Failure,
        step: Any,
    ) -> failure_checks.Failure:
        return failure_checks.watched(self.resolved, self.society, produced, unmet, filled, failure, step)

    def _at_work(self, data: Data) -> dict[str, Any]:
        """For networks, whether their ties exist at all, (1, lanes), or which ties exist, (ties, lanes)."""
        return {
            network: data.active[network][None, :] & data.there.get(network, True)
            for network in self.resolved.networks
        }

    def _note_filled(self, data: Data, values: Mapping[str, Any], filled: dict[str, Any]) -> None:
        for level in self.resolved.levels.values():
            if level.filled_by is not None and level.filled_by in values and level.name not in filled:
                filled[level.name] = there = values[level.filled_by]
                for network, ends in self.resolved.networks.items():
                    if ends == level.name:
                        filled[network] &= at_both_ends_of(self, data, network, there)

    def _run(
        self,
        name: str,
        exact: Exact,
        data: Data,
        values: Mapping[str, Any],
        filled: Mapping[str, Any],
        step: Any,
        time: Any,
        unmet: dict[str, Any],
        stands_at: Any,
        weighed: dict[str, Any] | None = None,
    ) -> Any:
        """Call a mechanism's function with columns; return its array, the values of step `stands_at`.

        Unmet requirements of its calls of noise are recorded in `unmet`, the log chances of the record of its
        event in `weighed`.
        """
        variable = self.resolved.variables[name]
        reading = variable.reading
        assert reading is not None
        standing = standing_of(self, variable.level, exact, data, filled)
        course = (data.recorded[name], data.luck_of) if name in data.recorded else None
        own_noise = ColumnNoise(standing, data.keys[name], step, course)
        special = {
            "noise": lambda: own_noise,
            "dt": lambda: Column(exact.constant(self.dt)[None, None], standing),
            "t": lambda: Column(jnp.reshape(time, (1, 1)), standing),
            "me": lambda: Column(
                jnp.arange(standing.size, dtype=np.float32)[:, None], standing, refers=variable.level
            ),
            "size_of": lambda: sizes_of(self, exact, standing),
        }
        arguments: list[Any] = []
        for argument in reading.arguments:
            if argument in special:
                arguments.append(special[argument]())
            elif argument in data.far:
                ends = self.resolved.networks[argument]
                arguments.append(Ties(argument, ends, standing, data.far[argument]))
            else:
                arguments.append(column_for(self, name, argument, values, data, standing))
        parameters = {
            key: Column(data.parameters[drawn][None, :], standing)
            for key, drawn in self.resolved.parameters_of(name).items()
        }
        result = reading.function(*arguments, **parameters)
        array = result.array if isinstance(result, Column) else jnp.atleast_2d(constant(exact, result))
        array = array if variable.truth else exact.number(array)
        if own_noise.log_chance is not None and weighed is not None:
            sure = np.float32(0.0)  # the log chance of what did not depend on chance
            weighed[name] = where_written(name, data, own_noise.log_chance, sure, stands_at)
        if own_noise.used:
            # Computed once and kept: without this the compiler repeats the generator for every reader.
            array, lacking = _behind_barrier(array, own_noise.unmet)
            if lacking is not None:
                unmet[name] = where_written(name, data, lacking, ALL_MET, stands_at)
        return array[:, None, :] if variable.shape and array.ndim == 2 else array

    def _computed_once(self, name: str, array: Any) -> Any:
        """The array as it is kept for all who read it.

        Otherwise the compiler repeats a mechanism in each of its readers. On small levels that costs more
        than storing the numbers (half the time of the largest theory, a third of its compiling); on large
        levels memory costs more.
        """
        if self.size(name) > SMALL:
            return array
        return jax.lax.optimization_barrier(self.whole(name, array))


def _behind_barrier(array: Any, unmet: Any) -> tuple[Any, Any]:
    """The values of a mechanism and the unmet requirements of its noise, computed here, once.

    A truth and its unmet requirements are packed in one array; as two arrays a noise call would be computed
    twice.
    """
    if unmet is None or unmet.shape[0] == 1 or array.dtype != np.bool_ or array.ndim != unmet.ndim:
        return jax.lax.optimization_barrier((array, unmet))
    packed = jax.lax.optimization_barrier(array.astype(np.uint8) | (unmet << np.uint8(1)))
    return (packed & np.uint8(1)) != 0, packed >> np.uint8(1)
