"""Where labels of points go, so that none lies on another, on a point, or beyond the edge."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import cos, hypot, pi, sin

HEIGHT, LETTER = 13.0, 6.3
"""A line's height and a letter's mean width in px, at 11.5 px."""
_POINT = 6.0
_DISTANCES = (9.0, 15.0, 24.0, 36.0, 50.0, 66.0, 84.0, 104.0)
_AROUND = 16
_SWEEPS = 4


@dataclass(frozen=True)
class Label:
    """A label in its place.

    Attributes:
        text: what it says.
        at: its point, (x, y) in px from the upper left.
        left, top: its box's corner.
        led: whether it is so far off that a line must lead to it.
    """

    text: str
    at: tuple[float, float]
    left: float
    top: float
    led: bool

    @property
    def middle(self) -> float:
        """The height of its middle."""
        return self.top + HEIGHT / 2

    @property
    def width(self) -> float:
        """Its box's width."""
        return len(self.text) * LETTER

    @property
    def near_side(self) -> float:
        """The height of its side that is nearer to the point."""
        return min(max(self.at[1], self.top + 2), self.top + HEIGHT - 2)

    @property
    def near_end(self) -> float:
        """The end of its box that is nearer to the point."""
        return min(max(self.at[0], self.left), self.left + self.width)


Box = tuple[float, float, float, float]


def placed(
    points: Sequence[tuple[float, float, str]], width: float, height: float, lines: Sequence[Box] = ()
) -> list[Label]:
    """A place for each label: the nearest free place, with labels in the densest parts first.

    Args:
        points: (x, y, text) in px from the upper left.
        width, height: of the plot.
        lines: boxes that no label may cover, such as other words in the plot.
    """
    on = [(x - _POINT, y - _POINT, x + _POINT, y + _POINT) for x, y, _ in points]
    crowded = sorted(range(len(points)), key=lambda point: -_crowd(points, point))
    boxes: dict[int, Box] = {}
    led: dict[int, bool] = {}
    for place in crowded * _SWEEPS:  # later sweeps know the places of all others
        others = [*lines, *(box for other, box in boxes.items() if other != place)]

        def cost(
            candidate: tuple[Box, float], place: int = place, others: Sequence[Box] = others
        ) -> tuple[float, float]:
            crossed = _crossed(points, place, candidate[0], others) if candidate[1] > _DISTANCES[1] else 0
            return _cost(candidate[0], others, on, width, height) + 60 * crossed, candidate[1]

        boxes[place], distance = min(_candidates(*points[place]), key=cost)
        led[place] = distance > _DISTANCES[1]
    return [
        Label(text, (x, y), boxes[place][0], boxes[place][1], led[place])
        for place, (x, y, text) in enumerate(points)
    ]


def _candidates(x: float, y: float, text: str) -> Iterator[tuple[Box, float]]:
    """Boxes around a point, from near to far; to the right of it first."""
    wide = len(text) * LETTER
    for distance in _DISTANCES:
        for turn in range(_AROUND):
            angle = 2 * pi * turn / _AROUND
            across, down = cos(angle), sin(angle)
            # A label to the left ends at its place, one to the right begins there, between them it slides.
            left = x + distance * across - wide * (1 - across) / 2
            top = y + distance * down - HEIGHT / 2
            yield (left, top, left + wide, top + HEIGHT), distance + 0.1 * turn / _AROUND


def _cost(box: Box, boxes: Sequence[Box], points: Sequence[Box], width: float, height: float) -> float:
    """How much of it overlaps something, in square px; points and parts beyond the edge count ten times."""
    left, top, right, bottom = box
    beyond = max(0.0, -left) + max(0.0, right - width) + max(0.0, -top) + max(0.0, bottom - height)
    on_labels = sum(_shared(box, other) for other in boxes)
    on_points = sum(_shared(box, other) for other in points)
    return on_labels + 10 * (on_points + HEIGHT * beyond)


def _shared(box: Box, other: Box) -> float:
    across = min(box[2], other[2]) - max(box[0], other[0])
    down = min(box[3], other[3]) - max(box[1], other[1])
    return max(0.0, across) * max(0.0, down)


def _crossed(points: Sequence[tuple[float, float, str]], place: int, box: Box, labels: Sequence[Box]) -> int:
    """How many other points and labels the line from a point to its label would run through."""
    x, y, _ = points[place]
    across = min(max(x, box[0]), box[2]) - x
    down = min(max(y, box[1]), box[3]) - y
    long = hypot(across, down) or 1.0
    on_line = [(x + across * part / 8, y + down * part / 8) for part in range(1, 8)]
    through_labels = sum(
        any(left < at < right and top < low < bottom for at, low in on_line)
        for left, top, right, bottom in labels
    )
    return through_labels + sum(
        0 < (other - x) * across + (low - y) * down < long**2
        and abs((other - x) * down - (low - y) * across) / long < _POINT
        for spot, (other, low, _) in enumerate(points)
        if spot != place
    )


def _crowd(points: Sequence[tuple[float, float, str]], point: int) -> int:
    x, y, _ = points[point]
    return sum(abs(x - other) < 60 and abs(y - high) < 30 for other, high, _ in points)
