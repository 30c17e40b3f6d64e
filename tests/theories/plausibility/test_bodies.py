"""A body without people leads nobody, and nobody is in a body that is not yet founded."""

import numpy as np
import pytest

from .theories_on_cases import CASES, on
from .three_worlds import MONTH, NO_BODIES, NO_PARTIES, ThreeWorlds

IN_STRUGGLE = 0.05  # of the class in one month: a draw in which there is something to coordinate


@on(*CASES)
def test_no_draw_leaves_its_bounds_in_any_world(lived: ThreeWorlds) -> None:
    assert {str(cause) for cause in lived.dataset["failure"].to_numpy().ravel()} == {""}


@pytest.mark.parametrize("strength", ["coordination", "leads"])
@on(*CASES)
def test_where_nobody_is_in_a_body_no_body_has_strength(lived: ThreeWorlds, strength: str) -> None:
    most = lived.of(strength, NO_BODIES).max(axis=1)
    assert np.all(most == 0), f"up to {most.max():.3f}, by the median body and draw {np.median(most):.3f}"


@on(*CASES)
def test_where_nobody_is_in_a_body_workers_never_take_power(lived: ThreeWorlds) -> None:
    ever = lived.of("workers_power", NO_BODIES).any(axis=1)
    by_country = dict(zip(lived.countries, ever.mean(axis=0).round(2).tolist(), strict=True))
    assert not ever.any(), f"share of draws in which they do: {by_country}"


@on(*CASES)
def test_without_parties_councils_and_unions_still_bring_people_together(lived: ThreeWorlds) -> None:
    others = ~lived.given("is_party")
    struggle = lived.of("class_activity", NO_PARTIES).max(axis=(1, 2)) > IN_STRUGGLE
    most = lived.of("coordination", NO_PARTIES)[:, :, others].max(axis=(1, 2))
    share = float((most[struggle] > 0).mean()) if struggle.any() else np.nan
    assert share > 0.5, f"in {share:.2f} of {struggle.sum()} draws; median {np.median(most):.3f}"


@pytest.mark.parametrize("strength", ["members", "coordination", "leads"])
@on(*CASES)
def test_before_it_is_founded_a_body_has_no_strength(lived: ThreeWorlds, strength: str) -> None:
    before = lived.years[:, None] + MONTH <= lived.given("founded")
    most = np.where(before, lived.of(strength), 0.0).max(axis=(0, 1))
    strong = {name: round(float(most[n]), 4) for n, name in enumerate(lived.organisations) if most[n] > 0}
    assert not strong, f"the most in any draw: {strong}"
