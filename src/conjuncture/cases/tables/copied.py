"""Copy a case that comes with conjuncture, so that a user can change it; optionally with the user's
unemployment.

Some series may be used but not redistributed, so no case of the package has them. A copy takes them from a
table of the user: as the input `unemployment`, instead of the old values of the input `trade_cycle`, and as
the change that goes with last year's figure in a guess.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Mapping
from pathlib import Path

from conjuncture.cases.headings import FILE, folders
from conjuncture.cases.recorded_target import ALONE
from conjuncture.cases.tables.case_toml import facts_from
from conjuncture.cases.tables.unemployment import NAME, TRADE, Rate, driven_rows, rates_from
from conjuncture.cases.tables.works_table import FILE as WORKS
from conjuncture.errors import nearest
from conjuncture.files.csv_table import read_csv
from conjuncture.files.csv_text import csv_text
from conjuncture.files.whole import whole_folder, write_text
from conjuncture.records import RecordError

_KEY = "own_unemployment"


def copy_case(name: str, folder: Path, unemployment: Path | None = None) -> None:
    """Write the tables of a case into a new folder; the copy has the folder's name.

    Example:
        from pathlib import Path
        copy_case("strikes_sweden_1908_1919", Path("my_sweden"))

    Args:
        name: the name of a case that comes with conjuncture and has only tables.
        folder: the new folder.
        unemployment: a table with the columns year, per_cent and source, which becomes an input of the copy;
            only for a case with works.csv.

    Raises:
        FileExistsError: the folder exists.
        RecordError: an unknown case, or one with code, or without works.csv.
        FileError: mistakes in the table of unemployment.
    """
    tables = _tables(name)
    if folder.exists():
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(folder))
    texts = {
        file.name: file.read_text("utf-8")
        for file in sorted(tables.iterdir())
        if file.suffix in (".csv", ".toml")
    }
    texts[FILE] = texts[FILE].replace(f'name = "{name}"', f'name = "{folder.name}"', 1)
    if unemployment is not None:
        texts |= _driven(name, tables, unemployment)
    with whole_folder(folder) as aside:
        for file, text in texts.items():
            write_text(aside / file, text)


def _tables(name: str) -> Path:
    known = folders()
    alone = [one for one, folder in known.items() if (folder / FILE).is_file()]
    if name not in alone:
        rests = f"'{name}' rests on code" if name in known else f"there is no case '{name}'"
        raise RecordError(f"{rests}, so it cannot be copied.", remedy=nearest(name, alone))
    return known[name]


def _driven(name: str, tables: Path, unemployment: Path) -> Mapping[str, str]:
    """The texts of the tables that unemployment changes in a copy."""
    if not (tables / WORKS).is_file():
        raise RecordError(f"'{name}' has no {WORKS}, so no rate of unemployment can drive it.")
    months = facts_from(tables / FILE).months
    first, last = months[0].year, months[-1].year
    rates = rates_from(unemployment, first, last)
    keys = _keys(rates)
    (country,) = (row["name"] for row in read_csv(tables / WORKS).every if row["part"] == "country")
    kept = [row for row in _rows(tables / "inputs.csv") if row["variable"] not in (NAME, TRADE)]
    sources = [
        {"source_key": key, "citation": citation, "how_verified": "given by the user", "grade": "C"}
        for citation, key in keys.items()
    ]
    targets = [
        {**row, "last_year": NAME if row["last_year"] == ALONE else row["last_year"]}
        for row in _rows(tables / "targets.csv")
    ]
    return {
        file: csv_text(read_csv(tables / file).header, rows)
        for file, rows in {
            "inputs.csv": [*driven_rows(country, rates, keys, first, last), *kept],
            "sources.csv": [*_rows(tables / "sources.csv"), *sources],
            "targets.csv": targets,
        }.items()
    }


def _keys(rates: Mapping[int, Rate]) -> dict[str, str]:
    citations = dict.fromkeys(rate.source for rate in rates.values())
    return {citation: f"{_KEY}_{number}" for number, citation in enumerate(citations, 1)}


def _rows(table: Path) -> list[dict[str, str]]:
    return [dict(row.cells) for row in read_csv(table).every]
