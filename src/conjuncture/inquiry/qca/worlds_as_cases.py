"""Simulated cases: each draw of a world, or each member of a level in it, is a case with its conditions.

This shows what a comparison of cases would find in worlds whose mechanisms are known, and so what the method
can detect.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

import numpy as np

from conjuncture.engine.scheduling import Progress
from conjuncture.engine.simulation import Simulation
from conjuncture.inquiry.answers import Answer
from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.experiments.interventions import Intervention
from conjuncture.inquiry.experiments.paired_worlds import AS_IT_WAS, Worlds, run_interventions
from conjuncture.inquiry.experiments.selection import names_of
from conjuncture.inquiry.qca.question import WhichConditions
from conjuncture.inquiry.qca.result import ConfigurationsResult
from conjuncture.inquiry.qca.table import Table
from conjuncture.inquiry.statements.event import Event


def condition_name(event: Event) -> str:
    """The name of an event as a condition: its words, without characters that an expression could misread."""
    return "_".join("".join(" " if sign in "~*+[]" else sign for sign in str(event)).split())


def from_worlds(
    worlds: Worlds,
    outcome: Event,
    conditions: Sequence[Event],
    *,
    among: Sequence[str] = (AS_IT_WAS,),
    each: str | None = None,
) -> Table:
    """A crisp table: in each case each event happened or not.

    Args:
        worlds: worlds that were run.
        outcome: the event to be explained.
        conditions: the events that may go with it.
        among: the worlds whose draws are cases.
        each: a level; each of its members is then a case, instead of each draw.

    Raises:
        QuestionError: two events of one name, or no draw that came through.
    """
    events = (*conditions, outcome)
    names = [condition_name(event) for event in events]
    if len(set(names)) < len(names):
        raise QuestionError(f"two events have one name among {names}. Give each its own words=.")
    cases: list[str] = []
    rows: list[np.ndarray] = []
    for world in among:
        measured = [event.measured(worlds, world, each) for event in events]
        whole = ~np.any([np.isnan(values) for values in measured], axis=0)
        happened = np.stack(
            [event.happens(values) for event, values in zip(events, measured, strict=True)], axis=1
        )
        cases += [_case(worlds, world, each, int(place)) for place in np.flatnonzero(whole)]
        rows.append(happened[whole])
    values = np.concatenate(rows).astype(np.float64)
    if not len(values):
        causes = set(map(str, worlds.dataset["failure"].to_numpy().ravel())) - {""}
        raise QuestionError(f"no draw came through. {min(causes, default='')}".rstrip())
    return Table(tuple(cases), {name: values[:, place] for place, name in enumerate(names)})


def _case(worlds: Worlds, world: str, each: str | None, place: int) -> str:
    """The name of a case: its member if members are cases, its draw, and any world with an intervention."""
    members = names_of(worlds.simulation, each) if each is not None else ("",)
    draw, member = divmod(place, len(members))
    of = f"draw {draw}" if world == AS_IT_WAS else f"draw {draw}, {world}"
    return f"{members[member]} ({of})" if each is not None else of


@dataclass(frozen=True)
class WhichConditionsInWorlds:
    """Which events go with an event, over draws?

    Example:
        many, wide = Event(Outcome("strikes"), ">", 0.1), Event(Outcome("horizon"), ">", 0.4)
        WhichConditionsInWorlds(many, (wide,))

    Attributes:
        outcome: the event to explain.
        conditions: the events that may go with it.
        interventions: further worlds whose draws are cases too, beside the world as it was.
        each: a level whose members are the cases, instead of draws.
        inclusion: the least share of draws with the outcome; because of noise a share of 1 is rare.
        cases: the least number of draws for a configuration to count.
        expected, rivals: names as `condition_name` gives them; see `WhichConditions`.
    """

    result: ClassVar = ConfigurationsResult

    outcome: Event
    conditions: tuple[Event, ...]
    interventions: tuple[Intervention, ...] = ()
    each: str | None = None
    inclusion: float = 0.8
    cases: int = 5
    expected: tuple[str, ...] = ()
    rivals: tuple[str, ...] | None = None

    def __str__(self) -> str:
        return f"Which of {', '.join(map(str, self.conditions))} go with {self.outcome}?"

    def ask(
        self, simulation: Simulation, draws: int | Sequence[int], *, progress: Progress | None = None
    ) -> Answer:
        """The answer over these draws.

        Raises:
            QuestionError: as `from_worlds` and `WhichConditions.ask`.
        """
        answer = self._on_table().ask(self.table(simulation, draws, progress=progress))
        warnings = ["The cases are draws of a theory: what is found is what comparing cases shows of it."]
        if self.each is not None:
            number = draws if isinstance(draws, int) else len(draws)
            warnings.append(
                f"The {answer.figures.cases} cases come from {number} draws: those of one draw share its "
                "quantities, and are fewer pieces of evidence than they look."
            )
        return replace(
            answer,
            kind="which conditions in worlds",
            question=str(self),
            asked=self,
            warnings=(*warnings, *answer.warnings),
        )

    def table(
        self, simulation: Simulation, draws: int | Sequence[int], *, progress: Progress | None = None
    ) -> Table:
        """The draws as cases."""
        done = {str(intervention): intervention for intervention in self.interventions}
        outcomes = [event.outcome for event in (*self.conditions, self.outcome)]
        worlds = run_interventions(simulation, done, outcomes, draws, progress=progress)
        return from_worlds(worlds, self.outcome, self.conditions, among=(AS_IT_WAS, *done), each=self.each)

    def _on_table(self) -> WhichConditions:
        return WhichConditions(
            condition_name(self.outcome),
            tuple(condition_name(event) for event in self.conditions),
            inclusion=self.inclusion,
            cases=self.cases,
            expected=self.expected,
            rivals=self.rivals,
        )
