"""Two small theories on a record that one of them made, with the draws of both kept."""

import csv
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import conjuncture as cj
from conjuncture import Level, LogUniform, Theory, Uniform, parameter, sqrt, state
from conjuncture.cases.case import Case
from conjuncture.cases.tables import case_from_tables
from conjuncture.studies.compare_result import Comparison

country = Level("country")
YEARS = range(1900, 1920)
DRAWS = 400
HEADINGS = (
    "series_id",
    "country",
    "period_start",
    "period_end",
    "value",
    "unit",
    "breakdown",
    "source_key",
    "note",
)


def _rising() -> Theory:
    @state(country, initial=1.0, within=(0, 10_000), unit="level", source="-")
    def level(level, noise, dt, *, rise=parameter(Uniform(0.0, 0.2), unit="1/year", reason="-")):
        """A level that rises, with luck."""
        return level * (1 + rise * dt + 0.02 * noise.normal())

    return Theory.of(level, name="rising")


def _wandering() -> Theory:
    @state(country, initial=1.0, within=(0, 10_000), unit="level", source="-")
    def level(level, noise, dt, *, wide=parameter(LogUniform(0.05, 0.3), unit="1", reason="-")):
        """A level that goes up as easily as down, by luck of an unknown size."""
        return level * (1 + wide * sqrt(dt) * noise.normal())

    return Theory.of(level, name="wandering")


RISING, WANDERING = _rising(), _wandering()
CASE_TOML = """
name = "rising"
title = "A rising level, 1900-1919"
place = "nowhere"
start = "1900-01"
end = "1920-01"
default_theory = "canon.march"
description = "A case by which fitted rows are tested."
"""
SUMMARY = """
[[summary]]
name = "level"
target = "level"
transform = "log"
least = 0.01
observation_sd = 0.05
discrepancy = 0.1
reason = "-"
source = "-"
"""
TABLES = {
    "society.csv": ["level,member,within,variable,value,unit,kind,source_key,reason", "country,Here,,,,,,,"],
    "inputs.csv": ["variable,country,since,until,value,unit,kind,source_key,reason"],
    "sources.csv": [
        "source_key,citation,address,licence_remark,how_verified,grade",
        "almanac,An almanac,,,,B",
    ],
    "targets.csv": [
        "name,variable,country,member,series_id,breakdown,unit,scale,note,over_time",
        "level,level,Here,,height,,level,,,mean",
    ],
}


def case_of(folder: Path, values: np.ndarray) -> Case:
    """A case that recorded these levels, one a year."""
    folder.mkdir()
    (folder / "case.toml").write_text(CASE_TOML.lstrip(), "utf-8")
    (folder / "summaries.toml").write_text(SUMMARY.lstrip(), "utf-8")
    for name, lines in TABLES.items():
        (folder / name).write_text("\n".join(lines) + "\n", "utf-8")
    with (folder / "heights.csv").open("w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file)
        rows.writerow(
            [
                "series_id",
                "country",
                "period_start",
                "period_end",
                "value",
                "unit",
                "breakdown",
                "source_key",
                "note",
            ]
        )
        for year, value in zip(YEARS, values, strict=True):
            rows.writerow(
                [
                    "height",
                    "Here",
                    f"{year}-01-01",
                    f"{year}-12-31",
                    f"{value:.5f}",
                    "level",
                    "",
                    "almanac",
                    "",
                ]
            )
    return case_from_tables(folder)


def compared(case: Case, bank: Path, *theories: Theory, **settings: Any) -> Comparison:
    return cj.compare(case, *theories, draws=40, on=("free", "fitted"), bank=bank, **settings)


@pytest.fixture(scope="session")
def case(tmp_path_factory: pytest.TempPathFactory) -> Case:
    """A record that the rising theory made: 6 per cent a year."""
    years = np.array(YEARS) - 1899.5
    return case_of(tmp_path_factory.mktemp("rising") / "case", 1.06**years)


@pytest.fixture(scope="session")
def bank(case: Case, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The draws of both theories, as `fit` keeps them."""
    folder = tmp_path_factory.mktemp("bank")
    for theory in (RISING, WANDERING):
        cj.fit(case, theory, draws=DRAWS, bank=folder)
    return folder


@pytest.fixture(scope="session")
def found(case: Case, bank: Path) -> Comparison:
    return compared(case, bank, WANDERING, RISING)
