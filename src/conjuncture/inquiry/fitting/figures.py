"""The figures by which a theory is fitted: of the record, and of worlds as the books would record them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
import xarray as xr
from numpy.typing import NDArray

from conjuncture.cases.case import Case
from conjuncture.cases.recorded_target import RecordedTarget
from conjuncture.cases.summary import Summary
from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.runs.book_standings import by_month, recorded_targets

Floats = NDArray[np.float64]

_USUAL_SD, _USUAL_DISCREPANCY = 0.1, 0.3
_USUAL = (
    "The case declares no summaries, so each recorded figure is one: a tenth for the error of the record, as "
    "crude patterns have it, and a third for a theory that is coarse."
)


@dataclass(frozen=True, eq=False)
class Figure:
    """One number that a world is compared by.

    Attributes:
        name: of the summary, with the period where the summary has several figures.
        summary: as declared.
        target: the target whose figures it uses.
        periods: the places of these figures among those of the target.
        base: the place of the figure that an index is divided by; None: it is not an index.
        years: the first and the last year of its periods.
        recorded: on the transformed scale.
        spread: the standard deviation of the record's error on that scale, with the band between two counts.
    """

    name: str
    summary: Summary
    target: RecordedTarget
    periods: tuple[int, ...]
    base: int | None
    years: tuple[int, int]
    recorded: float
    spread: float

    @property
    def looks_at(self) -> tuple[object, ...]:
        """Everything that determines its value in a run, except its summary: variable, members, periods."""
        target, places = self.target, [*self.periods, *(() if self.base is None else (self.base,))]
        when = [str(target.values.index[place]) for place in places]
        return self.name, target.variable, target.member, target.over, target.over_time, when, self.base


def targets_of(case: Case) -> tuple[RecordedTarget, ...]:
    """All targets of a case, with the periods that lie within it: those of its books, then monthly ones."""
    targets = case.targets()
    if case.strikes is not None:
        political = xr.Dataset(attrs={"political": case.strikes.political})
        targets = (*recorded_targets(case.strikes.targets(), political), *targets)
    first = pd.Period(case.start, "M")
    last = first + round(case.steps * case.dt * 12) - 1
    inside = (_within(target, first, last) for target in targets)
    return tuple(target for target in inside if len(target.values))


def _within(target: RecordedTarget, first: pd.Period, last: pd.Period) -> RecordedTarget:
    """A target with the periods that lie entirely between two months, as in `RecordedTarget.beside`."""
    there = [
        first <= pd.Period(period.left, "M") and pd.Period(period.right, "M") <= last
        for period in target.values.index
    ]
    upper = None if target.upper is None else target.upper[there]
    return replace(target, values=target.values[there], upper=upper)


def seen_by_month(case: Case, run: xr.Dataset, seed: int) -> xr.Dataset:
    """The run that targets are compared with: as the case's books would have recorded it, month by month."""
    if not case.keeps_books:
        return run
    observed = case.observe(run, seed)
    return by_month(observed, run["time"].to_numpy()) if case.strikes is not None else observed


def figures_of(case: Case, variables: Sequence[str]) -> tuple[Figure, ...]:
    """The figures of a case's summaries, as far as a theory has the variables they are compared with.

    Args:
        case: with its summaries; if it declares none, each figure of its targets is one.
        variables: of the runs, or of the case's books.

    Raises:
        QuestionError: there is nothing to compare, or a summary has no figure in its years.
    """
    targets = {target.name: target for target in targets_of(case) if target.variable in variables}
    declared = case.summaries or tuple(filter(None, map(_usual, targets.values())))
    found = [
        figure
        for summary in declared
        if summary.target in targets
        for figure in _figures(summary, targets[summary.target])
    ]
    if not found:
        raise QuestionError(
            f"{case.title} records nothing that this theory could be fitted to.",
            remedy="Give it targets (targets.csv) whose variables the theory has.",
        )
    return tuple(found)


def values_of(seen: xr.Dataset, figures: Sequence[Figure]) -> Floats:
    """The figures in each draw on their transformed scales, (draws, figures); NaN where a draw failed."""
    simulated: dict[str, Floats] = {}
    columns = []
    for figure in figures:
        name = figure.target.name
        if name not in simulated:
            beside = figure.target.beside(seen)["simulated"].transpose("draw", "period")
            simulated[name] = beside.to_numpy().astype(np.float64)
        columns.append(_value(figure, simulated[name]))
    return np.stack(columns, axis=1)


def base_of(target: RecordedTarget) -> int | None:
    """The place of the figure that an index is divided by: the one nearest to 1; None: it is not an index."""
    if not target.unit.startswith("index"):
        return None
    return int(np.abs(target.values.to_numpy(float) - 1).argmin())


def over_base(simulated: Floats, base: int | None) -> Floats:
    """Simulated figures (draws, periods), divided by their base if the target is an index."""
    if base is None:
        return simulated
    below = simulated[:, [base]]
    return np.divide(simulated, below, out=np.full_like(simulated, np.nan), where=below > 0)


def _value(figure: Figure, simulated: Floats) -> Floats:
    chosen = over_base(simulated, figure.base)[:, figure.periods]
    return figure.summary.on_scale(chosen).mean(axis=1)


def _usual(target: RecordedTarget) -> Summary | None:
    """The summary of a target if its case declares none; None if no recorded figure is above 0."""
    above = target.values[target.values > 0]
    if not len(above):
        return None
    return Summary(
        name=target.name,
        target=target.name,
        transform="log",
        least=float(above.min()) / 100,
        observation_sd=_USUAL_SD,
        discrepancy=_USUAL_DISCREPANCY,
        reason=_USUAL,
        source="conjuncture",
    )


def _figures(summary: Summary, target: RecordedTarget) -> list[Figure]:
    years = [period.left.year for period in target.values.index]
    low = target.values.to_numpy(float)
    high = low if target.upper is None else target.upper.to_numpy(float)
    base = base_of(target)
    places = [place for place, year in enumerate(years) if summary.has(year) and place != base]
    if not places:
        raise QuestionError(
            f"summary '{summary.name}': '{target.name}' has no figure in its years.",
            remedy=f"The target has {min(years)} to {max(years)}.",
        )
    edges = np.stack([summary.on_scale(low), summary.on_scale(high)])
    groups = [places] if summary.together == "mean" else [[place] for place in places]
    found = []
    for group in groups:
        between = float(np.ptp(edges[:, group].mean(axis=1)))
        several = summary.together == "each" and len(groups) > 1
        found.append(
            Figure(
                name=f"{summary.name}, {_period(target.values.index[group[0]])}" if several else summary.name,
                summary=summary,
                target=target,
                periods=tuple(group),
                base=base,
                years=(years[group[0]], years[group[-1]]),
                recorded=float(edges[:, group].mean()),
                # An error that is uniform between two counts has their distance over the root of 12.
                spread=float(np.hypot(summary.observation_sd, between / np.sqrt(12))),
            )
        )
    return found


def _period(period: pd.Interval) -> str:
    """A year; for a period of less than a year its first month."""
    return str(period.left.year) if (period.right - period.left).days > 300 else f"{period.left:%Y-%m}"
