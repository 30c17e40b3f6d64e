"""Panels of any result: all numbers with an interval; and how names are shown in panels."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from conjuncture.inquiry.estimates import Band, Estimate, Interval
from conjuncture.inquiry.proportions import Proportion
from conjuncture.presentation.answer_intervals import intervals
from conjuncture.presentation.answer_marks import Panel, mark

SHARE = (0.0, 1.0)


def whatever(result: Any) -> list[Panel | None]:
    """Shares side by side; other numbers each on its own line of its own scale."""
    estimates = list(_estimates(result, ""))
    shares = [mark(name, estimate) for name, estimate in estimates if isinstance(estimate, Proportion)]
    others = [
        intervals([mark(name, estimate)])
        for name, estimate in estimates
        if not isinstance(estimate, Proportion)
    ]
    return [
        intervals(shares, axis="share", domain=SHARE),
        *[panel for panel in others if panel is not None][:6],
    ]


def plain(name: str) -> str:
    """A name in words."""
    return name.replace("_", " ")


def short(text: str, width: int = 100) -> str:
    """A text on one line."""
    return textwrap.shorten(text, width, placeholder=" …")


def _estimates(value: Any, name: str) -> Iterator[tuple[str, Estimate]]:
    """All numbers with an interval, at any depth, by the names that lead to them; lists are left out."""
    if isinstance(value, Band | Interval | Proportion):
        yield name, value
        return
    parts: dict[str, Any] = {}
    if isinstance(value, Mapping):
        parts = {str(key): item for key, item in value.items()}
    elif is_dataclass(value):
        parts = {field.name: getattr(value, field.name) for field in fields(value)}
    for key, item in parts.items():
        yield from _estimates(item, f"{name}, {plain(key)}" if name else plain(key))
