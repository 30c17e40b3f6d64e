"""Interventions on a world, given by dates, names and traits. They combine with `+`.

They are data: another value, period or switch needs no new compilation.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from conjuncture.engine.calendar import step_at
from conjuncture.engine.simulation import Simulation
from conjuncture.engine.worlds import ALWAYS, Arrow, Hold, World
from conjuncture.errors import nearest
from conjuncture.files.dates import DateError
from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.experiments.given_values import GivenValue, given_values
from conjuncture.inquiry.experiments.selection import Comparison, Where, members, names_of


@dataclass(frozen=True)
class Act:
    """One thing done. `since` and `until` are ISO dates, `until` not included; None is the start or end.

    The value of an input is one number for all steps, or its whole course, one value a step.
    """

    kind: Literal["hold", "cut", "cut_arrow", "parameter", "input", "given", "wire"]
    what: str
    value: Any = None
    since: str | None = None
    until: str | None = None
    where: Where | None = None
    reader: str = ""


@dataclass(frozen=True)
class Intervention:
    """Things done one after another; the empty one leaves the world as it was.

    Later acts prevail: a cut removes earlier holds of its variable, and a hold prevails while it lasts over
    an earlier cut.

    Example:
        cut("example") + hold("fear", 0.0, until="1905-01-01")
    """

    acts: tuple[Act, ...] = ()

    def __add__(self, other: Intervention) -> Intervention:
        return Intervention(self.acts + other.acts)

    def __str__(self) -> str:
        return " and ".join(_in_words(act) for act in self.acts) or "nothing done"

    @property
    def settable(self) -> tuple[str, ...]:
        """The variables that are held, once for each hold, and the given variables that are set."""
        holds = tuple(act.what for act in self.acts if act.kind == "hold")
        return holds + tuple(dict.fromkeys(change.variable for change in self.given))

    @property
    def given(self) -> tuple[GivenValue, ...]:
        """The changed given values, in the order in which they were set."""
        return tuple(GivenValue(act.what, act.value, act.where) for act in self.acts if act.kind == "given")

    @property
    def wirable(self) -> tuple[Arrow, ...]:
        """The arrows that are cut or wired."""
        return tuple((act.reader, act.what) for act in self.acts if act.kind in ("cut_arrow", "wire"))


NOTHING_DONE = Intervention()


def hold(
    variable: str,
    value: float | bool,
    *,
    since: str | None = None,
    until: str | None = None,
    where: Where | None = None,
) -> Intervention:
    """Hold a variable at a value, for all or for some, always or between two dates.

    Example:
        hold("fear", 0.0, since="1904-01-01", where=Where(("branch", "=", "metal")))
    """
    return Intervention((Act("hold", variable, value, since, until, where),))


def cut(*mechanisms: str) -> Intervention:
    """Cut mechanisms: what they write stays at its absent value.

    Example:
        cut("example")
    """
    return Intervention(tuple(Act("cut", name) for name in mechanisms))


def cut_arrow(variable: str, reader: str) -> Intervention:
    """Cut one arrow: the reader alone no longer sees the variable.

    Example:
        cut_arrow("fear", "joins")
    """
    return Intervention((Act("cut_arrow", variable, reader=reader),))


def wire(variable: str, reader: str, world: str) -> Intervention:
    """Let one reader see the variable as it is in another world of the same draw."""
    return Intervention((Act("wire", variable, world, reader=reader),))


def set_parameter(name: str, value: float) -> Intervention:
    """Set a parameter in every draw.

    Example:
        set_parameter("fear.of_force", 1.0)
    """
    return Intervention((Act("parameter", name, value),))


def set_input(
    name: str,
    values: float | Sequence[float],
    *,
    since: str | None = None,
    until: str | None = None,
    where: Where | None = None,
) -> Intervention:
    """Give the case another course of an input: one number for all steps, or one value a step.

    Members of the input's level that do not meet `where` keep the case's values, and so do all steps outside
    the period.

    Example:
        set_input("war", 0.0, until="1917-03-01", where=Where(("country", "=", "Germany")))
    """
    value = float(values) if isinstance(values, int | float) else tuple(float(value) for value in values)
    return Intervention((Act("input", name, value, since, until, where),))


def set_given(name: str, value: float | bool, *, where: Where | None = None) -> Intervention:
    """Let the society give another value in all steps: a form's faction rights, a branch's pay.

    Members of the variable's level that do not meet `where` keep the case's values. Conditions
    of `where` look at the society as the case gives it.

    Example:
        set_given("faction_rights", 1.0, where=Where(("organisation", "=", "trade union")))
    """
    return Intervention((Act("given", name, value, where=where),))


def world(simulation: Simulation, name: str, intervention: Intervention = NOTHING_DONE) -> World:
    """The world in which this is done, for the engine.

    Raises:
        QuestionError: a date outside the case, or a condition that nobody meets.
        TheoryError: the theory does not have such a name (when the world is run).
    """
    acts = intervention.acts
    return World(
        name=name,
        cut=frozenset(act.what for act in acts if act.kind == "cut"),
        blind=frozenset((act.reader, act.what) for act in acts if act.kind == "cut_arrow"),
        holds=tuple(_hold(simulation, act) for act in _not_undone(acts)),
        parameters={act.what: float(act.value) for act in acts if act.kind == "parameter"},
        series=_inputs(simulation, [act for act in acts if act.kind == "input"]),
        given=given_values(simulation, intervention.given),
        wired={(act.reader, act.what): str(act.value) for act in acts if act.kind == "wire"},
    )


def ready_for(simulation: Simulation, *interventions: Intervention, keep: Sequence[str] = ()) -> Simulation:
    """The simulation with room for these interventions, and with these variables recorded."""
    settable = [intervention.settable for intervention in interventions]
    most: dict[str, int] = {name: simulation.settable.count(name) for name in simulation.settable}
    for names in settable:
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
        QuestionError: a text is not a date; the dates lie outside the case, or there is no step between them.
    """
    try:
        begin = 0 if since is None else step_at(since, simulation.start, simulation.dt)
        end = ALWAYS if until is None else step_at(until, simulation.start, simulation.dt)
    except DateError as error:
        raise QuestionError(error.problem, remedy=error.remedy) from None
    first, last = str(simulation.times[0])[:10], str(simulation.times[-1])[:10]
    if begin < 0 or begin >= simulation.steps or (until is not None and not 0 <= end <= simulation.steps):
        raise QuestionError(
            f"the period from {since or first} to {until or 'the end'} reaches outside the case, "
            f"which runs from {first} to {last}."
        )
    if end <= begin:
        raise QuestionError(f"no step lies between {since} and {until}.")
    return begin, end


def _not_undone(acts: Sequence[Act]) -> list[Act]:
    """The holds that no later cut of their variable removes."""
    last_cut = {act.what: place for place, act in enumerate(acts) if act.kind == "cut"}
    return [
        act for place, act in enumerate(acts) if act.kind == "hold" and place > last_cut.get(act.what, -1)
    ]


def _hold(simulation: Simulation, act: Act) -> Hold:
    begin, end = steps_between(simulation, act.since, act.until)
    return Hold(act.what, act.value, begin, end, _whom(simulation, act))


def _whom(simulation: Simulation, act: Act) -> NDArray[np.bool_] | None:
    if act.where is None:
        return None
    variables = simulation.resolved.variables
    if act.what not in variables:
        raise QuestionError(f"there is no variable '{act.what}'. {nearest(act.what, variables)}")
    return members(simulation, variables[act.what].level, act.where)


def _inputs(simulation: Simulation, acts: Sequence[Act]) -> dict[str, NDArray[Any]]:
    """The courses of inputs after all these acts: (steps,), or (steps, members) where members differ."""
    courses: dict[str, NDArray[Any]] = {}
    for act in acts:
        if act.since is act.until is act.where is None:
            courses[act.what] = np.asarray(act.value)
            continue
        begin, end = steps_between(simulation, act.since, act.until)
        whom = _whom(simulation, act)
        course = _course(simulation, act.what, courses)
        if whom is not None:
            course = np.broadcast_to(
                course if course.ndim == 2 else course[:, None], (simulation.steps, whom.size)
            )
        course = np.array(course, np.float64)
        value = np.broadcast_to(np.asarray(act.value), (simulation.steps,))[begin:end]
        if course.ndim == 1:
            course[begin:end] = value
        else:
            course[begin:end, slice(None) if whom is None else whom] = value[:, None]
        courses[act.what] = course
    return courses


def _course(simulation: Simulation, name: str, replaced: dict[str, NDArray[Any]]) -> NDArray[Any]:
    """An input's course before the next act: as replaced so far, as in the case, or its absent value."""
    variables = simulation.resolved.variables
    if name not in variables or variables[name].kind != "series":
        names = [key for key, variable in variables.items() if variable.kind == "series"]
        raise QuestionError(f"the theory reads no input '{name}'. {nearest(name, names)}")
    own = replaced.get(name, simulation.series.get(name, variables[name].absent))
    if own is None:
        raise QuestionError(f"the case gives no '{name}' that could stay as it is for others.")
    values = np.asarray(own)
    return np.broadcast_to(values, (simulation.steps,)) if values.ndim == 0 else values


def _in_words(act: Act) -> str:
    name = act.what.replace("_", " ")
    whom = f" for those with {act.where}" if act.where else ""
    since = f" from {act.since}" if act.since else ""
    until = f" until {act.until}" if act.until else ""
    match act.kind:
        case "hold":
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
            course = "another course of {0}" if isinstance(act.value, tuple) else "{0} at {1:g}"
            return course.format(name, act.value) + whom + since + until
        case "given":
            return f"{name} given as {act.value:g}{whom}"


__all__ = [
    "NOTHING_DONE", "Act", "Comparison", "Intervention", "Where", "cut", "cut_arrow", "hold", "members",
    "names_of", "ready_for", "set_given", "set_input", "set_parameter", "steps_between", "wire", "world",
]  # fmt: skip
