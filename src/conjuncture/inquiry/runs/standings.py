"""Each recorded target of a case beside the run and beside a guess, in the unit in which it was recorded.

So that a member is a member and not a share of a class. What it comes to in words is a matter of pages.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
import xarray as xr

from conjuncture.cases.case import Case
from conjuncture.cases.case_input import Input
from conjuncture.cases.recorded_target import RecordedTarget
from conjuncture.engine.simulation import Simulation
from conjuncture.scoring.target_rows import TargetRow
from conjuncture.scoring.targets import against_record
from conjuncture.society import place_above

_QUARTER = (85, 95)  # days
_ORDER = ("worse", "no better", "", "better")
EACH = 3
"""Figures that a table has room to tell one by one."""


@dataclass(frozen=True, eq=False)
class Standing:
    """One target, or the parts of one whole, beside the record.

    Attributes:
        targets: the target, or all parts of the whole.
        row: the scores.
        patterns: crude patterns that look at the same variable.
        told: for each figure its label, and recorded figure and quantiles in the unit `unit`.
        unit: in which people read it.
        graded: the grade of each source of its figures.
    """

    targets: tuple[RecordedTarget, ...]
    row: TargetRow
    patterns: tuple[str, ...]
    told: pd.DataFrame
    unit: str
    graded: tuple[str, ...] = ()

    @property
    def form(self) -> str:
        """What kind of figures it has: "division", "few" or "series"."""
        if self.targets[0].whole:
            return "division"
        return "few" if len(self.told) <= EACH else "series"

    @property
    def weak(self) -> bool:
        """Whether nothing better than grade C stands behind it."""
        return set(self.graded) == {"C"}

    @property
    def error_ratio(self) -> float:
        """The theory's mean error over the guess's: 2 is twice as far; NaN without a guess."""
        return 1 - self.row.skill

    @property
    def scored(self) -> int:
        """How many figures the bands are compared with; of a whole each part is one."""
        if not np.isfinite(self.row.coverage_95):
            return 0
        return len(self.row.bands) if self.form == "division" else self.row.figures

    @property
    def outside(self) -> int:
        """How many of these lie outside the central 95 per cent of the draws."""
        return round((1 - self.row.coverage_95) * self.scored) if self.scored else 0

    @property
    def kind(self) -> str:
        """Whether arithmetic or a judgement leads from the variable to the figure."""
        return self.targets[0].kind


def standings(
    case: Case,
    simulation: Simulation,
    run: xr.Dataset,
    inputs: Mapping[str, Input],
    targets: Sequence[RecordedTarget],
    offered: Mapping[str, Input],
) -> tuple[Standing, ...]:
    """Every target, the parts of one whole as one, in the case's order.

    Args:
        case: whose record and patterns they are.
        simulation: what was run.
        run: its results, by `draw`, monthly `time` and member.
        inputs: what the theory read of the case's series: the guess beside a target is given the same.
        targets: those that the theory has a variable for.
        offered: all of the case's series, of which targets may name one as a guess's own.
    """
    together: dict[str, list[RecordedTarget]] = {}
    for index, target in enumerate(targets):
        together.setdefault(target.whole or f"target {index}", []).append(target)
    sources = case.record().all_sources if together else {}
    result = []
    for parts in together.values():
        first = parts[0]
        country, named = _country(simulation, first), {first.last_year} & set(offered)
        drivers = _series({name: offered[name] for name in named}, country)
        (row,) = against_record(run, parts, _series(inputs, country), drivers)
        graded = tuple(sources[key].grade for target in parts for key in target.source_keys)
        result.append(
            Standing(
                tuple(parts),
                row,
                first.patterns_on_it(case.patterns),
                _labelled_bands(row, parts),
                first.told_in,
                graded,
            )
        )
    return tuple(result)


def inputs_beside(
    inputs: Mapping[str, Input], simulation: Simulation, target: RecordedTarget
) -> dict[str, np.ndarray]:
    """What a guess beside a target is given: one value a month of each input, of the target's own country."""
    return _series(inputs, _country(simulation, target))


def worst_first(standings: Iterable[Standing]) -> tuple[Standing, ...]:
    """The order of every page, table and list: worse than the guess, no better, without a guess, better.

    Among equals the larger error first.
    """

    def badness(standing: Standing) -> tuple[int, float, str]:
        skill = standing.row.skill
        return _ORDER.index(standing.row.verdict), skill if np.isfinite(skill) else 0.0, standing.row.name

    return tuple(sorted(standings, key=badness))


def _labelled_bands(row: TargetRow, parts: Sequence[RecordedTarget]) -> pd.DataFrame:
    """The figures in the unit of the record, each with its label."""
    first = parts[0]
    bands = row.bands.copy()
    numbers = bands.select_dtypes("number").columns.difference(["share_reaching"])
    bands[numbers] = bands[numbers] / first.told_per
    if first.whole:  # the parts of one period stand together
        labels = [part.member or part.name for part in parts] * (len(bands) // len(parts))
    else:
        labels = _labels(first, row)
    bands.insert(0, "figure", labels)
    return bands


def _labels(target: RecordedTarget, row: TargetRow) -> list[str]:
    """The period of each figure: a year, a quarter or a month."""
    by_begin = {pd.Timestamp(period.left): period for period in target.values.index}
    labels = []
    for begin in row.bands.index:
        period = by_begin[begin]
        days = (period.right - period.left).days
        quarter = _QUARTER[0] <= days <= _QUARTER[1]
        label = f"{begin.year} Q{begin.quarter}" if quarter else f"{begin:%b %Y}"
        labels.append(str(begin.year) if days > _QUARTER[1] * 3 else label)
    return labels


def _country(simulation: Simulation, target: RecordedTarget) -> int:
    """The number of the country in which a target's member lies; the first where it has none."""
    society = simulation.society
    variable = simulation.resolved.variables.get(target.variable)  # none for what only the case's books hold
    level = variable.level if variable else ""
    labels = (society.levels[level].labels if variable else None) or ()
    if "country" not in society.levels or target.member not in labels:
        return 0
    index = labels.index(target.member)
    return index if level == "country" else int(place_above(society, level, "country")[index])


def _series(inputs: Mapping[str, Input], country: int) -> dict[str, np.ndarray]:
    """One value a month of each input: the country's own where countries differ."""
    return {
        name: given.values if given.values.ndim == 1 else given.values[:, country]
        for name, given in inputs.items()
        if given.values.ndim == 1 or given.level == "country"
    }
