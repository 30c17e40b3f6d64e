"""The causal diagram of a theory, drawn from its mechanisms' signatures: it cannot drift from the code.

The whole of it, or one variable with what it reads and what reads it.
"""

from __future__ import annotations

from conjuncture.errors import nearest
from conjuncture.language.errors import TheoryError
from conjuncture.language.resolution import resolve
from conjuncture.language.resolved import Read, Resolved
from conjuncture.language.theory import Theory
from conjuncture.presentation.layered import draw
from conjuncture.presentation.layered_diagram import Diagram, Edge, Node
from conjuncture.presentation.layered_marks import EdgeKind, NodeKind

_KINDS: dict[str, NodeKind] = {
    "state": "state",
    "derived": "derived",
    "trait": "trait",
    "series": "input",
    "given": "input",
}
_SEEN: dict[str, EdgeKind] = {
    "own": "same step",
    "above": "broadcast",
    "group": "group",
    "elsewhere": "broadcast",
}


def diagram(theory: Theory, *, measures: bool = False) -> Diagram:
    """The theory's variables and who reads whom.

    Args:
        theory: to be drawn; mechanisms that are cut are left out.
        measures: whether to draw definitions that nothing reads: they only measure and influence nothing.
    """
    resolved = resolve(theory)
    shown = [name for name in resolved.variables if name not in theory.cut]
    if not measures:
        shown = _without_measures(resolved, shown)
    nodes = tuple(_node(resolved, name) for name in shown)
    edges = tuple(
        _edge(resolved, read)
        for read in _at_work(resolved)
        if read.reader in shown and read.variable in shown
    )
    return Diagram(nodes, edges, tuple(_from_above(resolved)))


def neighbourhood(theory: Theory, name: str) -> Diagram:
    """One variable, what it reads, and what reads it, definitions included; only the arrows to and from it.

    Raises:
        TheoryError: there is no such variable, or its mechanism is cut.
    """
    resolved = resolve(theory)
    if name not in resolved.variables or name in theory.cut:
        names = [name for name in resolved.variables if name not in theory.cut]
        raise TheoryError(f"'{theory.name}' has no variable '{name}' at work.", remedy=nearest(name, names))
    touching = [
        read
        for read in _at_work(resolved)
        if name in (read.reader, read.variable) and not theory.cut & {read.reader, read.variable}
    ]
    near = {name, *(read.reader for read in touching), *(read.variable for read in touching)}
    nodes = tuple(_node(resolved, name) for name in resolved.variables if name in near)
    return Diagram(nodes, tuple(_edge(resolved, read) for read in touching), tuple(_from_above(resolved)))


def neighbourhood_svg(theory: Theory, name: str) -> str:
    """The neighbourhood of a variable as a standalone SVG, with what it shows in words above it.

    Raises:
        TheoryError: there is no such variable, or its mechanism is cut.
    """
    drawn = neighbourhood(theory, name)
    reads = sum(edge.target == name != edge.source for edge in drawn.edges)
    readers = sum(edge.source == name != edge.target for edge in drawn.edges)
    label = name.replace("_", " ")
    finding = (
        f"{label[0].upper()}{label[1:]} reads {reads or 'no'} variable{_s(reads)}; "
        f"{readers or 'no'} mechanism{_s(readers)} read{'s' if readers == 1 else ''} it."
    )
    return draw(drawn, title=f"{theory.card.title or theory.name}: {label}", finding=finding)


def diagram_svg(theory: Theory, *, measures: bool = False) -> str:
    """The diagram as a standalone SVG, with what it shows in words above it."""
    drawn = diagram(theory, measures=measures)
    states = sum(node.kind == "state" for node in drawn.nodes)
    inputs = sum(node.kind == "input" for node in drawn.nodes)
    mechanisms = len(drawn.nodes) - inputs
    finding = (
        f"{mechanisms} mechanism{_s(mechanisms)} and {inputs} input{_s(inputs)}; {states} of them "
        f"{'is a state' if states == 1 else 'are states'}, through which all feedback must pass."
    )
    return draw(drawn, title=theory.card.title or theory.name, finding=finding)


def _s(number: int) -> str:
    return "" if number == 1 else "s"


def _without_measures(resolved: Resolved, shown: list[str]) -> list[str]:
    """Drop, repeatedly, derived variables that are only definitions and that no variable shown reads."""
    roles = {role for level in resolved.levels.values() for role in (level.filled_by, level.renewed_by)}
    left = list(shown)
    while True:
        read = {arrow.variable for arrow in _at_work(resolved) if arrow.reader in left}
        remaining = [name for name in left if name in read | roles or not _is_measure(resolved, name)]
        if len(remaining) == len(left):
            return remaining
        left = remaining


def _is_measure(resolved: Resolved, name: str) -> bool:
    """Whether a derived variable only names something that others made: its source says `definition`."""
    variable = resolved.variables[name]
    return (
        variable.kind == "derived"
        and variable.reading is not None
        and variable.reading.source.startswith("definition")
    )


def _node(resolved: Resolved, name: str) -> Node:
    variable = resolved.variables[name]
    if variable.reading is None:
        text = f"{variable.kind}, {variable.unit}"
    else:
        text = f"{variable.reading.description}\nSource: {variable.reading.source}"
    return Node(name, name.replace("_", " "), _KINDS[variable.kind], variable.level, tooltip=text)


def _at_work(resolved: Resolved) -> list[Read]:
    """The variables that are read other than through networks that are cut."""
    cut = resolved.theory.cut & frozenset(resolved.networks)
    return [read for read in resolved.reads if not (read.only_through and cut.issuperset(read.through))]


def _edge(resolved: Resolved, read: Read) -> Edge:
    through = [name.replace("_", " ") for name in read.through if name not in resolved.theory.cut]
    label = f"through {' and '.join(through)}" if through else ""
    if resolved.variables[read.reader].kind == "state":
        return Edge(read.variable, read.reader, "next step", label)
    ties = (set(read.through) & set(resolved.networks)) - resolved.theory.cut
    kind = "group" if ties and resolved.variables[read.reader].level not in ties else None
    return Edge(read.variable, read.reader, kind or _SEEN[read.relation], label)


def _from_above(resolved: Resolved) -> list[str]:
    """Levels in use, the widest first."""
    used = {variable.level for variable in resolved.variables.values()}
    order: list[str] = []
    while len(order) < len(resolved.levels):
        order += sorted(
            name
            for name, level in resolved.levels.items()
            if name not in order and all(parent in order for parent in level.parents)
        )
    return [name for name in order if name in used]
