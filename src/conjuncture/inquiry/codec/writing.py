"""Writing a question: as plain data for JSON and TOML, and as the text of a question file."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from typing import Any, get_args

from conjuncture.inquiry.codec.hints import alternatives, each_of, hints_of, usual
from conjuncture.inquiry.codec.kinds import name_of
from conjuncture.inquiry.codec.worlds import encode_where, encode_world
from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.experiments.interventions import Intervention
from conjuncture.inquiry.experiments.selection import Where


def encode(question: Any) -> dict[str, Any]:
    """A question as plain data, without the fields that have their default.

    Example:
        encode(WhatIf(cut("example"), (Outcome("horizon"),)))

    Raises:
        QuestionError: the object is not a question, or contains something that cannot be written.
    """
    return _table(question, None)


def toml_of(question: Any) -> str:
    """The table `[question]` of a question file.

    Example:
        toml_of(WhatIf(cut("example"), (Outcome("horizon"),)))

    Raises:
        QuestionError: as `encode`.
    """
    return "\n".join(["[question]", *(f"{key} = {_text(item)}" for key, item in encode(question).items())])


def _table(part: Any, taken: type | None) -> dict[str, Any]:
    """A dataclass as a table; `taken` is the kind that a reader assumes where the table has no `is`."""
    kind = type(part)
    if not is_dataclass(kind):
        raise QuestionError(f"{part!r} cannot be written down as part of a question.")
    name, hints = name_of(kind), hints_of(kind)
    table = {} if kind is taken else {"is": name}
    for field in fields(kind):
        value = getattr(part, field.name)
        if not _is_default(field, value):
            table[field.name] = _item(value, hints[field.name])
    return table


def _is_default(field: Field[Any], value: Any) -> bool:
    default = field.default if field.default_factory is MISSING else field.default_factory()
    return default is not MISSING and type(default) is type(value) and default == value


def _item(value: Any, hint: Any) -> Any:
    if isinstance(value, Intervention):
        return encode_world(value)
    if isinstance(value, Where):
        return encode_where(value)
    if isinstance(value, Mapping):
        inner = next(
            (get_args(alternative)[1] for alternative in alternatives(hint) if get_args(alternative)), Any
        )
        return {str(key): _item(item, inner) for key, item in value.items()}
    if isinstance(value, tuple | list):
        hints = each_of(hint, len(value)) or (Any,) * len(value)
        return [_item(item, inner) for item, inner in zip(value, hints, strict=True)]
    if isinstance(value, float) and not math.isfinite(value):
        return str(float(value))  # "inf": JSON has no number for it
    for plain in (bool, int, float, str):
        if isinstance(value, plain):
            return plain(value)
    return _table(value, usual(hint))


def _key(name: str) -> str:
    return name if re.fullmatch(r"[A-Za-z0-9_-]+", name) else _text(name)


def _text(item: Any) -> str:
    """An item of plain data as TOML text."""
    if isinstance(item, Mapping):
        return "{ " + ", ".join(f"{_key(key)} = {_text(value)}" for key, value in item.items()) + " }"
    if isinstance(item, list):
        return f"[{', '.join(map(_text, item))}]"
    if isinstance(item, float):
        return repr(item)
    return json.dumps(item, ensure_ascii=False).replace("\x7f", "\\u007f")
