"""Through what: the indirect effects through mediators, and the direct effect.

Natural effects come from cross-wired twins, draw by draw and over time. Since twins share all noise, they
need no assumption beyond the theory itself (Pearl 2001, "Direct and indirect effects"; VanderWeele 2015,
"Explanation in causal inference").
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from conjuncture.engine.scheduling import Progress
from conjuncture.engine.simulation import Simulation
from conjuncture.errors import nearest
from conjuncture.inquiry.answers import Answer
from conjuncture.inquiry.counterfactuals import through_what_words
from conjuncture.inquiry.counterfactuals.crossed import (
    HELD_DONE,
    HELD_INSTEAD,
    Channels,
    Crossing,
    crossing,
    through,
)
from conjuncture.inquiry.counterfactuals.effects import (
    Division,
    Effect,
    EffectCourses,
    EffectDraws,
    ThroughWhatResult,
)
from conjuncture.inquiry.counterfactuals.paths import Step, causes, check_between, diagram, settled
from conjuncture.inquiry.counterfactuals.shapley import divided
from conjuncture.inquiry.counterfactuals.what_if import (
    beyond,
    dates_of,
    nothing_changed,
    refuse_constant,
    warnings,
)
from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.estimates import Interval, band, course
from conjuncture.inquiry.experiments.changes import changes_between
from conjuncture.inquiry.experiments.interventions import NOTHING_DONE, Intervention
from conjuncture.inquiry.experiments.outcomes import Outcome, check_outcomes
from conjuncture.inquiry.experiments.paired_worlds import Worlds, run_interventions
from conjuncture.inquiry.experiments.sizes import changed_in_words

Values = NDArray[np.float64]


@dataclass(frozen=True)
class ThroughWhat:
    """Through which mediators does an intervention change the outcome?

    Example:
        ThroughWhat(cut("example"), Outcome("horizon"), mediators=("widens_in_action",))

    Attributes:
        done: the intervention.
        outcome: the outcome to measure.
        mediators: variables; the effect through a mediator passes through all its readers.
        instead_of: the intervention in the other world; default none.
        arrows: further sets of arrows, each under a name: ((variable, reader), ...).
        held: the values at which mediators are held for the controlled direct effect.
    """

    result: ClassVar = ThroughWhatResult

    done: Intervention
    outcome: Outcome
    mediators: tuple[str, ...] = ()
    instead_of: Intervention = NOTHING_DONE
    arrows: Mapping[str, tuple[Step, ...]] = field(default_factory=dict)
    held: Mapping[str, float] = field(default_factory=dict)

    def __str__(self) -> str:
        against = f", instead of {self.instead_of}," if self.instead_of.acts else ""
        names = ", ".join(name.replace("_", " ") for name in (*self.mediators, *self.arrows))
        return f"Does {self.done}{against} change {self.outcome} through {names}, or otherwise?"

    def ask(
        self, simulation: Simulation, draws: int | Sequence[int], *, progress: Progress | None = None
    ) -> Answer:
        """Total, direct and indirect effects, and the part of each mediator.

        Raises:
            QuestionError: no mediator, one on no path (with the paths that exist), one that is the cause or
                the outcome itself, an arrow that is not there, or an outcome that never varies.
        """
        check_outcomes(simulation, [self.outcome])
        channels = self.channels(simulation)
        plan = crossing(simulation, self.done, self.instead_of, channels, self.held)
        worlds = run_interventions(
            simulation,
            plan.interventions,
            [self.outcome],
            draws,
            changes=changes_between(self.done, self.instead_of),
            progress=progress,
        )
        refuse_constant(worlds, self.outcome)
        result = self._result(worlds, plan, list(channels))
        return Answer(
            kind="through what",
            question=str(self),
            words=through_what_words.finding(str(self.outcome), self.held, result)
            + changed_in_words(result.changed),
            figures=result,
            warnings=(
                *warnings(worlds, result.total.draws, result.null_band),
                *nothing_changed(str(self.done), result.changed),
            ),
            asked=self,
        )

    def channels(self, simulation: Simulation) -> Channels:
        """The channels of the question, as sets of arrows; each lies on a path from cause to outcome.

        Raises:
            QuestionError: as in `ask`.
        """
        resolved, end = simulation.resolved, self.outcome.variable
        if self.done == self.instead_of:
            raise QuestionError("the two worlds are the same. Say what is done, as in cut('strike').")
        if not self.mediators and not self.arrows:
            raise QuestionError("the question names no mediator. Name mediators or arrows.")
        starts = causes(resolved, self.done, self.instead_of)
        graph = diagram(resolved).into_closed(settled(self.done, self.instead_of))
        for mediator in self.mediators:
            if mediator not in resolved.variables:
                raise QuestionError(
                    f"there is no variable '{mediator}'. {nearest(mediator, resolved.variables)}"
                )
            if mediator in starts or mediator == end:
                what = "what is done" if mediator in starts else "the outcome itself"
                raise QuestionError(f"'{mediator}' is {what}, and so no mediator.")
            check_between(graph, starts, mediator, end)
        for name, steps in self.arrows.items():
            for variable, reader in steps:
                if (variable, reader) not in diagram(resolved).arrows:
                    raise QuestionError(
                        f"'{name}' names an arrow from {variable} to {reader}: there is none."
                    )
                if variable not in graph.reached(starts):
                    check_between(graph, starts, variable, end)
                check_between(graph, starts | {variable}, reader, end)
        twice = set(self.mediators) & set(self.arrows)
        if twice or len(set(self.mediators)) < len(self.mediators):
            raise QuestionError("two channels have one name. Give each its own.")
        return {**{name: through(resolved, name) for name in self.mediators}, **self.arrows}

    def _result(self, worlds: Worlds, plan: Crossing, names: list[str]) -> ThroughWhatResult:
        bound = worlds.null_band(self.outcome)
        parts, of_each = _parts(plan, names, lambda name: worlds.outcome(self.outcome, name))
        courses, course_of_each = _parts(plan, names, lambda name: worlds.course(self.outcome, name))
        resolved = worlds.simulation.resolved
        starts = causes(resolved, self.done, self.instead_of)
        graph = diagram(resolved).into_closed(settled(self.done, self.instead_of))
        effects = {
            name: Effect(**vars(band(values)), beyond_the_null_twin=beyond(values, bound).either)
            for name, values in parts.items()
        }
        return ThroughWhatResult(
            **effects,
            share_through=_ratio(parts["total_indirect"], parts["total"]),
            null_band=bound,
            through={
                name: Division(**{kind: band(values) for kind, values in found.items()})
                for name, found in of_each.items()
            },
            over_time=EffectCourses(
                date=dates_of(worlds, self.outcome),
                effects={name: course(values) for name, values in courses.items()},
                through={name: course(found["shapley"]) for name, found in course_of_each.items()},
            ),
            by_draw=EffectDraws(
                effects=_by_draw(parts), through={name: _by_draw(found) for name, found in of_each.items()}
            ),
            paths=tuple(tuple(path) for path in graph.paths(starts, self.outcome.variable)),
            changed=tuple(change.size() for change in worlds.changes.values()),
        )


def _by_draw(values: Mapping[str, Values]) -> dict[str, tuple[float, ...]]:
    return {name: tuple(value.tolist()) for name, value in values.items()}


def _parts(
    plan: Crossing, names: list[str], look: Callable[[str], Values]
) -> tuple[dict[str, Values], dict[str, dict[str, Values]]]:
    """The effects, in the shape of the outcome (draws, or draws and steps); and the part of each channel."""
    courses = {name: look(name) for name in {*plan.shut.values(), *plan.opened.values()}}
    every = frozenset(names)
    done, before = courses[plan.shut[frozenset()]], courses[plan.base]
    shut, opened = courses[plan.shut[every]], courses[plan.opened[every]]
    parts = {
        "total": done - before,
        "direct": shut - before,
        "total_indirect": done - shut,
        "total_direct": done - opened,
        "pure_indirect": opened - before,
        "interaction": (done - before) - (shut - before) - (opened - before),
    }
    if HELD_DONE in plan.interventions:
        parts["controlled_direct"] = look(HELD_DONE) - look(HELD_INSTEAD)
    worth = {every - some: courses[name] for some, name in plan.shut.items()}
    of_each = {
        name: {
            "first_in": found.first_in,
            "last_in": found.last_in,
            "shapley": found.shapley,
            "depends_on_order": found.last_in - found.first_in,
            "alone": courses[plan.opened[frozenset({name})]] - before,
        }
        for name, found in divided(names, worth).items()
    }
    return parts, of_each


def _ratio(part: Values, whole: Values) -> Interval:
    """The share of the mean effect that a part makes, with a 95% interval over resampled draws."""
    finite = np.isfinite(part) & np.isfinite(whole)
    part, whole = part[finite], whole[finite]
    if part.size < 2:
        return Interval(np.nan, np.nan, np.nan)
    again = np.random.default_rng(0).integers(0, part.size, (1000, part.size))
    with np.errstate(divide="ignore", invalid="ignore"):
        ratios = part[again].sum(axis=1) / whole[again].sum(axis=1)
        share = part.sum() / whole.sum()
    ratios = ratios[np.isfinite(ratios)]
    low, high = np.quantile(ratios, [0.025, 0.975]) if ratios.size else (np.nan, np.nan)
    return Interval(float(share), float(low), float(high))
