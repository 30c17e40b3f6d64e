"""The program: a checked theory and a society become one compiled step, scanned over time for a batch of draws.

What may change between runs without a new compilation is data of the program: parameters, noise keys, which
mechanisms are cut, the values and windows of interventions, the series of the case, the society's arrays.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
from numpy.typing import NDArray

from conjuncture.engine.columns import Column, ColumnNoise, Standing
from conjuncture.engine.exact import Exact, with_jax
from conjuncture.language.levels import path
from conjuncture.language.parameters import Parameter
from conjuncture.language.resolution import Resolved, Variable
from conjuncture.language.theory import parameter_name
from conjuncture.society.ancestry import place_above
from conjuncture.society.society import Society

NO_FAILURE = np.int32(2**31 - 1)
_LARGEST = float(np.finfo(np.float32).max)


class Setting(NamedTuple):
    """Hold a variable at a value from one step (included) to another (excluded); arrays (draws,)."""

    value: Any
    start: Any
    end: Any


class Data(NamedTuple):
    """What a program runs on besides its state: all of it may change without a new compilation."""

    parameters: Mapping[str, Any]  # (draws,)
    keys: Mapping[str, Any]  # (2, draws)
    active: Mapping[str, Any]  # (draws,) truths: is the mechanism at work
    settings: Mapping[str, tuple[Setting, ...]]
    given: Mapping[str, Any]  # (members, 1)
    ways: Mapping[str, Any]  # "below>above": (members below,)
    heads: Mapping[str, Any]  # "below>above": (members above, 1)
    guard: Any


class Carry(NamedTuple):
    """What passes from step to step: the states, the traits, and the first thing that went wrong."""

    states: Mapping[str, Any]
    traits: Mapping[str, Any]
    failed_step: Any  # (draws,), NO_FAILURE while all is well
    failed_at: Any  # (draws,): place in the order of checks
    failed_member: Any


@dataclass(frozen=True, eq=False)
class Program:
    """One theory on one society, ready to be run for batches of `batch` draws.

    Attributes:
        kept: variables recorded in every step.
        settable: variables that interventions may set.
        dt: years per step.
    """

    resolved: Resolved
    society: Society
    batch: int
    dt: float
    kept: tuple[str, ...]
    settable: tuple[str, ...]

    def start(self, data: Data) -> Carry:
        """The states and traits at the start, for a batch of draws."""
        return self._start(data)

    def advance(self, carry: Carry, data: Data, series: Mapping[str, Any], steps: Any) -> tuple[Carry, dict[str, Any]]:
        """Run some steps; the new carry, and the kept variables as (steps, members, draws)."""
        return self._advance(carry, data, series, steps)

    @cached_property
    def _start(self) -> Any:
        return jax.jit(self._begin)

    @cached_property
    def _advance(self) -> Any:
        return jax.jit(self._scan)

    @cached_property
    def ways(self) -> tuple[Mapping[str, NDArray[np.int32]], Mapping[str, NDArray[np.float32]]]:
        """For each pair of levels, whose member of the upper each member of the lower is, and the counts."""
        up: dict[str, NDArray[np.int32]] = {}
        heads: dict[str, NDArray[np.float32]] = {}
        for below in self.resolved.levels:
            for above in self.resolved.levels:
                way = path(self.resolved.levels, below, above)
                if way is None or len(way) < 2:
                    continue
                index = place_above(self.society, below, above)  # refuses two ways that lead to different places
                up[f"{below}>{above}"] = index
                counts = np.bincount(index, minlength=self.society.levels[above].size)
                heads[f"{below}>{above}"] = counts.astype(np.float32)[:, None]
        return up, heads

    @cached_property
    def checked(self) -> tuple[str, ...]:
        """Variables whose values are checked, in the order in which a failure would first show."""
        resolved = self.resolved
        names = (*resolved.traits, *resolved.derived, *resolved.states)
        return tuple(name for name in names if not resolved.variables[name].truth)

    def size(self, name: str) -> int:
        """Members of the level a variable stands on."""
        return self.society.levels[self.resolved.variables[name].level].size

    def _begin(self, data: Data) -> Carry:
        exact = with_jax(data.guard)
        values: dict[str, Any] = dict(data.given)
        traits: dict[str, Any] = {}
        filled: dict[str, Any] = {}
        self._note_filled(values, filled)
        fine = jnp.full((self.batch,), NO_FAILURE)
        for name in self.resolved.traits:
            array = self._run(name, exact, data, values, filled, np.uint32(0), exact.constant(0.0))
            array = self._switched(name, exact, data, array)
            values[name] = traits[name] = self._whole(name, array)
            self._note_filled(values, filled)
        states = {name: self._initial(name, exact, data, values) for name in self.resolved.states}
        failure = self._checked(exact, traits | states, filled, (fine, fine, fine), np.int32(-1))
        return Carry(states, traits, *failure)

    def _scan(self, carry: Carry, data: Data, series: Mapping[str, Any], steps: Any) -> tuple[Carry, dict[str, Any]]:
        return jax.lax.scan(partial(self._step, data), carry, (series, steps))

    def _step(self, data: Data, carry: Carry, now: tuple[Mapping[str, Any], Any]) -> tuple[Carry, dict[str, Any]]:
        series, step = now
        exact = with_jax(data.guard)
        resolved = self.resolved
        time = exact.multiply(step.astype(np.float32), np.float32(self.dt))
        values: dict[str, Any] = {**data.given, **carry.traits, **carry.states}
        values |= {name: jnp.reshape(value, (1, 1)) for name, value in series.items()}
        filled: dict[str, Any] = {}
        self._note_filled(values, filled)
        for name in resolved.derived:
            array = self._run(name, exact, data, values, filled, step, time)
            array = self._switched(name, exact, data, array)
            values[name] = self._set(name, exact, data, array, step)
            self._note_filled(values, filled)
        states: dict[str, Any] = {}
        for name in resolved.states:
            array = self._run(name, exact, data, values, filled, step, time)
            array = self._renewed(name, exact, data, array, values, filled)
            array = self._switched(name, exact, data, array, initial={**data.given, **carry.traits})
            array = self._set(name, exact, data, array, step + np.uint32(1))
            states[name] = jax.lax.optimization_barrier(self._whole(name, array))
        produced = {name: values[name] for name in resolved.derived} | states
        failure = (carry.failed_step, carry.failed_at, carry.failed_member)
        failure = self._checked(exact, produced, filled, failure, step.astype(np.int32))
        observed = {name: self._whole(name, values[name]) for name in self.kept}
        return Carry(states, carry.traits, *failure), observed

    def _note_filled(self, values: Mapping[str, Any], filled: dict[str, Any]) -> None:
        for level in self.resolved.levels.values():
            if level.filled_by is not None and level.filled_by in values and level.name not in filled:
                filled[level.name] = values[level.filled_by]

    def _run(
        self,
        name: str,
        exact: Exact,
        data: Data,
        values: Mapping[str, Any],
        filled: Mapping[str, Any],
        step: Any,
        time: Any,
    ) -> Any:
        """Call a mechanism's function with columns; the array it gives."""
        variable = self.resolved.variables[name]
        reading = variable.reading
        assert reading is not None
        standing = self._standing(variable.level, exact, data, filled)
        luck = ColumnNoise(standing, data.keys[name], step)
        special = {
            "noise": lambda: luck,
            "dt": lambda: Column(exact.constant(self.dt)[None, None], standing),
            "t": lambda: Column(jnp.reshape(time, (1, 1)), standing),
            "me": lambda: Column(jnp.arange(standing.size, dtype=np.float32)[:, None], standing),
        }
        arguments = [
            special[argument]() if argument in special else self._seen(name, argument, values, standing)
            for argument in reading.arguments
        ]
        quantities = {
            key: Column(data.parameters[drawn][None, :], standing)
            for key, drawn in self.resolved.parameters_of(name).items()
        }
        result = reading.function(*arguments, **quantities)
        array = result.array if isinstance(result, Column) else exact.constant(result)[None, None]
        array = array if variable.truth else exact.number(array)
        if luck.used:
            # Computed once and kept: without this the compiler repeats the generator for every reader.
            array = jax.lax.optimization_barrier(array)
        return array[:, None, :] if variable.shape and array.ndim == 2 else array

    def _standing(self, level: str, exact: Exact, data: Data, filled: Mapping[str, Any]) -> Standing:
        size = self.society.levels[level].size
        return Standing(exact, level, size, data.ways, data.heads, filled)

    def _seen(self, reader: str, name: str, values: Mapping[str, Any], standing: Standing) -> Column:
        """A variable as the reader sees it: its own, one from above, or a group from below."""
        variable, array = self.resolved.variables[name], values[name]
        relation = self.resolved.relation(reader, name)
        if relation == "group":
            return Column(array, standing, variable.shape, child=variable.level)
        if relation == "above":
            array = standing.seen_at(variable.level, array)
        return Column(array, standing, variable.shape)

    def _switched(
        self, name: str, exact: Exact, data: Data, array: Any, initial: Mapping[str, Any] | None = None
    ) -> Any:
        """The array where the mechanism is at work; its absent (or initial) value in draws where it is cut."""
        if name not in data.active:
            return array
        variable = self.resolved.variables[name]
        if variable.absent is None:
            assert initial is not None
            held = self._initial_value(variable, exact, data, initial)
        else:
            held = _constant(exact, variable, variable.absent)
        return jnp.where(data.active[name], array, held)

    def _set(self, name: str, exact: Exact, data: Data, array: Any, step: Any) -> Any:
        """The array, with an intervention's value in its place while it lasts; of several the last prevails."""
        for setting in data.settings.get(name, ()):
            holds = (step >= setting.start) & (step < setting.end)
            value = setting.value != 0 if self.resolved.variables[name].truth else setting.value + data.guard
            array = jnp.where(holds, value, array)
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
        self, name: str, exact: Exact, data: Data, array: Any, values: Mapping[str, Any], filled: Mapping[str, Any]
    ) -> Any:
        """States of empty slots, and of slots whose occupant leaves, start again."""
        variable = self.resolved.variables[name]
        level = self.resolved.levels[variable.level]
        if name == level.filled_by:  # it says who is there, and so does not itself depend on who is there
            return array
        stays = filled.get(level.name)
        if level.renewed_by is not None:
            remains = ~values[level.renewed_by]
            stays = remains if stays is None else stays & remains
        if stays is None:
            return array
        fresh = self._initial_value(variable, exact, data, values)
        return jnp.where(stays[:, None, :] if variable.shape else stays, array, fresh)

    def _whole(self, name: str, array: Any) -> Any:
        """The array in its full shape: every member, part and draw."""
        variable = self.resolved.variables[name]
        dtype = np.bool_ if variable.truth else np.float32
        return jnp.broadcast_to(array, (self.size(name), *variable.shape, self.batch)).astype(dtype)

    def _checked(
        self,
        exact: Exact,
        produced: Mapping[str, Any],
        filled: Mapping[str, Any],
        failure: tuple[Any, Any, Any],
        step: Any,
    ) -> tuple[Any, Any, Any]:
        """Note, for each draw, the first variable and member that is not a number or out of its bounds."""
        first = jnp.full((self.batch,), NO_FAILURE)
        places: list[tuple[Any, Any]] = []
        for level in self.resolved.levels:
            names = [
                (place, name)
                for place, name in enumerate(self.checked)
                if name in produced and self.resolved.variables[name].level == level
            ]
            if not names:
                continue
            size = self.society.levels[level].size
            worst: Any = NO_FAILURE
            for place, name in reversed(names):
                worst = jnp.where(self._wrong(name, produced[name]), np.int32(place), worst)
            if level in filled:
                worst = jnp.where(filled[level], worst, NO_FAILURE)
            worst = jnp.broadcast_to(worst, (size, self.batch))
            lowest = jnp.min(worst, axis=0)
            places.append((worst, lowest))
            first = jnp.minimum(first, lowest)
        new = (failure[0] == NO_FAILURE) & (first != NO_FAILURE)

        def member(found: list[tuple[Any, Any]]) -> Any:
            which = jnp.full((self.batch,), NO_FAILURE)
            for worst, lowest in found:
                which = jnp.where(lowest == first, jnp.argmin(worst, axis=0).astype(np.int32), which)
            return which

        # Who it was is looked for only when something went wrong.
        which = jax.lax.cond(jnp.any(new), member, lambda _: jnp.full((self.batch,), NO_FAILURE), places)
        return (
            jnp.where(new, step, failure[0]),
            jnp.where(new, first, failure[1]),
            jnp.where(new, which, failure[2]),
        )

    def _wrong(self, name: str, array: Any) -> Any:
        """Where the values are out of bounds, infinite, or not a number (which compares as false)."""
        variable = self.resolved.variables[name]
        low, high = variable.within or (-np.inf, np.inf)
        low, high = max(low, -_LARGEST), min(high, _LARGEST)
        fine = (array >= np.float32(low)) & (array <= np.float32(high))
        return ~(jnp.all(fine, axis=1) if variable.shape else fine)


def _constant(exact: Exact, variable: Variable, value: Any) -> Any:
    if isinstance(value, tuple):
        parts: Sequence[float] = value
        return jnp.stack([exact.constant(part) for part in parts])[None, :, None]
    array = exact.constant(bool(value) if variable.truth else float(value))[None, None]
    return array[:, None, :] if variable.shape else array

