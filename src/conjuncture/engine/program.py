"""The program: a checked theory and a society become one compiled step, scanned over time for many lanes.

What may change between runs without a new compilation is data of the program (`data.py`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np

from conjuncture.engine import failure_checks
from conjuncture.engine.column_noise import ColumnNoise
from conjuncture.engine.columns import Afar, Column, constant
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
from conjuncture.engine.slices import Slices, slices_of
from conjuncture.engine.standing import Standing
from conjuncture.engine.ties import Ties, at_both_ends
from conjuncture.engine.ways import SMALL, Heads, Up, rows, ways
from conjuncture.language.parameters import Parameter, parameter_name
from conjuncture.language.resolved import Resolved, Variable
from conjuncture.language.sizes import SizeOf
from conjuncture.society.society import Society

_WIDE = {"xla_cpu_prefer_vector_width": 512}
"""Sixteen numbers at once where a processor can (XLA takes eight): noise takes half the time, or less."""


@dataclass(frozen=True, eq=False)
class Program:
    """One theory on one society, ready to be run for batches of `batch` draws.

    Attributes:
        kept: variables recorded in every step.
        settable: variables that interventions may hold, each as often as it is named.
        wirable: arrows that may be cut alone, or fed from another world.
        on_course: events that may be put on a recorded course.
        dt: years per step.
    """

    resolved: Resolved
    society: Society
    batch: int
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
            carry: where the lanes stand.
            data: what they run on.
            series: the inputs of the whole run, each (steps, members, lanes).
            course: what is recorded of events, each (steps, members, lanes).
            first, last: data of the program, so that the rest of a run needs no compiling of its own.

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

    @cached_property
    def ways(self) -> tuple[Up, Heads]:
        """The ways between levels, and how many members each has."""
        return ways(self.resolved, self.society)

    @cached_property
    def rows(self) -> Mapping[str, Any]:
        """Of small levels, which members each member above has."""
        return rows(*self.ways)

    @cached_property
    def slices(self) -> Mapping[str, Slices]:
        """By "network>ends": how the ties of networks lie."""
        of = {
            f"{name}>{ends}": slices_of(self.society.networks[name], self.society.levels[ends].size)
            for name, ends in self.resolved.networks.items()
        }
        return {pair: slices for pair, slices in of.items() if slices is not None}

    def size(self, name: str) -> int:
        """Members of the level a variable stands on."""
        return self.society.levels[self.resolved.variables[name].level].size

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
            array = self._switched(name, exact, data, array)
            values[name] = traits[name] = self._whole(name, array)
            self._note_filled(data, values, filled)
        states = {name: self._initial(name, exact, data, values) for name in self.resolved.states}
        failure = self._watched(traits | states, unmet, filled, (fine, fine, fine), np.int32(-1))
        starts = {
            name: jnp.zeros(self._shape(name), self._dtype(name)) for name in self.resolved.kept_from_start
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
        """So many steps from `first`; what is observed has room for `SCAN_STEPS`."""

        def one(number: Any, so_far: tuple[Carry, dict[str, Any]]) -> tuple[Carry, dict[str, Any]]:
            carry, observed = so_far
            now, recorded = ({name: values[number] for name, values in part.items()} for part in inputs)
            step = first + number.astype(np.uint32)
            carry, seen = self._step(data._replace(recorded=recorded), carry, (now, step))
            return carry, {name: observed[name].at[number].set(seen[name]) for name in observed}

        room = {name: jnp.zeros((SCAN_STEPS, *self._shape(name)), self._dtype(name)) for name in self.kept}
        room |= {
            log_chance_of(name): jnp.zeros((SCAN_STEPS, *self._shape(name)), np.float32)
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
            array = self._switched(name, exact, data, array)
            values[name] = self._computed_once(name, self._set(name, exact, data, array, step))
            if name in carry.starts:
                values[start_of(name)] = self._at_start(name, values, carry, step)
            self._note_filled(data, values, filled)
        states: dict[str, Any] = {}
        for name in resolved.states:
            stands_at = step + np.uint32(1)
            array = self._run(name, exact, data, values, filled, step, time, unmet, stands_at, weighed)
            array = self._renewed(name, exact, data, array, values, filled)
            array = self._switched(name, exact, data, array, initial={**data.given, **carry.traits})
            array = self._set(name, exact, data, array, step + np.uint32(1))
            states[name] = jax.lax.optimization_barrier(self._whole(name, array))
        produced = {name: values[name] for name in resolved.derived} | states
        failure = (carry.failed_step, carry.failed_at, carry.failed_member)
        failure = self._watched(produced, unmet, filled, failure, step.astype(np.int32))
        observed = {name: self._whole(name, values[name]) for name in self.kept}
        observed |= {
            log_chance_of(name): jnp.broadcast_to(weighed[name], self._shape(name)) for name in self.on_course
        }
        starts = {name: values[start_of(name)] for name in carry.starts}
        return Carry(states, carry.traits, starts, *failure), observed

    def _at_start(self, name: str, values: Mapping[str, Any], carry: Carry, step: Any) -> Any:
        """A variable's value in the first step: what it is now if this is that."""
        return jnp.where(step == 0, self._whole(name, values[name]), carry.starts[name])

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
        """Of networks, whether their ties are there at all, (1, lanes), or which are, (ties, lanes)."""
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
                        filled[network] &= self._at_both_ends(data, network, there)

    def _at_both_ends(self, data: Data, network: str, truth: Any) -> Any:
        near = data.ways[f"{network}>{self.resolved.networks[network]}"]
        return at_both_ends(truth, near, data.far[network])

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

        Unmet requirements of its calls of noise are recorded in `unmet`, the log chances of what is recorded
        of its event in `weighed`.
        """
        variable = self.resolved.variables[name]
        reading = variable.reading
        assert reading is not None
        standing = self._standing(variable.level, exact, data, filled)
        course = (data.recorded[name], data.luck_of) if name in data.recorded else None
        own_noise = ColumnNoise(standing, data.keys[name], step, course)
        special = {
            "noise": lambda: own_noise,
            "dt": lambda: Column(exact.constant(self.dt)[None, None], standing),
            "t": lambda: Column(jnp.reshape(time, (1, 1)), standing),
            "me": lambda: Column(
                jnp.arange(standing.size, dtype=np.float32)[:, None], standing, refers=variable.level
            ),
            "size_of": lambda: self._sizes(exact, standing),
        }
        arguments: list[Any] = []
        for argument in reading.arguments:
            if argument in special:
                arguments.append(special[argument]())
            elif argument in data.far:
                ends = self.resolved.networks[argument]
                arguments.append(Ties(argument, ends, standing, data.far[argument]))
            else:
                arguments.append(self._column_for(name, argument, values, data, standing))
        parameters = {
            key: Column(data.parameters[drawn][None, :], standing)
            for key, drawn in self.resolved.parameters_of(name).items()
        }
        result = reading.function(*arguments, **parameters)
        array = result.array if isinstance(result, Column) else jnp.atleast_2d(constant(exact, result))
        array = array if variable.truth else exact.number(array)
        if own_noise.log_chance is not None and weighed is not None:
            sure = np.float32(0.0)  # the log chance of what did not depend on chance
            weighed[name] = self._where_written(name, data, own_noise.log_chance, sure, stands_at)
        if own_noise.used:
            # Computed once and kept: without this the compiler repeats the generator for every reader.
            array, lacking = _behind_barrier(array, own_noise.unmet)
            if lacking is not None:
                unmet[name] = self._where_written(name, data, lacking, ALL_MET, stands_at)
        return array[:, None, :] if variable.shape and array.ndim == 2 else array

    def _standing(self, level: str, exact: Exact, data: Data, filled: Mapping[str, Any]) -> Standing:
        size = self.society.levels[level].size
        slices = {
            pair: replace(slices, rows=data.rows_by_ties.get(pair)) for pair, slices in self.slices.items()
        }
        sizes = {name: filling.size for name, filling in self.society.levels.items()}
        return Standing(
            exact, level, size, dict(data.ways), data.heads, data.rows, dict(filled), slices, sizes
        )

    def _sizes(self, exact: Exact, standing: Standing) -> SizeOf:
        levels = self.society.levels
        return SizeOf(
            {
                level: Column(exact.constant(float(levels[level].size))[None, None], standing)
                for level in self.resolved.levels
            }
        )

    def _column_for(
        self, reader: str, name: str, values: Mapping[str, Any], data: Data, standing: Standing
    ) -> Column:
        """A variable as the reader sees it: its own, one from above, or a group from below."""
        column = self._seen(reader, name, values, data, standing)
        if name in self.resolved.variables[reader].starts:
            then = {**values, name: values.get(start_of(name), values[name])}
            column.first = self._seen(reader, name, then, data, standing)
        return column

    def _seen(
        self, reader: str, name: str, values: Mapping[str, Any], data: Data, standing: Standing
    ) -> Column:
        """A variable with these values as the reader sees it from its place, and looks at it elsewhere."""
        variable = self.resolved.variables[name]
        level, relation = variable.level, self.resolved.relation(reader, name)
        array = self._wired(reader, name, values, data, standing.exact)
        column = Column(array, standing, variable.shape, refers=variable.refers)
        column.variable = variable
        if relation == "group":
            column.child = level
        elif relation == "above":
            column.values = standing.seen_at(level, array)
            whose = standing.ways[f"{standing.level}>{level}"]
            if whose.ndim == 2:  # they move, and who is nowhere sees what is absent
                somewhere = Column(whose >= 0, standing)
                column.values = somewhere.apply("where", (somewhere, column, column.absent)).array
            if level in self.resolved.variables[reader].looks_at:
                column.afar = Afar(level, array)
        return column

    def _wired(self, reader: str, name: str, values: Mapping[str, Any], data: Data, exact: Exact) -> Any:
        """The variable from the world it is wired to; its absent or initial value where the arrow is cut."""
        wiring = data.wiring.get(f"{reader}<{name}")
        if wiring is None:
            return values[name]
        variable = self.resolved.variables[name]
        crossed = jnp.take(self._whole(name, values[name]), wiring.source, axis=-1)
        if variable.absent is not None:
            neutral = _constant(exact, variable, variable.absent)
        elif variable.kind == "state":
            neutral = self._initial_value(variable, exact, data, values)
        else:
            return crossed  # it declares no absent value: such an arrow is not cut
        return jnp.where(wiring.whole, crossed, neutral)

    def _switched(
        self, name: str, exact: Exact, data: Data, array: Any, initial: Mapping[str, Any] | None = None
    ) -> Any:
        """The array where the mechanism is at work; its absent (or initial) value where it is cut."""
        if name not in data.active:
            return array
        variable = self.resolved.variables[name]
        if variable.absent is None:
            assert initial is not None
            neutral = self._initial_value(variable, exact, data, initial)
        else:
            neutral = _constant(exact, variable, variable.absent)
        return jnp.where(data.active[name], array, neutral)

    def _set(self, name: str, exact: Exact, data: Data, array: Any, step: Any) -> Any:
        """The array, with an intervention's value in its place while it lasts; the last prevails."""
        variable = self.resolved.variables[name]
        for setting in data.settings.get(name, ()):
            holds = (step >= setting.start) & (step < setting.end) & setting.whom
            value = setting.value != 0 if variable.truth else setting.value + data.guard
            array = jnp.where(holds[:, None, :] if variable.shape else holds, value, array)
        return array

    def _where_written(self, name: str, data: Data, array: Any, nothing: Any, step: Any) -> Any:
        """The array where the mechanism wrote its variable; `nothing` where that is cut or held."""
        if name in data.active:
            array = jnp.where(data.active[name], array, nothing)
        for setting in data.settings.get(name, ()):
            held = (step >= setting.start) & (step < setting.end) & setting.whom
            array = jnp.where(held, nothing, array)
        return array

    def _initial_value(self, variable: Variable, exact: Exact, data: Data, values: Mapping[str, Any]) -> Any:
        initial = variable.initial
        if isinstance(initial, str):
            return values[initial]
        if isinstance(initial, Parameter):
            return data.parameters[parameter_name(variable.name, "initial", initial)][None, :]
        return _constant(exact, variable, initial)

    def _initial(self, name: str, exact: Exact, data: Data, values: Mapping[str, Any]) -> Any:
        variable = self.resolved.variables[name]
        array = self._initial_value(variable, exact, data, values)
        array = self._switched(name, exact, data, array, values)
        return self._whole(name, self._set(name, exact, data, array, np.uint32(0)))

    def _renewed(
        self,
        name: str,
        exact: Exact,
        data: Data,
        array: Any,
        values: Mapping[str, Any],
        filled: Mapping[str, Any],
    ) -> Any:
        """States of empty slots, and of slots whose occupant leaves, start again."""
        variable = self.resolved.variables[name]
        level = self.resolved.levels[variable.level]
        if name == level.filled_by:  # it decides which slots are filled, and so does not depend on which are
            return array
        stays = filled.get(level.name)
        ends = level.ends and self.resolved.levels[level.ends]
        renewed_by = ends.renewed_by if ends else level.renewed_by
        if renewed_by is not None:
            remains = ~values[renewed_by]
            if ends:
                remains = self._at_both_ends(data, level.name, remains)
            stays = remains if stays is None else stays & remains
        if stays is None:
            return array
        fresh = self._initial_value(variable, exact, data, values)
        return jnp.where(stays[:, None, :] if variable.shape else stays, array, fresh)

    def _computed_once(self, name: str, array: Any) -> Any:
        """The array as it is kept for all who read it.

        Otherwise the compiler repeats a mechanism in each of its readers. On small levels that is dearer than
        to write the numbers down (half the time of the largest theory, a third of its compiling); on large
        ones memory is.
        """
        if self.size(name) > SMALL:
            return array
        return jax.lax.optimization_barrier(self._whole(name, array))

    def _whole(self, name: str, array: Any) -> Any:
        """The array in its full shape: every member, part and draw."""
        return jnp.broadcast_to(array, self._shape(name)).astype(self._dtype(name))

    def _shape(self, name: str) -> tuple[int, ...]:
        return (self.size(name), *self.resolved.variables[name].shape, self.batch)

    def _dtype(self, name: str) -> Any:
        return np.bool_ if self.resolved.variables[name].truth else np.float32


def _behind_barrier(array: Any, unmet: Any) -> tuple[Any, Any]:
    """The values of a mechanism and the unmet requirements of its noise, computed here, once.

    A truth and its unmet requirements are packed in one array; as two arrays a noise call would be computed
    twice.
    """
    if unmet is None or unmet.shape[0] == 1 or array.dtype != np.bool_ or array.ndim != unmet.ndim:
        return jax.lax.optimization_barrier((array, unmet))
    packed = jax.lax.optimization_barrier(array.astype(np.uint8) | (unmet << np.uint8(1)))
    return (packed & np.uint8(1)) != 0, packed >> np.uint8(1)


def _constant(exact: Exact, variable: Variable, value: Any) -> Any:
    if isinstance(value, tuple):
        parts: Sequence[float] = value
        return jnp.stack([exact.constant(part) for part in parts])[None, :, None]
    array = exact.constant(bool(value) if variable.truth else float(value))[None, None]
    return array[:, None, :] if variable.shape else array
