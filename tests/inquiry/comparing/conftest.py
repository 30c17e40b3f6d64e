"""Two small theories on a record that one of them made, with the draws of both kept."""

from pathlib import Path
from typing import Any

import pytest
from tests.inquiry.rising import write_case

import conjuncture as cj
from conjuncture import Level, LogUniform, Theory, Uniform, parameter, sqrt, state
from conjuncture.cases.case import Case
from conjuncture.cases.tables import case_from_tables
from conjuncture.studies.compare_result import Comparison

country = Level("country")
DRAWS = 400


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


def compared(case: Case, bank: Path, *theories: Theory, **settings: Any) -> Comparison:
    return cj.compare(case, *theories, draws=40, on=("free", "fitted"), bank=bank, **settings)


@pytest.fixture(scope="session")
def case(tmp_path_factory: pytest.TempPathFactory) -> Case:
    """A record that the rising theory made: 6 per cent a year."""
    return case_from_tables(write_case(tmp_path_factory.mktemp("rising") / "case"))


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
