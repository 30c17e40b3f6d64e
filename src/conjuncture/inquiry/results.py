"""Results of questions: frozen dataclasses that are written as plain data and read again.

A dataclass is a table of its fields, a tuple a list. A number that is not finite becomes null, since JSON
cannot write it, and is read as NaN. A field that is None by default is left out where it is None. Reading
checks that the data has exactly the fields that are written, each of its type; other data is refused.
"""

from __future__ import annotations

import math
from collections import abc
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from types import NoneType
from typing import Any, Literal, Self, get_args, get_origin

import numpy as np

from conjuncture.inquiry.codec.hints import alternatives, hints_of


class Result:
    """What a question found. Each kind of question has its own: a frozen dataclass, `eq=False`."""

    def to_dict(self) -> dict[str, Any]:
        """The result as plain data for JSON."""
        return _table(self)

    @classmethod
    def from_dict(cls, data: Any) -> Self:
        """The result that `to_dict` wrote.

        Raises:
            ValueError: it is something else.
        """
        return _from_table(cls, data)

    def __eq__(self, other: object) -> bool:
        # Compares the written data: two results that both have NaN in the same place are equal.
        return isinstance(other, type(self)) and self.to_dict() == other.to_dict()

    __hash__ = None  # type: ignore[assignment]


def to_data(value: Any) -> Any:
    """Dataclasses, mappings, sequences, arrays and numbers as plain data for JSON.

    An object with a `to_dict` is written by it.
    """
    if hasattr(value, "to_dict"):
        return value.to_dict()
    if is_dataclass(value) and not isinstance(value, type):
        return _table(value)
    if isinstance(value, Mapping):
        return {str(key): to_data(item) for key, item in value.items()}
    if isinstance(value, np.ndarray | np.generic):
        return to_data(value.tolist())
    if isinstance(value, tuple | list):
        return [to_data(item) for item in value]
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return value


def from_data(hint: Any, data: Any) -> Any:
    """The object of this kind that `to_data` wrote: a dataclass, or the annotation of a field of one.

    Raises:
        ValueError: it is something else.
    """
    allowed = alternatives(hint)
    if data is None and NoneType in allowed:
        return None
    (kind,) = [kind for kind in allowed if kind is not NoneType]
    inner, origin = get_args(kind), get_origin(kind)
    if hasattr(kind, "from_dict"):
        return kind.from_dict(data)
    if is_dataclass(kind):
        return _from_table(kind, data)
    if kind is float and data is None:
        return math.nan
    if kind is float and isinstance(data, int | float) and not isinstance(data, bool):
        return float(data)
    if origin is Literal and data in inner:
        return data
    if origin is tuple and isinstance(data, list):
        hints = (inner[0],) * len(data) if inner[-1] is ... else inner
        return tuple(from_data(item_hint, item) for item_hint, item in zip(hints, data, strict=True))
    if origin is abc.Mapping and isinstance(data, Mapping):
        return {str(name): from_data(inner[1], item) for name, item in data.items()}
    if type(data) is kind:
        return data
    raise ValueError(f"{str(data)[:80]!r} is no {getattr(kind, '__name__', kind)}")


def _table(value: Any) -> dict[str, Any]:
    fields_read = {}
    for field in fields(value):
        item = getattr(value, field.name)
        if item is not None or field.default is not None:
            fields_read[field.name] = to_data(item)
    return fields_read


def _from_table(kind: Any, data: Any) -> Any:
    hints, own = hints_of(kind), {field.name: field for field in fields(kind)}
    needed = {name for name, field in own.items() if field.default is not None}
    if not isinstance(data, Mapping) or not needed <= set(data) <= set(own):
        raise ValueError(f"{str(data)[:80]!r} is no {kind.__name__}")
    return kind(**{name: from_data(hints[name], item) for name, item in data.items()})
