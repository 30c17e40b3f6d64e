"""A case: a place and a period, with its society, inputs and record, and the figures to compare runs with."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from conjuncture.cases.case_input import Input
from conjuncture.cases.known_quantity import KnownQuantity
from conjuncture.cases.lever import Lever
from conjuncture.cases.member_series import check_dates
from conjuncture.cases.pattern import Pattern
from conjuncture.cases.recorded_course import RecordedCourse
from conjuncture.cases.recorded_target import RecordedTarget
from conjuncture.cases.summary import Summary
from conjuncture.errors import nearest
from conjuncture.grammar import counted
from conjuncture.language.theory import Theory
from conjuncture.records import BookTarget, PoliticalDefinition, Record, RecordError
from conjuncture.society import Society

if TYPE_CHECKING:
    import xarray as xr


@dataclass(frozen=True, eq=False)
class StrikeRecord:
    """Inspectors' books of strikes, which only a case of individual workers has.

    Attributes:
        targets: the recorded quantities that observed worlds are compared with, by name.
        political: the definition of a political strike for observed worlds.
    """

    targets: Callable[[], Mapping[str, BookTarget]]
    political: PoliticalDefinition


def _itself(run: xr.Dataset, _: int) -> xr.Dataset:
    """An observation that records everything as it happened."""
    return run


@dataclass(frozen=True, eq=False)
class Case:
    """A case, on which theories run and with whose record they are compared.

    Attributes:
        name: its name on the command line.
        place: its place; several cases may have the same place.
        title: its title on pages.
        start: the ISO date of the first step.
        steps: the number of steps, of `dt` years each.
        scenarios: names of the sets of inputs; the first is the main one.
        inputs: the inputs of a scenario, by the names that mechanisms read.
        society: makes the society from a number of worker slots and a seed; a society of shares ignores both.
        sized: whether the society has as many worker slots as the user wants.
        record: the recorded series.
        default_theory: name or module of the theory that runs if the user names none.
        null_theory: name or module of a theory without what the case is about, which every comparison
            includes; empty: none.
        bridges: mechanisms that compute what the record counts from the variables of a theory, the same for
            all theories; empty if the theory's own variables correspond to the record.
        needs: the variables that a theory must write for the bridges, with their levels. A bridge without
            such needs counts the variables that exist.
        patterns: crude patterns, declared before any run, that rule worlds out.
        targets: recorded series that runs are compared with, and never matched on.
        summaries: the figures of its targets for fits, declared before any fit; empty: every figure.
        course: the recorded events that theories leave to chance; None: nothing is recorded.
        observe: the record that the case's books would have of a run, from the run and a seed. Each draw has
            its own noise, independent of other draws; a year or quarter depends only on what happens until a
            month after it. Default: the run itself.
        strikes: books of strikes; None if there are none.
        description: what the case is and what it leaves out, for users.
        shown: variables that its page shows, if the theory has them.
        asks_about: the variable that the case is about, in each member of its level; empty if there is no
            single one.
        rules: given variables that may move this variable; each is moved from its least to its largest value.
        levers: rules that may move it; each is set to another value and compared with the world as it is.
        known: quantities of the theory that the case may know; the others are drawn.
    """

    name: str
    place: str
    title: str
    start: str
    steps: int
    dt: float
    scenarios: tuple[str, ...]
    inputs: Callable[[str], Mapping[str, Input]]
    society: Callable[[int, int], Society]
    record: Callable[[], Record]
    default_theory: str
    null_theory: str = ""
    sized: bool = False
    bridges: tuple[Theory, ...] = ()
    needs: Mapping[str, str] = field(default_factory=dict)
    patterns: tuple[Pattern, ...] = ()
    targets: Callable[[], tuple[RecordedTarget, ...]] = tuple
    summaries: tuple[Summary, ...] = ()
    course: RecordedCourse | None = None
    observe: Callable[[xr.Dataset, int], xr.Dataset] = _itself
    strikes: StrikeRecord | None = None
    description: str = ""
    shown: tuple[str, ...] = ()
    asks_about: str = ""
    rules: tuple[str, ...] = ()
    levers: tuple[Lever, ...] = ()
    known: tuple[KnownQuantity, ...] = ()

    def __post_init__(self) -> None:
        first = np.datetime64(self.start, "M")
        after = first + np.timedelta64(round(self.steps * self.dt * 12), "M")
        for pattern in self.patterns:
            check_dates(pattern.since, pattern.until, f"Pattern '{pattern.name}'")
            dates = pattern.since or str(first), pattern.until or str(after)
            since, until = (np.datetime64(date[:7], "M") for date in dates)
            if not first <= since < until <= after:
                raise RecordError(
                    f"Pattern '{pattern.name}' looks from '{pattern.since}' until '{pattern.until}', and "
                    f"{self.title} goes from {first} until {after}.",
                    remedy="Choose months of the case; empty is its start, or its end.",
                )

    @property
    def counted(self) -> tuple[str, ...]:
        """The variables that its bridges write."""
        return tuple(name for bridge in self.bridges for name in bridge.mechanisms)

    @property
    def keeps_books(self) -> bool:
        """Whether an observation differs from the run; patterns then look at the observation."""
        return self.observe is not _itself

    def inputs_of(self, scenario: str) -> Mapping[str, Input]:
        """The inputs of a scenario: one value for each step, or for each step and member of their level.

        Raises:
            RecordError: an unknown scenario, or an input of the wrong shape.
        """
        if scenario not in self.scenarios:
            raise RecordError(
                f"{self.title} has no scenario '{scenario}'. {nearest(scenario, self.scenarios)}"
            )
        inputs = self.inputs(scenario)
        for name, supplied in inputs.items():
            steps, *members = supplied.values.shape
            if steps != self.steps:
                raise RecordError(
                    f"Input '{name}' has {counted(steps, 'value')} for the {self.steps} steps of "
                    f"{self.title}. Give one for each step."
                )
            if members:
                self._check_members(supplied, *members)
        return inputs

    def _check_members(self, supplied: Input, members: int) -> None:
        levels = self.society(100, 0).levels
        if supplied.level not in levels:
            raise RecordError(
                f"Input '{supplied.name}' differs between members of '{supplied.level}', a level that the "
                f"society of {self.title} has not. {nearest(supplied.level, levels)}"
            )
        size = levels[supplied.level].size
        if members != size:
            raise RecordError(
                f"Input '{supplied.name}' has values for {members} members of '{supplied.level}', of which "
                f"{self.title} has {size}. Give one for each, in the order of the society."
            )
