"""What panels of answers are drawn from: estimates with their intervals, and courses with their bands."""

from __future__ import annotations

import math
import textwrap
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt

from conjuncture.inquiry.estimates import Course, Estimate
from conjuncture.inquiry.proportions import in_percent
from conjuncture.presentation.number_words import number
from conjuncture.presentation.pictures import theme

COLOURS = (theme.BLUE, theme.ORANGE, theme.GREEN, theme.PURPLE, theme.INK)
NULL_BAND = "the null twin's (95% of draws)"
SIDE = 60
"""Room in px beside the plot of a panel."""
_BOLD = 8.6  # px of a letter of a heading: that of a browser's widest usual font


@dataclass(frozen=True)
class Mark:
    """A number with its interval, under a name; `kind` tells those of a panel apart by colour."""

    name: str
    value: float
    low: float
    high: float
    kind: str = ""


@dataclass(frozen=True, eq=False)
class Panel:
    """A panel of an answer's picture.

    Attributes:
        draw: draws it with a plot so many px wide: a page has one for wide screens, and one for phones.
        heading: above it; may be empty.
        marks: its numbers, from above to below; none if it has curves or points.
        shares: whether these are shares.
    """

    draw: Callable[[int], Any]
    heading: str = ""
    marks: tuple[Mark, ...] = ()
    shares: bool = False


@dataclass(frozen=True)
class Curve:
    """A curve: x (numbers, or ISO dates) and value of equal length, and low and high if it has a band."""

    name: str
    x: Sequence[Any]
    value: Sequence[float]
    low: Sequence[float] | None = None
    high: Sequence[float] | None = None


def mark(name: str, estimate: Estimate | None, kind: str = "") -> Mark | None:
    """What is drawn of an estimate; None where there is none, or it is no number."""
    if estimate is None or not math.isfinite(estimate.value):
        return None
    low, high = (end if math.isfinite(end) else estimate.value for end in (estimate.low, estimate.high))
    return Mark(name, estimate.value, low, high, kind)


def in_words(value: float, *, shares: bool) -> str:
    """A number of a panel: a share in per cent, any other with three digits."""
    return f"{in_percent(value)}%" if shares else number(value).replace("-", "−")


def curve(name: str, x: Sequence[Any], course: Course) -> Curve:
    """What is drawn of a course."""
    return Curve(name, x, course.mean, course.low, course.high)


def framed(
    layers: Sequence[Any], entries: Sequence[theme.Entry], heading: str, *, width: int, height: float
) -> Any:
    """A panel of these layers, with its key and its heading in lines that fit."""
    keyed = [theme.key(entries, width)] if entries else []
    chart = alt.layer(*layers, *keyed).properties(width=width, height=height)
    if not heading:
        return chart
    lines = textwrap.wrap(heading, int(width / _BOLD))
    return chart.properties(
        title=alt.TitleParams(lines, anchor="start", fontSize=14, offset=8, color=theme.INK)
    )


def stacked(panels: Sequence[Panel | None], *, title: str, description: str, width: int) -> Any:
    """Panels below one another, as one picture with plots of this width; None where there is none."""
    there = [panel.draw(width) for panel in panels if panel is not None]
    if not there:
        return None
    apart = alt.ScaleResolveMap(x="independent", y="independent", color="independent", shape="independent")
    chart = alt.vconcat(*there, spacing=30, resolve=alt.Resolve(scale=apart))
    return theme.finished(chart, title=title, description=description, side=SIDE, width=width)
