"""Probes: operands that have a kind and no numbers. A check run calls mechanisms with them."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Any

from conjuncture.language import functions
from conjuncture.language.errors import TheoryError
from conjuncture.language.noise import Noise
from conjuncture.language.operands import (
    ARITHMETIC,
    LOGIC,
    TRUTHS,
    Operand,
    common_child,
    common_shape,
    typed,
)
from conjuncture.language.plain import Plain, unwrapped
from conjuncture.language.references import NONE
from conjuncture.language.sights import Reference, Sights
from conjuncture.language.sizes import SizeOf

_LARGEST = 3.4028234663852886e38
"""The largest number that the engine can compute with (float32)."""
WORDS = (*functions.__all__, "vector")
WORD_REMEDY = 'Words name numbers: declare STANCE = Categories("quiet", "active"), and write STANCE.active.'
CALL = {
    "noise": "Draw a number from it, as in noise.uniform().",
    "size_of": "Name the level, as in size_of(worker).",
}
"""What to write where a special name that must be called stands alone."""


class Probe(Operand):
    """A value of which only the kind is known: own or group, number or truth, single or vector.

    Attributes:
        made_of: the variables that it is computed from, without those seen through a network or a reference.
        level: its level: a variable's own; for a computed value the one level of its parts, or else the
            mechanism's; empty if the value is the same for all.
        sights: what its mechanism sees and looks at.
    """

    __slots__ = (
        "absent", "child", "level", "made_of", "names", "note_start", "refers", "shape", "sights", "truth",
    )  # fmt: skip

    def __init__(
        self,
        sights: Sights,
        *,
        child: str | None = None,
        shape: tuple[int, ...] = (),
        truth: bool = False,
        made_of: frozenset[str] = frozenset(),
        level: str = "",
        note_start: Callable[[], None] | None = None,
        refers: Reference | None = None,
        absent: Any = None,
    ) -> None:
        self.sights = sights
        self.child = child
        self.shape = shape
        self.truth = truth
        self.made_of = made_of
        self.level = level
        self.note_start = note_start  # called if the start of this variable of the signature is read
        self.refers = refers
        self.absent = absent
        self.names = False  # whether it is the group of the members that name this member

    def apply(self, operation: str, arguments: Sequence[Any]) -> Probe:
        """The kind of the operation's result."""
        for argument in arguments:
            for name, kind in (("noise", Noise), ("size_of", SizeOf)):
                if isinstance(argument, kind):
                    raise TheoryError(f"{typed(operation)} was given {name} itself.", remedy=CALL[name])
            if isinstance(argument, Operand) and not isinstance(argument, Probe | Plain):
                return argument.apply(operation, arguments)  # a network, which says what to write instead
            if not isinstance(argument, Probe | Plain | int | float | bool):
                word = isinstance(argument, str)
                raise TheoryError(
                    f"{typed(operation)} was given {type(argument).__name__} {argument!r}.",
                    remedy=WORD_REMEDY
                    if word
                    else "Mechanisms compute with variables, parameters and plain numbers.",
                )
            if isinstance(argument, int | float) and _LARGEST < abs(argument) < math.inf:
                raise TheoryError(
                    f"{typed(operation)} was given a number too large for the engine.",
                    remedy=f"Its numbers are float32: up to {_LARGEST:.2g}.",
                )
        child, shape = common_child(arguments, operation), common_shape(arguments, operation)
        made_of, level = _made_of(arguments), self._level_with(arguments, operation)
        if operation == "vector":
            truth, shape = all(map(is_truth, arguments)), (len(arguments),)
            return Probe(self.sights, child=child, shape=shape, truth=truth, made_of=made_of, level=level)
        if operation in LOGIC and not all(is_truth(argument) for argument in arguments):
            raise TheoryError(
                f"{typed(operation)} was given a number where a yes or no is needed.",
                remedy="Compare first, as in (grievance > 0.5) & willing.",
            )
        if operation == "where":
            condition, this, otherwise = arguments
            if not is_truth(condition):
                raise TheoryError(
                    "the condition of where(...) is a number.", remedy="Compare it: where(x > 0, ...)."
                )
            truth = is_truth(this) and is_truth(otherwise)
        else:
            truth = operation in TRUTHS
        truth = truth and operation not in ARITHMETIC
        refers = _common_reference(arguments) if operation == "where" else None
        return Probe(
            self.sights, child=child, shape=shape, truth=truth, made_of=made_of, level=level, refers=refers
        )

    def reduce(self, operation: str, where: Any, weights: Any, quantile: float, empty: float) -> Probe:
        """The kind of the reduction's result."""
        extra = [argument for argument in (where, weights) if argument is not None]
        if self.child is None and not self.shape:
            if any(isinstance(argument, Probe) and argument.child for argument in extra):
                raise TheoryError(
                    f"`.{operation}()` is called on a single value, with a group in its where= or weights=.",
                    remedy="Reduce the group: group.mean(where=...).",
                )
            if not self.sights.sees(self.level):
                raise TheoryError(
                    f"`.{operation}()` is called on a value of '{self.level}', which "
                    f"'{self.sights.reader}' does not see from its place.",
                    remedy=f"Look at it through a reference to a {self.level}.",
                )
            raise TheoryError(
                f"`.{operation}()` is called on a value that is already one number: it belongs to the "
                "mechanism's own level or one above, so there is no group to reduce.",
                remedy="Drop the reduction, or move the mechanism to a level above.",
            )
        if where is not None and not is_truth(where):
            raise TheoryError(
                f"`.{operation}(where=...)` needs a yes or no.", remedy="Compare first: where=age > 30."
            )
        if operation in ("any", "all", "share") and not self.truth:
            raise TheoryError(
                f"`.{operation}()` is called on numbers.",
                remedy="Compare first, as in (grievance > 0.5).share(); for numbers use mean().",
            )
        if operation == "quantile" and self.shape:
            raise TheoryError(
                "`.quantile()` is called on vectors.",
                remedy="Take one number per member first, as in view.sum().",
            )
        if any(not isinstance(argument, Probe) or argument.shape for argument in extra):
            raise TheoryError(
                f"`.{operation}()` has a where= or weights= that is not one value for each member.",
                remedy="Leave out what is the same for all; of a vector take one value first.",
            )
        if self.child is None:
            if extra:
                raise TheoryError(
                    f"`.{operation}()` of a vector takes no where= or weights=.",
                    remedy="Multiply the vector instead.",
                )
            truth = operation in ("any", "all")
            return Probe(self.sights, truth=truth, made_of=self.made_of, level=self.level)
        common_child((self, *extra), operation)
        return Probe(
            self.sights,
            shape=() if operation == "count" else self.shape,
            truth=operation in ("any", "all"),
            made_of=_made_of((self, *extra)),
            level=self.sights.reader,
        )

    def at_start(self) -> Probe:
        """The kind of the variable; notes that the mechanism reads its value at the start."""
        if self.note_start is None:
            raise TheoryError(
                "start(...) is called on something that is not a variable.",
                remedy="Name a variable of the signature, and compute with the result: 2 * start(pay).",
            )
        self.note_start()
        return Probe(
            self.sights,
            child=self.child,
            shape=self.shape,
            truth=self.truth,
            made_of=self.made_of,
            level=self.level,
            refers=self.refers,
        )

    def part(self, place: int) -> Probe:
        """The kind of one part."""
        return Probe(self.sights, child=self.child, truth=self.truth, made_of=self.made_of, level=self.level)

    def look(self, value: Any, absent: Any) -> tuple[Probe, Probe | None]:
        """The kind of the value of the member to whom this refers."""
        if self.refers is None:
            raise TheoryError(
                f"{_said(self)} is called, but is no reference.",
                remedy="Declare it with refers=person, if it is the number of a person; to multiply write *.",
            )
        called = f"`{' and '.join(sorted(self.refers.means)) or 'reference'}(...)`"
        if self.child is not None and not self.names:
            raise TheoryError(
                f"{called} looks through a whole group of '{self.child}', each with its own reference.",
                remedy=f"Look in a derived variable on '{self.child}', and reduce that.",
            )
        one = looked_at(value, self.refers.level, called)
        self.sights.note(self.refers, one.made_of)
        if self.names:
            return self._alike(one.truth, shape=one.shape, refers=one.refers), None
        if absent is None and one.absent is None:
            raise TheoryError(
                f"{called} of {_said(one)} has no value where the reference is to nobody.",
                remedy="Declare the variable with absent=..., or give the value here: boss(pay, absent=0.0).",
            )
        stands = one.absent if absent is None else absent
        if is_truth(stands) != one.truth:
            kinds = ("a number", "a yes or no")
            raise TheoryError(
                f"{called} gives {kinds[one.truth]}, and absent= is {kinds[is_truth(stands)]}.",
                remedy=f"Write absent={'False' if one.truth else '0.0'}, or another value of that kind.",
            )
        found = self._alike(one.truth, shape=one.shape, refers=one.refers)
        return found, self._alike(truth=True)

    def named(self) -> Probe:
        """The kind of the group of references to the members that name this member."""
        sights = self.sights
        if self.note_start is None or self.refers is None or self.refers.level != sights.reader:
            raise TheoryError(
                f"named(...) is called on {_said(self)}, which refers to no {sights.reader}.",
                remedy=f"Name a variable with refers={sights.reader}; make a "
                "computed reference a variable first.",
            )
        (name,) = self.made_of
        sights.note(Reference(self.level, frozenset()), self.made_of)
        child, refers = f"named({name})", Reference(self.level, frozenset({name}))
        group = Probe(sights, child=child, made_of=self.made_of, level=child, refers=refers)
        group.names = True
        return group

    def _alike(self, truth: bool, **other: Any) -> Probe:
        """A value on the level of this one, computed from the same variables."""
        return Probe(
            self.sights, child=self.child, truth=truth, made_of=self.made_of, level=self.level, **other
        )

    @property
    def computed(self) -> bool:
        """Whether it is computed from values that the mechanism sees, and is no variable itself."""
        return self.note_start is None and self.sights.sees(self.level)

    def _level_with(self, arguments: Sequence[Any], operation: str) -> str:
        probes = [argument for argument in arguments if isinstance(argument, Probe)]
        return self.sights.level_of((one.level for one in probes), _made_of(probes), typed(operation))


def looked_at(value: Any, level: str, called: str) -> Probe:
    """The value, if each member of this level has one.

    Raises:
        TheoryError: it is the same for all, or belongs to another level.
    """
    remedy = (
        f"Name a variable of '{level}' itself; if there is none, write a derived variable on that level that "
        "reads this value."
    )
    if not isinstance(value, Probe) or not value.level:
        raise TheoryError(f"{called} is given {_said(value)}, which is the same for all.", remedy=remedy)
    if value.computed and level == value.sights.reader and value.child is None:
        return value  # each of them computes it from its own place
    if value.level != level or value.child not in (None, level):
        raise TheoryError(
            f"{called} is given {_said(value)}, but looks at members of '{level}'.", remedy=remedy
        )
    return value


def _said(value: Any) -> str:
    """A value as an error names it."""
    if not isinstance(value, Probe):
        return f"{unwrapped(value)!r}" if isinstance(value, Plain | int | float) else "what is not a value"
    names = " and ".join(f"'{name}'" for name in sorted(value.made_of))
    of = f" of '{value.child or value.level}'" if value.level else ""
    return f"{names}{of}" if names else f"a value{of}"


def _common_reference(arguments: Sequence[Any]) -> Reference | None:
    """To whom the result of a choice between two values refers.

    Raises:
        TheoryError: they refer to members of different levels.
    """
    chosen = [
        argument.refers if isinstance(argument, Probe) else None
        for argument in arguments[1:]
        if not _is_none(argument)
    ]
    found = [refers for refers in chosen if refers is not None]
    levels = sorted({refers.level for refers in found})
    if len(levels) > 1:
        raise TheoryError(
            f"where(...) chooses between a {levels[0]} and a {levels[1]}.",
            remedy="Both must refer to members of one level, or one must be NONE.",
        )
    if not found or len(found) < len(chosen):
        return None  # one of them is a plain number
    return Reference(levels[0], frozenset[str]().union(*(refers.means for refers in found)))


def _is_none(argument: Any) -> bool:
    return not isinstance(argument, Probe) and unwrapped(argument) == NONE


def _made_of(arguments: Sequence[Any]) -> frozenset[str]:
    return frozenset[str]().union(*(one.made_of for one in arguments if isinstance(one, Probe)))


def is_truth(value: Any) -> bool:
    """Whether a value is a yes or no."""
    if isinstance(value, Plain):
        parts = value.value if isinstance(value.value, tuple) else (value.value,)
        return all(isinstance(part, bool) for part in parts)
    return value.truth if isinstance(value, Probe) else isinstance(value, bool)
