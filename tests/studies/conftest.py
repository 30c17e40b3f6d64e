"""A small coarse case and a small theory of it, run once."""

import importlib.util
from pathlib import Path

import pytest

import conjuncture
from conjuncture import Beta, Level, Theory, derived, given, parameter, series, state
from conjuncture.cases.case import Case
from conjuncture.cases.tables import case_from_tables
from conjuncture.inquiry.ledger.claim_file import ClaimFile
from conjuncture.inquiry.ledger.claim_reader import read_claims
from conjuncture.studies.run_result import Run

world = Level("world")
country = Level("country", within=(world,))
literacy = given(country, unit="share", absent=0.5)
war = series(country, unit="strain", absent=0.0)


@state(country, initial=1.0, within=(0, 3), unit="1914 = 1", source="own idea")
def wage_index(wage_index, war, literacy, dt, *, loss=parameter(Beta(2, 5), unit="1/year", reason="a guess")):
    """War eats wages, most where few read."""
    return wage_index + dt * (0.05 - loss * war * (1 - literacy))


@derived(country, absent=0.0, unit="strain", source="own idea")
def strain(war, literacy):
    """War is felt by those who read: what the case's crude pattern looks at."""
    return war * literacy


THEORY = Theory.module(globals(), name="eaten")
CLAIMS = """
title = "Of wages"
theory = "canon.march"
case = "nowhere"
[[claim]]
id = "C1"
holder = "someone"
locator = "p. 1"
sentence = "Wages stay above nothing."
asked_so = "the index is above 0"
counts_against = "a year without wages"
against = ""
answer = "they do"
[claim.question]
is = "statement"
first = { outcome = { variable = "wage_index" } }
relation = "above"
second = 0.0
[[question]]
id = "Q1"
sentence = "Do wages end?"
locator = "p. 2"
record = "Nobody says."
through = [{ claim = "C1", follows = "They do not end.", fails = "They may end." }]
"""


@pytest.fixture(scope="session")
def eaten() -> Theory:
    return THEORY


@pytest.fixture(scope="session")
def pair(tmp_path_factory: pytest.TempPathFactory) -> Case:
    """Two countries, 1914-15, of which wages are recorded."""
    path = Path(__file__).parents[1] / "cases" / "conftest.py"
    spec = importlib.util.spec_from_file_location("small_case", path)
    assert spec is not None
    assert spec.loader is not None
    small = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(small)
    folder = tmp_path_factory.mktemp("pair")
    for name, text in small.FILES.items():
        (folder / name).write_text(text.lstrip(), "utf-8")
    return case_from_tables(folder)


@pytest.fixture(scope="session")
def small_run(pair: Case) -> Run:
    return conjuncture.run(pair, THEORY, draws=16)


@pytest.fixture
def claims(tmp_path: Path) -> ClaimFile:
    (tmp_path / "wages.toml").write_text(CLAIMS, "utf-8")
    return read_claims(tmp_path / "wages.toml")
