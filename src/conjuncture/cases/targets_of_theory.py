"""Check that a case's targets fit a theory: variables exist, have the unit, and can have the figures."""

from __future__ import annotations

import difflib
import math
from collections.abc import Iterable, Mapping
from typing import Protocol

import pandas as pd

from conjuncture.cases.recorded_target import RecordedTarget
from conjuncture.files.mistakes import Mistakes

_POWERS = sorted((n for n in range(-9, 10) if n), key=abs)


class Variable(Protocol):
    """A variable of a theory."""

    @property
    def within(self) -> tuple[float, float] | None:
        """The bounds of its values."""
        ...

    @property
    def unit(self) -> str:
        """Its unit."""
        ...


def check_bounds(targets: Iterable[RecordedTarget], variables: Mapping[str, Variable]) -> None:
    """Refuse recorded figures that their variable cannot have, because the scale or the variable is wrong.

    Indices and shares over other members are not checked, since their figures are not values of the variable.

    Raises:
        FileError: all such targets, each with its line, the figure, the bounds and a scale that would fit.
    """
    mistakes = Mistakes("targets")
    for target in targets:
        variable = variables.get(target.variable)
        if variable is None or variable.within is None or target.over or target.unit.startswith("index"):
            continue
        outside = _outside(target, variable.within, 1.0)
        if outside is None:
            continue
        low, high = variable.within
        problem = (
            f"'{target.name}' is {outside:g} after its scale of {target.scale:g}, and in this theory "
            f"'{target.variable}' lies from {low:g} to {high:g}."
        )
        remedy = _remedy(target, variable.within)
        mistakes.file = target.file or "targets"
        mistakes.note(target.line, "scale", problem, remedy, value=f"{target.scale:g}")
    mistakes.refuse()


def misnamed(targets: Iterable[RecordedTarget], variables: Iterable[str]) -> tuple[str, ...]:
    """Warnings about targets whose variable the theory lacks, if it has one with a similar name."""
    known = set(variables)
    lacking: dict[str, list[str]] = {}
    for target in targets:
        if target.variable not in known:
            lacking.setdefault(target.variable, []).append(target.name)
    warnings = []
    for variable, names in lacking.items():
        near = difflib.get_close_matches(variable, known, n=1, cutoff=0.7)
        if near:
            warnings.append(
                f"the theory has no variable '{variable}', which is to stand beside {_comma_list(names)}. "
                f"Did you mean '{near[0]}'?"
            )
    return tuple(warnings)


def in_other_units(targets: Iterable[RecordedTarget], variables: Mapping[str, Variable]) -> tuple[str, ...]:
    """Warnings about targets with another unit than their variable, such as persons and a share.

    Only the first word of the units is compared. Indices and shares over other members are not checked, since
    their units are not those of the variable.
    """
    return tuple(
        f"'{target.name}' is in '{target.unit}', and '{target.variable}' of the theory in "
        f"'{variables[target.variable].unit}'. Bring the figures to the variable's unit by `scale`, and say "
        "so in `unit`."
        for target in targets
        if target.variable in variables
        and not target.over
        and _kind(target.unit) not in {"index", _kind(variables[target.variable].unit)}
    )


def _kind(unit: str) -> str:
    return unit.replace(",", " ").split()[0].casefold() if unit.strip() else ""


def _outside(target: RecordedTarget, within: tuple[float, float], factor: float) -> float | None:
    """The recorded figure, times a factor, that is farthest outside the bounds; None if all are inside."""
    figures = [target.values] if target.upper is None else [target.values, target.upper]
    worst, by_how_much = None, 0.0
    for series in figures:
        for period, figure in zip(series.index, series.to_numpy(float), strict=True):
            low, high = _of_period(target, period, within)
            beyond = max(low - figure * factor, figure * factor - high)
            if beyond > by_how_much + 1e-9 * max(1.0, abs(figure * factor)):
                worst, by_how_much = figure * factor, beyond
    return worst


def _of_period(
    target: RecordedTarget, period: pd.Interval, within: tuple[float, float]
) -> tuple[float, float]:
    """The bounds of the figure of a period: for a sum of months, the variable's bounds times the months."""
    if target.over_time != "sum":
        return within
    months = (period.right.year - period.left.year) * 12 + period.right.month - period.left.month + 1
    return min(0.0, within[0] * months), max(0.0, within[1] * months)


def _remedy(target: RecordedTarget, within: tuple[float, float]) -> str:
    """A sentence with the power of ten that brings all figures within the bounds, if there is one."""
    for power in _POWERS:
        factor = 10.0**power
        if _outside(target, within, factor) is None and _apart(target, factor, within):
            scale = target.scale * factor
            return f"The recorded figure is multiplied by `scale`; {scale:.6g} would fit."
    return "The recorded figure is multiplied by `scale`: correct it, or the variable."


def _apart(target: RecordedTarget, factor: float, within: tuple[float, float]) -> bool:
    """Whether the scaled figures are large enough compared with the bound for the scale to be plausible."""
    high = within[1] if math.isfinite(within[1]) else 1.0
    return float(target.values.abs().max()) * factor >= 1e-3 * abs(high) or high == 0


def _comma_list(names: list[str]) -> str:
    shown = ", ".join(f"'{name}'" for name in names[:4])
    return f"{shown} and {len(names) - 4} more" if len(names) > 4 else shown
