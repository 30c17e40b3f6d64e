"""A layered drawing of a causal diagram, as one SVG that needs nothing else.

What causes stands above what it causes. A box's outline says what kind of variable it is, its colour and its
last line on which level it stands; an arrow's line says how the value is seen. What arrives in the next step
is dashed, and may point upwards. In a browser, resting the pointer on a box fades all arrows but its own.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import get_args

from conjuncture.presentation import layered_marks as marks
from conjuncture.presentation.errors import DiagramError
from conjuncture.presentation.layered_legend import legend
from conjuncture.presentation.layered_marks import EdgeKind, NodeKind
from conjuncture.presentation.layered_placement import Placement, place, side_for
from conjuncture.presentation.layered_rows import Link

MARGIN = 28.0

KINDS_IN_WORDS: Mapping[NodeKind, str] = {
    "input": "input: recorded or assumed",
    "parameter": "parameter: has a prior",
    "trait": "trait: drawn at the start",
    "state": "state: carried over time",
    "derived": "derived: found in each step",
}
EDGES_IN_WORDS: Mapping[EdgeKind, str] = {
    "same step": "within the step",
    "next step": "into the next step",
    "group": "many seen together from above",
    "broadcast": "one seen by all below",
}


@dataclass(frozen=True)
class Node:
    """A variable: `name` is how edges refer to it, `label` is what is read, `address` where its box leads."""

    name: str
    label: str
    kind: NodeKind
    level: str
    tooltip: str = ""
    address: str | None = None


@dataclass(frozen=True)
class Edge:
    """An influence of one variable on another; `label` is read when the pointer rests on it."""

    source: str
    target: str
    kind: EdgeKind = "same step"
    label: str = ""


@dataclass(frozen=True)
class Diagram:
    """The variables of a theory and the influences between them."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    # Levels in the order of the legend; levels not named here follow by name.
    levels: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.nodes:
            raise DiagramError("a diagram without variables cannot be drawn: give it at least one Node.")
        names: set[str] = set()
        for node in self.nodes:
            if node.name in names:
                raise DiagramError(f"the diagram has two nodes named {node.name!r}: give each its own name.")
            if node.kind not in get_args(NodeKind):
                raise DiagramError(
                    f"node {node.name!r} is of kind {node.kind!r}: choose one of {get_args(NodeKind)}."
                )
            names.add(node.name)
        for edge in self.edges:
            if edge.kind not in get_args(EdgeKind):
                raise DiagramError(
                    f"edge {edge.source!r} -> {edge.target!r} is of kind {edge.kind!r}: "
                    f"choose one of {get_args(EdgeKind)}."
                )
            for end in (edge.source, edge.target):
                if end not in names:
                    raise DiagramError(
                        f"edge {edge.source!r} -> {edge.target!r} names {end!r}, which is no node of the "
                        "diagram: add the node or leave the edge out."
                    )


def draw(diagram: Diagram, *, title: str, finding: str, page: float = 1240.0) -> str:
    """The diagram as a standalone SVG document.

    Args:
        diagram: what to draw; some 15 to 35 variables are legible at once.
        title: what is drawn ("Causal diagram of the struggle theory").
        finding: what the reader should see in it, in a sentence; stands large above the drawing.
        page: the width aimed at, in px. A drawing that needs more becomes wider, and is shown scaled down.

    The same variables and influences give the same bytes, in whatever order they are listed.
    """
    nodes = sorted(diagram.nodes, key=lambda node: node.name)
    edges = sorted(set(diagram.edges), key=lambda edge: (edge.source, edge.target, edge.kind, edge.label))
    kind_of = {node.name: node.kind for node in nodes}
    # What enters a state arrives in the next step, however it is seen.
    dashed = {edge: edge.kind == "next step" or kind_of[edge.target] == "state" for edge in edges}
    links = {
        edge: Link(edge.source, edge.target, not dashed[edge], f"{edge.kind} {edge.label}") for edge in edges
    }
    arriving = Counter(edge.target for edge in edges)
    leaving = Counter(edge.source for edge in edges)
    sizes = {
        node.name: marks.box_size(
            node.label, node.level, at_least=side_for(max(arriving[node.name], leaving[node.name]))
        )
        for node in nodes
    }
    placed = place(sizes, list(links.values()), page=page - 2 * MARGIN)

    width = max(placed.width + 2 * MARGIN, 760.0)
    heading, top = _heading(title, finding, width)
    key, bottom = _key(diagram, dashed, top + placed.height + 48, width)
    number = {node.name: index for index, node in enumerate(nodes)}
    colours = _level_colours(diagram)
    return "\n".join(
        [
            *_opening(title, finding, nodes, edges, width, bottom + MARGIN - 8),
            *heading,
            f'<g transform="translate({(width - placed.width) / 2:.2f} {top:.2f})">',
            *(_arrow(edge, links[edge], placed, number, dashed=dashed[edge]) for edge in edges),
            *(_box(node, placed, colours[node.level], number) for node in nodes),
            "</g>",
            *key,
            "</svg>",
            "",
        ]
    )


def _level_colours(diagram: Diagram) -> dict[str, tuple[str, str]]:
    """Fill and outline of each level. Levels beyond the palette share its last colour; their names differ."""
    met = {node.level for node in diagram.nodes}
    ordered = [level for level in diagram.levels if level in met] + sorted(met - set(diagram.levels))
    last = len(marks.LEVEL_COLOURS) - 1
    return {level: marks.LEVEL_COLOURS[min(rank, last)] for rank, level in enumerate(ordered)}


def _opening(
    title: str, finding: str, nodes: Sequence[Node], edges: Sequence[Edge], width: float, height: float
) -> list[str]:
    """The document's head: a description in words, the arrowheads, and what the pointer does."""
    label = {node.name: node.label for node in nodes}
    leads: dict[str, list[str]] = {}
    for edge in edges:
        leads.setdefault(edge.source, []).append(label[edge.target])
    parts = [
        f"{label[name]} influences {', '.join(dict.fromkeys(targets))}." for name, targets in leads.items()
    ]
    rules = [
        f".causal-diagram:has(.n{i}:hover) .edge:not(.from{i}):not(.to{i}){{opacity:.1}}"
        for i in range(len(nodes))
    ]
    return [
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" class="causal-diagram" role="img" '
            f'width="{width:.0f}" height="{height:.0f}" viewBox="0 0 {width:.0f} {height:.0f}" '
            f'style="max-width:100%;height:auto" font-family="{marks.FONT}" '
            f'aria-label="{escape(f"{title}. {finding}")}">'
        ),
        f"<desc>{escape(' '.join(parts))}</desc>",
        f"<style>{''.join(rules)}</style>",
        f"<defs>{''.join(marks.arrowhead(kind) for kind in get_args(EdgeKind))}</defs>",
        f'<rect class="paper" width="{width:.0f}" height="{height:.0f}" fill="#ffffff"/>',
    ]


def _heading(title: str, finding: str, width: float) -> tuple[list[str], float]:
    """The title and, large, the finding; and the y where the drawing may begin."""
    room = width - 2 * MARGIN
    y = MARGIN + 10
    drawn = []
    for line in marks.wrapped(title, 13, room):
        drawn.append(marks.words(line, MARGIN, y, 13, colour=marks.FAINT))
        y += 18
    y += 8
    for line in marks.wrapped(finding, 19, room):
        drawn.append(marks.words(line, MARGIN, y, 19, weight=600))
        y += 25
    return drawn, y + 10


def _arrow(edge: Edge, link: Link, placed: Placement, number: Mapping[str, int], *, dashed: bool) -> str:
    """An arrow with its tooltip. One from a variable to itself is a small loop at its box."""
    if edge.source == edge.target:
        box = placed.boxes[edge.source]
        path = marks.loop(box.x + box.width / 2, box.y)
    else:
        path = marks.curve(placed.routes[link])
    title = f"{edge.source} → {edge.target}: {edge.label or EDGES_IN_WORDS[edge.kind]}"
    return (
        f'<g class="edge from{number[edge.source]} to{number[edge.target]}" data-kind="{edge.kind}" '
        f'data-source="{escape(edge.source)}" data-target="{escape(edge.target)}">'
        f"<title>{escape(title)}</title>{marks.line(path, edge.kind, dashed=dashed)}</g>"
    )


def _box(node: Node, placed: Placement, colours: tuple[str, str], number: Mapping[str, int]) -> str:
    """A box with its words and its tooltip; a link where the node has an address."""
    box = placed.boxes[node.name]
    title = f"{node.label}: {KINDS_IN_WORDS[node.kind]}; level: {node.level}" + (
        f"\n{node.tooltip}" if node.tooltip else ""
    )
    drawn = (
        f'<g class="node n{number[node.name]}" data-name="{escape(node.name)}" data-kind="{node.kind}">'
        f"<title>{escape(title)}</title>"
        f"{marks.box(node.kind, box.x - box.width / 2, box.top, box.width, box.height, colours)}"
        f"{marks.box_text(node.label, node.level, box.x, box.top)}</g>"
    )
    return drawn if node.address is None else f'<a href="{escape(node.address)}">{drawn}</a>'


def _key(diagram: Diagram, dashed: Mapping[Edge, bool], top: float, width: float) -> tuple[list[str], float]:
    """What the outlines, the lines and the colours mean, of those that occur; and the y where it ends."""
    plain = marks.LEVEL_COLOURS[-1]
    outlines = [
        (marks.box(kind, 0, -10, 30, 18, ("#ffffff", plain[1])), told)
        for kind, told in KINDS_IN_WORDS.items()
        if any(node.kind == kind for node in diagram.nodes)
    ]
    lines = [
        (marks.line("M0 0 L30 0", kind, dashed=kind == "next step"), told)
        for kind, told in EDGES_IN_WORDS.items()
        if any(edge.kind == kind for edge in diagram.edges)
    ]
    if any(dashed[edge] and edge.kind != "next step" for edge in diagram.edges):
        lines.append((marks.dashes("M0 0 L30 0"), "dashed: arrives in the next step"))
    levels = [
        (marks.box("derived", 0, -10, 30, 18, colours), level)
        for level, colours in _level_colours(diagram).items()
    ]
    sections = {"Variables": outlines, "Influences": lines, "Levels": levels}
    return legend(sections, left=MARGIN, right=width - MARGIN, top=top)
