"""The operands of a mechanism in the oracle: one member's value, and a list of members' values.

Every number is a single float32 and every truth a single bool, computed one at a time. Arithmetic is
`exact.with_numpy()`, so that a product or an exponential is rounded as in the engine; everything else (who
counts in a group, sums, ranks, the order of calls of noise) is implemented here a second time, in plain
Python.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import numpy as np

from conjuncture.engine.exact import with_numpy
from conjuncture.language.operands import Operand, common_child, common_reference, common_shape
from conjuncture.language.plain import unwrapped

Scalar = np.float32 | np.bool_
Content = Scalar | tuple[Scalar, ...]
"""One member's value: a number, a truth, or the parts of a small vector."""

EXACT = with_numpy()
_SMALLEST = np.float32(2.0**-126)


class Afar(NamedTuple):
    """The values of all members of a level.

    Attributes:
        level: the level; empty if the value is the same for all.
        of: gives the value of a member by its number.
    """

    level: str
    of: Callable[[int], Content]


class Referred(NamedTuple):
    """The members to whom references refer.

    Attributes:
        level: their level.
        exist: which of them exist.
        contents: gives each member's part of a value.
    """

    level: str
    exist: Callable[[], Sequence[bool]]
    contents: Callable[[Single | Group, Sequence[int]], Sequence[Content]]


class Single(Operand):
    """The value of one member."""

    __slots__ = ("absent", "afar", "child", "content", "first", "naming", "refers", "shape")

    def __init__(self, content: Content, *, refers: Referred | None = None, afar: Afar | None = None) -> None:
        self.content = content
        self.refers = refers
        self.afar = afar  # the values of all members of its level, if it can be looked at
        self.absent: Any = None
        self.first: Single | None = None
        self.naming: Callable[[], Group] | None = None  # of a reference: those that name the member
        self.child = None
        self.shape = (len(content),) if isinstance(content, tuple) else ()

    def apply(self, operation: str, arguments: Sequence[Any]) -> Operand:
        """The operation on this and other values."""
        return applied(operation, arguments)

    def reduce(self, operation: str, where: Any, weights: Any, quantile: float, empty: float) -> Single:
        """A vector's parts, reduced to one number."""
        assert isinstance(self.content, tuple)
        content = reduced(operation, self.content, [np.float32(1.0)] * len(self.content), quantile, empty)

        def of(there: Sequence[Any]) -> Content:
            return there[0].reduce(operation, where, weights, quantile, empty).content

        return Single(content, afar=from_afar((self,), of))

    def at_start(self) -> Single:
        """The value of the variable at the start of the run."""
        assert self.first is not None
        return self.first

    def part(self, place: int) -> Single:
        """One part of a vector."""
        assert isinstance(self.content, tuple)
        return Single(self.content[place], afar=from_afar((self,), lambda one: one[0].part(place).content))

    def look(self, value: Any, absent: Any) -> tuple[Single, Single]:
        """The value of the member to whom this refers, and whether there is one."""
        assert self.refers is not None
        exist = self.refers.exist()
        known = 0 <= number(self.content) < len(exist)
        other = int(self.content) if known else 0  # type: ignore[arg-type]
        content = self.refers.contents(value, [other])[0]
        return Single(content, refers=value.refers), Single(np.bool_(known and exist[other]))

    def named(self) -> Group:
        """Those who name the member."""
        assert self.naming is not None
        return self.naming()


class Group(Operand):
    """The values of the members of a level below, in their order, and which of these members exist."""

    __slots__ = ("absent", "afar", "child", "contents", "exists", "first", "naming", "refers", "shape")

    def __init__(
        self,
        child: str,
        contents: Sequence[Content],
        exists: Sequence[bool],
        shape: tuple[int, ...],
        *,
        refers: Referred | None = None,
        afar: Afar | None = None,
    ) -> None:
        self.child = child
        self.refers = refers
        self.afar = afar
        self.absent: Any = None
        self.first: Group | None = None
        self.naming: Callable[[], Group] | None = None
        self.contents = contents
        self.exists = exists
        self.shape = shape

    def apply(self, operation: str, arguments: Sequence[Any]) -> Operand:
        """The operation, member by member."""
        return applied(operation, arguments)

    def reduce(self, operation: str, where: Any, weights: Any, quantile: float, empty: float) -> Single:
        """Reduce the values of those that exist and are chosen to one value."""
        counting = [
            member
            for member, exists in enumerate(self.exists)
            if exists and (where is None or _of(where, member))
        ]
        values = [self.contents[member] for member in counting]
        shares = [np.float32(1.0) if weights is None else number(_of(weights, member)) for member in counting]
        if operation == "count" or not self.shape:
            return Single(reduced(operation, values, shares, quantile, empty))
        parts = [[value[part] for value in values] for part in range(self.shape[0])]  # type: ignore[index]
        return Single(tuple(reduced(operation, part, shares, quantile, empty) for part in parts))

    def at_start(self) -> Group:
        """The values of the variable at the start of the run."""
        assert self.first is not None
        return self.first

    def part(self, place: int) -> Group:
        """One part of each member's vector."""
        assert self.child is not None
        parts = [content[place] for content in self.contents if isinstance(content, tuple)]
        afar = from_afar((self,), lambda there: there[0].part(place).content)
        return Group(self.child, parts, self.exists, (), afar=afar)

    def look(self, value: Single | Group, absent: Any) -> tuple[Group, None]:
        """The values of the members that name this member; `contents` has their numbers."""
        assert self.refers is not None
        assert self.child is not None
        contents = self.refers.contents(value, [int(one) for one in self.contents])  # type: ignore[arg-type]
        return Group(self.child, contents, self.exists, value.shape, refers=value.refers), None

    def named(self) -> Group:
        """Those who name the member."""
        assert self.naming is not None
        return self.naming()


def applied(operation: str, arguments: Sequence[Any]) -> Operand:
    """One operation of the language: once for a member, or once for each member of a group."""
    child = common_child(arguments, operation)
    shape = (len(arguments),) if operation == "vector" else common_shape(arguments, operation)
    refers = common_reference(operation, arguments)
    afar = from_afar(arguments, lambda there: _by_parts(operation, [_of(argument, 0) for argument in there]))
    if child is None:
        content = _by_parts(operation, [_of(argument, 0) for argument in arguments])
        return Single(content, refers=refers, afar=afar)
    group = next(argument for argument in arguments if isinstance(argument, Group))
    contents = [
        _by_parts(operation, [_of(argument, member) for argument in arguments])
        for member in range(len(group.contents))
    ]
    return Group(child, contents, group.exists, shape, refers=refers, afar=afar)


def from_afar(arguments: Sequence[Any], compute: Callable[[Sequence[Any]], Content]) -> Afar | None:
    """The result for each member of another level; None if an argument has no value there."""
    operands = [argument for argument in arguments if isinstance(argument, Single | Group)]
    afar = [operand.afar for operand in operands if operand.afar is not None]
    levels = {one.level for one in afar} - {""}
    if len(afar) < len(operands) or len(levels) > 1:
        return None

    def of(member: int) -> Content:
        return compute(
            [
                Single(argument.afar.of(member))
                if isinstance(argument, Single | Group) and argument.afar is not None
                else argument
                for argument in arguments
            ]
        )

    return Afar(min(levels, default=""), of)


def for_all(content: Content) -> Single:
    """A value that is the same for all."""
    return Single(content, afar=Afar("", lambda _: content))


def reduced(
    operation: str, values: Sequence[Any], weights: Sequence[np.float32], quantile: float, empty: float
) -> Scalar:
    """Reduce the values of those that count to one value."""
    if operation == "count":
        return np.float32(len(values))
    if operation == "any":
        return np.bool_(any(bool(value) for value in values))
    if operation == "all":
        return np.bool_(all(bool(value) for value in values))
    numbers = [number(value) for value in values]
    if operation == "sum":
        return total(numbers)
    if operation in ("mean", "share"):
        weight = total(weights)
        products = [EXACT.multiply(value, share) for value, share in zip(numbers, weights, strict=True)]
        return np.float32(empty) if weight == 0 else flushed(EXACT.divide(total(products), weight))
    if not numbers:
        return np.float32(empty)
    if any(np.isnan(value) for value in numbers) and operation != "quantile":
        return np.float32(np.nan)
    if operation == "min":
        return min(numbers)
    if operation == "max":
        return max(numbers)
    # NaN is sorted last, as larger than everything.
    ordered = sorted(numbers, key=lambda value: (bool(np.isnan(value)), value))
    size = np.float32(len(ordered))
    return next(
        value
        for rank, value in enumerate(ordered, start=1)
        if np.float32(rank) / size >= np.float32(quantile)
    )


def total(numbers: Sequence[Any]) -> np.float32:
    """The exact sum of the numbers, each first rounded to a multiple of 2^-20; rounded once, at the end.

    The remainders of this rounding are added if they are more than a thousandth of the sum.
    """
    addends = [float(EXACT.addend(value)) for value in numbers]
    if not all(math.isfinite(addend) for addend in addends):
        return np.float32(sum(addends))
    rest = math.fsum(float(EXACT.rest(value)) for value in numbers)
    return np.float32(EXACT.summed(np.float64(math.fsum(addends)), np.float64(rest)))


def number(content: Any) -> Any:
    """A truth as 0 or 1; a number as it is."""
    return np.float32(content) if isinstance(content, np.bool_ | bool) else content


def flushed(value: Any) -> Any:
    """The value; 0 if it is smaller than the smallest normal float32, since JAX sets the processor so."""
    return np.float32(0.0) if value.dtype == np.float32 and abs(value) < _SMALLEST else value


def _by_parts(operation: str, contents: Sequence[Any]) -> Content:
    """The operation on one member's values; on vectors part by part, where a single value goes with each."""
    if operation == "vector":
        parts = [_operand(content) for content in contents]
        return tuple(parts if all(isinstance(part, np.bool_) for part in parts) else map(number, parts))
    parts = max((len(content) for content in contents if isinstance(content, tuple)), default=0)
    if not parts:
        return _once(operation, contents)
    return tuple(
        _once(operation, [content[part] if isinstance(content, tuple) else content for content in contents])
        for part in range(parts)
    )


def _once(operation: str, contents: Sequence[Any]) -> Any:
    if operation == "power" and type(contents[1]) is int:
        result = EXACT.whole_power(EXACT.number(contents[0]), contents[1])
    else:
        result = EXACT.apply(operation, [_operand(content) for content in contents])
    return flushed(np.asarray(result)[()])


def _operand(content: Any) -> Any:
    """A value as an operation sees it: numbers that are too small are 0, also those a society gives."""
    constant = EXACT.constant(content)
    return flushed(constant) if isinstance(constant, np.generic) else constant


def _of(argument: Any, member: int) -> Any:
    """An argument's value for one member of the group: its own, or the one value for all."""
    if isinstance(argument, Group):
        return argument.contents[member]
    return argument.content if isinstance(argument, Single) else unwrapped(argument)
