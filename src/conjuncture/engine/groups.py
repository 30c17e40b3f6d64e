"""Groups in the engine: the values of a level below, reduced to one for each member above."""

from __future__ import annotations

import functools
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np

from conjuncture.engine.standing import Standing
from conjuncture.engine.windows import Windows, each_move, joined, settled


class Group:
    """One reduction: the values of a level below, which of them count, and the upper member of each."""

    def __init__(self, standing: Standing, child: str, array: Any, where: Any = None) -> None:
        """Args:
        standing: of the mechanism.
        child: the level below.
        array: the values of its members, as an array or as windows.
        where: whether each counts, in the same form.
        """
        self.standing = standing
        self.child = child
        self.array = array
        pair = f"{self.child}>{self.standing.level}"
        self.parents = self.standing.ways[pair]
        self.moving = self.parents.ndim == 2  # then each member's upper member differs by draw, -1 for none
        self.heads = self.standing.heads.get(pair)
        self.rows = self.standing.rows.get(pair)
        self.slices = self.standing.slices.get(pair)
        filled = self.standing.filled.get(self.child)
        # If a network exists for all of a draw or for none, the group is emptied when it is reduced.
        self.there = None
        if self.slices is not None and filled is not None and filled.shape[0] == 1:
            self.there, filled = filled, None
        both = where is not None and filled is not None
        self.mask = each_move(jnp.logical_and, where, filled) if both else where if filled is None else filled
        if self.moving:
            belongs = self.parents >= 0
            self.mask = belongs if self.mask is None else self.mask & belongs

    def counted(self) -> Any:
        """The number of values that count, (members, draws)."""
        if self.mask is None:
            assert self.heads is not None
            heads = self.heads.astype(np.float32)
            return heads if self.there is None else jnp.where(self.there, heads, np.float32(0.0))
        counts = each_move(lambda mask: mask.astype(np.int32), self._to_members(self.mask))
        return self._gathered(counts, jax.ops.segment_sum).astype(np.float32)

    def total(self, array: Any) -> Any:
        """The exact sum of numbers, or the number of truths, over those that count."""
        array = self._to_members(array)
        if self.mask is not None:
            array = each_move(_chosen, array, self.mask)
        if _dtype(array) == np.bool_:
            truths = each_move(lambda one: one.astype(np.int32), array)
            return self._gathered(truths, jax.ops.segment_sum).astype(np.float32)
        exact, array = self.standing.exact, settled(array)
        with jax.enable_x64(True):
            whole = self._gathered(each_move(exact.addend, array), jax.ops.segment_sum)
            return exact.summed(whole, self._gathered(each_move(exact.rest, array), jax.ops.segment_sum))

    def mean(self, weights: Any, empty: float) -> Any:
        """The mean over those who count, weighted if asked; `empty` where the weight is zero."""
        exact, array = self.standing.exact, self.array
        if weights is None:
            weight = self.counted()
        else:
            given = each_move(exact.number, weights)
            array = each_move(lambda one, weight: exact.multiply(exact.number(one), weight), array, given)
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
        array = self._to_members(each_move(self.standing.exact.number, self.array))
        if self.mask is not None:
            array = each_move(lambda one, mask: jnp.where(_like(mask, one), one, worst), array, self.mask)
        segment = jax.ops.segment_min if operation == "min" else jax.ops.segment_max
        extremes = self._gathered(array, segment)
        nobody = self.counted() == 0
        return jnp.where(nobody[:, None, :] if extremes.ndim == 3 else nobody, np.float32(empty), extremes)

    def quantile(self, q: float, empty: float) -> Any:
        """The smallest value that a share q of those who count does not exceed."""
        array = self._to_members(self.standing.exact.number(joined(self.array)))
        if self.mask is not None:
            array = jnp.where(_like(joined(self.mask), array), array, np.float32(np.inf))
        if self.moving:  # members without an owner are at the end
            parent = jnp.where(self.parents >= 0, self.parents, np.int32(self.standing.size))
            heads = self._gathered((self.parents >= 0).astype(np.int32), jax.ops.segment_sum)
        else:
            assert self.heads is not None
            parent, heads = jnp.broadcast_to(self.parents[:, None], array.shape), self.heads.astype(np.int32)
        array, parent = jnp.broadcast_arrays(array, parent)
        _, ordered = jax.lax.sort((parent, array), dimension=0, num_keys=2)
        counted = jnp.broadcast_to(self.counted(), (self.standing.size, array.shape[1]))
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

    def _to_members(self, values: Any) -> Any:
        """One row for each member of the level below, or each reader of a window, instead of one for all."""
        members = self.standing.size if isinstance(values, Windows) else self.parents.shape[0]

        def of_all(array: Any) -> Any:
            alike = array.shape[0] == members
            return array if alike else jnp.broadcast_to(array, (members, *array.shape[1:]))

        return each_move(of_all, values)

    def _gathered(self, array: Any, segment: Any) -> Any:
        reduce, combine, nothing = _REDUCED[segment]
        if self.slices is not None:
            if isinstance(array, Windows):
                reduced = functools.reduce(combine, array.pieces)
                if array.moves > _ADDED_ANEW:  # computed once, and not again for each reader
                    reduced = jax.lax.optimization_barrier(reduced)
            else:
                reduced = self.slices.reduced(array, combine, reduce, nothing)
            there = self.there[:, None, :] if self.there is not None and reduced.ndim == 3 else self.there
            zero = jnp.asarray(nothing, reduced.dtype)
            return reduced if there is None else jnp.where(there, reduced, zero)
        if self.standing.size == 1:
            return reduce(array, axis=0, keepdims=True)
        if self.moving:
            return gathered(array, self.parents, self.standing.size, segment)
        if self.rows is None:
            return segment(array, self.parents, num_segments=self.standing.size)
        # The compiler scatters row by row, much slower than it gathers. Sums are exact in any order.
        there = (self.rows >= 0).reshape(*self.rows.shape, *(1,) * (array.ndim - 1))
        return reduce(jnp.where(there, array[self.rows], jnp.asarray(nothing, array.dtype)), axis=1)


def _chosen(array: Any, mask: Any) -> Any:
    """The values of those that count, 0 for the others."""
    mask = _like(mask, array)
    return array & mask if array.dtype == np.bool_ else jnp.where(mask, array, np.float32(0.0))


def _like(mask: Any, array: Any) -> Any:
    """The mask, with room for the parts of a vector."""
    return mask[:, None, :] if array.ndim == 3 else mask


def _dtype(values: Any) -> Any:
    return values.at(0).dtype if isinstance(values, Windows) else values.dtype


def gathered(array: Any, whose: Any, size: int, segment: Any) -> Any:
    """The values of members, reduced to one for each owner; owners differ by draw.

    Args:
        array: (members, parts of a vector if any, draws or 1).
        whose: the owner's number for each member, (members, draws or 1); -1 for none.
        size: how many owners there are.
        segment: how they are reduced; exact in any order.

    Returns:
        (owners, parts of a vector if any, draws).
    """
    draws = max(array.shape[-1], whose.shape[-1])
    array = jnp.broadcast_to(array, (*array.shape[:-1], draws))
    if array.ndim == 3:
        by_part = [gathered(array[:, part], whose, size, segment) for part in range(array.shape[1])]
        return jnp.stack(by_part, axis=1)
    # Members without an owner go beyond the end, and are dropped.
    places = jnp.where(whose >= 0, whose, np.int32(size)) * np.int32(draws) + jnp.arange(
        draws, dtype=np.int32
    )
    reduced = segment(array.reshape(-1), places.reshape(-1), num_segments=size * draws)
    return reduced.reshape(size, draws)


_ADDED_ANEW = 16  # up to this many moves of a grid, adding again for each reader is faster than storing
_REDUCED = {
    jax.ops.segment_sum: (jnp.sum, jnp.add, 0),
    jax.ops.segment_min: (jnp.min, jnp.minimum, np.inf),
    jax.ops.segment_max: (jnp.max, jnp.maximum, -np.inf),
}
"""How a group is reduced without scattering, as a whole or two by two, and the value of an empty one."""
