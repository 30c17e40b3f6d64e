"""Columns: the operands of a mechanism in the engine, with the values of all members of a level.

Arrays are (members, parts of a vector if any, draws). A length of 1 stands for "the same for all".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np

from conjuncture.engine import noise
from conjuncture.engine.exact import Exact
from conjuncture.engine.program_data import ALL_MET
from conjuncture.engine.slices import Slices
from conjuncture.language.errors import TheoryError
from conjuncture.language.operands import Operand, common_child, common_shape
from conjuncture.language.plain import unwrapped


@dataclass(frozen=True)
class Standing:
    """Where the engine stands while it runs one mechanism: its level, and the ways to the levels around it.

    Attributes:
        size: members of the level.
        ways: "below>above": the index of each lower member's member of the upper level, (members below,).
        heads: "below>above": how many lower members each upper member has, (members above, 1).
        rows: "below>above": which they are, (members above, most of one), -1 for none; of small levels alone.
        filled: for each level, which members exist at this date, (members, draws); absent when all do.
        slices: how the ties of networks lie.
    """

    exact: Exact
    level: str
    size: int
    ways: Mapping[str, Any]
    heads: Mapping[str, Any]
    rows: Mapping[str, Any]
    filled: Mapping[str, Any]
    slices: Mapping[str, Slices]

    def seen_from(self, child: str, array: Any) -> Any:
        """Values of this level's members, spread to the members of a level below."""
        return array if array.shape[0] == 1 else array[self.ways[f"{child}>{self.level}"]]

    def seen_at(self, above: str, array: Any) -> Any:
        """Values of a level above, as this level's members see them."""
        return array if array.shape[0] == 1 else array[self.ways[f"{self.level}>{above}"]]


class Column(Operand):
    """The values of one variable (or expression) for a level, or for a level below seen as groups."""

    __slots__ = ("array", "child", "first", "shape", "standing")

    def __init__(
        self,
        array: Any,
        standing: Standing,
        shape: tuple[int, ...] = (),
        child: str | None = None,
        first: Any = None,
    ) -> None:
        self.array = array
        self.standing = standing
        self.shape = shape
        self.child = child
        self.first = first  # the variable's array at the start of the run, where the mechanism asks for it

    def apply(self, operation: str, arguments: Sequence[Any]) -> Column:
        """The operation for all members at once."""
        child, shape = common_child(arguments, operation), common_shape(arguments, operation)
        exact = self.standing.exact
        if operation == "vector":
            parts = jnp.broadcast_arrays(*(self.fitted(argument, child, ()) for argument in arguments))
            array = jnp.stack(exact.alike(parts), axis=1)
            return Column(array, self.standing, (len(parts),), child)
        if operation == "power" and type(exponent := unwrapped(arguments[1])) is int:
            base = self.fitted(arguments[0], child, shape)
            return Column(exact.whole_power(exact.number(base), exponent), self.standing, shape, child)
        arrays = [self.fitted(argument, child, shape) for argument in arguments]
        return Column(exact.apply(operation, arrays), self.standing, shape, child)

    def fitted(self, argument: Any, child: str | None, shape: tuple[int, ...]) -> Any:
        """The argument's array, spread to the group's members and to the vector's parts."""
        if not isinstance(argument, Column):
            return constant(self.standing.exact, argument)
        array = argument.array
        if child is not None and argument.child is None:
            array = self.standing.seen_from(child, array)
        return array[:, None, :] if shape and not argument.shape else array

    def reduce(self, operation: str, where: Any, weights: Any, quantile: float, empty: float) -> Column:
        """The reduction for all members of the level above at once."""
        if self.child is None:
            return Column(_over_parts(self.standing.exact, operation, self.array), self.standing)
        group = _Group(self, where)
        if operation == "count":
            result = group.counted()
        elif operation in ("any", "all"):
            true = group.total(self.array if operation == "any" else ~self.array)
            result = true > 0 if operation == "any" else true == 0
        elif operation == "sum":
            result = group.total(self.array)
        elif operation in ("mean", "share"):
            result = group.mean(weights, empty)
        elif operation in ("min", "max"):
            result = group.extreme(operation, empty)
        else:
            result = group.quantile(quantile, empty)
        return Column(result, self.standing, () if operation == "count" else self.shape)

    def at_start(self) -> Column:
        """The values of the variable at the start of the run."""
        return Column(self.first, self.standing, self.shape, self.child)

    def part(self, place: int) -> Column:
        """One part of a vector, of all members."""
        return Column(self.array[:, place], self.standing, (), self.child)


def constant(exact: Exact, value: Any) -> Any:
    """A plain number or truth, (), or a plain vector, (1, parts, 1), as an operand of this arithmetic."""
    value = unwrapped(value)
    if isinstance(value, tuple):
        return jnp.stack(exact.alike([exact.constant(part) for part in value]))[None, :, None]
    return exact.constant(value)


class _Group:
    """One reduction: the values of a level below, which of them count, and the upper member of each."""

    def __init__(self, values: Column, where: Any) -> None:
        self.values = values
        self.standing = values.standing
        self.child: str = values.child  # type: ignore[assignment]
        self.parents = self.standing.ways[f"{self.child}>{self.standing.level}"]
        self.heads = self.standing.heads[f"{self.child}>{self.standing.level}"]
        self.rows = self.standing.rows.get(f"{self.child}>{self.standing.level}")
        self.slices = self.standing.slices.get(f"{self.child}>{self.standing.level}")
        filled = self.standing.filled.get(self.child)
        # Where a network is there for all of a draw or for none, the group is emptied when it is reduced.
        self.there = None
        if self.slices is not None and filled is not None and filled.shape[0] == 1:
            self.there, filled = filled, None
        mask = filled
        if where is not None:
            chosen = values.fitted(where, self.child, ())
            mask = chosen if filled is None else chosen & filled
        self.mask = mask

    def counted(self) -> Any:
        """The number of values that count, (members, draws)."""
        if self.mask is None:
            heads = self.heads.astype(np.float32)
            return heads if self.there is None else jnp.where(self.there, heads, np.float32(0.0))
        return self._gathered(self._to_members(self.mask).astype(np.int32), jax.ops.segment_sum).astype(
            np.float32
        )

    def total(self, array: Any) -> Any:
        """The exact sum of numbers, or the number of truths, over those who count."""
        array = self._to_members(array)
        if array.dtype == np.bool_:
            chosen = array if self.mask is None else array & self._like(array)
            return self._gathered(chosen.astype(np.int32), jax.ops.segment_sum).astype(np.float32)
        if self.mask is not None:
            array = jnp.where(self._like(array), array, np.float32(0.0))
        exact = self.standing.exact
        with jax.enable_x64(True):
            whole = self._gathered(exact.addend(array), jax.ops.segment_sum)
            return exact.summed(whole, self._gathered(exact.rest(array), jax.ops.segment_sum))

    def mean(self, weights: Any, empty: float) -> Any:
        """The mean over those who count, weighted if asked; `empty` where the weight is zero."""
        exact, array = self.standing.exact, self.values.array
        if weights is None:
            weight = self.counted()
        else:
            given = exact.number(self.values.fitted(weights, self.child, self.values.shape))
            array = exact.multiply(exact.number(array), given)
            weight = self.total(given)
        total = self.total(array)
        if total.ndim > weight.ndim:
            weight = weight[:, None, :]
        nobody = weight == 0
        mean = exact.divide(total, jnp.where(nobody, np.float32(1.0), weight))
        return jnp.where(nobody, np.float32(empty), mean)

    def extreme(self, operation: str, empty: float) -> Any:
        """The smallest or largest among those who count."""
        worst = np.float32(np.inf if operation == "min" else -np.inf)
        array = self._to_members(self.standing.exact.number(self.values.array))
        if self.mask is not None:
            array = jnp.where(self._like(array), array, worst)
        segment = jax.ops.segment_min if operation == "min" else jax.ops.segment_max
        extremes = self._gathered(array, segment)
        nobody = self.counted() == 0
        return jnp.where(nobody[:, None, :] if extremes.ndim == 3 else nobody, np.float32(empty), extremes)

    def quantile(self, q: float, empty: float) -> Any:
        """The smallest value that a share q of those who count does not exceed."""
        array = self._to_members(self.standing.exact.number(self.values.array))
        if self.mask is not None:
            array = jnp.where(self._like(array), array, np.float32(np.inf))
        parent = jnp.broadcast_to(self.parents[:, None], array.shape)
        array, parent = jnp.broadcast_arrays(array, parent)
        _, ordered = jax.lax.sort((parent, array), dimension=0, num_keys=2)
        counted = jnp.broadcast_to(self.counted(), (self.standing.size, array.shape[1]))
        heads = self.heads.astype(np.int32)
        first = jnp.cumsum(heads, axis=0) - heads
        rank = self._rank(counted, np.float32(q))
        rows = first + jnp.maximum(rank - np.float32(1.0), np.float32(0.0)).astype(np.int32)
        rows = jnp.minimum(rows, array.shape[0] - 1)
        values = jnp.take_along_axis(ordered, jnp.broadcast_to(rows, counted.shape), axis=0)
        return jnp.where(counted == 0, np.float32(empty), values)

    def _rank(self, counted: Any, q: Any) -> Any:
        """The smallest rank with rank / counted >= q; the product may miss it by one (0.09 of 300 is 27)."""
        exact = self.standing.exact
        near = jnp.ceil(exact.multiply(counted, q))
        size = jnp.maximum(counted, np.float32(1.0))
        near = jnp.where(exact.divide(near - np.float32(1.0), size) >= q, near - np.float32(1.0), near)
        return jnp.where(exact.divide(near, size) < q, near + np.float32(1.0), near)

    def _like(self, array: Any) -> Any:
        """The mask, with room for the parts of a vector."""
        assert self.mask is not None
        return self.mask[:, None, :] if array.ndim == 3 else self.mask

    def _to_members(self, array: Any) -> Any:
        """One row for each member of the level below, where one row stood for all."""
        members = self.parents.shape[0]
        return array if array.shape[0] == members else jnp.broadcast_to(array, (members, *array.shape[1:]))

    def _gathered(self, array: Any, segment: Any) -> Any:
        reduce, combine, nothing = _REDUCED[segment]
        if self.slices is not None:
            reduced = self.slices.reduced(array, combine, reduce, nothing)
            there = self.there[:, None, :] if self.there is not None and reduced.ndim == 3 else self.there
            return reduced if there is None else jnp.where(there, reduced, jnp.asarray(nothing, array.dtype))
        if self.standing.size == 1:
            return reduce(array, axis=0, keepdims=True)
        if self.rows is None:
            return segment(array, self.parents, num_segments=self.standing.size)
        # The compiler scatters row by row, much slower than it gathers. Sums are exact in any order.
        there = (self.rows >= 0).reshape(*self.rows.shape, *(1,) * (array.ndim - 1))
        return reduce(jnp.where(there, array[self.rows], jnp.asarray(nothing, array.dtype)), axis=1)


_REDUCED = {
    jax.ops.segment_sum: (jnp.sum, jnp.add, 0),
    jax.ops.segment_min: (jnp.min, jnp.minimum, np.inf),
    jax.ops.segment_max: (jnp.max, jnp.maximum, -np.inf),
}
"""How a group is reduced without scattering, as a whole or two by two, and the value of an empty one."""


_NEEDS = 127  # of one mechanism that are told apart


class ColumnNoise(noise.Calls):
    """Noise for all members of a level in one step, in every draw of a batch."""

    __slots__ = ("course", "key", "log_chance", "met", "standing", "step")

    def __init__(
        self, standing: Standing, key: Any, step: Any, course: tuple[Any, Any] | None = None
    ) -> None:
        super().__init__()
        self.standing = standing
        self.key = key
        self.step = step
        self.met: list[Any] = []
        self.course = course  # what is recorded, and from which lane luck is taken
        self.log_chance: Any = None

    def _watch(self, call: str, need: str, met: Column) -> None:
        self.met.append(met.array)

    def _recorded(self) -> Column | None:
        return None if self.course is None else Column(self.course[0], self.standing)

    def _lucky(self, luck: Column) -> Column:
        assert self.course is not None
        source = self.course[1]
        whole = jnp.broadcast_to(luck.array, (self.standing.size, source.shape[0]))
        return Column(jnp.take(whole, source, axis=-1), self.standing)

    def _weighed(self, log_chance: Column) -> None:
        self.log_chance = log_chance.array

    @property
    def unmet(self) -> Any:
        """1 + the number of the first unmet requirement, (members, draws) or 1 for all; None without any."""
        first = None
        for number, met in reversed(list(enumerate(self.met))):
            first = jnp.where(met, ALL_MET if first is None else first, np.uint8(min(number + 1, _NEEDS)))
        return first

    def _unit(self, parts: int) -> Column:
        first = self._next(parts)
        member = jnp.arange(self.standing.size, dtype=np.uint32)[:, None]
        call = np.uint32(first)
        key0, key1 = self.key[0], self.key[1]
        if parts:
            member = member[:, :, None]
            call = (np.uint32(first) + jnp.arange(parts, dtype=np.uint32))[None, :, None]
        bits, _ = noise.threefry(key0, key1, member, self.step * np.uint32(noise.CALLS) + call)
        return Column(noise.unit(bits), self.standing, (parts,) if parts else ())


def _over_parts(exact: Exact, operation: str, array: Any) -> Any:
    """Reduce a vector (members, parts, draws) to one number for each member."""
    if operation in ("any", "all"):
        return jnp.any(array, axis=1) if operation == "any" else jnp.all(array, axis=1)
    numbers = exact.number(array)
    if operation in ("min", "max"):
        return jnp.min(numbers, axis=1) if operation == "min" else jnp.max(numbers, axis=1)
    if operation == "count":
        return jnp.full_like(numbers[:, 0], numbers.shape[1])
    if operation in ("sum", "mean", "share"):
        with jax.enable_x64(True):
            total = exact.summed(jnp.sum(exact.addend(numbers), axis=1), jnp.sum(exact.rest(numbers), axis=1))
        return total if operation == "sum" else exact.divide(total, exact.constant(float(array.shape[1])))
    raise TheoryError(f"`.{operation}()` of a vector is not defined.", remedy="Use sum, mean, min or max.")
