"""Plain values: values known before a run, and those of a mechanism called by hand on numbers."""

from __future__ import annotations

import operator
from collections.abc import Callable, Sequence
from typing import Any

from conjuncture.language import functions
from conjuncture.language.errors import TheoryError
from conjuncture.language.operands import LOGIC, Operand, common_shape


class Plain(Operand):
    """A known number, truth or vector. Python's own numbers cannot be used: there ~True is -2."""

    __slots__ = ("child", "shape", "value")

    def __init__(self, value: float | bool | tuple[float | bool, ...]) -> None:
        self.child = None
        self.shape = (len(value),) if isinstance(value, tuple) else ()
        # As in a run: a whole number among the parts is a number like the others.
        self.value = tuple(_number(part) for part in value) if isinstance(value, tuple) else value

    def apply(self, operation: str, arguments: Sequence[Any]) -> Any:
        """The operation on plain values, part by part; a value of a run among them does it instead."""
        for argument in arguments:
            if isinstance(argument, Operand) and not isinstance(argument, Plain):
                return argument.apply(operation, arguments)
        values = [unwrapped(argument) for argument in arguments]
        if operation == "vector":
            return Plain(tuple(values))
        shape = common_shape(arguments, operation)
        if not shape:
            return Plain(_computed(operation, values))
        of_parts = [value if isinstance(value, tuple) else (value,) * shape[0] for value in values]
        return Plain(tuple(_computed(operation, parts) for parts in zip(*of_parts, strict=True)))

    def reduce(self, operation: str, where: Any, weights: Any, quantile: float, empty: float) -> Any:
        """A vector's parts, reduced to one; there is no group in a single number."""
        if isinstance(self.value, tuple) and operation in _OF_PARTS and where is None and weights is None:
            return Plain(_OF_PARTS[operation](self.value))
        raise TheoryError(
            f"`.{operation}()` is called on a plain number.",
            remedy="Try a mechanism that reduces groups with conjuncture.simulate, on a small society.",
        )

    def at_start(self) -> Plain:
        """The value itself, which does not change."""
        return self

    def named(self) -> Any:
        """Raise an error: a plain number names nobody."""
        return self.look(self, None)

    def look(self, value: Any, absent: Any) -> tuple[Any, Any]:
        """Raise an error: plain numbers refer to nobody."""
        raise TheoryError(
            "a plain number is called as if it were a reference.",
            remedy="Try a mechanism that looks through references with conjuncture.simulate, on a small "
            "society.",
        )

    def part(self, place: int) -> Plain:
        """One part of a vector."""
        assert isinstance(self.value, tuple)
        return Plain(self.value[place])

    def __repr__(self) -> str:
        return repr(self.value)


def vector(*parts: Any) -> Any:
    """A small vector of these values, in their order: `vector(1 - share, share)`.

    Each is one number or one truth for each member; of truths alone it is a vector of truths.

    Example:
        vector(0.2, 0.3, 0.5)[1]  # 0.3

    Raises:
        TheoryError: no parts, or one that is a vector itself.
    """
    if not parts:
        raise TheoryError("vector() is given no parts.", remedy="Write vector(a, b), a value for each part.")
    for place, value in enumerate(parts):
        if isinstance(value, Operand) and value.shape:
            one_by_one = ", ".join(f"v[{k}]" for k in range(value.shape[0]))
            raise TheoryError(
                f"part {place} of vector(...) is a vector itself, of {value.shape[0]} parts.",
                remedy=f"Take its parts one by one: vector({one_by_one}).",
            )
    operands = [value for value in parts if isinstance(value, Operand)]
    return (operands[0] if operands else Plain(0.0)).apply("vector", parts)


def wrapped(value: Any) -> Any:
    """A Python number, or a tuple of such, as an operand; anything else (noise, say) as it is."""
    return Plain(value) if isinstance(value, bool | int | float | tuple) else value


def unwrapped(value: Any) -> Any:
    """The Python number or tuple in an operand."""
    return value.value if isinstance(value, Plain) else value


def _number(part: float | bool) -> float | bool:
    return part if isinstance(part, bool) else float(part)


def _computed(operation: str, values: Sequence[Any]) -> float | bool:
    if operation in LOGIC:
        return _LOGIC[operation](*map(bool, values))
    return _NUMBERS[operation](*values)


_LOGIC: dict[str, Callable[..., bool]] = {
    "and": operator.and_,
    "or": operator.or_,
    "xor": operator.xor,
    "not": operator.not_,
}
_NUMBERS: dict[str, Callable[..., Any]] = {
    "add": operator.add,
    "subtract": operator.sub,
    "multiply": operator.mul,
    "divide": operator.truediv,
    "floor_divide": operator.floordiv,
    "modulo": operator.mod,
    "power": operator.pow,
    "negative": operator.neg,
    "absolute": abs,
    "less": operator.lt,
    "less_equal": operator.le,
    "greater": operator.gt,
    "greater_equal": operator.ge,
    "equal": operator.eq,
    "not_equal": operator.ne,
    "round": functions.round_,
    **{
        name: getattr(functions, name)
        for name in (
            "exp",
            "log",
            "sqrt",
            "tanh",
            "sigmoid",
            "floor",
            "ceil",
            "sign",
            "minimum",
            "maximum",
            "where",
        )
    },
}
_OF_PARTS: dict[str, Callable[[Sequence[Any]], Any]] = {
    "sum": sum,
    "mean": lambda parts: sum(parts) / len(parts),
    "share": lambda parts: sum(parts) / len(parts),
    "min": min,
    "max": max,
    "any": any,
    "all": all,
    "count": len,
}
