"""In which row of a layered drawing each box stands, and in which order the row is.

The method is that of Sugiyama, Tagawa and Toda (IEEE Transactions on Systems, Man and Cybernetics 11, 1981),
with rows chosen by a linear programme as by Gansner, Koutsofios, North and Vo (IEEE Transactions on Software
Engineering 19, 1993). Results depend on names and sizes, never on the order in which things are listed.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import igraph
import numpy as np
from scipy.optimize import linprog
from scipy.sparse import coo_array

Point = tuple[float, float]

BOX_GAP = 26.0  # px between neighbours in a row
WAYPOINT_GAP = 11.0  # px an edge keeps from its neighbour where it passes a row


@dataclass(frozen=True)
class Link:
    """An edge to place. A `firm` link points down; one that is not firm may point up."""

    source: str
    target: str
    firm: bool
    key: str = ""  # tells apart two links between the same boxes


# A point of a row: a box, by its name, or the place where edge number n passes row r, as (n, r).
Stop = str | tuple[int, int]


def downward(names: Sequence[str], links: Sequence[Link]) -> list[tuple[str, str]]:
    """Each link's (upper, lower) ends.

    Firm links point down (should they form a cycle, the fewest are turned round). The others point as the
    boxes stand when only the firm ones hold them: so the drawing is no deeper than one step of the theory.
    """
    number = {name: place for place, name in enumerate(names)}
    firm = [link for link in links if link.firm]
    graph = igraph.Graph(
        len(names), [(number[link.source], number[link.target]) for link in firm], directed=True
    )
    turned = {firm[place] for place in graph.feedback_arc_set(method="ip")} if firm else set()
    arrows = [(link.target, link.source) if link in turned else (link.source, link.target) for link in firm]
    pulled = [(link.source, link.target) for link in links if not link.firm]
    height = _heights(names, arrows, pulled)
    ends = dict(zip(firm, arrows, strict=True))
    for link in links:
        if not link.firm:
            upper, lower = sorted((link.source, link.target), key=lambda name: (height[name], name))
            ends[link] = (upper, lower)
    return [ends[link] for link in links]


def rows_of(
    names: Sequence[str], sizes: Mapping[str, Point], downward: Sequence[tuple[str, str]], page: float
) -> dict[str, int]:
    """Each box's row, counted from the top: shortest edges in all, a box moved on where a row is too wide."""
    uppers = {upper for upper, _ in downward}
    lowers = {lower for _, lower in downward}
    reach = 2 * len(names)
    bounds: dict[str, tuple[int, int]] = {}
    row_of = _heights(names, downward)
    for _ in range(2 * len(names)):
        row, width = _widest_row(row_of, sizes, downward)
        members = [name for name in names if row_of[name] == row]
        # What nothing leads to may move up, and what leads nowhere down, without bending the rest.
        free = [name for name in members if name not in lowers or name not in uppers]
        if width <= page or not free or len(members) == 1:
            break
        mover = min(free, key=lambda name: (name in bounds, sizes[name][0], name))
        bounds[mover] = (-reach, row - 1) if mover not in lowers else (row + 1, reach)
        row_of = _heights(names, downward, bounds=bounds)
    # Rows that lost their last box close up.
    rank = {row: place for place, row in enumerate(sorted(set(row_of.values())))}
    return {name: rank[row] for name, row in row_of.items()}


def _widest_row(
    row_of: Mapping[str, int], sizes: Mapping[str, Point], downward: Sequence[tuple[str, str]]
) -> tuple[int, float]:
    """The widest row and its width in px, edges that pass it included."""
    width: dict[int, float] = defaultdict(float)
    for name, row in row_of.items():
        width[row] += sizes[name][0] + BOX_GAP
    for upper, lower in downward:
        for row in range(row_of[upper] + 1, row_of[lower]):
            width[row] += WAYPOINT_GAP
    return max(width.items(), key=lambda item: (item[1], -item[0]))


def _heights(
    names: Sequence[str],
    arrows: Sequence[tuple[str, str]],
    pulled: Sequence[tuple[str, str]] = (),
    bounds: Mapping[str, tuple[int, int]] | None = None,
) -> dict[str, int]:
    """Each box's row, counted downwards from any number, with the least total length of edges.

    Held edges go down by a row or more; pulled ones would best go down by one, but may do otherwise. The
    programme's corners are whole numbers, since it is the dual of a flow in a network.
    """
    number = {name: place for place, name in enumerate(names)}
    unknowns = len(names) + len(pulled)
    limits: list[tuple[dict[int, float], float]] = []
    cost = np.zeros(unknowns)
    for upper, lower in arrows:
        limits.append(({number[upper]: 1, number[lower]: -1}, -1))
        cost[number[lower]] += 1
        cost[number[upper]] -= 1
    for slack, (upper, lower) in enumerate(pulled, len(names)):  # slack stands for |y(lower) - y(upper) - 1|
        limits.append(({number[lower]: 1, number[upper]: -1, slack: -1}, 1))
        limits.append(({number[lower]: -1, number[upper]: 1, slack: -1}, -1))
        cost[slack] = 1
    cost[: len(names)] += 1e-3  # settles ties upwards
    reach = 2 * len(names)
    rows = [(bounds or {}).get(name, (0, reach)) for name in names]
    heights = least(cost, limits, [*rows, *((0, None) for _ in pulled)])
    return {name: round(heights[number[name]]) for name in names}


def least(
    cost: np.ndarray, limits: Sequence[tuple[Mapping[int, float], float]], bounds: Sequence[tuple]
) -> np.ndarray:
    """The cheapest point of a linear programme; a limit is a sum (column: factor) and its most."""
    if not limits:
        return linprog(cost, bounds=bounds, method="highs-ds").x
    # Each limit names two or three of a thousand columns: a full matrix would cost more than the solution.
    rows = [row for row, (terms, _) in enumerate(limits) for _ in terms]
    columns = [column for terms, _ in limits for column in terms]
    factors = [factor for terms, _ in limits for factor in terms.values()]
    matrix = coo_array((factors, (rows, columns)), shape=(len(limits), len(cost)))
    return linprog(cost, matrix, [most for _, most in limits], bounds=bounds, method="highs-ds").x


def chain_of(place: int, upper: str, lower: str, row_of: Mapping[str, int]) -> list[Stop]:
    """The stops of an edge, one a row."""
    return [upper, *((place, row) for row in range(row_of[upper] + 1, row_of[lower])), lower]


def ordered(row_of: Mapping[str, int], chains: Sequence[Sequence[Stop]]) -> list[list[Stop]]:
    """The stops of each row from left to right, with few crossings."""
    row: dict[Stop, int] = {**row_of}
    for chain in chains:
        row |= {stop: stop[1] for stop in chain if isinstance(stop, tuple)}
    stops = list(row)
    number = {stop: place for place, stop in enumerate(stops)}
    steps = [step for chain in chains for step in pairwise(chain)]
    graph = igraph.Graph(len(stops), [(number[a], number[b]) for a, b in steps], directed=True)
    layout = graph.layout_sugiyama(layers=[row[stop] for stop in stops], maxiter=500)
    rows: list[list[Stop]] = [[] for _ in range(max(row.values()) + 1)]
    for stop in sorted(stops, key=lambda stop: (layout[number[stop]][0], number[stop])):
        rows[row[stop]].append(stop)
    return _uncrossed(rows, steps)


def _uncrossed(rows: list[list[Stop]], steps: Sequence[tuple[Stop, Stop]]) -> list[list[Stop]]:
    """Swap neighbours in a row for as long as that takes crossings away."""
    touching: dict[Stop, tuple[list[Stop], list[Stop]]] = defaultdict(lambda: ([], []))
    for upper, lower in steps:
        touching[upper][1].append(lower)
        touching[lower][0].append(upper)
    position = {stop: place for row in rows for place, stop in enumerate(row)}

    def crossings(left: Stop, right: Stop) -> int:
        return sum(
            position[end] > position[other]
            for side in (0, 1)
            for end in touching[left][side]
            for other in touching[right][side]
        )

    better = True
    while better:
        better = False
        for row in rows:
            for place in range(len(row) - 1):
                left, right = row[place], row[place + 1]
                if crossings(right, left) < crossings(left, right):
                    row[place], row[place + 1] = right, left
                    position[left], position[right] = place + 1, place
                    better = True
    return rows
