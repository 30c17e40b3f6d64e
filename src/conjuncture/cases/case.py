"""A case: a place and a period, with its society, its inputs, its record and what it is compared with."""

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
    """Books of strikes, as inspectors kept them: what only a case of individual workers has.

    Attributes:
        targets: the recorded quantities that observed worlds are compared with, by name.
        political: the definition of a political strike by which worlds are observed.
    """

    targets: Callable[[], Mapping[str, BookTarget]]
    political: PoliticalDefinition


def _itself(run: xr.Dataset, _: int) -> xr.Dataset:
    """Books that hold whatever happened."""
    return run


@dataclass(frozen=True, eq=False)
class Case:
    """What a theory is run on and compared with.

    Attributes:
        name: as typed on the command line.
        place: where: several cases may be of one place.
        title: as printed.
        start: ISO date of the first step.
        steps: how many, of `dt` years each.
        scenarios: names of the sets of inputs; the first is the one for the main job.
        inputs: the inputs of a scenario, by the name under which a mechanism reads them.
        society: the population, from a number of worker slots and a seed; a coarse one needs neither.
        sized: whether the society has as many worker slots as are asked for.
        record: the recorded series.
        default_theory: name or module of the theory that is run when none is named.
        null_theory: name or module of a theory without what the case is about, which every comparison
            includes; empty: none.
        bridges: mechanisms that turn what a theory writes into what the record counts, the same for all
            theories; none where the theory's variables are their own likeness.
        needs: what a theory must write for the bridges, with the level it stands on. Where nothing must,
            each counts what is there.
        patterns: crude patterns, declared before any run, that rule worlds out.
        targets: recorded series that runs are compared with and never matched on.
        summaries: the figures of its targets by which a theory is fitted, declared before any fit; none: each
            figure of its targets.
        course: what is recorded of events that theories leave to chance; None: nothing.
        observe: what the case's books would have recorded of a run, from the run and a seed; each draw with
            its own luck, independent of the other draws, and each year or quarter by what happens until a
            month after it, and by nothing later. By default the run itself.
        strikes: books of strikes; None where there are none.
        description: what it is and what is left out, for people.
        shown: variables that its page shows, of those that the theory has.
        asks_about: the variable that the case is about, in each member of its level; empty where it is about
            several.
        rules: what the society gives that may move it; each is moved from its least to its most.
        levers: rules that may move it, each set to what it could be beside the world as it is.
        known: quantities of the theory that the case may know; one that it does not is drawn.
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
        """Whether runs are observed otherwise than they are, and patterns look at what was observed."""
        return self.observe is not _itself

    def inputs_of(self, scenario: str) -> Mapping[str, Input]:
        """The inputs of a scenario: one value for each step, or for each step and member of their level.

        Raises:
            RecordError: no such scenario, or an input of the wrong shape.
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
