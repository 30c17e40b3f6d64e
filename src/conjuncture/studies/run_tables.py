"""The tables of a run: tidy, with one row for each observation; each is made when it is first looked up.

VARIABLE     draw, the period (`time`, `year` or `quarter`), a column for its level with the member, `value`
targets      `target`, `variable`, `member`, `period`, `unit`, `recorded`, `recorded_low`, `recorded_high`
             (the bounds of the figure, if only bounds are known), and the draws' `low_90`, `low_50`,
             `median`, `high_50`, `high_90`
scores       `target`, `predictor`, `kind` (of predictor), `measure` (lower is better), `figures` (how many
             are scored), `score`, `standard_error`, `coverage_90`
verdicts     `target`, `figures` (how many are scored), `baseline`, `skill`, `uninformed_skill`, `verdict`,
             `grades`, `cause`
columns      `target`, `chosen` (the kind of draws: "left", "prior", "held", "course", "fitted"), `draws`,
             `baseline`, `skill`, `verdict`: each target over the shown draws and over the others
parameters   `draw`, `parameter`, `value`
inputs       `input`, `time`, `member` (empty if it is the same for all), `value`, `unit`, `kind`
waves        `name`, `unit`, `recorded`, `median`, `low`, `high`, `inside`: the shape of the waves
failures     `draw`, `cause`
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, fields

import numpy as np
import pandas as pd
import xarray as xr

from conjuncture.errors import ConjunctureError, nearest
from conjuncture.inquiry.runs.case_run import CaseRun
from conjuncture.inquiry.runs.standings import Standing
from conjuncture.inquiry.runs.strike_books import MAIN
from conjuncture.scoring import WaveRow

_TARGETS = ["target", "variable", "member", "period", "unit", "recorded", "recorded_low", "recorded_high"]
_TARGETS += ["low_90", "low_50", "median", "high_50", "high_90"]
_SCORES = ["target", "predictor", "kind", "measure", "figures", "score", "standard_error"]
_SCORES += ["coverage_90"]
_VERDICTS = ["target", "figures", "baseline", "skill", "uninformed_skill", "verdict", "grades", "cause"]
_COLUMNS = ["target", "chosen", "draws", "baseline", "skill", "verdict"]
_INPUTS = ["input", "time", "member", "value", "unit", "kind"]
_CRPS = "CRPS of the logarithm"


class UnknownTableError(ConjunctureError, KeyError):
    """The run has no table of this name."""

    __str__ = Exception.__str__  # a KeyError shows its message in quotation marks


@dataclass(frozen=True, eq=False)
class RunTables(Mapping[str, pd.DataFrame]):
    """The tables of a run by name, each made when it is first looked up."""

    run: CaseRun
    _made: dict[str, pd.DataFrame] = field(default_factory=dict, repr=False)

    def __getitem__(self, name: str) -> pd.DataFrame:
        """The table with this name.

        Raises:
            UnknownTableError: there is none; the message has the nearest name.
        """
        if name not in self._made:
            self._made[name] = self._table(name)
        return self._made[name]

    def __iter__(self) -> Iterator[str]:
        """The names of the tables: first the general ones, then the variables."""
        yield from _TABLES
        yield from (name for name in self._variables() if name not in _TABLES)

    def __len__(self) -> int:
        """The number of tables."""
        return len(set(_TABLES) | set(self._variables()))

    def _variables(self) -> dict[str, xr.DataArray]:
        run = self.run
        return {
            str(name): values
            for books in (run.dataset, run.observed)
            for name, values in books.data_vars.items()
        }

    def _table(self, name: str) -> pd.DataFrame:
        if name in _TABLES:
            return _TABLES[name](self.run)
        variables = self._variables()
        if name not in variables:
            raise UnknownTableError(f"the run has no table '{name}'.", remedy=nearest(name, self))
        return _variable(variables[name])


def _variable(values: xr.DataArray) -> pd.DataFrame:
    """A row of a variable for each draw, period and member."""
    order = [str(dim) for dim in values.dims]
    plain = values.reset_coords(drop=True)  # the causes of failures have their own table
    return plain.rename("value").to_dataframe().reset_index()[[*order, "value"]]


def _targets(run: CaseRun) -> pd.DataFrame:
    parts = [_from_standing(standing) for standing in run.standings]
    return pd.concat(parts, ignore_index=True) if parts else pd.DataFrame(columns=_TARGETS)


def _from_standing(standing: Standing) -> pd.DataFrame:
    """The rows of a target, in the unit of the record. The parts of a whole are in the column `member`."""
    first, rows = standing.targets[0], standing.told.rename(columns={"middle": "median"})
    columns = {
        "target": standing.row.name,
        "variable": first.variable,
        "member": rows["figure"] if first.whole else first.member,
        "period": rows["period"].dt.strftime("%Y-%m") if first.whole and len(rows) else rows["figure"],
        "unit": standing.unit,
        "recorded_low": rows["recorded"],
        "recorded_high": rows.get("upper", rows["recorded"]),
    }
    return rows.assign(**columns).reindex(columns=_TARGETS)


def _scores(run: CaseRun) -> pd.DataFrame:
    rows = []
    if run.books is not None:
        rows += [
            (
                MAIN,
                row.name,
                row.kind,
                _CRPS,
                row.years_scored,
                row.mean_crps,
                row.standard_error,
                row.coverage_90,
            )
            for row in run.books.scores
        ]
    for standing in run.standings:
        row = standing.row
        if run.books is not None and row.name == MAIN:
            continue  # the theory and its guess are among the predictors
        measure, own, guess = _CRPS, row.mean_crps, row.baseline_crps
        if standing.targets[0].whole:
            measure = "energy score"
        name, figures = row.name, len(row.by_figure)
        rows.append((name, run.theory.name, "free-running", measure, figures, own, np.nan, row.coverage_90))
        if row.baseline:
            rows.append((name, row.baseline, "guess", measure, figures, guess, np.nan, np.nan))
    return pd.DataFrame(rows, columns=_SCORES)


def _verdicts(run: CaseRun) -> pd.DataFrame:
    rows = [
        {
            "target": standing.row.name,
            "figures": len(standing.row.by_figure),
            "baseline": standing.row.baseline,
            "skill": standing.row.skill,
            "uninformed_skill": standing.row.uninformed_skill,
            "verdict": standing.row.verdict,
            "grades": ", ".join(sorted(set(standing.graded))),
            "cause": standing.row.cause,
        }
        for standing in run.standings
    ]
    rows += [
        {"target": target.name, "figures": 0, "cause": f"the theory has no variable '{target.variable}'"}
        for target in run.silent
    ]
    return pd.DataFrame(rows, columns=_VERDICTS)


def _columns(run: CaseRun) -> pd.DataFrame:
    rows = [
        (target, column.chosen, column.draws, there.row.baseline, there.row.skill, there.row.verdict)
        for target in (standing.row.name for standing in run.standings)
        for column in (run, *run.beside)
        if (there := column.standing(target)) is not None
    ]
    return pd.DataFrame(rows, columns=_COLUMNS)


def _parameters(run: CaseRun) -> pd.DataFrame:
    drawn = run.dataset.get("parameters")
    if drawn is None:
        return pd.DataFrame(columns=["draw", "parameter", "value"])
    return _variable(drawn)


def _inputs(run: CaseRun) -> pd.DataFrame:
    times = run.dataset["time"].to_numpy()
    parts = [pd.DataFrame(columns=_INPUTS)]
    for name, given in run.inputs.items():
        members = (
            [""] if given.values.ndim == 1 else list(run.simulation.society.levels[given.level].labels or ())
        )
        values = given.values.reshape(len(times), -1)
        index = pd.MultiIndex.from_product([times, members], names=["time", "member"])
        part = pd.DataFrame({"value": values.ravel()}, index=index).reset_index()
        parts.append(part.assign(input=name, unit=given.unit, kind=given.kind)[_INPUTS])
    return pd.concat(parts[1:] or parts, ignore_index=True)


def _waves(run: CaseRun) -> pd.DataFrame:
    rows = [vars(row) for row in run.books.waves] if run.books is not None else []
    return pd.DataFrame(rows, columns=[field.name for field in fields(WaveRow)])


def _failures(run: CaseRun) -> pd.DataFrame:
    causes = run.before.dataset["failure"].to_series().rename("cause").rename_axis("draw").reset_index()
    return causes[causes["cause"] != ""].reset_index(drop=True)


_TABLES: Mapping[str, Callable[[CaseRun], pd.DataFrame]] = {
    "targets": _targets,
    "scores": _scores,
    "verdicts": _verdicts,
    "columns": _columns,
    "parameters": _parameters,
    "inputs": _inputs,
    "waves": _waves,
    "failures": _failures,
}
