"""Rules: which rule moves an outcome most in each member of a level, from its least to its greatest value.

A rule is a value that the society gives a member in all steps: the rights of factions in a party, the pay of
its officers. For each rule and member two worlds are run in which this member alone has the rule at its least
and at its greatest value (the bounds that the theory declares), with everything else and all noise the same.
The effect of the rule is the difference between the two, draw by draw; it counts beyond the null band.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from conjuncture.engine.scheduling import Progress
from conjuncture.engine.simulation import Simulation
from conjuncture.errors import nearest
from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.experiments.interventions import Intervention, Where, names_of, set_given
from conjuncture.inquiry.experiments.null_twin import widest
from conjuncture.inquiry.experiments.outcomes import Outcome
from conjuncture.inquiry.experiments.paired_worlds import AS_IT_WAS, room_for_interventions, run_interventions
from conjuncture.language.resolved import Variable

Values = NDArray[np.float64]


@dataclass(frozen=True)
class Spread:
    """A number over draws: its median, and the ends of the middle nine tenths, in the outcome's unit."""

    median: float
    low: float
    high: float


@dataclass(frozen=True)
class RuleEffect:
    """The effect of one rule in one member.

    Attributes:
        rule, member: the rule, and the member that has it.
        least, most: the two values of the rule, in its own unit.
        moved: the outcome with the rule at `most` minus the outcome with it at `least`.
        counts: whether in most draws it moves the outcome in the same direction, further than the null band.
    """

    rule: str
    member: str
    least: float
    most: float
    moved: Spread
    counts: bool


@dataclass(frozen=True)
class MemberOutcome:
    """The development of the outcome in one member, with the rules that the case gives.

    Attributes:
        member: its name.
        first: the variable in the first step.
        found: the outcome.
        effects: of each rule, the largest first.
    """

    member: str
    first: Spread
    found: Spread
    effects: tuple[RuleEffect, ...]

    @property
    def strongest(self) -> RuleEffect | None:
        """The rule that moves it most; None if none counts."""
        return next((effect for effect in self.effects if effect.counts), None)


@dataclass(frozen=True)
class Rules:
    """The development of an outcome in each member of its level, and which rule moves it most.

    Attributes:
        outcome: the outcome to measure.
        unit: of its variable.
        members: first the one with the highest median.
        draws: how many gave a number for every member in the world as it was.
        null_band: in 95% of draws the null twin moves no member's outcome further.
    """

    outcome: Outcome
    unit: str
    members: tuple[MemberOutcome, ...]
    draws: int
    null_band: float


def rules_that_move(
    simulation: Simulation,
    outcome: Outcome,
    rules: Sequence[str],
    draws: int | Sequence[int],
    *,
    progress: Progress | None = None,
) -> Rules:
    """Run each member with each rule at its least and greatest value: 2 worlds for each rule and member.

    Args:
        simulation: of a theory on a case.
        outcome: the outcome, for each member of its variable's level.
        rules: given variables of that level, each with bounds or yes-or-no.
        draws: how many, or which.
        progress: called with (steps done, steps in all).

    Raises:
        QuestionError: an unknown variable; an outcome of one member alone; a rule of another level, or
            without bounds; no draw gave a number.
    """
    if outcome.member is not None or outcome.where is not None:
        raise QuestionError(f"'{outcome}' is of some members. Ask for all: each is looked at by itself.")
    outcome.check(simulation)
    level = simulation.resolved.variables[outcome.variable].level
    ends = {rule: _ends(simulation, rule, level) for rule in rules}
    members = names_of(simulation, level)
    worlds = _worlds(simulation, ends, level)
    of_each = {member: replace(outcome, member=member) for member in members}
    pairs = run_interventions(
        simulation,
        {_name(*which): done for which, done in worlds.items()},
        tuple(of_each.values()),
        draws,
        progress=progress,
    )
    band = widest(map(pairs.null_band, of_each.values()))
    own = np.array([pairs.outcome(pair, AS_IT_WAS) for pair in of_each.values()])
    complete = int(np.isfinite(own).all(axis=0).sum())
    if not complete:
        raise QuestionError(f"no draw gave a number for '{outcome}': all failed.")

    def effect(rule: str, member: str) -> RuleEffect:
        least, most = (pairs.outcome(of_each[member], _name(rule, member, end)) for end in (0, 1))
        difference = most - least
        return RuleEffect(rule, member, *ends[rule], _spread(difference), _counts(difference, band))

    def looked_at(member: str) -> MemberOutcome:
        one = of_each[member]
        effects = sorted((effect(rule, member) for rule in rules), key=lambda each: -abs(each.moved.median))
        first = pairs.outcome(Outcome(one.variable, over_time="first", member=member), AS_IT_WAS)
        return MemberOutcome(member, _spread(first), _spread(pairs.outcome(one, AS_IT_WAS)), tuple(effects))

    looked = sorted(map(looked_at, members), key=lambda member: -member.found.median)
    unit = simulation.resolved.variables[outcome.variable].unit
    return Rules(outcome, unit, tuple(looked), complete, band)


def rules_of_case(
    simulation: Simulation,
    asks_about: str,
    rules: Sequence[str],
    draws: int | Sequence[int],
    *,
    progress: Progress | None = None,
) -> Rules | None:
    """The rules that move what a case asks about, in its last quarter; None if a theory has no answer.

    Args:
        simulation: of any theory on the case.
        asks_about, rules: of the case. Rules that the theory does not use, or for which it has no bounds, are
            left out.
        draws, progress: as for `rules_that_move`.

    Raises:
        QuestionError: no draw gave a number.
    """
    usable = _usable(simulation, asks_about, rules)
    if not usable:
        return None
    since = str(simulation.times[3 * simulation.steps // 4])[:10]
    return rules_that_move(simulation, Outcome(asks_about, since=since), usable, draws, progress=progress)


def room_for_rules(simulation: Simulation, asks_about: str, rules: Sequence[str]) -> Simulation:
    """The simulation with room for the worlds of `rules_of_case`, so that both use one compiled program."""
    usable = _usable(simulation, asks_about, rules)
    if not usable:
        return simulation
    level = simulation.resolved.variables[asks_about].level
    worlds = _worlds(simulation, {rule: _ends(simulation, rule, level) for rule in usable}, level)
    return room_for_interventions(simulation, tuple(worlds.values()), (Outcome(asks_about),))


def _usable(simulation: Simulation, asks_about: str, rules: Sequence[str]) -> list[str]:
    """The rules that a theory uses, given on the level that the case asks about, with two ends each."""
    variables = simulation.resolved.variables
    if asks_about not in variables:
        return []
    level = variables[asks_about].level
    return [
        rule
        for rule in rules
        if rule in variables
        and (variables[rule].kind, variables[rule].level) == ("given", level)
        and (variables[rule].within is not None or variables[rule].truth)
    ]


def _worlds(
    simulation: Simulation, ends: Mapping[str, tuple[float, float]], level: str
) -> dict[tuple[str, str, int], Intervention]:
    """One world for each end of each rule of each member."""
    return {
        (rule, member, end): set_given(rule, value, where=Where((level, "=", member)))
        for rule in ends
        for member in names_of(simulation, level)
        for end, value in enumerate(ends[rule])
    }


def _ends(simulation: Simulation, rule: str, level: str) -> tuple[float, float]:
    """The least and the greatest value of a rule."""
    given = {
        name: variable for name, variable in simulation.resolved.variables.items() if variable.kind == "given"
    }
    if rule not in given:
        raise QuestionError(f"the theory has no given variable '{rule}'. {nearest(rule, given)}")
    variable: Variable = given[rule]
    if variable.level != level:
        raise QuestionError(
            f"'{rule}' is a rule of each {variable.level}, and the outcome is of each {level}."
        )
    if variable.within is None and not variable.truth:
        raise QuestionError(
            f"'{rule}' has no least and no most. Declare them: {rule} = given({level}, within=(0, 1), ...)."
        )
    return variable.within or (0.0, 1.0)


def _name(rule: str, member: str, end: int) -> str:
    return f"{rule} of {member} at its {('least', 'most')[end]}"


def _counts(differences: Values, band: float) -> bool:
    finite = differences[np.isfinite(differences)]
    return finite.size > 0 and bool(max((finite > band).mean(), (finite < -band).mean()) > 0.5)


def _spread(values: Values) -> Spread:
    finite = values[np.isfinite(values)]
    if not finite.size:
        return Spread(np.nan, np.nan, np.nan)
    low, median, high = np.quantile(finite, [0.05, 0.5, 0.95])
    return Spread(float(median), float(low), float(high))
