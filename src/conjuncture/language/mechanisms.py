"""Mechanisms: functions that write one variable each. Their signatures are the theory's causal structure."""

from __future__ import annotations

import contextlib
import inspect
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from conjuncture.errors import Place
from conjuncture.language.categories import Categories, bounds, refuse_categories
from conjuncture.language.errors import TheoryError
from conjuncture.language.levels import Level, level_name
from conjuncture.language.parameters import Parameter
from conjuncture.language.plain import unwrapped, wrapped
from conjuncture.language.references import refuse_reference, unit_of
from conjuncture.language.reserved import SPECIAL_NAMES, refuse_reserved_variable

Kind = Literal["state", "derived", "trait"]


@dataclass(frozen=True)
class Reading:
    """One formulation of a mechanism: what it reads, its parameters, its code."""

    name: str
    mechanism: str
    function: Callable[..., Any]
    arguments: tuple[str, ...]
    parameters: Mapping[str, Parameter]
    source: str
    place: Place

    @property
    def reads(self) -> tuple[str, ...]:
        """The variables it reads, in the order of its signature."""
        return tuple(name for name in self.arguments if name not in SPECIAL_NAMES)

    @property
    def description(self) -> str:
        """The docstring: what happens in the world."""
        return inspect.cleandoc(self.function.__doc__ or "")


@dataclass(frozen=True, eq=False)
class Mechanism:
    """A variable and the formulations (readings) by which it can be written.

    Made by `@state`, `@derived` and `@trait`; used by a `Theory`.
    """

    name: str
    kind: Kind
    level: Level | str
    readings: dict[str, Reading]
    first_reading: str
    initial: float | bool | tuple[float, ...] | str | Parameter | None
    absent: float | bool | tuple[float, ...] | None
    within: tuple[float, float] | None
    unit: str
    shape: tuple[int, ...]
    place: Place = field(compare=False)
    categories: Categories | None = None
    refers: Level | str | None = None

    @property
    def level_name(self) -> str:
        """Its level."""
        return level_name(self.level)

    def __call__(self, *arguments: Any, **parameters: Any) -> Any:
        """Try the mechanism by hand, on plain numbers, in its first reading; give each parameter by name."""
        function = self.readings[self.first_reading].function
        given = {name: wrapped(value) for name, value in parameters.items()}
        return unwrapped(function(*map(wrapped, arguments), **given))

    def reading(self, function_or_name: Callable[..., Any] | str, *, source: str = "") -> Any:
        """Add another formulation: `@on_strike.reading` above a function named after the reading, or
        `@on_strike.reading("printed")` above a function of any name.

        A reading writes the same variable on the same level. It may read other variables and have other
        parameters. The source is the mechanism's unless it has its own.
        """
        if isinstance(function_or_name, str):
            name = function_or_name

            def named(function: Callable[..., Any]) -> Reading | Mechanism:
                return self._add(name, function, source)

            return named
        return self._add(function_or_name.__name__, function_or_name, source)

    def _add(self, name: str, function: Callable[..., Any], source: str) -> Reading | Mechanism:
        if name in self.readings:
            raise TheoryError(
                f"'{self.name}' already has a reading '{name}' (at {self.readings[name].place}).",
                place=_place_of(function),
                remedy="Give this reading another name.",
            )
        reading = _read_signature(
            function, self.name, name, self.kind, source or self.readings[self.first_reading].source
        )
        self.readings[name] = reading
        # Under the mechanism's name the file keeps the mechanism, and not only this reading.
        return self if function.__name__ == self.name else reading


def state(
    level: Level | str,
    *,
    initial: Any,
    source: str = "",
    within: tuple[float, float] | None = None,
    unit: str = "1",
    absent: Any = None,
    shape: tuple[int, ...] = (),
    categories: Categories | None = None,
    refers: Level | str | None = None,
    reading: str = "main",
) -> Callable[[Callable[..., Any]], Mechanism]:
    """A variable carried over time. The function gives its value at the start of the next step.

    Example:
        town = Level("town")

        @state(town, initial=0.5, source="own conjecture")
        def unrest(unrest):
            return 0.9 * unrest

    Args:
        level: whose state it is.
        initial: its value at the start: a number, a truth, a tuple for a small vector, the name of a trait on
            the same level, or a `parameter`.
        source: where the mechanism is described. Required.
        within: the bounds it must keep. A draw that leaves them ends; its `failure` names date and member.
        unit: its unit.
        absent: the value it has when the mechanism is cut. Default: its initial value.
        shape: (k,) for a small vector of k numbers for each member.
        categories: the names of the numbers that it may have; then `initial` and `absent` may be one of them.
            If a trait has the same name, the category counts.
        refers: the level of which it is the number of a member, or NONE. A mechanism that names it looks
            through it: `boss(pay)`.
        reading: the name of this formulation, if there will be others.

    If the function names its own variable, it gets the present value.

    Raises:
        TheoryError: no source, a wrong argument in the signature, or options that contradict each other.
    """
    return _decorator(
        "state", level, initial, source, within, unit, absent, shape, categories, refers, reading
    )


def derived(
    level: Level | str,
    *,
    source: str = "",
    absent: Any = None,
    within: tuple[float, float] | None = None,
    unit: str = "1",
    shape: tuple[int, ...] = (),
    categories: Categories | None = None,
    refers: Level | str | None = None,
    reading: str = "main",
) -> Callable[[Callable[..., Any]], Mechanism]:
    """A variable computed anew in each step, from the states at its start and from other derived values.

    Example:
        worker = Level("worker")

        @derived(worker, absent=False, source="own conjecture")
        def joins(unrest):
            return unrest > 0.3

    Args:
        level: whose variable it is.
        source: where the mechanism is described. Required.
        absent: the neutral value that it has when the mechanism is cut: no strike, no fear, no help.
        within, unit, shape, categories, refers, reading: as for `state`.

    Raises:
        TheoryError: as for `state`.
    """
    return _decorator(
        "derived", level, None, source, within, unit, absent, shape, categories, refers, reading
    )


def trait(
    level: Level | str,
    *,
    source: str = "",
    absent: Any = None,
    within: tuple[float, float] | None = None,
    unit: str = "1",
    shape: tuple[int, ...] = (),
    categories: Categories | None = None,
    refers: Level | str | None = None,
    reading: str = "main",
) -> Callable[[Callable[..., Any]], Mechanism]:
    """A variable drawn once, at the start, and kept. Arguments and errors are as for `derived`.

    Example:
        worker = Level("worker")

        @trait(worker, source="own conjecture")
        def courage(noise):
            return noise.uniform(0, 1)
    """
    return _decorator("trait", level, None, source, within, unit, absent, shape, categories, refers, reading)


def _decorator(
    kind: Kind,
    level: Level | str,
    initial: Any,
    source: str,
    within: tuple[float, float] | None,
    unit: str,
    absent: Any,
    shape: tuple[int, ...],
    categories: Categories | None,
    refers: Level | str | None,
    reading: str,
) -> Callable[[Callable[..., Any]], Mechanism]:
    if callable(level):
        raise TheoryError(
            f"@{kind} needs the level of the variable.",
            place=_place_of(level),
            remedy=f"Write @{kind}(worker, ...) above the function.",
        )

    def declare(function: Callable[..., Any]) -> Mechanism:
        name, place = function.__name__, _place_of(function)
        if not source:
            raise TheoryError(
                f"mechanism '{name}' has no source.",
                place=place,
                remedy='Add source="author year, page"; for your own idea source="own conjecture".',
            )
        if within is not None and not (len(within) == 2 and within[0] < within[1]):
            raise TheoryError(
                f"mechanism '{name}': within={within!r} is not a pair (low, high).",
                place=place,
                remedy="Write within=(0, 1).",
            )
        _refuse_shape(name, shape, place)
        refuse_categories(f"mechanism '{name}'", categories, within, place)
        refuse_reference(f"mechanism '{name}'", refers, within, shape, categories, place)
        refuse_reserved_variable(name, "mechanism", place)
        return Mechanism(
            name=name,
            kind=kind,
            level=level,
            readings={reading: _read_signature(function, name, reading, kind, source)},
            first_reading=reading,
            initial=_in_numbers(unwrapped(initial), categories),
            absent=_in_numbers(unwrapped(absent), categories),
            within=bounds(categories, within),
            unit=unit_of(refers, unit),
            shape=shape,
            place=place,
            categories=categories,
            refers=refers,
        )

    return declare


def _in_numbers(value: Any, categories: Categories | None) -> Any:
    """A declared value, with the number of a category instead of its name."""
    if isinstance(value, tuple):
        return tuple(_in_numbers(part, categories) for part in value)
    if categories is not None and isinstance(value, str) and value in categories.names:
        return categories.number(value)
    return value


def _refuse_shape(name: str, shape: Any, place: Place) -> None:
    """Raise an error if this is not the shape of a small vector: a table, a plain number, no parts."""
    if shape == () or (isinstance(shape, tuple) and len(shape) == 1 and _is_whole(shape[0])):
        return
    remedy = "Write shape=(3,) for a small vector of 3 numbers, or leave it out for one number."
    if _is_whole(shape):
        remedy = f"Write shape=({shape},) with the comma."
    elif isinstance(shape, tuple) and len(shape) > 1 and all(map(_is_whole, shape)):
        remedy = (
            f"A variable is one number or a row of them. Write shape=({math.prod(shape)},), "
            "or make the rows members of a level of their own."
        )
    raise TheoryError(f"mechanism '{name}' declares shape={shape!r}.", place=place, remedy=remedy)


def _is_whole(number: Any) -> bool:
    return isinstance(number, int) and not isinstance(number, bool) and number > 0


def _read_signature(
    function: Callable[..., Any], mechanism: str, reading: str, kind: Kind, source: str
) -> Reading:
    place = _place_of(function)
    arguments: list[str] = []
    parameters: dict[str, Parameter] = {}
    for argument in inspect.signature(function).parameters.values():
        if argument.kind is argument.KEYWORD_ONLY:
            if not isinstance(argument.default, Parameter):
                raise TheoryError(
                    f"mechanism '{mechanism}': '{argument.name}' after the * is not a parameter.",
                    place=place,
                    remedy=f"Write {argument.name}=parameter(prior, unit=..., reason=...); "
                    "a variable that is read stands before the *.",
                )
            parameters[argument.name] = argument.default
        elif argument.kind is argument.POSITIONAL_OR_KEYWORD:
            if isinstance(argument.default, Parameter):
                raise TheoryError(
                    f"mechanism '{mechanism}': the parameter '{argument.name}' stands among the variables.",
                    place=place,
                    remedy=f"Put a * before it: (..., *, {argument.name}=parameter(...)).",
                )
            arguments.append(argument.name)
        else:
            raise TheoryError(
                f"mechanism '{mechanism}' takes '{argument}'.",
                place=place,
                remedy="Name each variable it reads.",
            )
    if kind == "trait" and "t" in arguments:
        raise TheoryError(
            f"trait '{mechanism}' reads the time t, but traits are drawn once, at the start.",
            place=place,
            remedy="Make it a @derived, or drop t.",
        )
    return Reading(reading, mechanism, function, tuple(arguments), parameters, source, place)


def _place_of(function: Callable[..., Any]) -> Place:
    """The line of `def`, below the decorators."""
    code = getattr(function, "__code__", None)
    if code is None:
        return Place("<unknown>", 0)
    lines, first = [], code.co_firstlineno
    with contextlib.suppress(OSError, TypeError):
        lines, first = inspect.getsourcelines(function)
    below = next((n for n, line in enumerate(lines) if line.lstrip().startswith("def ")), 0)
    return Place(code.co_filename, first + below)
