"""A causal diagram with a place for every box and arrow, as the parts of an SVG."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

from conjuncture.presentation import layered_marks as marks
from conjuncture.presentation.layered_diagram import (
    EDGES_IN_WORDS,
    KINDS_IN_WORDS,
    Diagram,
    Edge,
    Node,
    arrives_later,
)
from conjuncture.presentation.layered_placement import Placement, place, side_for
from conjuncture.presentation.layered_rows import Link


@dataclass(frozen=True)
class Drawing:
    """A diagram whose boxes and arrows have their places, in an order that does not depend on the listing."""

    diagram: Diagram
    nodes: Sequence[Node]
    links: Mapping[Edge, Link]
    placed: Placement

    @classmethod
    def of(cls, diagram: Diagram, page: float) -> Drawing:
        """Places within about that width, in px."""
        nodes = sorted(diagram.nodes, key=lambda node: node.name)
        edges = sorted(set(diagram.edges), key=lambda edge: (edge.source, edge.target, edge.kind, edge.label))
        links = {
            edge: Link(
                edge.source, edge.target, not arrives_later(edge, diagram), f"{edge.kind} {edge.label}"
            )
            for edge in edges
        }
        arriving = Counter(edge.target for edge in edges)
        leaving = Counter(edge.source for edge in edges)
        sizes = {
            node.name: marks.box_size(
                node.label,
                node.level or node.caption,
                at_least=side_for(max(arriving[node.name], leaving[node.name])),
            )
            for node in nodes
        }
        return cls(diagram, nodes, links, place(sizes, list(links.values()), page=page))

    def words_and_rules(self) -> list[str]:
        """A description in words, and what the pointer does."""
        label = {node.name: node.label for node in self.nodes}
        leads: dict[str, list[str]] = {}
        for edge in self.links:
            leads.setdefault(edge.source, []).append(label[edge.target])
        parts = [
            f"{label[name]} influences {', '.join(dict.fromkeys(targets))}."
            for name, targets in leads.items()
        ]
        rules = [
            f".causal-diagram:has(.n{i}:hover) .edge:not(.from{i}):not(.to{i}){{opacity:.1}}"
            for i in range(len(self.nodes))
        ]
        return [f"<desc>{escape(' '.join(parts))}</desc>", f"<style>{''.join(rules)}</style>"]

    def marks(self) -> list[str]:
        """Its arrows and, above them, its boxes."""
        number = {node.name: index for index, node in enumerate(self.nodes)}
        colours = level_colours(self.diagram)
        return [
            *(_arrow(edge, link, self.placed, number, self.diagram) for edge, link in self.links.items()),
            *(_box(node, self.placed, _colours(node, colours), number) for node in self.nodes),
        ]


def level_colours(diagram: Diagram) -> dict[str, tuple[str, str]]:
    """Fill and outline of each level that occurs; the same in all diagrams of a theory with few levels.

    Levels beyond the palette share its last colour; their names differ.
    """
    met = {node.level for node in diagram.nodes if node.level}
    last = len(marks.LEVEL_COLOURS) - 1
    named = diagram.levels if len(diagram.levels) <= last else [one for one in diagram.levels if one in met]
    ordered = [*named, *sorted(met - set(named))]
    colours = {level: marks.LEVEL_COLOURS[min(rank, last)] for rank, level in enumerate(ordered)}
    return {level: found for level, found in colours.items() if level in met}


def _colours(node: Node, of_levels: Mapping[str, tuple[str, str]]) -> tuple[str, str]:
    """What has no level has the colours of a folder, or none."""
    if node.level:
        return of_levels[node.level]
    return marks.FOLDER_COLOURS if node.kind == "folder" else marks.NO_COLOURS


def _arrow(edge: Edge, link: Link, placed: Placement, number: Mapping[str, int], diagram: Diagram) -> str:
    """An arrow with its tooltip. One from a variable to itself is a small loop at its box."""
    if edge.source == edge.target:
        box = placed.boxes[edge.source]
        path = marks.loop(box.x + box.width / 2, box.y)
    else:
        path = marks.curve(placed.routes[link])
    title = f"{edge.source} → {edge.target}: {edge.label or EDGES_IN_WORDS[edge.kind]}"
    line = marks.line(path, edge.kind, dashed=arrives_later(edge, diagram))
    return (
        f'<g class="edge from{number[edge.source]} to{number[edge.target]}" data-kind="{edge.kind}" '
        f'data-source="{escape(edge.source)}" data-target="{escape(edge.target)}">'
        f"<title>{escape(title)}</title>{line}</g>"
    )


def _box(node: Node, placed: Placement, colours: tuple[str, str], number: Mapping[str, int]) -> str:
    """A box with its words and its tooltip; a link where the node has an address."""
    box = placed.boxes[node.name]
    where = f"level: {node.level}" if node.level else node.caption
    title = f"{node.label}: {KINDS_IN_WORDS[node.kind]}; {where}" + (
        f"\n{node.tooltip}" if node.tooltip else ""
    )
    drawn = (
        f'<g class="node n{number[node.name]}" data-name="{escape(node.name)}" data-kind="{node.kind}">'
        f"<title>{escape(title)}</title>"
        f"{marks.box(node.kind, box.x - box.width / 2, box.top, box.width, box.height, colours)}"
        f"{marks.box_text(node.label, node.level or node.caption, box.x, box.top)}</g>"
    )
    return drawn if node.address is None else f'<a href="{escape(node.address)}">{drawn}</a>'
