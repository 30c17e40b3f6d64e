"""A theory run on a case: what was run, its results, and how they compare with the record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from conjuncture.cases.case import Case
from conjuncture.cases.case_input import Input
from conjuncture.cases.recorded_target import RecordedTarget
from conjuncture.inquiry.experiments.interventions import Intervention
from conjuncture.inquiry.matching.matched_draws import MatchedDraws
from conjuncture.inquiry.runs.columns import Column, ColumnKind
from conjuncture.inquiry.runs.switches import Switches
from conjuncture.inquiry.sensitivity.levers import Levers
from conjuncture.inquiry.sensitivity.rules import Rules
from conjuncture.language.theory import Theory
from conjuncture.records import BookTarget


@dataclass(frozen=True, eq=False)
class CaseRun(Column):
    """One theory run on one case: the column that its page shows, and all else about the run.

    What a case does not have is None or empty.

    Attributes:
        case, theory: what was run, the theory with its cuts and readings.
        scenario: which inputs of the case.
        given: what the society gives otherwise than in the case.
        on: how much of the recorded course is used, and how; empty: none.
        inputs: the case's series that the theory read.
        targets: the case's recorded series that have a likeness in the theory.
        silent: recorded quantities of which the theory cannot speak, since it has no variable for them.
        patterns: whether draws that contradict the case's crude patterns were to be left out.
        matched: which draws were run, and which the patterns leave; None where no pattern was looked at.
        beside: the same recorded quantities over draws that were chosen otherwise.
        rules: where what the case is about goes in each member, and which of the case's rules moves it most;
            None where the case is about several things, or the theory lacks them.
        levers: which of the case's levers moves most what the case is about; None where it has none.
        switches: the yearly strikers with mechanisms out and quantities set, if any were asked for.
        left_out: names of the case's targets, inputs and givens that the theory has no use for.
        shown: the variables that were asked for, or that the case names, or the theory's first states.
        computed, read: batches run now, and found in the store.
        warnings: what a reader must know of the run: that nothing could be kept, that workers were lost.
    """

    case: Case
    theory: Theory
    scenario: str
    given: Intervention
    on: str
    inputs: Mapping[str, Input]
    targets: tuple[RecordedTarget, ...]
    silent: tuple[RecordedTarget, ...]
    patterns: bool
    matched: MatchedDraws | None
    beside: tuple[Column, ...]
    rules: Rules | None
    levers: Levers | None
    switches: Switches | None
    left_out: tuple[str, ...]
    shown: tuple[str, ...]
    computed: int
    read: int
    warnings: tuple[str, ...] = ()

    def column(self, chosen: ColumnKind) -> Column | None:
        """The draws that were chosen in this way; None where none were."""
        return next((column for column in (self, *self.beside) if column.chosen == chosen), None)

    @property
    def before(self) -> Column:
        """The draws before any was ruled out: those from the whole priors, where others are shown."""
        prior = self.column("prior")
        return self if prior is None else prior

    @property
    def failures(self) -> tuple[str, ...]:
        """The causes of the draws that failed, before any was ruled out."""
        return tuple(str(cause) for cause in self.before.dataset["failure"].values if cause)

    @property
    def compared(self) -> Mapping[str, BookTarget | RecordedTarget]:
        """All that was recorded and that the run is compared with, by name."""
        books = self.books.targets if self.books is not None else {}
        return {**books, **{target.name: target for target in self.targets}}

    @property
    def grades(self) -> Mapping[str, tuple[str, ...]]:
        """By the name of what it is compared with, the grades of its sources, the best first."""
        sources = self.case.record().all_sources
        return {
            name: tuple(sorted({sources[key].grade for key in target.source_keys}))
            for name, target in self.compared.items()
        }
