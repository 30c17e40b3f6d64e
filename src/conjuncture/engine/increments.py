"""Increments: what a state would add to itself at the start, and whether float32 has room for it.

A float32 has 24 bits. At 140,000,000 it has steps of 16: `return inhabitants + 3.0` returns the old value,
and the state does not change. As far as the increment is known before a run (plain numbers, `dt`, fixed
parameters) this is found by calling the mechanism once with what is known.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np

from conjuncture.language.mechanisms import Reading
from conjuncture.language.noise import Noise
from conjuncture.language.operands import LOGIC, Operand, common_child, common_shape
from conjuncture.language.plain import Plain
from conjuncture.language.priors import Fixed
from conjuncture.language.resolved import Resolved, Variable
from conjuncture.language.sizes import SizeOf

_HAND_ON = frozenset(
    {"add", "subtract", "minimum", "maximum"}
)  # an increment that is lost in these operations is missing in the result


class _Trace(Operand):
    """A number or truth if it is known, and the increments that were lost in computing it."""

    __slots__ = ("child", "lost", "own", "shape", "value")

    def __init__(
        self,
        value: float | bool | None,
        *,
        own: bool = False,
        lost: tuple[float, ...] = (),
        child: str | None = None,
        shape: tuple[int, ...] = (),
    ) -> None:
        self.value = value
        self.own = own
        self.lost = lost
        self.child = child
        self.shape = shape

    def apply(self, operation: str, arguments: Sequence[Any]) -> _Trace:
        """The operation on known values."""
        shape = (len(arguments),) if operation == "vector" else common_shape(arguments, operation)
        parts = [argument if isinstance(argument, _Trace) else _Trace(argument) for argument in arguments]
        value = None if shape else _computed(operation, [part.value for part in parts])
        lost: tuple[float, ...] = ()
        if operation == "where":
            lost = parts[1].lost + parts[2].lost
        elif operation in _HAND_ON:
            lost = tuple(increment for part in parts for increment in part.lost)
        if operation in ("add", "subtract", "multiply") and value is not None:
            own = next((part.value for part in parts if part.own), None)
            if own is not None and value != own and np.float32(value) == np.float32(own):
                lost += (float(value - own),)
        return _Trace(
            value,
            lost=lost,
            child=common_child(arguments, operation),
            shape=shape,
        )

    def reduce(self, operation: str, where: Any, weights: Any, quantile: float, empty: float) -> _Trace:
        """A reduction of a group, or of the parts of a vector, is unknown."""
        return _Trace(None, shape=() if self.child is None or operation == "count" else self.shape)

    def at_start(self) -> _Trace:
        """The value at the start is unknown."""
        return _Trace(None, child=self.child, shape=self.shape)

    def part(self, place: int) -> _Trace:
        """One part of a vector is unknown."""
        return _Trace(None, child=self.child)

    def named(self) -> _Trace:
        """The members that name it are unknown."""
        return _Trace(None, child="those who name it")

    def look(self, value: Any, absent: Any) -> tuple[_Trace, _Trace]:
        """The values of members that it refers to are unknown."""
        return _Trace(None, child=self.child, shape=value.shape), _Trace(None, child=self.child)


class _UnknownNoise(Noise):
    """Noise, which is unknown before the run."""

    __slots__ = ()

    def _unit(self, parts: int) -> _Trace:
        return _Trace(None, shape=(parts,) if parts else ())

    def _member(self, level: str, where: Any, luck: _Trace) -> _Trace:
        return _Trace(None)

    def _pairs(self, where: Any, luck: _Trace) -> _Trace:
        return _Trace(None)

    def _lottery(self, aim: Any, places: Any, luck: _Trace) -> _Trace:
        return _Trace(None)


def lost_increments(resolved: Resolved, dt: float) -> dict[str, float]:
    """By state, an increment that is lost where it starts: it is not 0, and adding it changes nothing."""
    found: dict[str, float] = {}
    for name in resolved.states:
        variable = resolved.variables[name]
        initial = variable.initial
        if variable.reading is None or isinstance(initial, bool) or not isinstance(initial, int | float):
            continue
        lost = _traced_call(resolved, variable, variable.reading, float(initial), dt).lost
        if lost:
            found[name] = max(lost, key=abs)
    return found


def _traced_call(
    resolved: Resolved, variable: Variable, reading: Reading, initial: float, dt: float
) -> _Trace:
    """The result of the mechanism for a member whose state has its initial value."""
    special = {
        "noise": _UnknownNoise(),
        "dt": _Trace(dt),
        "t": _Trace(None),
        "me": _Trace(None),
        "size_of": SizeOf(dict.fromkeys(resolved.levels, _Trace(None))),
    }
    arguments: list[Any] = []
    for name in reading.arguments:
        if name in special:
            arguments.append(special[name])
        elif name in resolved.networks:
            arguments.append(_UnknownTies(None if variable.level == name else name))
        elif name == variable.name:
            arguments.append(_Trace(initial, own=True))
        else:
            other = resolved.variables[name]
            group = resolved.relation(variable.name, name) == "group"
            arguments.append(_Trace(None, child=other.level if group else None, shape=other.shape))
    parameters = {
        name: _Trace(parameter.prior.value if isinstance(parameter.prior, Fixed) else None)
        for name, parameter in reading.parameters.items()
    }
    result = reading.function(*arguments, **parameters)
    return result if isinstance(result, _Trace) else _Trace(result)


class _UnknownTies:
    """A network: values seen through it, and choices, are unknown."""

    def __init__(self, child: str | None) -> None:
        self.child = child

    def __call__(self, value: _Trace) -> _Trace:
        return _Trace(None, child=self.child, shape=value.shape)

    def choose(self, noise: Noise, *, where: Any = None) -> _Trace:
        return _Trace(None)


def _computed(operation: str, values: Sequence[float | bool | None]) -> float | bool | None:
    """The operation on plain numbers; None if one is unknown, or if the operation fails."""
    if any(value is None for value in values):
        return None
    try:
        result = Plain(0.0).apply(operation, [value for value in values if value is not None]).value
    except (ArithmeticError, ValueError):
        return None
    return result if operation in LOGIC or math.isfinite(result) else None
