"""Parties have sizes that people recognise, and their shares move in a crisis and stay in quiet years."""

import numpy as np
import pytest

from .measures import frequency
from .movements import moves_at_home
from .theories_on_cases import FORMS, GERMANY, RUSSIA, SPAIN, on
from .three_worlds import ThreeWorlds

MUCH = 0.2
IN_CRISIS, IN_QUIET = 0.1, 0.05
IN_MOST_DRAWS = 0.9
YEARS = {RUSSIA: (1905, 1917), GERMANY: (1914, 1923), SPAIN: (1930, 1937), FORMS: (1950, 1989)}
LARGE_AND_SMALL = {
    RUSSIA: ("Germany: social democrats", "Germany: left minority"),
    GERMANY: ("SPD", "Spartacists"),
}


@pytest.mark.parametrize("what", ["leads", "members"])
@on(RUSSIA, GERMANY)
def test_german_social_democrats_are_larger_than_spartacists_in_december_1918(
    lived: ThreeWorlds, what: str
) -> None:
    large, small = (
        lived.of(what)[:, lived.month("1918-12"), lived.body(name)] for name in LARGE_AND_SMALL[lived.case]
    )
    share = float((large > small).mean())
    assert share >= IN_MOST_DRAWS, (
        f"in {share:.2f} of draws; medians {np.median(large):.3f}, {np.median(small):.3f}"
    )


@on(RUSSIA, GERMANY, SPAIN)
def test_shares_move_in_a_crisis(lived: ThreeWorlds) -> None:
    found = moves_at_home(lived, *YEARS[lived.case])
    often = frequency(found.moved(MUCH), found.crisis)
    assert often.of_a_window >= IN_CRISIS, f"by more than {MUCH}: {often}"


@on(RUSSIA, GERMANY, SPAIN)
def test_in_a_crisis_the_same_party_rises_in_some_draws_and_falls_in_others(lived: ThreeWorlds) -> None:
    found = moves_at_home(lived, *YEARS[lived.case])
    up, down = (
        ((way > MUCH) & found.crisis[:, :, None]).any(axis=1).mean(axis=0) for way in (found.rise, found.fall)
    )
    names = [lived.organisations[party] for party in lived.parties()]
    by_party = dict(zip(names, zip(up.round(3).tolist(), down.round(3).tolist(), strict=True), strict=True))
    assert np.any((up > 0) & (down > 0)), f"share of draws in which each rises, falls by {MUCH}: {by_party}"


@on(RUSSIA, GERMANY, SPAIN, FORMS)
def test_shares_stay_in_quiet_years(lived: ThreeWorlds) -> None:
    found = moves_at_home(lived, *YEARS[lived.case])
    often = frequency(found.moved(MUCH), found.quiet)
    assert often.of_a_window < IN_QUIET, f"by more than {MUCH}: {often}"
