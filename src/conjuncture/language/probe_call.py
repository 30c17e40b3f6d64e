"""A check run: a mechanism is called once with probes; errors of Python become errors of the language."""

from __future__ import annotations

import math
import re
import traceback
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from conjuncture.errors import Place, nearest
from conjuncture.files.python_mistakes import mistake
from conjuncture.language.errors import TheoryError
from conjuncture.language.mechanisms import Reading
from conjuncture.language.noise import Noise
from conjuncture.language.operands import REDUCTIONS, Operand
from conjuncture.language.plain import Plain
from conjuncture.language.probe import CALL, WORD_REMEDY, WORDS, Probe, is_truth
from conjuncture.language.sights import Sights, out_of_sight


def call(
    reading: Reading, seen: Mapping[str, Any], sights: Sights, shape: tuple[int, ...]
) -> tuple[bool, Any]:
    """Call a reading once with probes; returns (whether it writes a truth, what it writes).

    Raises:
        TheoryError: the mechanism does something that has no meaning; with its file and line.
    """
    arguments = [seen[name] for name in reading.arguments]
    parameters = {name: Probe(sights) for name in reading.parameters}
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
    return _is_truth_written(value, reading, sights, shape), value


def _is_truth_written(value: Any, reading: Reading, sights: Sights, shape: tuple[int, ...]) -> bool:
    name, level = reading.mechanism, sights.reader
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
            remedy=WORD_REMEDY
            if isinstance(value, str)
            else "It must return one value: a number, a truth or a vector.",
        )
    if value.child is not None:
        raise TheoryError(
            f"mechanism '{name}' returns a whole group of '{value.child}', but it belongs to '{level}'.",
            place=reading.place,
            remedy=f"Reduce it (sum, mean, share, ...), or declare it on '{value.child}'.",
        )
    if isinstance(value, Probe) and not sights.sees(value.level):
        raise out_of_sight(name, level, min(value.made_of), value.level, reading.place)
    if value.shape != shape:
        raise TheoryError(
            f"mechanism '{name}' returns {_shape_words(value.shape)}, but it is declared as "
            f"{_shape_words(shape)}.",
            place=reading.place,
            remedy=f"Declare shape={value.shape}, or change what it returns.",
        )
    return is_truth(value)


def _explained(error: BaseException) -> tuple[str, str]:
    """What an error of Python that came out of a mechanism means, and what to do about it."""
    from_conjuncture = "Use exp, log, sqrt, floor ... from conjuncture; they work on members and on groups."
    if "__array_ufunc__" in str(error):
        return "passes a value to `numpy`", from_conjuncture
    # The names of our classes mean nothing to the author.
    words = re.sub(r"'?\bProbe\b'?( object)?", "a value of the theory", str(error))
    words = re.sub(r"'?\bProbeNoise\b'?( object)?", "noise itself", words)
    words = re.sub(r"'?\bSizeOf\b'?( object)?", "size_of itself", words)
    problem = f"cannot be run: {type(error).__name__}: {words}"
    if isinstance(error, NameError) and error.name:
        if error.name in WORDS:
            return problem, f"Write `from conjuncture import {error.name}` at the top of the file."
        if hasattr(math, error.name):
            return problem, f"The functions of the language are: {', '.join(WORDS)}."
        return problem, f"If '{error.name}' is a variable, name it in the function's signature."
    if isinstance(error, AttributeError) and error.name and isinstance(error.obj, Operand | Noise):
        what, known = ("noise", dir(Noise)) if isinstance(error.obj, Noise) else ("a value", REDUCTIONS)
        public = [name for name in known if not name.startswith("_")]
        remedy = "Write .quantile(0.5)." if error.name == "median" else nearest(error.name, public)
        return f"expects {what} to have `.{error.name}`, which it does not have", remedy
    if isinstance(error, ImportError):
        wrong = mistake(error, Path(), TheoryError)
        return f"cannot be run: {wrong.problem.rstrip('.')}", wrong.remedy
    for name, remedy in CALL.items():
        if f"{name} itself" in words:
            return problem, remedy
    return problem, "It may use the names of its signature, plain numbers, and functions of conjuncture."


def _line_of(error: BaseException, reading: Reading) -> Place | None:
    """The line within the mechanism's file at which the error arose."""
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        if frame.filename == reading.place.file and frame.lineno:
            return Place(frame.filename, frame.lineno)
    return None


def _shape_words(shape: tuple[int, ...]) -> str:
    return f"a vector of {shape[0]}" if shape else "a single value"
