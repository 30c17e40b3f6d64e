"""Unemployment as an input of a case: rows of `inputs.csv` from a table of yearly rates.

The table has the columns `year`, `per_cent` (of the labour force) and `source`. Theories that read the trade
cycle get it from the rate: output falls by about two per cent if unemployment rises by one point.

Source: A. Okun, Potential GNP: its measurement and significance, Proceedings of the Business and Economics
Statistics Section, American Statistical Association (1962): three per cent in the United States; later
studies find about two.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources.abc import Traversable

from conjuncture.files.columns import Column, number_between
from conjuncture.files.csv_table import read_csv

NAME, TRADE = "unemployment", "trade_cycle"
OUTPUT_FOR_A_POINT = -2.0
"""Log growth of output a year where unemployment rises by all workers."""

_REASON = (
    "Minus twice the change of unemployment since the year before, as a share: output falls by about two per "
    "cent where unemployment rises by one (Okun 1962 found three for the United States, later studies two)."
)
_NO_CHANGE = "No rate of the year before, and so no change."
_REMEDY = "Write a year such as 1908."


@dataclass(frozen=True)
class Rate:
    """The unemployment rate of a year.

    Attributes:
        per_cent: in per cent of the labour force.
        source: the citation.
    """

    per_cent: float
    source: str


def calendar_year(text: str) -> str:
    """Check for a year of four digits."""
    return "" if text.isdecimal() and len(text) == 4 else "is no year"


COLUMNS = (
    Column("year", "the year", calendar_year, remedy=_REMEDY, unique=True),
    Column("per_cent", "the rate of unemployment in per cent, with a point", number_between(0, 100)),
    Column("source", "the citation of the rate"),
)


def rates_from(file: Traversable, first: int, last: int) -> Mapping[int, Rate]:
    """Read the rates of a table, which must have every year of a case, and may have the year before.

    Args:
        file: the table.
        first, last: the years of the case, both included.

    Raises:
        FileError: all bad rows, and the missing years.
    """
    table = read_csv(file, COLUMNS)
    rates = {int(row["year"]): Rate(float(row["per_cent"]), row["source"]) for row in table.rows}
    missing = [str(year) for year in range(first, last + 1) if year not in rates]
    if missing and not table.mistakes.found:  # else a bad row may be the one
        problem = f"there is no rate of {', '.join(missing)}."
        remedy = f"The case has the years {first} to {last}: give a row for each."
        table.mistakes.note(None, "year", problem, remedy)
    table.mistakes.refuse()
    return rates


def driven_rows(
    country: str, rates: Mapping[int, Rate], keys: Mapping[str, str], first: int, last: int
) -> list[dict[str, str]]:
    """The rows for unemployment and for the trade cycle, with the columns of `inputs.csv`.

    Args:
        country: the country of the rows.
        rates: the rates by year.
        keys: the key of each source by its citation.
        first, last: the years, both included.
    """
    found = []
    for year in range(first, last + 1):
        months = {"country": country, "since": f"{year}-01", "until": f"{year + 1}-01"}
        rate = rates[year]
        recorded = {"kind": "recorded", "source_key": keys[rate.source], "reason": ""}
        found.append(
            {"variable": NAME, **months, "value": f"{rate.per_cent:g}", "unit": "per cent", **recorded}
        )
        before = rates.get(year - 1)
        growth = 0.0 if before is None else OUTPUT_FOR_A_POINT * (rate.per_cent - before.per_cent) / 100
        assumed = {
            "kind": "assumption",
            "source_key": "",
            "reason": _NO_CHANGE if before is None else _REASON,
        }
        found.append(
            {"variable": TRADE, **months, "value": f"{growth:.4g}", "unit": "log growth a year", **assumed}
        )
    return sorted(found, key=lambda row: (row["variable"], row["since"]))
