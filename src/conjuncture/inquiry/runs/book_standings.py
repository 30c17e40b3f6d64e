"""The targets of books of strikes compared with the run and with a guess, like every other target of a case.

Books go by year and by old-style quarter. Here each figure fills all months of its period, so that the same
code reads them and the monthly series of other cases.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pandas as pd
import xarray as xr

from conjuncture.cases.case import Case
from conjuncture.cases.case_input import Input
from conjuncture.cases.recorded_target import RecordedTarget
from conjuncture.engine.simulation import Simulation
from conjuncture.inquiry.runs.standings import Standing, standings
from conjuncture.inquiry.runs.strike_books import MAIN, StrikeBooks
from conjuncture.records import BookTarget, RecordError
from conjuncture.scoring import ScoreRow, skill
from conjuncture.scoring.cross_validation import held_out
from conjuncture.scoring.forcing import FORCING
from conjuncture.scoring.scored import ScoredSeries
from conjuncture.scoring.scores import log_thousands

_PER_THOUSAND = "thousand "


def book_standings(
    case: Case,
    simulation: Simulation,
    theory: str,
    observed: xr.Dataset,
    months: np.ndarray,
    offered: Mapping[str, Input],
    books: StrikeBooks,
) -> tuple[Standing, ...]:
    """Each target of the books, compared with the run and with a guess.

    The guess for the yearly strikers is the nearest of the dumb predictors that know as little as the theory;
    predictors of every year are included in the series.

    Args:
        case, simulation: what was run.
        theory: its name among the predictors.
        observed: the run as the books would have shown it.
        months: the run's `time`, (months,).
        offered: all inputs of the case, whatever the theory reads, so that every theory gets the same guess.
        books: the recorded strikes, and the theory among the predictors.
    """
    targets = [target for target in recorded_targets(books.targets, observed) if target.variable in observed]
    result = standings(case, simulation, by_month(observed, months), targets, offered)
    rows = {row.name: row for row in books.scores if row.score is not None}
    own = rows.get(theory)
    nearest = rows.get(books.nearest.name) if books.nearest is not None else None
    if own is None or nearest is None:
        return result
    return tuple(
        _beside(standing, own, nearest, books) if standing.row.name == MAIN else standing
        for standing in result
    )


def _beside(standing: Standing, own: ScoreRow, nearest: ScoreRow, books: StrikeBooks) -> Standing:
    """The yearly strikers with another guess: its score, and its median and spread by year."""
    assert own.score is not None  # only scored rows come here
    assert nearest.score is not None
    assert books.nearest is not None
    gap = skill(own.score, nearest.score, own.together)
    row = replace(
        standing.row,
        series=_series(books),
        mean_crps=own.mean_crps,
        baseline=nearest.name,
        baseline_crps=nearest.mean_crps,
        by_figure=own.score.crps[np.isfinite(own.score.crps)],
        guess_by_figure=nearest.score.crps[np.isfinite(nearest.score.crps)],
        skill=gap.share,
        difference=gap.difference,
        standard_error=gap.standard_error,
        monte_carlo=gap.monte_carlo,
    )
    low, middle, high = np.quantile(books.nearest.ensemble, [0.1, 0.5, 0.9], axis=0)
    guess = {"guess_low_80": low, "guess_middle": middle, "guess_high_80": high}
    per = standing.targets[0].told_per
    bands = standing.told.assign(**{name: values / per for name, values in guess.items()})
    return replace(standing, row=row, told=bands)


def _series(books: StrikeBooks) -> ScoredSeries:
    """The yearly strikers with the predictors that leave years out; first the one that uses the inputs."""
    values = books.targets[MAIN].values
    recorded, drawn = log_thousands(values.to_numpy()), books.own.ensemble
    known = np.isfinite(recorded)
    every_year = [
        other
        for other in books.others
        if other.name != books.control.prediction.name and np.isfinite(other.ensemble[:, known]).all()
    ]
    every_year.sort(key=lambda other: not other.name.startswith(FORCING))
    alive = np.isfinite(drawn[:, known]).all(axis=1)
    return ScoredSeries(
        recorded[known],
        log_thousands(drawn[alive][:, known]),
        {other.name: log_thousands(other.ensemble[:, known]) for other in every_year},
        held_out(values.index)[known],
        np.flatnonzero(alive),
        np.flatnonzero(known),
    )


def recorded_targets(targets: Mapping[str, BookTarget], observed: xr.Dataset) -> tuple[RecordedTarget, ...]:
    """The books' targets as series by period, including those whose variable the run lacks.

    Args:
        targets: the recorded targets, by name.
        observed: the run as the books would have shown it.

    Raises:
        RecordError: target and run count political strikes by different definitions.
    """
    defined = observed.attrs.get("political")
    found = []
    for name, target in targets.items():
        if target.political not in (None, defined):
            raise RecordError(
                f"'{name}' counts political strikes by the definition '{target.political}', the run by "
                f"'{defined}'.",
                remedy=f"Observe with political='{target.political}'.",
            )
        periods = target.values.dropna().index
        low, high = (
            (target.values if edge is None else edge).loc[periods].set_axis(pd.Index(map(_period, periods)))
            for edge in (target.low, target.high)
        )
        share, per_thousand = target.unit.startswith("share"), target.unit.startswith(_PER_THOUSAND)
        found.append(
            RecordedTarget(
                name=name,
                variable=target.variable,
                member="",
                values=low,
                unit=target.unit,
                source_keys=target.source_keys,
                note=target.note,
                kind="recorded",
                told_in="%" if share else target.unit.removeprefix(_PER_THOUSAND),
                told_per=0.01 if share else 0.001 if per_thousand else 1.0,
                upper=high if target.high is not None else None,
                between=target.between,
                over_time="last",
            )
        )
    return tuple(found)


def by_month(observed: xr.Dataset, months: np.ndarray) -> xr.Dataset:
    """Each variable of the books with the figure of its year or quarter in every month of it.

    Args:
        observed: variables by `draw` and `year`, or `quarter` ("1905Q1").
        months: the run's `time`, (months,).
    """
    dates = pd.DatetimeIndex(months)
    labels = {
        "year": dates.year.to_numpy(),
        "quarter": np.array([f"{date.year}Q{date.quarter}" for date in dates]),
    }
    spread = {}
    for name, values in observed.data_vars.items():
        (period,) = (str(dim) for dim in values.dims if dim != "draw")
        recorded = values.reindex({period: pd.unique(labels[period])})
        spread[str(name)] = recorded.sel({period: xr.DataArray(labels[period], dims="time")}).drop_vars(
            period
        )
    return xr.Dataset(spread).assign_coords(time=months)


def _period(label: object) -> pd.Interval:
    """A year, or a quarter of one, from its first day to its last."""
    period = pd.Period(str(label), freq="Q" if "Q" in str(label) else "Y")
    return pd.Interval(period.start_time.normalize(), period.end_time.normalize(), closed="both")
