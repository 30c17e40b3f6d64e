"""Which values a field of a question may have, from the field's annotation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import is_dataclass
from functools import cache
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints


@cache
def hints_of(kind: type) -> dict[str, Any]:
    """The annotations of a dataclass, evaluated."""
    return get_type_hints(kind)


def alternatives(hint: Any) -> tuple[Any, ...]:
    """The members of a union or of an alias of one; any other annotation by itself."""
    hint = getattr(hint, "__value__", hint)
    return get_args(hint) if get_origin(hint) in (Union, UnionType) else (hint,)


def dataclasses_of(hint: Any) -> tuple[type, ...]:
    """The dataclasses among the allowed types."""
    return tuple(
        alternative
        for alternative in alternatives(hint)
        if isinstance(alternative, type) and is_dataclass(alternative)
    )


def usual(hint: Any) -> type | None:
    """The dataclass that a table without `is` stands for."""
    return next(iter(dataclasses_of(hint)), None)


def mapping_of(hint: Any) -> Any:
    """The mapping among the allowed types; None where there is none."""
    return next((alternative for alternative in alternatives(hint) if _is(alternative, Mapping)), None)


def each_of(hint: Any, count: int) -> tuple[Any, ...] | None:
    """The allowed types for each of so many items of a tuple; None where no tuple is allowed."""
    if hint is Any:
        return (Any,) * count
    inner = next(
        (get_args(alternative) for alternative in alternatives(hint) if _is(alternative, tuple)), None
    )
    if inner is None:
        return None
    if inner[-1] is ...:
        return (inner[0],) * count
    return tuple(inner[min(place, len(inner) - 1)] for place in range(count))


def _is(hint: Any, kind: type) -> bool:
    origin = get_origin(hint)
    return isinstance(origin, type) and issubclass(origin, kind)
