"""Where the boxes and arrows of a layered drawing go.

Boxes stand in rows (`layered_rows`); their places within a row make arrows as straight as the order allows,
by the linear programme of Gansner, Koutsofios, North and Vo (IEEE Trans. Software Eng. 19, 1993).
Arrows leave and enter boxes at their top and bottom sides only, and pass a row through a gap kept free for
them: no arrow crosses a box.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from conjuncture.presentation.layered_rows import (
    BOX_GAP,
    WAYPOINT_GAP,
    Link,
    Point,
    Stop,
    chain_of,
    downward,
    least,
    ordered,
    rows_of,
)

PASSING_GAP = 20.0  # px an edge keeps from a box that it passes
PORT_GAP = 10.0  # px between two edges on one side of a box: an arrowhead's width and a little
STUB = 10.0  # px an edge runs straight where it leaves or meets a row: an arrowhead's length
PORT_INSET = 14.0  # px from a box's corner to its first edge


@dataclass(frozen=True)
class Box:
    """A placed box: its centre and size, in px, y downwards."""

    x: float
    y: float
    width: float
    height: float

    @property
    def top(self) -> float:
        """The y of its upper side."""
        return self.y - self.height / 2

    @property
    def bottom(self) -> float:
        """The y of its lower side."""
        return self.y + self.height / 2


@dataclass(frozen=True)
class Band:
    """A row's strip of the page: nothing but boxes and straight passing edges stand in it."""

    top: float
    bottom: float

    @property
    def centre(self) -> float:
        """The y of its middle."""
        return (self.top + self.bottom) / 2


@dataclass(frozen=True)
class Placement:
    """Boxes by name, and the points that each link runs through, from its source's border to its target's."""

    boxes: Mapping[str, Box]
    routes: Mapping[Link, Sequence[Point]]
    width: float
    height: float


def side_for(arrows: int) -> float:
    """How long a box's side must be for so many arrows to meet it apart, in px."""
    return 2 * PORT_INSET + PORT_GAP * (arrows - 1)


def place(sizes: Mapping[str, Point], links: Sequence[Link], *, page: float) -> Placement:
    """Place boxes of the given (width, height), joined by links, on a page of about that width, all in px.

    A link from a box to itself has no route; the drawing adds it.
    """
    names = sorted(sizes)
    between = sorted(
        (link for link in set(links) if link.source != link.target),
        key=lambda link: (link.source, link.target, link.key),
    )
    pairs = downward(names, between)
    row_of = rows_of(names, sizes, pairs, page)
    chains = [chain_of(place, upper, lower, row_of) for place, (upper, lower) in enumerate(pairs)]
    rows = ordered(row_of, chains)
    across = _across(rows, chains, sizes)
    bands = _bands(rows, sizes, chains, across)
    boxes = {name: Box(across[name], bands[row_of[name]].centre, *sizes[name]) for name in names}
    ports = _ports(chains, boxes, across)
    routes = {}
    for number, (link, chain) in enumerate(zip(between, chains, strict=True)):
        upper = pairs[number][0]
        points = _route(number, chain, row_of[upper], boxes, bands, across, ports)
        routes[link] = tuple(points if upper == link.source else reversed(points))
    right = max([box.x + box.width / 2 for box in boxes.values()] + [across[point] for point in across])
    return Placement(boxes, routes, right, bands[-1].bottom)


def _across(
    rows: Sequence[Sequence[Stop]], chains: Sequence[Sequence[Stop]], sizes: Mapping[str, Point]
) -> dict[Stop, float]:
    """The x of every stop, edges as straight as the order and the gaps allow.

    A linear programme: minimise the sum over steps of straightness * |x(upper) - x(lower)|. A step between
    two waypoints counts most, so that long edges run straight.
    """
    stops = [stop for row in rows for stop in row]
    number = {stop: place for place, stop in enumerate(stops)}
    steps = [step for chain in chains for step in pairwise(chain)]
    half = [sizes[stop][0] / 2 if isinstance(stop, str) else 0.0 for stop in stops]
    limits: list[tuple[dict[int, float], float]] = []
    for row in rows:
        for left, right in pairwise(row):
            waypoints = isinstance(left, tuple) and isinstance(right, tuple)
            boxes = isinstance(left, str) and isinstance(right, str)
            gap = WAYPOINT_GAP if waypoints else BOX_GAP if boxes else PASSING_GAP
            apart = half[number[left]] + half[number[right]] + gap
            limits.append(({number[left]: 1, number[right]: -1}, -apart))
    for place, (upper, lower) in enumerate(steps):
        slack = len(stops) + place  # stands for |x(upper) - x(lower)|
        limits.append(({number[upper]: 1, number[lower]: -1, slack: -1}, 0.0))
        limits.append(({number[upper]: -1, number[lower]: 1, slack: -1}, 0.0))
    straightness = [(1, 2, 8)[isinstance(a, tuple) + isinstance(b, tuple)] for a, b in steps]
    cost = np.concatenate([np.full(len(stops), 1e-4), straightness])
    positions = least(cost, limits, [*((width, None) for width in half), *((0, None) for _ in steps)])
    return {stop: round(float(positions[number[stop]]), 2) for stop in stops}


def _bands(
    rows: Sequence[Sequence[Stop]],
    sizes: Mapping[str, Point],
    chains: Sequence[Sequence[Stop]],
    across: Mapping[Stop, float],
) -> list[Band]:
    """Each row's strip; the further edges go sideways between two rows, the more room is between them."""
    heights = [max(sizes[stop][1] for stop in row if isinstance(stop, str)) for row in rows]
    sideways = [0.0] * len(rows)
    row_of = {stop: place for place, row in enumerate(rows) for stop in row}
    for chain in chains:
        for upper, lower in pairwise(chain):
            sideways[row_of[upper]] = max(sideways[row_of[upper]], abs(across[upper] - across[lower]))
    bands = []
    top = 0.0
    for height, reach in zip(heights, sideways, strict=True):
        bands.append(Band(top - STUB, top + height + STUB))
        top += height + 2 * STUB + min(26 + 0.08 * reach, 90)
    return bands


def _ports(
    chains: Sequence[Sequence[Stop]], boxes: Mapping[str, Box], across: Mapping[Stop, float]
) -> dict[tuple[int, str], float]:
    """The x of each edge's ends, by edge number and box: near to where the edge leads, none crossing."""
    sides: dict[tuple[str, bool], list[tuple[float, int]]] = defaultdict(list)
    for place, chain in enumerate(chains):
        sides[str(chain[0]), True].append((across[chain[1]], place))
        sides[str(chain[-1]), False].append((across[chain[-2]], place))
    ports = {}
    for (name, _), ends in sides.items():
        box = boxes[name]
        ends.sort()
        room = box.width - 2 * PORT_INSET
        gap = min(PORT_GAP, room / max(1, len(ends) - 1))
        places = [min(max(x, box.x - room / 2), box.x + room / 2) for x, _ in ends]
        for index in range(1, len(places)):
            places[index] = max(places[index], places[index - 1] + gap)
        overrun = max(0.0, places[-1] - (box.x + room / 2))
        places[-1] -= overrun
        for index in range(len(places) - 2, -1, -1):
            places[index] = min(places[index], places[index + 1] - gap)
        for (_, place), x in zip(ends, places, strict=True):
            ports[place, name] = round(x, 2)
    return ports


def _route(
    number: int,
    chain: Sequence[Stop],
    first_row: int,
    boxes: Mapping[str, Box],
    bands: Sequence[Band],
    across: Mapping[Stop, float],
    ports: Mapping[tuple[int, str], float],
) -> list[Point]:
    """The points of an edge from the lower side of its upper box to the upper side of its lower box."""
    upper, lower = str(chain[0]), str(chain[-1])
    start, end = ports[number, upper], ports[number, lower]
    last_row = first_row + len(chain) - 1
    points = [(start, boxes[upper].bottom), (start, bands[first_row].bottom)]
    for row, stop in enumerate(chain[1:-1], first_row + 1):
        points += [(across[stop], bands[row].top), (across[stop], bands[row].bottom)]
    return [*points, (end, bands[last_row].top), (end, boxes[lower].top)]
