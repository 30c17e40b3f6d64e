"""A small theory on a small case with ten recorded years, in which one quantity is seen."""

from pathlib import Path
from typing import Any

import pytest

from conjuncture import Level, Theory, Uniform, parameter, state
from conjuncture.cases.case import Case
from conjuncture.cases.tables import case_from_tables
from conjuncture.inquiry.fitting.worlds import Worlds
from conjuncture.inquiry.runs.prepare import prepare

country = Level("country")
YEARS = range(1900, 1920)
RISE = 0.06
"""By which the recorded level grows in a year."""


@state(country, initial=1.0, within=(0, 10_000), unit="level", source="-")
def level(
    level,
    noise,
    dt,
    *,
    rise=parameter(Uniform(0.0, 0.2), unit="1/year", reason="-"),
    idle=parameter(Uniform(0.0, 1.0), unit="1", reason="moves nothing"),
):
    """A level that rises, with luck."""
    return level * (1 + (rise + 0.0 * idle) * dt + 0.02 * noise.normal())


THEORY = Theory.of(level)

FILES = {
    "case.toml": """
name = "rising"
title = "A rising level, 1900-1919"
place = "nowhere"
start = "1900-01"
end = "1920-01"
default_theory = "canon.march"
description = "A case by which fits are tested."
""",
    "society.csv": """
level,member,within,variable,value,unit,kind,source_key,reason
country,Here,,,,,,,
""",
    "inputs.csv": """
variable,country,since,until,value,unit,kind,source_key,reason
""",
    "sources.csv": """
source_key,citation,address,licence_remark,how_verified,grade
almanac,An almanac,,,,B
""",
    "targets.csv": """
name,variable,country,member,series_id,breakdown,unit,scale,note,over_time
level,level,Here,,height,,level,,,mean
""",
    "summaries.toml": """
[[summary]]
name = "level"
target = "level"
transform = "log"
least = 0.01
observation_sd = 0.05
discrepancy = 0.1
reason = "-"
source = "-"
""",
}


def write_case(folder: Path, rise: float = RISE, **files: str) -> Path:
    """A folder in which the level rose at this pace; files in the place of the usual ones."""
    folder.mkdir()
    rows = [
        f"height,Here,{year}-01-01,{year}-12-31,{(1 + rise) ** (year - 1899.5):.4f},level,,almanac,"
        for year in YEARS
    ]
    head = "series_id,country,period_start,period_end,value,unit,breakdown,source_key,note"
    written: dict[str, str] = FILES | {"heights.csv": "\n".join([head, *rows])} | files
    for name, text in written.items():
        (folder / name.replace("_toml", ".toml")).write_text(text.lstrip() + "\n", "utf-8")
    return folder


@pytest.fixture
def case(tmp_path: Path) -> Case:
    """The case as it is recorded."""
    return case_from_tables(write_case(tmp_path / "rising"))


@pytest.fixture
def worlds(case: Case) -> Worlds:
    """The theory on the case."""
    return worlds_of(case)


def worlds_of(case: Case, **settings: Any) -> Worlds:
    """The theory on a case."""
    return Worlds(prepare(case, THEORY, **settings), case)
