"""Nobody comes to stand for soviets by inference alone, and parties differ."""

import numpy as np
import pytest

from .measures import MONTHS_OF_YEAR, spread
from .theories_on_cases import GERMANY, RUSSIA, SPAIN, on
from .three_worlds import ThreeWorlds

# The party of those who own, and the month before which nothing has called its programme in question.
PROPERTIED = {
    RUSSIA: ("Kadets", "1917-01"),
    GERMANY: ("Centre and liberals", "1918-11"),
    SPAIN: ("Republicans", "1936-07"),
}
LABOUR = "Britain: social democrats"
EVE = {RUSSIA: "1917-02", GERMANY: "1918-11", SPAIN: "1936-07"}


@on(RUSSIA, GERMANY, SPAIN)
def test_a_party_of_owners_does_not_come_to_stand_for_soviets(lived: ThreeWorlds) -> None:
    name, until = PROPERTIED[lived.case]
    party, before = lived.body(name), slice(0, lived.month(until))
    stood = lived.of("position_on_power")[:, before, party] * lived.standing[before, party]
    most = float(np.median(stood.max(axis=1)))
    assert most < 0.25, f"{name} before {until}, the median over draws of the most: {most:.3f}"


@on(RUSSIA)
def test_labour_does_not_come_to_want_workers_power_in_quiet_years(lived: ThreeWorlds) -> None:
    years, labour = slice(lived.month("1895-01"), lived.month("1914-01")), lived.body(LABOUR)
    stood = _by_year(lived.of("position_on_power")[:, years, labour]).mean(axis=2)
    crisis = _by_year(lived.crisis[:, years, lived.countries.index("Britain")]).any(axis=2)
    there = _by_year(lived.standing[None, years, labour]).all(axis=2)
    middle = float(np.median(stood[~crisis & there]))
    assert middle < 0.35, f"the median over quiet years of 1895-1913: {middle:.3f}"


@on(RUSSIA)
def test_labour_does_not_want_workers_power_in_1930(lived: ThreeWorlds) -> None:
    year = slice(lived.month("1930-01"), lived.month("1931-01"))
    middle = float(np.median(lived.of("position_on_power")[:, year, lived.body(LABOUR)].mean(axis=1)))
    assert middle < 0.35, f"the median over draws: {middle:.3f}"


@pytest.mark.parametrize("what", ["position_on_power", "leads"])
@on(RUSSIA, GERMANY, SPAIN)
def test_on_the_eve_parties_differ(lived: ThreeWorlds, what: str) -> None:
    eve = lived.month(EVE[lived.case])
    parties = [party for party in lived.parties() if lived.standing[eve, party]]
    middle = float(np.median(spread(lived.of(what)[:, eve, parties])))
    assert middle > 0.15, f"the median over draws of the most less the least: {middle:.3f}"


def _by_year(course: np.ndarray) -> np.ndarray:
    """(draws, years, months of the year)."""
    return course.reshape(len(course), -1, MONTHS_OF_YEAR)
