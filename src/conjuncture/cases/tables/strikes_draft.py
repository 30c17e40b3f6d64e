"""A first draft of a case from one table of yearly strikes, for a country that does not come along.

The figures, and unemployment if there is any, are the user's. Sizes of works, branches and towns are the
assumptions of a case whose country has no such tables either; the user replaces them as far as they are
known.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from conjuncture.cases.headings import folders
from conjuncture.cases.recorded_target import ALONE
from conjuncture.cases.tables.unemployment import NAME, Rate, calendar_year, driven_rows
from conjuncture.files.columns import Column, number_between
from conjuncture.files.csv_table import Row, read_csv
from conjuncture.files.csv_text import csv_text
from conjuncture.files.mistakes import refusal
from conjuncture.files.whole import whole_folder, write_text
from conjuncture.records.table import SOURCES

LIKE = "strikes_poland_1921_1938"
"""The case whose assumptions and targets a draft takes."""
COUNTED = {
    "strikes": "strikes_counted",
    "establishments": "works_counted",
    "strikers": "strikers_counted",
    "days": "days_counted",
}
"""The columns of figures, each with the variable with which it is compared."""

_FEWEST_YEARS = 3
_FOUND = number_between(0, float("inf"))
_COLUMNS = (
    Column("year", "the year", calendar_year, remedy="Write a year such as 1908.", unique=True),
    Column("source", "the citation of the row's figures"),
    *(
        Column(name, f"{name} in the year", _FOUND, may_be_empty=True, may_be_missing=True)
        for name in COUNTED
    ),
    Column(NAME, "the rate in per cent", number_between(0, 100), may_be_empty=True, may_be_missing=True),
)


@dataclass(frozen=True)
class StrikesDraft:
    """What was written.

    Attributes:
        first, last: the years of the case, both included.
        counted: the columns that have figures.
        driven: whether unemployment drives the case.
    """

    first: int
    last: int
    counted: tuple[str, ...]
    driven: bool


def write_strikes(folder: Path, figures: Path, *, country: str, employed: float) -> StrikesDraft:
    """Write the tables of a case from a table of yearly strikes.

    Example:
        from pathlib import Path
        rows = ("year,source,strikes", "1911,A,903", "1912,A,857", "1913,A,1497")
        Path("figures.csv").write_text("\\n".join(rows))
        write_strikes(Path("my_britain"), Path("figures.csv"), country="Britain", employed=15e6)

    Args:
        folder: the new folder; the case has its name.
        figures: a table with the columns year, source and some of strikes, establishments, strikers, days and
            unemployment (per cent). A row without figures of strikes gives the year before the first its
            unemployment.
        country: the name of the country.
        employed: how many wage workers it has: the figures are counted among them.

    Raises:
        FileExistsError: the folder exists.
        FileError: bad rows, no figures of strikes, fewer than three years, or years without unemployment.
    """
    if folder.exists():
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(folder))
    rows = _rows_of(figures)
    counted = tuple(name for name in COUNTED if any(row[name] for row in rows.values()))
    years = [year for year, row in rows.items() if any(row[name] for name in counted)]
    draft = StrikesDraft(min(years), max(years), counted, any(row[NAME] for row in rows.values()))
    keys = {
        citation: f"own_{number}"
        for number, citation in enumerate(dict.fromkeys(row["source"] for row in rows.values()), 1)
    }
    texts = {
        "case.toml": _heading(folder.name, country, draft),
        "works.csv": _works(country, employed),
        "inputs.csv": _inputs(country, rows, keys, draft),
        "strikes.csv": _series(folder.name, country, rows, keys, draft),
        "targets.csv": _targets(folder.name, country, draft),
        "sources.csv": _sources(keys),
    }
    with whole_folder(folder) as aside:
        for file, text in texts.items():
            write_text(aside / file, text)
    return draft


def _rows_of(figures: Path) -> dict[int, Row]:
    """The rows by year, in the order of the years."""
    table = read_csv(figures, _COLUMNS)
    table.mistakes.refuse()
    rows = {int(row["year"]): row for row in sorted(table.rows, key=lambda row: row["year"])}
    years = [year for year, row in rows.items() if any(row[name] for name in COUNTED)]
    if len(years) < _FEWEST_YEARS:
        problem = f"figures of strikes stand in {len(years)} years, and a case needs {_FEWEST_YEARS} or more."
        raise refusal(figures, None, None, problem, f"Fill in one of the columns {', '.join(COUNTED)}.")
    if any(row[NAME] for row in rows.values()):
        span = range(min(years), max(years) + 1)
        lacking = [str(year) for year in span if year not in rows or not rows[year][NAME]]
        if lacking:
            problem = f"there is no rate of {', '.join(lacking)}."
            raise refusal(figures, None, NAME, problem, "Give one for each year, or leave the column out.")
    return rows


def _heading(name: str, country: str, draft: StrikesDraft) -> str:
    driver = "unemployment" if draft.driven else "nothing: no input is given"
    return f'''name = "{name}"
title = "Strikes in {country}, {draft.first}-{draft.last}"
place = "{name}"
start = "{draft.first}-01-01"
end = "{draft.last + 1}-01-01"
default_theory = "conjuncture.theories.leninism.struggle"
null_theory = "leninism.struggle.variants:ISOLATED_SHOCKS"
description = """
Workers of {country}, month by month, with yearly figures of {", ".join(draft.counted)}.
What drives it is {driver}.
The number of workers is the user's; sizes of works, branches and towns are assumptions.
"""
scenarios = ["as_recorded"]
whole = []
bridges = ["strikes"]
shown = ["share_striking", "horizon", "opponent"]
'''


def _works(country: str, employed: float) -> str:
    """The sizes, branches and towns of the case that is like it, for another number of workers."""
    rows = _like("works.csv")
    (whole,) = (row for row in rows if row["part"] == "country")
    factor = employed / float(whole["workers"])
    whole.update(name=country, workers=f"{employed:.0f}", reason="Given by the user.")
    for row in rows:
        if row["part"] == "size":
            row.update({column: f"{float(row[column]) * factor:.0f}" for column in ("workers", "works")})
    return csv_text(list(rows[0]), rows)


def _inputs(country: str, rows: Mapping[int, Row], keys: Mapping[str, str], draft: StrikesDraft) -> str:
    header = list(_like("inputs.csv")[0])
    if not draft.driven:
        return csv_text(header, [])
    rates = {year: Rate(float(row[NAME]), row["source"]) for year, row in rows.items() if row[NAME]}
    return csv_text(header, driven_rows(country, rates, keys, draft.first, draft.last))


def _series(
    name: str, country: str, rows: Mapping[int, Row], keys: Mapping[str, str], draft: StrikesDraft
) -> str:
    found = [
        {
            "series_id": f"{name}_{column}", "country": country, "period_start": f"{year}-01-01",
            "period_end": f"{year}-12-31", "value": row[column], "unit": column,
            "source_key": keys[row["source"]],
        }
        for column in draft.counted
        for year, row in rows.items()
        if row[column]
    ]  # fmt: skip
    return csv_text(list(_like("strikes.csv")[0]), found)


def _targets(name: str, country: str, draft: StrikesDraft) -> str:
    by_variable = {row["variable"]: row for row in _like("targets.csv")}
    rows = [
        by_variable[COUNTED[column]]
        | {
            "country": country, "series_id": f"{name}_{column}", "breakdown": "",
            "note": "What the office counts is not said: lockouts, farm work, the smallest strike.",
            "last_year": NAME if draft.driven else ALONE,
        }
        for column in draft.counted
    ]  # fmt: skip
    return csv_text(list(rows[0]), rows)


def _sources(keys: Mapping[str, str]) -> str:
    rows = [
        {"source_key": key, "citation": citation, "how_verified": "given by the user", "grade": "C"}
        for citation, key in keys.items()
    ]
    return csv_text([column.name for column in SOURCES], rows)


def _like(table: str) -> list[dict[str, str]]:
    """The rows of a table of the case that is like it."""
    return [dict(row.cells) for row in read_csv(folders()[LIKE] / table).every]
