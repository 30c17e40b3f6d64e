"""A check run: each mechanism is called once with operands that hold no numbers, only what kind they are."""

from __future__ import annotations

import math
import re
import traceback
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from conjuncture.errors import Place, caller_place, nearest
from conjuncture.files.python_mistakes import mistake
from conjuncture.language import functions
from conjuncture.language.errors import TheoryError
from conjuncture.language.events import Event
from conjuncture.language.mechanisms import Reading
from conjuncture.language.noise import Noise
from conjuncture.language.operands import (
    ARITHMETIC,
    LOGIC,
    REDUCTIONS,
    TRUTHS,
    Operand,
    common_child,
    common_shape,
    typed,
)
from conjuncture.language.plain import Plain
from conjuncture.language.sizes import SizeOf

_LARGEST = 3.4028234663852886e38
"""Of the numbers that the engine computes with, float32."""
_WORDS = (*functions.__all__, "vector")
_WORD = 'Words name numbers: declare STANCE = Categories("quiet", "active"), and write STANCE.active.'
_CALL = {
    "noise": "Draw a number from it, as in noise.uniform().",
    "size_of": "Name the level, as in size_of(worker).",
}
"""What to write where a special name that must be called stands alone."""


class Probe(Operand):
    """A value of which only the kind is known: own or group, number or truth, single or vector.

    Attributes:
        made_of: the variables that went into it, those seen through a network left out.
        level: of a variable as the signature names it, the level on which it stands; empty of all else.
    """

    __slots__ = ("child", "level", "made_of", "note_start", "shape", "truth")

    def __init__(
        self,
        *,
        child: str | None = None,
        shape: tuple[int, ...] = (),
        truth: bool = False,
        made_of: frozenset[str] = frozenset(),
        level: str = "",
        note_start: Callable[[], None] | None = None,
    ) -> None:
        self.child = child
        self.shape = shape
        self.truth = truth
        self.made_of = made_of
        self.level = level
        self.note_start = note_start  # of a variable of the signature: its value at the start is asked for

    def apply(self, operation: str, arguments: Sequence[Any]) -> Probe:
        """The kind of what the operation would give."""
        for argument in arguments:
            for name, kind in (("noise", Noise), ("size_of", SizeOf)):
                if isinstance(argument, kind):
                    raise TheoryError(f"{typed(operation)} was given {name} itself.", remedy=_CALL[name])
            if isinstance(argument, Operand) and not isinstance(argument, Probe | Plain):
                return argument.apply(operation, arguments)  # a network, which says what to write instead
            if not isinstance(argument, Probe | Plain | int | float | bool):
                word = isinstance(argument, str)
                raise TheoryError(
                    f"{typed(operation)} was given {type(argument).__name__} {argument!r}.",
                    remedy=_WORD
                    if word
                    else "Mechanisms compute with variables, parameters and plain numbers.",
                )
            if isinstance(argument, int | float) and _LARGEST < abs(argument) < math.inf:
                raise TheoryError(
                    f"{typed(operation)} was given a number too large for the engine.",
                    remedy=f"Its numbers are float32: up to {_LARGEST:.2g}.",
                )
        child, shape = common_child(arguments, operation), common_shape(arguments, operation)
        if operation == "vector":
            truth, made_of = all(map(_is_truth, arguments)), _made_of(arguments)
            return Probe(child=child, shape=(len(arguments),), truth=truth, made_of=made_of)
        if operation in LOGIC and not all(_is_truth(argument) for argument in arguments):
            raise TheoryError(
                f"{typed(operation)} was given a number where a yes or no is needed.",
                remedy="Compare first, as in (grievance > 0.5) & willing.",
            )
        if operation == "where":
            condition, this, otherwise = arguments
            if not _is_truth(condition):
                raise TheoryError(
                    "the condition of where(...) is a number.", remedy="Compare it: where(x > 0, ...)."
                )
            truth = _is_truth(this) and _is_truth(otherwise)
        else:
            truth = operation in TRUTHS
        truth = truth and operation not in ARITHMETIC
        return Probe(child=child, shape=shape, truth=truth, made_of=_made_of(arguments))

    def reduce(self, operation: str, where: Any, weights: Any, quantile: float, empty: float) -> Probe:
        """The kind of what the reduction would give."""
        extra = [argument for argument in (where, weights) if argument is not None]
        if self.child is None and not self.shape:
            if any(isinstance(argument, Probe) and argument.child for argument in extra):
                raise TheoryError(
                    f"`.{operation}()` is asked of a single value, with a group in its where= or weights=.",
                    remedy="Reduce the group: group.mean(where=...).",
                )
            raise TheoryError(
                f"`.{operation}()` is asked of a value that is already one number: it stands on the "
                "mechanism's own level or above, so there is no group to reduce.",
                remedy="Drop the reduction, or move the mechanism to a level above.",
            )
        if where is not None and not _is_truth(where):
            raise TheoryError(
                f"`.{operation}(where=...)` needs a yes or no.", remedy="Compare first: where=age > 30."
            )
        if operation in ("any", "all", "share") and not self.truth:
            raise TheoryError(
                f"`.{operation}()` is asked of numbers.",
                remedy="Compare first, as in (grievance > 0.5).share(); for numbers use mean().",
            )
        if operation == "quantile" and self.shape:
            raise TheoryError(
                "`.quantile()` is asked of vectors.",
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
            return Probe(truth=operation in ("any", "all"), made_of=self.made_of)
        common_child((self, *extra), operation)
        shape = () if operation == "count" else self.shape
        return Probe(shape=shape, truth=operation in ("any", "all"), made_of=_made_of((self, *extra)))

    def at_start(self) -> Probe:
        """The kind of the variable, of which it is noted that its start is asked for."""
        if self.note_start is None:
            raise TheoryError(
                "start(...) is asked of what is no variable.",
                remedy="Name a variable of the signature, and compute with what it gives: 2 * start(pay).",
            )
        self.note_start()
        return Probe(child=self.child, shape=self.shape, truth=self.truth, made_of=self.made_of)

    def part(self, place: int) -> Probe:
        """The kind of one part."""
        return Probe(child=self.child, truth=self.truth, made_of=self.made_of)


class Need(NamedTuple):
    """What a call of noise needs and only the run can tell: of `bernoulli`, a probability between 0 and 1."""

    call: str
    need: str
    place: Place | None


class ProbeNoise(Noise):
    """Noise that only has a shape, and notes what its calls need."""

    __slots__ = ("events", "needs")

    def __init__(self) -> None:
        self.needs: list[Need] = []
        self.events: list[tuple[Any, tuple[float, ...]]] = []

    def event(self, value: Any) -> Event | None:
        """The event of the mechanism that gave this value; None where it has none."""
        if not self.events:
            return None
        found, outcomes = self.events[0]
        return Event(outcomes, len(self.events) == 1 and found is value and not value.shape)

    def _declared(self, event: Any, outcomes: tuple[float, ...]) -> None:
        self.events.append((event, outcomes))

    def _watch(self, call: str, need: str, met: Any) -> None:
        # The mechanism called bernoulli(...), that _needs(...), and that this.
        self.needs.append(Need(call, need, caller_place(4)))

    def _unit(self, parts: int) -> Probe:
        if not isinstance(parts, int) or parts < 0:
            said = "a value that the theory computes" if isinstance(parts, Operand) else repr(parts)
            raise TheoryError(
                f"noise is asked for with parts={said}.",
                remedy="Write a plain whole number, as in noise.uniform(parts=3).",
            )
        return Probe(shape=(parts,) if parts else ())


def run(reading: Reading, seen: Mapping[str, Any], level: str, shape: tuple[int, ...]) -> tuple[bool, Any]:
    """Call a reading once with probes; (whether it writes a truth, what it writes).

    Raises:
        TheoryError: anything the mechanism does that cannot mean something, with its file and line.
    """
    arguments = [seen[name] for name in reading.arguments]
    parameters = {name: Probe() for name in reading.parameters}
    try:
        value = reading.function(*arguments, **parameters)
    except TheoryError as error:
        raise TheoryError(
            f"mechanism '{reading.mechanism}': {error.problem}",
            place=_line_of(error, reading) or reading.place,
            remedy=error.remedy,
        ) from None
    except (Exception, SystemExit) as error:
        problem, remedy = _explained(error)
        place = _line_of(error, reading) or reading.place
        problem = f"mechanism '{reading.mechanism}' {problem}."
        raise TheoryError(problem, place=place, remedy=remedy) from error
    return _is_truth_written(value, reading, level, shape), value


def _is_truth_written(value: Any, reading: Reading, level: str, shape: tuple[int, ...]) -> bool:
    name = reading.mechanism
    if value is None:
        raise TheoryError(
            f"mechanism '{name}' returns nothing.",
            place=reading.place,
            remedy="Write `return` before the value.",
        )
    if isinstance(value, bool | int | float):
        return isinstance(value, bool)
    if not isinstance(value, Probe | Plain):
        raise TheoryError(
            f"mechanism '{name}' returns {type(value).__name__}.",
            place=reading.place,
            remedy=_WORD
            if isinstance(value, str)
            else "It must return one value: a number, a truth or a vector.",
        )
    if value.child is not None:
        raise TheoryError(
            f"mechanism '{name}' returns a whole group of '{value.child}', but it stands on '{level}'.",
            place=reading.place,
            remedy=f"Reduce it (sum, mean, share, ...), or declare it on '{value.child}'.",
        )
    if value.shape != shape:
        raise TheoryError(
            f"mechanism '{name}' returns {_shape_words(value.shape)}, but it is declared as "
            f"{_shape_words(shape)}.",
            place=reading.place,
            remedy=f"Declare shape={value.shape}, or change what it returns.",
        )
    return _is_truth(value)


def _explained(error: BaseException) -> tuple[str, str]:
    """What an error of Python that came out of a mechanism means, and what to do about it."""
    from_conjuncture = "Use exp, log, sqrt, floor ... from conjuncture; they work on members and on groups."
    if "__array_ufunc__" in str(error):
        return "hands a value to `numpy`", from_conjuncture
    # Which of our classes a value is of says nothing to the author.
    words = re.sub(r"'?\bProbe\b'?( object)?", "a value of the theory", str(error))
    words = re.sub(r"'?\bProbeNoise\b'?( object)?", "noise itself", words)
    words = re.sub(r"'?\bSizeOf\b'?( object)?", "size_of itself", words)
    problem = f"cannot be run: {type(error).__name__}: {words}"
    if isinstance(error, NameError) and error.name:
        if error.name in _WORDS:
            return problem, f"Write `from conjuncture import {error.name}` at the top of the file."
        if hasattr(math, error.name):
            return problem, f"The functions of the language are: {', '.join(_WORDS)}."
        return problem, f"If '{error.name}' is a variable, name it in the function's signature."
    if isinstance(error, AttributeError) and error.name and isinstance(error.obj, Operand | Noise):
        what, known = ("noise", dir(Noise)) if isinstance(error.obj, Noise) else ("a value", REDUCTIONS)
        public = [name for name in known if not name.startswith("_")]
        remedy = "Write .quantile(0.5)." if error.name == "median" else nearest(error.name, public)
        return f"asks {what} for `.{error.name}`, which it has not", remedy
    if isinstance(error, ImportError):
        wrong = mistake(error, Path(), TheoryError)
        return f"cannot be run: {wrong.problem.rstrip('.')}", wrong.remedy
    for name, remedy in _CALL.items():
        if f"{name} itself" in words:
            return problem, remedy
    return problem, "It may use the names of its signature, plain numbers, and functions of conjuncture."


def _line_of(error: BaseException, reading: Reading) -> Place | None:
    """The line within the mechanism's file at which the error arose."""
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        if frame.filename == reading.place.file and frame.lineno:
            return Place(frame.filename, frame.lineno)
    return None


def _made_of(arguments: Sequence[Any]) -> frozenset[str]:
    return frozenset[str]().union(*(one.made_of for one in arguments if isinstance(one, Probe)))


def _is_truth(value: Any) -> bool:
    if isinstance(value, Plain):
        parts = value.value if isinstance(value.value, tuple) else (value.value,)
        return all(isinstance(part, bool) for part in parts)
    return value.truth if isinstance(value, Probe) else isinstance(value, bool)


def _shape_words(shape: tuple[int, ...]) -> str:
    return f"a vector of {shape[0]}" if shape else "a single value"
