"""A diagram for each folder of a theory, with what it reads from others and who reads it; and one of all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from conjuncture.language.theory import Theory
from conjuncture.presentation.diagram import diagram
from conjuncture.presentation.layered_diagram import Diagram, Edge, Node
from conjuncture.presentation.subjects import subjects

_MOST_NAMED = 12
THE_CASE = "the case"
"""Where inputs come from."""


@dataclass(frozen=True)
class SubjectDiagrams:
    """A theory drawn folder by folder; file by file where all its files lie in one folder.

    Attributes:
        whole: a box for each folder, an arrow where one reads another; None where there is only one.
        each: by folder, its mechanisms, the inputs and the variables of other folders that they read, and a
            box for each folder that reads them. The folder with the most mechanisms comes first.
        home: the folder of each mechanism at work.
    """

    whole: Diagram | None
    each: Mapping[str, Diagram]
    home: Mapping[str, str]


def subject_diagrams(theory: Theory) -> SubjectDiagrams:
    """Draw a theory folder by folder. Mechanisms that are cut are left out.

    Raises:
        TheoryError: the theory is not sound.
    """
    full = diagram(theory, measures=True)
    stands = subjects(theory)
    home = {node.name: stands[node.name] for node in full.nodes if node.name in stands}
    sizes: dict[str, int] = defaultdict(int)
    for subject in home.values():
        sizes[subject] += 1
    order = sorted(sizes, key=lambda subject: (-sizes[subject], subject))
    full = replace(full, nodes=tuple(replace(node, address=address_of(node.name)) for node in full.nodes))
    each = {subject: _one(full, subject, home) for subject in order}
    return SubjectDiagrams(_whole(full, sizes, home) if len(order) > 1 else None, each, home)


def address_of(variable: str) -> str:
    """Where a page describes a variable."""
    return f"#m-{variable}"


def address_of_folder(folder: str) -> str:
    """Where a page draws a folder."""
    return f"#folder-{folder.replace(' ', '-')}"


def _one(full: Diagram, subject: str, home: Mapping[str, str]) -> Diagram:
    by_name = {node.name: node for node in full.nodes}
    nodes = {name: node for name, node in by_name.items() if home.get(name) == subject}
    edges: list[Edge] = []
    readers: dict[tuple[str, str], list[str]] = defaultdict(list)
    for edge in full.edges:
        if home[edge.target] == subject:
            edges.append(edge)
            nodes.setdefault(edge.source, _seen_from_outside(by_name[edge.source], home))
        elif home.get(edge.source) == subject:
            readers[edge.source, home[edge.target]].append(edge.target)
    for (variable, folder), names in readers.items():
        nodes.setdefault(_box(folder), _reader(folder))
        edges.append(Edge(variable, _box(folder), "across", f"read by {_listed(names)}"))
    return Diagram(tuple(nodes.values()), tuple(edges), full.levels)


def _seen_from_outside(node: Node, home: Mapping[str, str]) -> Node:
    """An input looks the same everywhere; a mechanism of another folder has that folder's name."""
    folder = home.get(node.name)
    if folder is None:
        return node
    return replace(node, kind="elsewhere", level="", caption=f"from {folder}")


def _reader(folder: str) -> Node:
    return Node(
        _box(folder), f"to {folder}", "folder", "", address=address_of_folder(folder), caption="reads this"
    )


def _whole(full: Diagram, sizes: Mapping[str, int], home: Mapping[str, str]) -> Diagram:
    read: dict[tuple[str, str], list[str]] = defaultdict(list)
    for edge in full.edges:
        source, target = home.get(edge.source, THE_CASE), home[edge.target]
        if source != target:
            read[source, target].append(edge.source)
    nodes = [
        Node(_box(folder), folder, "folder", "", "", address_of_folder(folder), f"{number} mechanisms")
        for folder, number in sizes.items()
    ]
    inputs = {name for (source, _), names in read.items() if source == THE_CASE for name in names}
    if inputs:
        nodes.append(Node(_box(THE_CASE), THE_CASE, "input", "", "", "#inputs", f"{len(inputs)} inputs"))
    edges = [
        Edge(_box(source), _box(target), "across", f"reads {_listed(names)}")
        for (source, target), names in read.items()
    ]
    return Diagram(tuple(nodes), tuple(edges), full.levels)


def _box(folder: str) -> str:
    """The name of a folder's box: no variable can have it."""
    return f"folder: {folder}"


def _listed(names: Iterable[str]) -> str:
    """Variables in words, the first dozen by name."""
    words = sorted({name.replace("_", " ") for name in names})
    more = len(words) - _MOST_NAMED
    return ", ".join(words[:_MOST_NAMED]) + (f" and {more} more" if more > 0 else "")
