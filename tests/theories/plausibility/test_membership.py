"""Membership ebbs in quiet years and swells in a storm, for whoever is there."""

import numpy as np

from .movements import membership_by_country
from .theories_on_cases import CASES, on
from .three_worlds import ThreeWorlds


@on(*CASES)
def test_in_quiet_years_membership_ebbs(lived: ThreeWorlds) -> None:
    found = np.concatenate([country.in_quiet for country in membership_by_country(lived)])
    middle = float(np.median(found))
    assert middle < 0, f"the median change in {found.size} quiet years: {middle:+.3f}"


@on(*CASES)
def test_in_a_storm_membership_swells(lived: ThreeWorlds) -> None:
    found = np.concatenate([country.in_storm for country in membership_by_country(lived)])
    middle = float(np.median(found))
    assert middle > 0, f"the median change in {found.size} stormy years: {middle:+.3f}"


@on(*CASES)
def test_in_a_storm_most_parties_gain(lived: ThreeWorlds) -> None:
    shares = [country.gainers for country in membership_by_country(lived)]
    by_country = dict(zip(lived.countries, np.round(shares, 2).tolist(), strict=True))
    assert np.nanmean(shares) > 0.5, f"share of parties that gain: {by_country}"
