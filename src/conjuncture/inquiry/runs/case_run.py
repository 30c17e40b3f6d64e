"""A theory run on a case: what was run, its results, and how they compare with the record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from conjuncture.cases.case import Case
from conjuncture.cases.case_input import Input
from conjuncture.cases.known_quantity import KnownQuantity
from conjuncture.cases.recorded_target import RecordedTarget
from conjuncture.inquiry.experiments.interventions import Intervention
from conjuncture.inquiry.matching.matched_draws import MatchedDraws
from conjuncture.inquiry.runs.columns import Column, ColumnKind
from conjuncture.inquiry.runs.switches import Switches
from conjuncture.inquiry.sensitivity.levers import Levers
from conjuncture.inquiry.sensitivity.rules import Rules
from conjuncture.language.priors import Fixed
from conjuncture.language.theory import Theory
from conjuncture.records import BookTarget


@dataclass(frozen=True, eq=False)
class CaseRun(Column):
    """One theory run on one case: the column that its page shows, and everything else about the run.

    Parts that a case does not have are None or empty.

    Attributes:
        case, theory: the case, and the theory with its cuts and readings.
        scenario: which inputs of the case.
        given: the given values that differ from those of the case.
        on: which part of the recorded course is used, and how; empty: none.
        inputs: the case's series that the theory read.
        targets: the case's recorded series for which the theory has a variable.
        silent: recorded quantities about which the theory says nothing, since it has no variable for them.
        patterns: whether draws that contradict the case's crude patterns had to be left out.
        matched: which draws were run, and which the patterns leave; None if no pattern was used.
        beside: the same recorded quantities over draws that were chosen in other ways.
        rules: how the variable that the case asks about develops in each member, and which of the case's
            rules moves it most; None if the case asks about several things, or the theory lacks them.
        levers: which of the case's levers moves that variable most; None if the case has none.
        switches: the yearly strikers with mechanisms taken out and quantities set, if any were requested.
        left_out: names of the case's targets, inputs and given values that the theory does not use.
        shown: the requested variables, or those that the case names, or the theory's first states.
        computed, read: how many batches were run now, and how many were read from the store.
        warnings: limits that a reader must know: that nothing could be stored, that worker processes were
            lost.
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
        """The column whose draws were chosen in this way; None if there is none."""
        return next((column for column in (self, *self.beside) if column.chosen == chosen), None)

    @property
    def before(self) -> Column:
        """The column of draws from the whole priors; this column if there is none."""
        prior = self.column("prior")
        return self if prior is None else prior

    @property
    def failures(self) -> tuple[str, ...]:
        """The causes of the draws that failed, before any was ruled out."""
        return tuple(str(cause) for cause in self.before.dataset["failure"].values if cause)

    @property
    def compared(self) -> Mapping[str, BookTarget | RecordedTarget]:
        """All recorded quantities that the run is compared with, by name."""
        books = self.books.targets if self.books is not None else {}
        return {**books, **{target.name: target for target in self.targets}}

    @property
    def known(self) -> tuple[KnownQuantity, ...]:
        """What the case's table knows of itself, and in its place the priors that were moved."""
        return tuple(self._moved(one) for one in self.case.known)

    def _moved(self, one: KnownQuantity) -> KnownQuantity:
        parameter = self.theory.parameters.get(one.name)
        if parameter is None or not parameter.moved:
            return one
        value = parameter.prior.value if isinstance(parameter.prior, Fixed) else None
        return replace(one, value=value, source_key="", reason=parameter.reason or parameter.source)

    @property
    def grades(self) -> Mapping[str, tuple[str, ...]]:
        """By the name of each such quantity the grades of its sources, the best first."""
        sources = self.case.record().all_sources
        return {
            name: tuple(sorted({sources[key].grade for key in target.source_keys}))
            for name, target in self.compared.items()
        }
