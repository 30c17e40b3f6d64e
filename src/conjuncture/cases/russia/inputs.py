"""The inputs of simulated Russia, month by month: recorded, or an assumption with its reason.

Each event counts 1 in the month (new style) in which it begins, whatever its size; a theory decides how long
it has effects. The compiler of the record judged the direction of an event, and whether it was an answer to
unrest. Outcomes (strike waves, mutinies, risings) are never inputs. The scenario "exogenous" leaves out every
event that answered unrest, since it would give a theory of strikes the result that it should find;
"with_endogenous_events" includes them, and results must say so.

Not recorded, and so not included: yearly harvests 1895-1913, the cost of living before 1914, army call-outs
except 1905.
"""

from __future__ import annotations

from typing import Literal, get_args

import numpy as np
import pandas as pd

from conjuncture.cases.case_input import Input
from conjuncture.cases.russia.archive import read_record
from conjuncture.cases.russia.targets import YEARS, workforce_by_year
from conjuncture.records import RecordError

Scenario = Literal["exogenous", "with_endogenous_events"]

MONTHS = pd.period_range("1895-01", "1914-12", freq="M")
"""The months that every input covers, new style: 240."""

_DIRECTIONS = {"shock": "shock", "repression_event": "repression", "concession_event": "concession"}
_STEEL = "cow_nmc_peacesciencer"


def inputs(scenario: Scenario = "exogenous") -> dict[str, Input]:
    """Every input by name. The two scenarios differ only in the three series of events.

    Raises:
        RecordError: an unknown scenario.
    """
    if scenario not in get_args(Scenario):
        raise RecordError(
            f"There is no scenario '{scenario}'. Choose one of: {', '.join(get_args(Scenario))}."
        )
    made = [
        _hands(),
        _trade_cycle(),
        _trade_cycle_without_1905(),
        _income_growth(),
        _soldiers(),
        _war(),
        *(_events(name, direction, scenario) for name, direction in _DIRECTIONS.items()),
        _repression_capacity(),
        _remembrance(),
    ]
    return {made_input.name: made_input for made_input in made}


def event_rows(scenario: Scenario = "exogenous") -> pd.DataFrame:
    """The dated events of a scenario, 1895-1914, with direction, name and source; none is an outcome."""
    events = read_record()["ru_event"].frame
    allowed = {"0"} if scenario == "exogenous" else {"0", "1"}
    month = events["period_start"].dt.to_period("M")
    chosen = (
        events["direction"].isin(_DIRECTIONS.values())
        & events["endogenous"].isin(allowed)
        & (month >= MONTHS[0])
        & (month <= MONTHS[-1])
    )
    return events[chosen].sort_values("period_start")


def _hands() -> Input:
    workforce = workforce_by_year()
    return Input(
        "hands",
        _between_mid_years(workforce["workers"] / workforce["workers"].max()),
        "share of the largest yearly workforce, 2,320 thousand (1913)",
        "recorded",
        "Workers under inspection, placed at mid-year, straight lines between, level at both ends. The fall "
        "of 1914 is partly of coverage and call-up.",
        "helpiks_stachki",
        tuple(int(year) for year in workforce.index[workforce["kind"] == "assumption"]),
    )


def _steel_growth() -> pd.Series:
    growth = _log_growth("ru_iron_steel_production")
    return growth.where(growth.index != 1900, _log_growth("ru_primary_energy_consumption"))


def _trade_cycle() -> Input:
    return Input(
        "trade_cycle",
        _by_year(_steel_growth()),
        "log growth per year",
        "recorded",
        "Growth of iron and steel output on the year before, the same in all months of a year. The series "
        "changes from iron to steel between 1899 and 1900, so 1900 has the growth of energy consumption "
        "instead. The fall of 1905 is partly the strikes' own doing and that of 1914 the war's: check what "
        "rests on them with trade_cycle_without_1905.",
        _STEEL,
        (1900,),
    )


def _trade_cycle_without_1905() -> Input:
    growth = _steel_growth()
    growth = growth.where(~growth.index.isin([1905, 1906]), growth.loc[1905:1906].mean())
    return Input(
        "trade_cycle_without_1905",
        _by_year(growth),
        "log growth per year",
        "assumption",
        "trade_cycle with the two years' growth from 1904 to 1906 divided evenly, because the strikes of "
        "1905 stopped furnaces and would otherwise reach a theory of strikes as an input.",
    )


def _income_growth() -> Input:
    return Input(
        "income_growth",
        _by_year(_log_growth("ru_gdp_per_capita")),
        "log growth per year",
        "recorded",
        "Growth of output per head on the year before. It mixes in the harvest (peaks 1902 and 1904), which "
        "itself is not recorded by year.",
        "maddison2020_owid",
    )


def _soldiers() -> Input:
    return Input(
        "soldiers",
        _by_year(read_record().yearly("ru_military_personnel")),
        "thousand persons",
        "recorded",
        "Men under arms, the same in all months of a year.",
        _STEEL,
    )


def _war() -> Input:
    at_war = np.zeros(len(MONTHS))
    at_war[MONTHS.slice_indexer("1904-02", "1905-09")] = 1.0
    at_war[MONTHS.slice_indexer("1914-08", None)] = 1.0
    return Input(
        "war",
        at_war,
        "1 in months at war",
        "recorded",
        "With Japan from 8 February 1904 (alpha_1904) to the peace of 5 September 1905 (wilde_1905_about); "
        "with Germany from 1 August 1914.",
        "wilde_1914",
    )


def _events(name: str, direction: str, scenario: Scenario) -> Input:
    rows = event_rows(scenario)
    rows = rows[rows["direction"] == direction]
    months = MONTHS.get_indexer(rows["period_start"].dt.to_period("M"))
    which = (
        "no event that answered unrest"
        if scenario == "exogenous"
        else "events that answered unrest among them"
    )
    return Input(
        name,
        np.bincount(months, minlength=len(MONTHS)).astype(float),
        "events begun in the month",
        "recorded",
        f"{len(rows)} dated events of direction '{direction}', {which}; direction and endogeneity are the "
        "compiler's judgement, outcomes are left out. Sources row by row in events_political.csv.",
        "compiler",
    )


def _repression_capacity() -> Input:
    return Input(
        "repression_capacity",
        np.ones(len(MONTHS)),
        "relative to its usual level",
        "assumption",
        "Held at 1 throughout: no yearly series of call-outs, garrisons or police was found, and a curve "
        "drawn by hand would be drawn from the outcome.",
    )


def _remembrance() -> Input:
    return Input(
        "remembrance",
        (MONTHS.month == 5).astype(float),
        "share of the month's strikes",
        "assumption",
        "All strikes of May: the congress of Paris in 1889 called on workers of all countries to keep the "
        "first of May, which in the old style is the thirteenth or fourteenth of May of the new. The days "
        "that recall January 1905 and April 1912 are left out: they answer unrest.",
    )


def _log_growth(series_id: str) -> pd.Series:
    level = read_record().yearly(series_id)
    return pd.Series(np.log(level.to_numpy(float)), level.index).diff().loc[YEARS[0] : YEARS[-1]]


def _by_year(yearly: pd.Series) -> np.ndarray:
    return yearly.loc[MONTHS.year].to_numpy(float).copy()


def _between_mid_years(yearly: pd.Series) -> np.ndarray:
    """Interpolate linearly between the middles of years, at the middle of each month."""
    at = MONTHS.year + (MONTHS.month - 0.5) / 12
    return np.interp(at, yearly.index.to_numpy(float) + 0.5, yearly.to_numpy(float))
