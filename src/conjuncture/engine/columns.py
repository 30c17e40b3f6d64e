"""Columns: the operands of a mechanism in the engine, with the values of all members of a level.

Arrays are (members, parts of a vector if any, draws). A length of 1 stands for "the same for all".
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
import numpy as np

from conjuncture.engine.exact import Exact
from conjuncture.engine.groups import Group
from conjuncture.engine.standing import Standing, numbers_of, of_each
from conjuncture.engine.windows import Windows, each_move, joined, spread
from conjuncture.language.errors import TheoryError
from conjuncture.language.operands import Operand, common_child, common_reference, common_shape
from conjuncture.language.plain import unwrapped
from conjuncture.language.resolved import Variable, seen_where_nobody_is


class Afar(NamedTuple):
    """The values of a whole level that the mechanism looks at through references.

    Attributes:
        level: the level.
        array: (members of that level, parts of a vector if any, draws).
    """

    level: str
    array: Any


class Column(Operand):
    """The values of one variable (or expression) for a level, or for a level below seen as groups."""

    __slots__ = ("afar", "child", "first", "refers", "shape", "standing", "values", "variable")

    def __init__(
        self,
        array: Any,
        standing: Standing,
        shape: tuple[int, ...] = (),
        child: str | None = None,
        *,
        refers: str | None = None,
        afar: Afar | None = None,
    ) -> None:
        self.values = array  # an array, or values seen through a regular network, move by move
        self.standing = standing
        self.shape = shape
        self.child = child
        self.refers = refers
        self.afar = afar
        self.variable: Variable | None = None  # the variable, unless the value is computed
        self.first: Column | None = None  # values of a variable at the start of the run, if requested

    @property
    def array(self) -> Any:
        """The values as one array."""
        return joined(self.values)

    @property
    def absent(self) -> Any:
        """The value that is seen where a reference refers to nobody."""
        return None if self.variable is None else seen_where_nobody_is(self.variable)

    def apply(self, operation: str, arguments: Sequence[Any]) -> Column:
        """The operation for all members at once."""
        result = self._applied(operation, arguments)
        result.refers = common_reference(operation, arguments)
        result.afar = self._from_afar(arguments, lambda there: self._applied(operation, there))
        return result

    def _applied(self, operation: str, arguments: Sequence[Any]) -> Column:
        child, shape = common_child(arguments, operation), common_shape(arguments, operation)
        exact = self.standing.exact
        if operation == "vector":
            fitted = self._fitted_alike(arguments, child, ())
            array = each_move(
                lambda *parts: jnp.stack(exact.alike(jnp.broadcast_arrays(*parts)), axis=1), *fitted
            )
            return Column(array, self.standing, (len(arguments),), child)
        if operation == "power" and type(exponent := unwrapped(arguments[1])) is int:
            (base,) = self._fitted_alike(arguments[:1], child, shape)
            power = each_move(lambda array: exact.whole_power(exact.number(array), exponent), base)
            return Column(power, self.standing, shape, child)
        fitted = self._fitted_alike(arguments, child, shape)
        return Column(
            each_move(lambda *arrays: exact.apply(operation, list(arrays)), *fitted),
            self.standing,
            shape,
            child,
        )

    def _from_afar(self, arguments: Sequence[Any], compute: Callable[[Sequence[Any]], Column]) -> Afar | None:
        """The same for a whole level elsewhere, if all arguments are on it or are the same for all."""
        columns = [argument for argument in arguments if isinstance(argument, Column)]
        levels = {column.afar.level for column in columns if column.afar is not None}
        if len(levels) != 1 or any(column.afar is None and not column.one_for_all for column in columns):
            return None
        there = [
            Column(argument.afar.array, self.standing, argument.shape)
            if isinstance(argument, Column) and argument.afar is not None
            else argument
            for argument in arguments
        ]
        return Afar(levels.pop(), compute(there).array)

    def on(self, level: str) -> Any:
        """The values of all members of a level."""
        return self.afar.array if self.afar is not None and self.afar.level == level else self.array

    def look(self, value: Column, absent: Any) -> tuple[Column, Column | None]:
        """The values of the members that these refer to, and whether those members exist."""
        assert self.refers is not None
        members = numbers_of(self.array, self.standing.sizes[self.refers])
        there, one = members >= 0, jnp.maximum(members, 0)
        if (filled := self.standing.filled.get(self.refers)) is not None:
            there = there & of_each(filled, one)
        found = of_each(value.on(self.refers), one)
        return (
            Column(found, self.standing, value.shape, self.child, refers=value.refers),
            Column(there, self.standing, (), self.child),
        )

    def named(self) -> Named:
        """The members that name each member."""
        assert self.variable is not None
        name, level, standing = self.variable.name, self.variable.level, self.standing
        child = f"named({name})"
        size = standing.sizes[level]
        whose = numbers_of(self.on(level), standing.size)
        standing.ways[f"{child}>{standing.level}"] = jnp.broadcast_to(whose, (size, whose.shape[-1]))
        if level in standing.filled:
            standing.filled[child] = standing.filled[level]
        numbers = jnp.arange(size, dtype=np.float32)[:, None]
        return Named(numbers, standing, child=child, refers=level)

    @property
    def one_for_all(self) -> bool:
        """Whether one value stands for all members."""
        return not isinstance(self.values, Windows) and self.values.shape[0] == 1

    def _fitted_alike(self, arguments: Sequence[Any], child: str | None, shape: tuple[int, ...]) -> list[Any]:
        """The arguments' values, spread to the group's members and to the vector's parts.

        Values seen through a regular network are all taken move by move.
        """
        columns = [argument for argument in arguments if isinstance(argument, Column)]
        windows = next((column.values for column in columns if isinstance(column.values, Windows)), None)
        return [self._fitted(argument, child, shape, windows) for argument in arguments]

    def _fitted(
        self, argument: Any, child: str | None, shape: tuple[int, ...], windows: Windows | None
    ) -> Any:
        if not isinstance(argument, Column):
            return constant(self.standing.exact, argument)
        values = argument.values
        if child is not None and argument.child is None:
            alone = windows is None
            values = self.standing.seen_from(child, values) if alone else spread(values, windows)
        if shape and not argument.shape:
            return each_move(lambda array: array[:, None, :], values)
        return values

    def reduce(self, operation: str, where: Any, weights: Any, quantile: float, empty: float) -> Column:
        """The reduction for all members of the level above at once."""
        if self.child is None:
            return self._over_parts(operation)
        asked = [(self, self.shape), (where, ()), (weights, self.shape)]
        columns = [one for one, _ in asked if isinstance(one, Column)]
        windows = next((column.values for column in columns if isinstance(column.values, Windows)), None)
        values, chosen, shares = (
            None if one is None else self._fitted(one, self.child, shape, windows) for one, shape in asked
        )
        group = Group(self.standing, self.child, values, chosen)
        if operation == "count":
            result = group.counted()
        elif operation in ("any", "all"):
            true = group.total(values if operation == "any" else each_move(jnp.logical_not, values))
            result = true > 0 if operation == "any" else true == 0
        elif operation == "sum":
            result = group.total(values)
        elif operation in ("mean", "share"):
            result = group.mean(shares, empty)
        elif operation in ("min", "max"):
            result = group.extreme(operation, empty)
        else:
            result = group.quantile(quantile, empty)
        return Column(result, self.standing, () if operation == "count" else self.shape)

    def _over_parts(self, operation: str) -> Column:
        def reduce(columns: Sequence[Any]) -> Column:
            return Column(_over_parts(self.standing.exact, operation, columns[0].array), self.standing)

        result = reduce((self,))
        result.afar = self._from_afar((self,), reduce)
        return result

    def at_start(self) -> Column:
        """The values of the variable at the start of the run."""
        assert self.first is not None
        return self.first

    def part(self, place: int) -> Column:
        """One part of a vector, of all members."""

        def of(columns: Sequence[Any]) -> Column:
            parts = each_move(lambda array: array[:, place], columns[0].values)
            return Column(parts, self.standing, (), self.child)

        result = of((self,))
        result.afar = self._from_afar((self,), of)
        return result


class Named(Column):
    """All members that name members of a level, each in the group of the member that it names."""

    __slots__ = ()

    def look(self, value: Column, absent: Any) -> tuple[Column, None]:
        """The values of those that name each member; they are present, since it is their own reference."""
        assert self.refers is not None
        seen = value.on(self.refers)
        return Column(seen, self.standing, value.shape, self.child, refers=value.refers), None


def constant(exact: Exact, value: Any) -> Any:
    """A plain number or truth, (), or a plain vector, (1, parts, 1), as an operand of this arithmetic."""
    value = unwrapped(value)
    if isinstance(value, tuple):
        return jnp.stack(exact.alike([exact.constant(part) for part in value]))[None, :, None]
    return exact.constant(value)


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
