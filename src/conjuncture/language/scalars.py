"""Plain values: a mechanism tried by hand on Python numbers, for one member, in a notebook or a test."""

from __future__ import annotations

import operator
from collections.abc import Callable, Sequence
from typing import Any

from conjuncture.language import functions
from conjuncture.language.errors import TheoryError
from conjuncture.language.operands import LOGIC, Operand


class Plain(Operand):
    """One number or truth. Python's own numbers will not do: ~True is -2 there."""

    __slots__ = ("child", "shape", "value")

    def __init__(self, value: float | bool) -> None:
        self.value = value
        self.child = None
        self.shape = ()

    def apply(self, operation: str, arguments: Sequence[Any]) -> Plain:
        """The operation on plain numbers."""
        values = [unwrapped(argument) for argument in arguments]
        if operation in LOGIC:
            return Plain(_LOGIC[operation](*map(bool, values)))
        return Plain(_NUMBERS[operation](*values))

    def reduce(self, operation: str, where: Any, weights: Any, quantile: float, empty: float) -> Any:
        """There is no group in a single number."""
        raise TheoryError(
            f"`.{operation}()` is asked of a plain number.",
            remedy="Mechanisms that reduce groups are tried with conjuncture.simulate on a small society.",
        )

    def __repr__(self) -> str:
        return repr(self.value)


def wrapped(value: Any) -> Any:
    """A Python number as an operand; anything else (noise, say) as it is."""
    return Plain(value) if isinstance(value, bool | int | float) else value


def unwrapped(value: Any) -> Any:
    """The Python number in an operand."""
    return value.value if isinstance(value, Plain) else value


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
