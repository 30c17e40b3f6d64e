"""Functions for mechanisms: they work on plain numbers, on members and on groups."""

from __future__ import annotations

import math
from typing import Any

from conjuncture.language.operands import Operand

__all__ = [
    "ceil", "clip", "either", "exp", "floor", "log", "maximum", "minimum", "rise_and_fall", "round_",
    "sigmoid", "sign", "sqrt", "start", "tanh", "where",
]  # fmt: skip


def where(condition: Any, this: Any, otherwise: Any) -> Any:
    """`this` where the condition holds, `otherwise` elsewhere. Both are computed.

    Example:
        where(2 > 1, 10, 20)  # 10
    """
    arguments = (condition, this, otherwise)
    operand = _operand(arguments)
    return (this if condition else otherwise) if operand is None else operand.apply("where", arguments)


def clip(value: Any, low: Any = 0.0, high: Any = 1.0) -> Any:
    """The value, limited to `low` and `high` (by default 0 and 1).

    Example:
        clip(1.3)  # 1
    """
    return minimum(maximum(value, low), high)


def either(first: Any, second: Any, *more: Any) -> Any:
    """1 - (1 - first) * (1 - second) * ...: the chance that one or more of some independent things happen.

    For shares: those in at least one of several groups that overlap only by chance.

    Example:
        either(0.5, 0.5)  # 0.75
    """
    none = (1 - first) * (1 - second)
    for other in more:
        none = none * (1 - other)
    return 1 - none


def rise_and_fall(share: Any, up: Any, down: Any, dt: Any) -> Any:
    """The next value of a share: share + dt * (up * (1 - share) - down * share).

    It rises towards 1 as fast as `up` says, and falls towards 0 as fast as `down` says, both a year. Rates of
    more than 1 a step overshoot: limit it with `clip`.

    Example:
        rise_and_fall(0.5, up=0.2, down=0.1, dt=1 / 12)
    """
    return share + dt * (up * (1 - share) - down * share)


def start(variable: Any) -> Any:
    """The value that a variable of the signature had at the start of the run, in the first step.

    Read from above, it is the group of the start values of the members that exist now. If an intervention
    holds the variable in the first step, it is that value. In a mechanism that is called by hand, it is the
    present value.

    Example:
        town = Level("town")

        @derived(town, absent=1.0, source="own conjecture")
        def dearness(price):
            return price / start(price)
    """
    return variable.at_start() if isinstance(variable, Operand) else variable


def minimum(first: Any, second: Any) -> Any:
    """The smaller of two values, member by member (for the smallest of a group: `group.min()`).

    Example:
        minimum(2, 3)  # 2
    """
    return _binary("minimum", first, second, min)


def maximum(first: Any, second: Any) -> Any:
    """The larger of two values, member by member (for the largest of a group: `group.max()`).

    Example:
        maximum(2, 3)  # 3
    """
    return _binary("maximum", first, second, max)


def exp(value: Any) -> Any:
    """e to the power of the value.

    Example:
        exp(0)  # 1
    """
    return _unary("exp", value, math.exp)


def log(value: Any) -> Any:
    """Natural logarithm: minus infinity at 0, not a number below. A draw whose variable has either ends.

    Called by hand on a plain number of 0 or less, it raises ValueError.

    Example:
        log(1)  # 0
    """
    return _unary("log", value, math.log)


def sqrt(value: Any) -> Any:
    """Square root; not a number below 0. A draw whose variable has such a value ends.

    Example:
        sqrt(9)  # 3
    """
    return _unary("sqrt", value, math.sqrt)


def tanh(value: Any) -> Any:
    """Hyperbolic tangent, between -1 and 1.

    Example:
        tanh(0)  # 0
    """
    return _unary("tanh", value, math.tanh)


def sigmoid(value: Any) -> Any:
    """1 / (1 + exp(-value)): turns logits into probabilities.

    Example:
        sigmoid(0)  # 0.5
    """
    return _unary(
        "sigmoid", value, lambda x: 1 / (1 + math.exp(-x)) if x >= 0 else math.exp(x) / (1 + math.exp(x))
    )


def floor(value: Any) -> Any:
    """The largest whole number that is not larger.

    Example:
        floor(2.7)  # 2
    """
    return _unary("floor", value, lambda x: float(math.floor(x)))


def ceil(value: Any) -> Any:
    """The smallest whole number that is not smaller.

    Example:
        ceil(2.1)  # 3
    """
    return _unary("ceil", value, lambda x: float(math.ceil(x)))


def round_(value: Any) -> Any:
    """The nearest whole number; halves go to the even one.

    Example:
        round_(2.5)  # 2
    """
    return _unary("round", value, lambda x: float(round(x)))


def sign(value: Any) -> Any:
    """-1, 0 or 1.

    Example:
        sign(-3)  # -1
    """
    return _unary("sign", value, lambda x: float((x > 0) - (x < 0)))


def _operand(arguments: tuple[Any, ...]) -> Operand | None:
    return next((argument for argument in arguments if isinstance(argument, Operand)), None)


def _unary(operation: str, value: Any, plain: Any) -> Any:
    return value.apply(operation, (value,)) if isinstance(value, Operand) else plain(value)


def _binary(operation: str, first: Any, second: Any, plain: Any) -> Any:
    operand = _operand((first, second))
    return plain(first, second) if operand is None else operand.apply(operation, (first, second))
