"""The columns of a run, each with its kind of draws: left by patterns, from the priors, on the course, ..."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, replace

import xarray as xr

from conjuncture.cases.case import Case
from conjuncture.cases.pattern import Pattern
from conjuncture.engine.execute import run as run_simulation
from conjuncture.engine.scheduling import Progress, part_of
from conjuncture.engine.simulation import Simulation
from conjuncture.engine.store import Store
from conjuncture.grammar import counted
from conjuncture.inquiry.course.judged import course_draws
from conjuncture.inquiry.course.on_record import On, PartOfCourse, on_record
from conjuncture.inquiry.fitting.fitted import WithheldError
from conjuncture.inquiry.fitting.fitted_draws import fitted_draws
from conjuncture.inquiry.fitting.kept_fit import KeptFit
from conjuncture.inquiry.matching.matched_draws import MatchedDraws
from conjuncture.inquiry.runs.columns import Column, ColumnKind
from conjuncture.inquiry.runs.draws_left import ROUNDS, draws_left
from conjuncture.studies.ground import observer

MakeColumn = Callable[[ColumnKind, str, Simulation, xr.Dataset], Column]


@dataclass(frozen=True, eq=False)
class RunColumns:
    """The columns of a run.

    Attributes:
        shown: the column that the page shows.
        beside: the others.
        matched: the draws that the patterns leave; None if patterns were not used.
        computed, read: how many batches of the shown draws' first round were computed, and read from the
            store.
        warnings: warnings about the run.
    """

    shown: Column
    beside: tuple[Column, ...]
    matched: MatchedDraws | None
    computed: int
    read: int
    warnings: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class ColumnRuns:
    """Runs the draws of all columns.

    Attributes:
        simulation, case: the simulation, and its case.
        draws: how many draws the user wants.
        make: makes a column: compares draws with the record.
        store, executor: stores batches, and computes them.
        fit: the fit of the theory to the record, from a stored bank.
    """

    simulation: Simulation
    case: Case
    draws: int
    make: MakeColumn
    store: Store | None
    executor: Executor | None
    fit: KeptFit

    def columns(
        self, ways: Sequence[On], part: PartOfCourse, *, patterns: bool, progress: Progress | None
    ) -> RunColumns:
        """The columns for these ways to choose draws; the first is shown.

        Raises:
            QuestionError: the case records no course, or it was not reached; or the only way is "fitted", and
                the fit is withheld or has no stored bank.
        """
        found, withheld = [], list[str]()
        for number, way in enumerate(ways):
            of_way = part_of(progress, number / len(ways), (number + 1) / len(ways))
            if way == "free":
                found.append(self.free(patterns, of_way))
            elif way == "fitted":
                try:
                    found.append(self.fitted(of_way))
                except WithheldError as reason:
                    withheld.append(f"There are no fitted worlds: {reason}")
                    if len(ways) == 1:
                        raise
            else:
                found.append(self.on_course(way, part, of_way))
        first, *others = found
        beside = [column for each in others for column in (each.shown, *each.beside)]
        warnings = dict.fromkeys((*withheld, *(warning for each in found for warning in each.warnings)))
        return replace(
            first,
            beside=(*first.beside, *beside),
            matched=next((each.matched for each in found if each.matched), None),
            warnings=tuple(warnings),
        )

    def free(self, patterns: bool, progress: Progress | None) -> RunColumns:
        """Draws from the priors; with patterns, the draws that they leave, and the priors beside them."""
        begun = part_of(progress, 0, 1 / ROUNDS) if patterns and self.case.patterns else progress
        outcome = run_simulation(
            self.simulation, self.draws, store=self.store, executor=self.executor, progress=begun
        )
        prior = self.make("prior", "", self.simulation, outcome.dataset)
        looking = [pattern for pattern in self.case.patterns if pattern.variable in prior.observed]
        found = None
        if patterns and looking:
            found = draws_left(
                self.simulation,
                outcome.dataset,
                looking,
                observer(self.case, self.simulation.seed),
                store=self.store,
                executor=self.executor,
                progress=progress,
            )
        matched = found.matched if found else None
        whole = f"{counted(self.draws, 'draw')} from the whole priors"
        rest = (outcome.computed, outcome.read, outcome.warnings)
        if found is None or found.dataset is None:
            shown = replace(prior, how_chosen=whole + _why_none(patterns, looking, matched))
            return RunColumns(shown, (), matched, *rest)
        prior = replace(prior, how_chosen=f"{whole}, before any was ruled out.")
        focused, words = found.matched.simulation, _left_words(found.matched, found.dataset)
        left = self.make("left", words, focused, found.dataset)
        return RunColumns(left, (prior,), matched, *rest)

    def fitted(self, progress: Progress | None) -> RunColumns:
        """The distinct draws of a fit to the record; patterns rule out none.

        Raises:
            WithheldError: a check of the fit failed.
            QuestionError: there is no stored bank of draws.
        """
        judged = fitted_draws(self.simulation, self.fit.made(part_of(progress, 0, 0.5)))
        outcome = run_simulation(
            judged.simulation,
            len(judged.survivors),
            store=self.store,
            executor=self.executor,
            progress=part_of(progress, 0.5, 1),
        )
        column = self.make("fitted", judged.words, judged.simulation, outcome.dataset)
        return RunColumns(column, (), None, outcome.computed, outcome.read, outcome.warnings)

    def on_course(self, on: On, part: PartOfCourse, progress: Progress | None) -> RunColumns:
        """Draws on the recorded course; patterns rule out none."""
        assert on != "free"  # `free` runs these
        assert on != "fitted"  # `fitted` runs these
        judged = course_draws(on_record(self.simulation, self.case, part), on, self.draws, progress=progress)
        number = len(judged.survivors) if on == "course" else self.draws
        outcome = run_simulation(
            judged.simulation, number, store=self.store, executor=self.executor, progress=progress
        )
        column = self.make(on, judged.words, judged.simulation, outcome.dataset)
        return RunColumns(column, (), None, outcome.computed, outcome.read, outcome.warnings)


def _why_none(patterns: bool, looking: Sequence[Pattern], matched: MatchedDraws | None) -> str:
    """Why draws from the whole priors are shown."""
    if not looking:
        return "; no crude pattern of the case applies to this theory, so none is ruled out."
    if not patterns or matched is None:
        return "; the case's crude patterns were not used to rule any out."
    return (
        f". Of {matched.tried:,} draws the case's crude patterns leave {len(matched.survivors)}, too few to "
        f"show alone, so those that they rule out are shown as well.{_strictest(matched)}"
    )


def _left_words(matched: MatchedDraws, left: xr.Dataset) -> str:
    first = matched.rounds[0]
    later = (
        f" Of the first {first.draws}, from the whole priors, {first.survived} were left; the search for the "
        "others went on around those."
        if len(matched.rounds) > 1
        else ""
    )
    return (
        f"{counted(left.sizes['draw'], 'draw')} that the case's crude patterns leave, of {matched.tried:,} "
        f"that were run.{later}{_strictest(matched)}"
    )


def _strictest(matched: MatchedDraws) -> str:
    name = matched.strictest
    if not name:
        return ""
    first = matched.rounds[0]
    out = first.ruled_out[name] / first.draws
    return f" The pattern '{name}' ruled out the most: {out:.0%} of the draws from the whole priors."
