"""What a record has of claims, beside a theory in the draws on which the claims are judged."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from conjuncture.inquiry.identifying.recorded_traces import RecordedTrace


@dataclass(frozen=True)
class TargetBeside:
    """A recorded target, figure by figure, and its likeness in each draw.

    Attributes:
        name: of the target.
        claims: ids of the claims that bear on it.
        unit: in which all figures are.
        begins: the first day of each figure's period, as an ISO date.
        labels: of the periods: "1905", "Jun 1917".
        recorded, upper: the figures; where one lies between two counts, the lower and the upper.
        simulated: by draw and figure; not a number where a draw has none.
        note: how the variable corresponds to what is recorded.
        assumed: whether a judgement, and not arithmetic, leads from one to the other.
        patterns: the crude patterns of the same variable: draws that contradict them are left out.
        sources: of the figures, each with its grade.
    """

    name: str
    claims: tuple[str, ...]
    unit: str
    begins: tuple[str, ...]
    labels: tuple[str, ...]
    recorded: tuple[float, ...]
    upper: tuple[float, ...]
    simulated: tuple[tuple[float, ...], ...]
    note: str
    assumed: bool
    patterns: tuple[str, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True)
class TraceBeside:
    """A trace beside the record, and in which draws it is left.

    Attributes:
        recorded: the trace compared with the record.
        letters: one for each draw: 1 where it is left, 0 where it is not.
    """

    recorded: RecordedTrace
    letters: str


@dataclass(frozen=True)
class RecordBeside:
    """What a record has of some claims, beside a theory in the draws that they are judged on.

    Attributes:
        theory, case: their names.
        draws: the numbers of the draws.
        targets, traces: with these draws.
    """

    theory: str
    case: str
    draws: tuple[int, ...]
    targets: tuple[TargetBeside, ...]
    traces: tuple[TraceBeside, ...]


@dataclass(frozen=True)
class RecordOfClaims:
    """Everything that records have of the claims of an answer.

    Attributes:
        traces: by claim, beside the record of the case that has them, which may be another case.
        beside: the figures in the judged draws, for each theory on a case.
    """

    traces: Mapping[str, tuple[RecordedTrace, ...]]
    beside: tuple[RecordBeside, ...]

    @property
    def claims(self) -> tuple[str, ...]:
        """The ids of the claims that records have something of."""
        of_targets = (claim for one in self.beside for target in one.targets for claim in target.claims)
        return tuple(dict.fromkeys((*self.traces, *of_targets)))
