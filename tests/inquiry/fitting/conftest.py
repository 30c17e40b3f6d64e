"""A small theory of a level that rises, in which one quantity is seen and the other moves nothing."""

from pathlib import Path
from typing import Any

import pytest
from tests.inquiry.rising import write_case

from conjuncture import Level, Theory, Uniform, parameter, state
from conjuncture.cases.case import Case
from conjuncture.cases.tables import case_from_tables
from conjuncture.inquiry.fitting.worlds import Worlds
from conjuncture.inquiry.runs.prepare import prepare

country = Level("country")


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
