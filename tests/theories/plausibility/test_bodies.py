"""A body without people leads nobody, and nobody is in a body that is not yet founded."""

import numpy as np
import pytest

from .theories_on_cases import CASES, GERMANY, RUSSIA, SPAIN, WORLD, on
from .three_worlds import MONTH, NO_BODIES, NO_PARTIES, ThreeWorlds

IN_STRUGGLE = 0.05  # of the class in one month: then there is something to coordinate


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


@on(RUSSIA, GERMANY, SPAIN, WORLD)
def test_without_parties_councils_still_bring_people_together(lived: ThreeWorlds) -> None:
    activity, coordination = lived.of("class_activity", NO_PARTIES), lived.of("coordination", NO_PARTIES)
    struggle = activity.max(axis=1) > IN_STRUGGLE
    of_councils = [
        coordination[struggle[:, country]][:, :, lived.bodies("is_council", country)].max(axis=(1, 2))
        for country in range(len(lived.countries))
    ]
    most = np.concatenate(of_councils)
    share = float((most > 0).mean())
    assert share > 0.5, f"in {share:.2f} of {most.size} countries in struggle; median {np.median(most):.3f}"


@pytest.mark.parametrize("strength", ["members", "coordination", "leads"])
@on(RUSSIA, GERMANY, SPAIN)
def test_before_it_is_founded_a_body_has_no_strength(lived: ThreeWorlds, strength: str) -> None:
    before = lived.years[:, None] + MONTH <= lived.given("founded")
    assert before.any(), "the case founds nobody"
    strong = _strong(lived, strength, before)
    assert not strong, f"the most in any draw: {strong}"


@pytest.mark.parametrize("strength", ["members", "coordination", "leads"])
@on(RUSSIA)
def test_after_it_ended_a_body_has_no_strength(lived: ThreeWorlds, strength: str) -> None:
    dissolved = lived.given("dissolved")
    after = (lived.years[:, None] >= dissolved + MONTH) & (dissolved > 0)
    assert after.any(), "the case dissolves nobody"
    strong = _strong(lived, strength, after)
    assert not strong, f"the most in any draw: {strong}"


def _strong(lived: ThreeWorlds, strength: str, when: np.ndarray) -> dict[str, float]:
    """The bodies that have any strength in such months, (months, bodies), with the most in any draw."""
    most = np.where(when, lived.of(strength), 0.0).max(axis=(0, 1))
    return {name: round(float(most[n]), 4) for n, name in enumerate(lived.organisations) if most[n] > 0}
