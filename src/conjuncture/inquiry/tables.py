"""Results as rows: every figure that is one number, with its interval if it has one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from conjuncture.inquiry.draw_by_draw import DrawByDraw
from conjuncture.inquiry.estimates import Band, Course, Interval, Middle
from conjuncture.inquiry.experiments.sizes import SizeOfChange
from conjuncture.inquiry.proportions import Proportion

COLUMNS = ("figure", "value", "low", "high", "of", "standard_error")
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
            yield (name, value.share, value.low, value.high, value.of, None)
        case Band():
            yield (name, value.mean, value.low, value.high, value.draws, value.standard_error)
            yield from _parts(value, name, without=_TAKEN)
        case Middle():
            yield (name, value.median, value.low, value.high, value.draws, None)
        case SizeOfChange():
            for part in ("before", "after", "size", "next_to_nothing"):
                yield from rows_of(getattr(value, part), _within(f"{name}, {value.named}", part))
        case Interval():
            yield (name, value.mean, value.low, value.high, None, None)
        case Mapping():
            for key, item in value.items():
                yield from rows_of(item, _within(name, str(key)))
        case tuple() | list():
            yield from _list(value, name)
        case bool():
            yield (name, "yes" if value else "no", None, None, None, None)
        case _ if is_dataclass(value):
            yield from _parts(value, name)
        case _:
            yield (name, value, None, None, None, None)


def _parts(value: Any, name: str, without: frozenset[str] | set[str] = frozenset()) -> Iterator[Row]:
    for field in fields(value):
        if field.name not in without:
            yield from rows_of(getattr(value, field.name), _within(name, field.name))


def _list(items: Any, name: str) -> Iterator[Row]:
    if not items or len(items) > _LONG:
        return
    if all(isinstance(item, str) for item in items):
        yield (name, " + ".join(items), None, None, None, None)
    elif all(isinstance(item, tuple | list) for item in items):
        yield (name, "; ".join(" → ".join(map(str, item)) for item in items), None, None, None, None)
    elif all(is_dataclass(item) or isinstance(item, Mapping) for item in items):
        for place, item in enumerate(items, 1):
            yield from rows_of(item, f"{name} {place}")


def _within(name: str, part: str) -> str:
    phrase = part.replace("_", " ")
    return f"{name}, {phrase}" if name else phrase
