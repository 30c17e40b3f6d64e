"""A question from plain data, as JSON or TOML gives it; data that does not fit raises a clear error."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from typing import Any, Literal, get_args, get_origin

from conjuncture.errors import nearest
from conjuncture.files.dates import is_date
from conjuncture.grammar import article
from conjuncture.inquiry.codec.hints import (
    alternatives,
    dataclasses_of,
    each_of,
    hints_of,
    mapping_of,
    usual,
)
from conjuncture.inquiry.codec.kinds import KINDS, class_of, is_question, name_of
from conjuncture.inquiry.codec.worlds import decode_where, decode_world
from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.experiments.interventions import Intervention
from conjuncture.inquiry.experiments.selection import Where

_PLAIN: dict[str, tuple[str, Callable[[Any], bool]]] = {
    "str": ("text", lambda item: isinstance(item, str)),
    "tuple[str, ...]": (
        "a list of names",
        lambda item: isinstance(item, tuple) and all(isinstance(name, str) for name in item),
    ),
}
"""Fields whose kind follows from their annotation alone, without the modules that a question needs."""
_NOT_FINITE = ("inf", "-inf", "nan")
"""Numbers that JSON cannot write, by the text that stands for them."""


def decode(data: Any, worlds: Mapping[str, Any] | None = None) -> Any:
    """The question that plain data describes, in the form that `encode` writes and a question file has.

    Example:
        decode({"is": "what if", "done": [{"cut": "example"}], "outcomes": [{"variable": "horizon"}]})

    Args:
        data: a table, as JSON or TOML gives it.
        worlds: worlds that the file describes, by name.

    Raises:
        QuestionError: an unknown kind, field, choice, world or thing to do; a field that is missing or does
            not fit.
    """
    if not isinstance(data, Mapping) or "is" not in data:
        raise QuestionError(f"a question is a table that says what it `is`: {', '.join(KINDS)}.")
    name = str(data["is"])
    kind = class_of(name)
    if not is_question(name):
        raise QuestionError(f"'{name}' is a part of questions, and no question: {', '.join(KINDS)}.")
    return _object(data, kind, worlds or {})


def made(kind: type, given: Mapping[str, Any], word: str = "") -> Any:
    """A dataclass of these fields.

    Raises:
        QuestionError: fields that are unknown, missing or of another kind, all at once; texts that are no
            dates.
    """
    assert is_dataclass(kind)
    word = word or kind.__name__.lower()
    parts = {field.name: field for field in fields(kind)}
    problems = [
        f"'{key}' is no part of {article(repr(word))}. {nearest(key, parts)}"
        for key in given
        if key not in parts
    ]
    missing = [
        name
        for name, part in parts.items()
        if name not in given and part.default is MISSING and part.default_factory is MISSING
    ]
    if missing:
        problems.append(
            f"{article(repr(word))} needs {', '.join(missing)}. Write "
            f"{'it' if len(missing) == 1 else 'them'}."
        )
    problems += [
        f"{key} = '{given[key]}' is no date. Write it as 1905-12 or 1905-12-05."
        for key in ("since", "until")
        if isinstance(given.get(key), str) and not is_date(given[key])
    ]
    for key, item in given.items():
        expected = _PLAIN.get(str(parts[key].type)) if key in parts else None
        if expected and not expected[1](item):
            problems.append(f"'{key}' is {expected[0]}, not {item!r}.")
    if problems:
        raise QuestionError(" ".join(problems))
    return kind(**given)


def _object(data: Mapping[str, Any], kind: type, worlds: Mapping[str, Any]) -> Any:
    hints = hints_of(kind)
    given = {key: _value(item, hints.get(key, Any), worlds, key) for key, item in data.items() if key != "is"}
    return made(kind, given, name_of(kind))


def _part(data: Mapping[str, Any], hint: Any, worlds: Mapping[str, Any], key: str) -> Any:
    """The dataclass that a table within a question describes."""
    if "is" not in data:
        kind = usual(hint)
        if kind is None:
            raise QuestionError(f"'{key}' is a table, and does not say what it `is`.")
        return _object(data, kind, worlds)
    name = str(data["is"])
    kind = class_of(name)
    allowed = dataclasses_of(hint)
    if hint is not Any and kind not in allowed:
        expected = " or ".join(f"'{name_of(kind)}'" for kind in allowed) or "no table"
        raise QuestionError(f"'{key}' is {expected}, not '{name}'.")
    return _object(data, kind, worlds)


def _value(data: Any, hint: Any, worlds: Mapping[str, Any], key: str) -> Any:
    """The value written for a field, read as one of the types allowed there."""
    allowed = alternatives(hint)
    if Intervention in allowed:
        return decode_world(data, worlds)
    if Where in allowed:
        return decode_where(data)
    if isinstance(data, Mapping):
        mapping = mapping_of(hint)
        if mapping is not None and not dataclasses_of(hint):
            return {name: _value(item, get_args(mapping)[1], worlds, name) for name, item in data.items()}
        return _part(data, hint, worlds, key)
    if isinstance(data, list):
        hints = each_of(hint, len(data))
        if hints is None:
            raise QuestionError(f"'{key}' is one thing, not a list of them: {data}.")
        return tuple(
            _value(item, item_hint, worlds, key) for item, item_hint in zip(data, hints, strict=True)
        )
    if data in _NOT_FINITE and float in allowed and str not in allowed:
        return float(data)
    _check(data, allowed, key)
    return data


def _check(data: Any, allowed: tuple[Any, ...], key: str) -> None:
    """Refuse a number, truth value or text where its type is not allowed."""
    choices = [choice for kind in allowed if get_origin(kind) is Literal for choice in get_args(kind)]
    if choices and str not in allowed:
        if data not in choices:
            raise QuestionError(f"'{key}' cannot be '{data}'. {nearest(str(data), map(str, choices))}")
        return
    numbers = isinstance(data, int | float) and not isinstance(data, bool)
    fits = Any in allowed or type(data) in allowed or (numbers and float in allowed)
    if not fits:
        words = {float: "a number", int: "a whole number", str: "text", bool: "true or false"}
        named_words = [words[kind] for kind in allowed if kind in words]
        tables = ["a table"] if any(is_dataclass(kind) for kind in allowed) else []
        lists = ["a list"] if any(get_origin(kind) is tuple for kind in allowed) else []
        expected = " or ".join([*named_words, *tables, *lists]) or "something else"
        raise QuestionError(f"'{key}' is {expected}, not {data!r}.")
