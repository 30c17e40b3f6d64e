"""What a causal diagram shows: variables, and the influences between them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import get_args

from conjuncture.presentation.errors import DiagramError
from conjuncture.presentation.layered_marks import EdgeKind, NodeKind

KINDS_IN_WORDS: Mapping[NodeKind, str] = {
    "input": "input: recorded or assumed",
    "parameter": "parameter: has a prior",
    "trait": "trait: drawn at the start",
    "state": "state: carried over time",
    "derived": "derived: computed in each step",
    "elsewhere": "from elsewhere in the theory",
    "folder": "folder, or file, of mechanisms",
}
EDGES_IN_WORDS: Mapping[EdgeKind, str] = {
    "same step": "within the step",
    "next step": "into the next step",
    "group": "many seen together from above",
    "broadcast": "one seen by all below",
    "across": "read elsewhere in the theory",
}


@dataclass(frozen=True)
class Node:
    """A variable: `name` is how edges refer to it, `label` is what is read, `address` where its box leads.

    Its last line is its level, which gives the colour, or a caption where there is no level.
    """

    name: str
    label: str
    kind: NodeKind
    level: str
    tooltip: str = ""
    address: str | None = None
    caption: str = ""


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

    @cached_property
    def states(self) -> frozenset[str]:
        """The names of its states."""
        return frozenset(node.name for node in self.nodes if node.kind == "state")

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


def arrives_later(edge: Edge, diagram: Diagram) -> bool:
    """Whether it arrives in the next step: what enters a state does, however it is seen."""
    return edge.kind == "next step" or edge.target in diagram.states
