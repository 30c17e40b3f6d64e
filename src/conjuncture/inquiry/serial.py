"""Questions as plain data and back: a question can be kept in a file, sent, and asked again."""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from conjuncture.inquiry.errors import QuestionError

_HERE = "conjuncture.inquiry."


def as_data(value: Any) -> Any:
    """A question (dataclasses of inquiry, numbers, text, tuples, mappings) as what JSON can hold."""
    if is_dataclass(value) and not isinstance(value, type):
        kind = f"{type(value).__module__.removeprefix(_HERE)}.{type(value).__name__}"
        return {"is": kind, **{one.name: as_data(getattr(value, one.name)) for one in fields(value)}}
    if isinstance(value, Mapping):
        return {str(key): as_data(item) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [as_data(item) for item in value]
    if value is None or isinstance(value, bool | int | float | str):
        return value
    raise QuestionError(f"{value!r} cannot be written down as part of a question.")


def from_data(data: Any) -> Any:
    """What `as_data` wrote, read again; lists become tuples.

    Raises:
        QuestionError: a kind that does not exist, or fields that do not fit.
    """
    if isinstance(data, list):
        return tuple(from_data(item) for item in data)
    if not isinstance(data, Mapping):
        return data
    if "is" not in data:
        return {key: from_data(item) for key, item in data.items()}
    module, _, name = str(data["is"]).rpartition(".")
    given = {key: from_data(item) for key, item in data.items() if key != "is"}
    try:
        kind = getattr(importlib.import_module(_HERE + module), name)
    except (ImportError, AttributeError, ValueError):
        raise QuestionError(f"there is no kind of question '{data['is']}'.") from None
    if not (isinstance(kind, type) and is_dataclass(kind) and kind.__module__ == _HERE + module):
        raise QuestionError(f"'{data['is']}' is no question.")
    made = object.__new__(kind)  # type: ignore[call-overload]
    known = {one.name for one in fields(kind)}
    if set(given) != known:
        raise QuestionError(f"'{data['is']}' needs {sorted(known)}, and was given {sorted(given)}.")
    for key, item in given.items():
        object.__setattr__(made, key, item)
    return made
