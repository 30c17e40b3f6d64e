"""Results as rows: every figure that is one number, with its interval if it has one.

A quantity over draws has two numbers, its median and its mean: where draws are skewed they lie apart, and the
words of an answer name one or the other. They have a column each.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from conjuncture.inquiry.draw_by_draw import DrawByDraw
from conjuncture.inquiry.estimates import Band, Course, Interval, Middle
from conjuncture.inquiry.experiments.sizes import SizeOfChange
from conjuncture.inquiry.proportions import Proportion

COLUMNS = ("figure", "value", "median", "mean", "low", "high", "of", "standard_error")
_LONG = 12  # a table leaves out longer lists
_TAKEN = {"mean", "standard_error", "median", "low", "high", "draws", "share", "count", "of"}
"""The columns of an estimate's row."""

Row = tuple[Any, ...]


def rows_of(value: Any, name: str = "") -> Iterator[Row]:
    """The rows of a result, or of a part of one with its name."""
    match value:
        case None | "" | Course() | DrawByDraw():
            return
        case Proportion():
            yield _row(name, value.share, value.low, value.high, value.of)
        case Band():
            ends = (value.low, value.high, value.draws)
            yield (name, None, value.median, value.mean, *ends, value.standard_error)
            yield from _parts(value, name, without=_TAKEN)
        case Middle():
            yield (name, None, value.median, None, value.low, value.high, value.draws, None)
        case SizeOfChange():
            for part in ("before", "after", "size", "next_to_nothing"):
                yield from rows_of(getattr(value, part), _within(f"{name}, {value.named}", part))
        case Interval():
            yield _row(name, value.mean, value.low, value.high)
        case Mapping():
            for key, item in value.items():
                yield from rows_of(item, _within(name, str(key)))
        case tuple() | list():
            yield from _list(value, name)
        case bool():
            yield _row(name, "yes" if value else "no")
        case _ if is_dataclass(value):
            yield from _parts(value, name)
        case _:
            yield _row(name, value)


def _row(name: str, value: Any, low: Any = None, high: Any = None, of: Any = None) -> Row:
    return (name, value, None, None, low, high, of, None)


def _parts(value: Any, name: str, without: frozenset[str] | set[str] = frozenset()) -> Iterator[Row]:
    for field in fields(value):
        if field.name not in without:
            yield from rows_of(getattr(value, field.name), _within(name, field.name))


def _list(items: Any, name: str) -> Iterator[Row]:
    if not items or len(items) > _LONG:
        return
    if all(isinstance(item, str) for item in items):
        yield _row(name, " + ".join(items))
    elif all(isinstance(item, tuple | list) for item in items):
        yield _row(name, "; ".join(" → ".join(map(str, item)) for item in items))
    elif all(is_dataclass(item) or isinstance(item, Mapping) for item in items):
        for place, item in enumerate(items, 1):
            yield from rows_of(item, f"{name} {place}")


def _within(name: str, part: str) -> str:
    phrase = part.replace("_", " ")
    return f"{name}, {phrase}" if name else phrase
