"""Interventions: what is done to a world, in words of dates, names and traits. They combine with `+`.

They are data: to move a value, a window or a switch compiles nothing anew.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from conjuncture.engine.calendar import step_at
from conjuncture.engine.simulation import Simulation
from conjuncture.engine.worlds import ALWAYS, Arrow, Hold, World
from conjuncture.inquiry.errors import QuestionError
from conjuncture.language.errors import nearest

Comparison = Literal["<", "<=", ">", ">=", "=", "!="]
_COMPARISONS: dict[str, Callable[[Any, Any], Any]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "=": operator.eq,
    "!=": operator.ne,
}


@dataclass(frozen=True)
class Where:
    """Whom an intervention touches: members for whom all conditions hold.

    Each condition is (what, comparison, value): a trait that the society gives, or a level (at or above
    theirs) with the name of one of its members: `Where(("skill", ">", 0.5), ("branch", "=", "metal"))`.
    """

    conditions: tuple[tuple[str, Comparison, float | str], ...]

    def __init__(self, *conditions: tuple[str, Comparison, float | str]) -> None:
        object.__setattr__(self, "conditions", conditions)


@dataclass(frozen=True)
class Act:
    """One thing done. `since` and `until` are ISO dates, `until` not included; None is the start or end."""

    kind: Literal["hold", "cut", "cut_arrow", "parameter", "input", "wire"]
    what: str
    value: Any = None
    since: str | None = None
    until: str | None = None
    where: Where | None = None
    reader: str = ""


@dataclass(frozen=True)
class Intervention:
    """Things done together. The empty one leaves the world as it was."""

    acts: tuple[Act, ...] = ()

    def __add__(self, other: Intervention) -> Intervention:
        return Intervention(self.acts + other.acts)

    def __str__(self) -> str:
        return " and ".join(_in_words(act) for act in self.acts) or "nothing done"

    @property
    def settable(self) -> tuple[str, ...]:
        """The variables held, as often as they are."""
        return tuple(act.what for act in self.acts if act.kind == "hold")

    @property
    def wirable(self) -> tuple[Arrow, ...]:
        """The arrows cut or wired."""
        return tuple((act.reader, act.what) for act in self.acts if act.kind in ("cut_arrow", "wire"))


def hold(
    variable: str,
    value: float | bool,
    *,
    since: str | None = None,
    until: str | None = None,
    where: Where | None = None,
) -> Intervention:
    """Hold a variable at a value, for all or for some, always or between two dates."""
    return Intervention((Act("hold", variable, value, since, until, where),))


def cut(*mechanisms: str) -> Intervention:
    """Cut mechanisms: what they write stays at its absent value."""
    return Intervention(tuple(Act("cut", name) for name in mechanisms))


def cut_arrow(variable: str, reader: str) -> Intervention:
    """Cut one arrow: the reader alone no longer sees the variable."""
    return Intervention((Act("cut_arrow", variable, reader=reader),))


def wire(variable: str, reader: str, world: str) -> Intervention:
    """Let one reader see the variable as it is in another world of the same draw."""
    return Intervention((Act("wire", variable, world, reader=reader),))


def parameter(name: str, value: float) -> Intervention:
    """Set a quantity in every draw."""
    return Intervention((Act("parameter", name, value),))


def replace_input(name: str, values: Sequence[float]) -> Intervention:
    """Give the case another course of an input, one value a step."""
    return Intervention((Act("input", name, tuple(float(value) for value in values)),))


def world(simulation: Simulation, name: str, intervention: Intervention = Intervention()) -> World:
    """The world in which this is done, for the engine.

    Raises:
        QuestionError: a date outside the case, or a condition that nobody meets.
        TheoryError: a name that the theory has not (when the world is run).
    """
    acts = intervention.acts
    return World(
        name=name,
        cut=frozenset(act.what for act in acts if act.kind == "cut"),
        blind=frozenset((act.reader, act.what) for act in acts if act.kind == "cut_arrow"),
        holds=tuple(_hold(simulation, act) for act in acts if act.kind == "hold"),
        parameters={act.what: float(act.value) for act in acts if act.kind == "parameter"},
        series={act.what: np.asarray(act.value) for act in acts if act.kind == "input"},
        wired={(act.reader, act.what): str(act.value) for act in acts if act.kind == "wire"},
    )


def ready_for(simulation: Simulation, *interventions: Intervention, keep: Sequence[str] = ()) -> Simulation:
    """The simulation with room for these interventions, and with these variables recorded."""
    held = [intervention.settable for intervention in interventions]
    most: dict[str, int] = {name: simulation.settable.count(name) for name in simulation.settable}
    for names in held:
        for name in names:
            most[name] = max(most.get(name, 0), names.count(name))
    arrows = {arrow for intervention in interventions for arrow in intervention.wirable}
    return replace(
        simulation,
        settable=tuple(name for name in sorted(most) for _ in range(most[name])),
        wirable=tuple(sorted({*simulation.wirable, *arrows})),
        keep=tuple(sorted({*simulation.keep, *keep})),
    )


def steps_between(simulation: Simulation, since: str | None, until: str | None) -> tuple[int, int]:
    """The steps from one date to another; None is the start, or no end.

    Raises:
        QuestionError: the dates lie outside the case, or leave no step between them.
    """
    begin = 0 if since is None else step_at(since, simulation.start, simulation.dt)
    end = ALWAYS if until is None else step_at(until, simulation.start, simulation.dt)
    first, last = str(simulation.times[0])[:10], str(simulation.times[-1])[:10]
    if begin < 0 or begin >= simulation.steps or (until is not None and not 0 <= end <= simulation.steps):
        raise QuestionError(
            f"the period from {since or first} to {until or 'the end'} reaches outside the case, "
            f"which runs from {first} to {last}."
        )
    if end <= begin:
        raise QuestionError(f"no step lies between {since} and {until}.")
    return begin, end


def members(simulation: Simulation, level: str, where: Where) -> NDArray[np.bool_]:
    """For whom on a level the conditions hold, (members,).

    Raises:
        QuestionError: an unknown trait, level or name, or nobody meets the conditions.
    """
    society = simulation.society
    chosen = np.ones(society.levels[level].size, np.bool_)
    for what, comparison, value in where.conditions:
        chosen &= _COMPARISONS[comparison](*_compared(simulation, level, what, value))
    if not chosen.any():
        raise QuestionError(f"nobody on the level '{level}' meets {_conditions(where)}.")
    return chosen


def names_of(simulation: Simulation, level: str) -> tuple[str, ...]:
    """The names of a level's members; their numbers where they have none."""
    filling = simulation.society.levels[level]
    return filling.labels or tuple(map(str, range(filling.size)))


def _compared(simulation: Simulation, level: str, what: str, value: float | str) -> tuple[Any, Any]:
    from conjuncture.society import place_above

    society = simulation.society
    if what in society.given:
        supplied = society.given[what]
        values = (
            supplied.values
            if supplied.level == level
            else supplied.values[place_above(society, level, supplied.level)]
        )
        return values, value
    if what in society.levels:
        labels = names_of(simulation, what)
        if value not in labels:
            raise QuestionError(f"there is no {what} '{value}'. {nearest(str(value), labels)}")
        own = np.arange(society.levels[what].size) if what == level else place_above(society, level, what)
        return own, labels.index(str(value))
    raise QuestionError(
        f"'{what}' is neither a given trait nor a level. {nearest(what, [*society.given, *society.levels])}"
    )


def _hold(simulation: Simulation, act: Act) -> Hold:
    begin, end = steps_between(simulation, act.since, act.until)
    whom = None
    if act.where is not None:
        known = simulation.resolved.variables
        if act.what not in known:
            raise QuestionError(f"there is no variable '{act.what}'. {nearest(act.what, known)}")
        whom = members(simulation, known[act.what].level, act.where)
    return Hold(act.what, act.value, begin, end, whom)


def _conditions(where: Where) -> str:
    return " and ".join(f"{what} {comparison} {value}" for what, comparison, value in where.conditions)


def _in_words(act: Act) -> str:
    name = act.what.replace("_", " ")
    match act.kind:
        case "hold":
            whom = f" for those with {_conditions(act.where)}" if act.where else ""
            since = f" from {act.since}" if act.since else ""
            until = f" until {act.until}" if act.until else ""
            return f"{name} held at {act.value}{whom}{since}{until}"
        case "cut":
            return f"without {name}"
        case "cut_arrow":
            return f"{act.reader.replace('_', ' ')} blind to {name}"
        case "wire":
            return f"{act.reader.replace('_', ' ')} sees the {name} of {act.value}"
        case "parameter":
            return f"{act.what} set to {act.value:g}"
        case "input":
            return f"another course of {name}"


__all__ = [
    "Act", "Intervention", "Where", "cut", "cut_arrow", "hold", "members", "parameter", "ready_for",
    "replace_input", "steps_between", "wire", "world",
]  # fmt: skip
