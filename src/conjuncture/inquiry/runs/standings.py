"""Each recorded target of a case compared with the run and with a guess, in the recorded unit.

So a member is a member and not a share of a class. Pages put the result into words.
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
"""The most figures that a table lists one by one."""


@dataclass(frozen=True, eq=False)
class Standing:
    """One target, or the parts of one whole, compared with the record.

    Attributes:
        targets: the target, or all parts of the whole.
        row: the scores.
        patterns: crude patterns of the same variable.
        told: for each figure its label, and the recorded figure and quantiles in the unit `unit`.
        unit: the unit in which people read it.
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
        """The kind of figures it has: "division", "few" or "series"."""
        if self.targets[0].whole:
            return "division"
        return "few" if len(self.told) <= EACH else "series"

    @property
    def weak(self) -> bool:
        """Whether none of its sources has a grade better than C."""
        return set(self.graded) == {"C"}

    @property
    def error_ratio(self) -> float:
        """The theory's mean error divided by the guess's: 2 is twice as far; NaN without a guess."""
        return 1 - self.row.skill

    @property
    def scored(self) -> int:
        """How many figures the bands are compared with; each part of a whole counts as one."""
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
    targets: Sequence[RecordedTarget],
    offered: Mapping[str, Input],
) -> tuple[Standing, ...]:
    """Every target, with the parts of one whole together, in the case's order.

    Args:
        case: the case with the record and patterns.
        simulation: the simulation that was run.
        run: its results, by `draw`, monthly `time` and member.
        targets: those that the theory has a variable for.
        offered: all of the case's series, of which guesses are made: see `inputs_of_guess`. A target may name
            one more for its guess.
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
        (row,) = against_record(run, parts, inputs_of_guess(case, simulation, first, offered), drivers)
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


def inputs_of_guess(
    case: Case, simulation: Simulation, target: RecordedTarget, offered: Mapping[str, Input]
) -> dict[str, np.ndarray]:
    """The inputs that the guess for a target is made from: one value a month, of the target's country.

    They are those that the theory reads. For books of strikes they are all inputs of the case, so that every
    theory has the same guess.
    """
    in_books = case.strikes is not None and target.name in case.strikes.targets()
    inputs = {name: given for name, given in offered.items() if in_books or name in simulation.theory.inputs}
    return _series(inputs, _country(simulation, target))


def worst_first(standings: Iterable[Standing]) -> tuple[Standing, ...]:
    """The order of every page, table and list: worse than the guess, no better, without a guess, better.

    Within each group the larger error comes first.
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
    if first.whole:  # the parts of one period are together
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
    """The number of the country in which a target's member lies; the first if it has no member."""
    society = simulation.society
    variable = simulation.resolved.variables.get(target.variable)  # None if only the case's books have it
    level = variable.level if variable else ""
    labels = (society.levels[level].labels if variable else None) or ()
    if "country" not in society.levels or target.member not in labels:
        return 0
    index = labels.index(target.member)
    return index if level == "country" else int(place_above(society, level, "country")[index])


def _series(inputs: Mapping[str, Input], country: int) -> dict[str, np.ndarray]:
    """One value a month of each input: that of the country if countries differ."""
    return {
        name: given.values if given.values.ndim == 1 else given.values[:, country]
        for name, given in inputs.items()
        if given.values.ndim == 1 or given.level == "country"
    }
