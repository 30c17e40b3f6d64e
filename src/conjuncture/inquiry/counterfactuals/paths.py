"""Causal paths from one variable to another, through time.

The arrows are what mechanisms read. Since states are carried over from step to step, a path may return to a
variable: a cause reaches every variable on a path from it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from conjuncture.errors import nearest
from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.experiments.interventions import Act, Intervention
from conjuncture.language.parameters import Parameter, parameter_name
from conjuncture.language.resolved import Resolved

Step = tuple[str, str]
"""(variable, reader): one arrow in the direction in which things happen."""


@dataclass(frozen=True)
class Diagram:
    """The causal diagram of a theory.

    Attributes:
        arrows: what mechanisms read; these can be cut, and wired to another world.
        silent: influences without a read: variables that decide who fills or renews a level's places, and the
            initial values of states. These cannot be wired between worlds.
    """

    arrows: frozenset[Step]
    silent: frozenset[Step]

    @property
    def steps(self) -> frozenset[Step]:
        """All of them."""
        return self.arrows | self.silent

    def into_closed(self, settled: Iterable[str]) -> Diagram:
        """The diagram in which nothing influences these variables: each is set from outside in every step."""
        closed = set(settled)
        return Diagram(
            frozenset(step for step in self.arrows if step[1] not in closed),
            frozenset(step for step in self.silent if step[1] not in closed),
        )

    def reached(self, starts: Iterable[str]) -> frozenset[str]:
        """Every variable that these influence, themselves included."""
        reachable, waiting = set(starts), list(starts)
        while waiting:
            here = waiting.pop()
            for variable, reader in self.steps:
                if variable == here and reader not in reachable:
                    reachable.add(reader)
                    waiting.append(reader)
        return frozenset(reachable)

    def paths(self, starts: Iterable[str], end: str, at_most: int = 6) -> list[tuple[str, ...]]:
        """The shortest ways from any of these to the end, none through one variable twice."""
        import igraph

        starts = sorted(starts)
        towards = Diagram(frozenset((b, a) for a, b in self.steps), frozenset()).reached([end])
        between = sorted(self.reached(starts) & towards)
        if end not in between:
            return []
        place = {name: number + 1 for number, name in enumerate(between)}  # step 0 comes before all causes
        edges = [(place[a], place[b]) for a, b in sorted(self.steps) if a in place and b in place and a != b]
        edges += [(0, place[start]) for start in starts if start in place]
        graph = igraph.Graph(len(between) + 1, edges, directed=True)
        paths = graph.get_k_shortest_paths(0, to=place[end], k=at_most, mode="out", output="vpath")
        return [tuple(between[number - 1] for number in way[1:]) for way in paths]


def diagram(resolved: Resolved) -> Diagram:
    """The causal diagram of a checked theory, with its influences without a read."""
    arrows = {(read.variable, read.reader) for read in resolved.reads}
    silent = {(other, name) for name in resolved.variables for other in resolved.silent(name)}
    return Diagram(frozenset(arrows), frozenset(silent - arrows))


def causes(resolved: Resolved, *interventions: Intervention) -> frozenset[str]:
    """The variables at which these interventions enter."""
    return frozenset(
        name
        for intervention in interventions
        for act in intervention.acts
        for name in _entered(resolved, act)
    )


def settled(first: Intervention, second: Intervention) -> frozenset[str]:
    """The variables that both interventions set in every step for all: nothing else influences them."""
    return frozenset.intersection(
        *(
            frozenset(
                act.what
                for act in intervention.acts
                if act.kind == "cut"
                or (act.kind == "hold" and act.since is None and act.until is None and act.where is None)
            )
            for intervention in (first, second)
        )
    )


def in_words(paths: Sequence[Sequence[str]]) -> str:
    """Paths as `strike -> experience -> hope`."""
    return "; ".join(" -> ".join(name.replace("_", " ") for name in path) for path in paths)


def check_between(diagram: Diagram, starts: frozenset[str], mediator: str, end: str) -> None:
    """Refuse a mediator through which nothing can pass.

    Raises:
        QuestionError: it lies on no path from cause to outcome; the message names the paths that exist.
    """
    if mediator in diagram.reached(starts) and end in diagram.reached([mediator]):
        return
    ways = diagram.paths(starts, end)
    cause = " and ".join(sorted(starts))
    raise QuestionError(
        f"'{mediator}' lies on no path from {cause} to {end}. "
        + (f"The paths are: {in_words(ways)}." if ways else "No path leads from cause to outcome.")
    )


def _entered(resolved: Resolved, act: Act) -> list[str]:
    if act.kind in ("cut_arrow", "wire"):
        return [_checked_name(resolved, act.reader)]
    if act.kind == "cut" and act.what in resolved.networks:
        return [name for name in resolved.variables if act.what in resolved.networks_of(name)]
    if act.kind != "parameter":
        return [_checked_name(resolved, act.what)]
    users = [
        name
        for name, variable in resolved.variables.items()
        if (variable.reading is not None and act.what in resolved.parameters_of(name).values())
        or (
            isinstance(variable.initial, Parameter)
            and act.what == parameter_name(name, "initial", variable.initial)
        )
    ]
    if not users:
        raise QuestionError(f"there is no parameter '{act.what}'. {nearest(act.what, resolved.parameters)}")
    return users


def _checked_name(resolved: Resolved, name: str) -> str:
    if name not in resolved.variables:
        raise QuestionError(f"there is no variable '{name}'. {nearest(name, resolved.variables)}")
    return name
