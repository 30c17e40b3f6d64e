"""Where rivals part over a state that breaks, and over who disposes of a workers' state's industry."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache

import numpy as np
import pytest
import xarray as xr
from numpy.typing import NDArray

from conjuncture import Theory, regular_society
from conjuncture.engine.ensemble import run_worlds
from conjuncture.engine.simulation import Simulation
from conjuncture.engine.worlds import Hold, World
from conjuncture.language.loading import load
from conjuncture.theories.leninism.classes.usual import USUAL
from conjuncture.theories.leninism.crisis.governments import GOVERNMENTS
from conjuncture.theories.leninism.crisis.power import POWER
from conjuncture.theories.leninism.crisis.regime import REGIME
from conjuncture.theories.leninism.essay import THEORY as ESSAY
from conjuncture.theories.leninism.workers_state.administration import ADMINISTRATION
from conjuncture.theories.leninism.workers_state.exclusion import EXCLUSION
from conjuncture.theories.leninism.workers_state.privilege import PRIVILEGE

from .one_country import in_part

DRAWS = 200
WORKERS_POWER = 3
OF_POWER: Mapping[str, float | bool] = {
    "soviet_lead": 0.3,
    "other_lead": 0.3,
    "members": 0.05,
    "position_on_power": 0.9,
    "class_activity": 0.1,
    "seen_activity": 0.1,
    "peasant_movement": 0.02,
    "owners_confidence": 0.5,
    "industrial_share": 0.1,
}
BROKEN, WHOLE = (0.15, 0.2, 0.7), (0.9, 0.85, 0.1)  # loyalty, solvency, split above
BEFORE, AFTER = 120, 60
"""Ten usual years, in which the state is whole and villages are quiet, and five others."""
RISEN, QUIET = 0.6, 0.02  # share of villages
OF_STATE: Mapping[str, float | bool] = {
    "workers_power": True,
    "liveliness": 0.05,
    "living_standard": 0.5,
    "grain_to_towns": 0.6,
    "exhaustion": 0.5,
    "workers": 0.5,
}


def theory(name: str) -> Theory:
    return ESSAY if name == "essay" else load(f"conjuncture.theories.rivals.{name}")


def lived(part: Theory, months: int, worlds: Sequence[World], keep: tuple[str, ...]) -> xr.Dataset:
    """A part of a theory in one country with two organisations."""
    society = regular_society(
        {"world": 1, "country": 1, "organisation": 2},
        {"country": "world", "organisation": "country"},
        {"industrial_share": ("country", 0.1)} if "industrial_share" in part.inputs else {},
    )
    held: Counter[str] = Counter()
    for world in worlds:
        held |= Counter(hold.variable for hold in world.holds)
    changed = {name: values for world in worlds for name, values in world.series.items()}
    usual = {name: np.full(months, OF_POWER[name]) for name in changed}
    simulation = Simulation(
        part, society, months, series=usual, seed=7, keep=keep, sparing=True, settable=tuple(held.elements())
    )
    found = run_worlds(simulation, worlds, DRAWS)
    assert {str(cause) for cause in found["failure"].to_numpy().ravel()} == {""}
    return found


@cache
def in_crisis(name: str) -> Mapping[str, float]:
    """In which share of draws workers govern after five years, by state, villages and roots."""
    states = {"broken": BROKEN, "whole": WHOLE}
    villages = {"risen": RISEN, "quiet": QUIET}
    worlds = [
        World(
            f"{state}, {village}, {roots}",
            holds=tuple(
                hold
                for what, at, usual in zip(
                    ("loyalty", "solvency", "split_above"), states[state], WHOLE, strict=True
                )
                for hold in (Hold(what, usual, 0, BEFORE), Hold(what, at, BEFORE))
            ),
            series={
                "peasant_movement": np.repeat([QUIET, villages[village]], [BEFORE, AFTER]),
                "soviet_lead": np.full(BEFORE + AFTER, 0.3 if roots == "rooted" else 0.02),
            },
        )
        for state in states
        for village in villages
        for roots in ("rooted", "rootless")
    ]
    part = in_part(theory(name), POWER + GOVERNMENTS + REGIME + USUAL, OF_POWER)
    found = lived(part, BEFORE + AFTER, worlds, ("rule",))
    last = found["rule"].isel(time=-1).transpose("world", "draw", ...).to_numpy().reshape(len(worlds), -1)
    shares = (last == WORKERS_POWER).mean(axis=1)
    return dict(zip((world.name for world in worlds), map(float, shares), strict=True))


def test_a_broken_state_and_risen_villages_lead_far_together_and_neither_does_alone() -> None:
    by_skocpol = in_crisis("state_breakdown")
    assert by_skocpol["broken, risen, rooted"] > 0.4
    alone = [by_skocpol["broken, quiet, rooted"], by_skocpol["whole, risen, rooted"]]
    assert max(alone) < 0.2 * by_skocpol["broken, risen, rooted"]
    assert by_skocpol["whole, quiet, rooted"] < min(alone)


def test_in_the_essay_a_broken_state_leads_as_far_where_villages_are_quiet() -> None:
    by_essay = in_crisis("essay")
    assert by_essay["broken, quiet, rooted"] > 0.75 * by_essay["broken, risen, rooted"]


def test_roots_add_nothing_where_a_state_breaks_and_villages_rise_and_in_the_essay_they_do() -> None:
    by_skocpol, by_essay = in_crisis("state_breakdown"), in_crisis("essay")
    assert by_skocpol["broken, risen, rootless"] == by_skocpol["broken, risen, rooted"]
    assert by_essay["broken, risen, rootless"] < 0.5 * by_essay["broken, risen, rooted"]


@cache
def in_office(name: str) -> xr.Dataset:
    """Ten years of a workers' state in want and in plenty, whose officials are left to themselves or not."""
    worlds = [
        World("want", holds=(Hold("scarcity", 0.9),)),
        World("plenty", holds=(Hold("scarcity", 0.1),)),
        World("beyond control", holds=(Hold("scarcity", 0.1), Hold("privilege_in_power", 0.95))),
        World("held to account", holds=(Hold("scarcity", 0.1), Hold("privilege_in_power", 0.05))),
    ]
    keep = ("privilege_in_consumption", "posts_to_fill", "apparatus", "property_turned_private")
    keep = (*keep, "called_apart", "left_to_officials", "scarcity", "privilege_in_power")
    part = in_part(theory(name), ADMINISTRATION + EXCLUSION + PRIVILEGE, OF_STATE)
    return lived(part, 120, worlds, keep)


def at_the_end(name: str, variable: str, world: str) -> NDArray[np.floating]:
    return in_office(name)[variable].sel(world=world).isel(time=-1).to_numpy().ravel()


def test_in_plenty_privilege_stays_by_the_new_class_and_falls_in_the_essay() -> None:
    def fallen(name: str) -> NDArray[np.floating]:
        want, plenty = (at_the_end(name, "privilege_in_consumption", world) for world in ("want", "plenty"))
        return want - plenty

    assert np.abs(fallen("new_class")).max() == 0
    assert np.mean(fallen("essay") > 0.05) > 0.3


@pytest.mark.parametrize(("name", "least", "most"), [("new_class", 0.5, 1.0), ("essay", 0.0, 0.0)])
def test_beyond_control_fewer_new_posts_are_open_to_workers_by_the_new_class_alone(
    name: str, least: float, most: float
) -> None:
    def closed(world: str) -> NDArray[np.floating]:
        """The share of new posts that is not open, where there are any."""
        drawn = at_the_end(name, "called_apart", world) + at_the_end(name, "left_to_officials", world)
        new = drawn * (1 - at_the_end(name, "apparatus", world))
        there = new > 1e-4
        return 1 - at_the_end(name, "posts_to_fill", world)[there] / new[there]

    assert least <= np.median(closed("beyond control")) <= most + 1e-5
    assert np.median(closed("held to account")) < 0.1


def test_without_traders_no_industry_turns_private_by_the_new_class_and_in_the_essay_some_does() -> None:
    new_class, essay = (
        at_the_end(name, "property_turned_private", "beyond control") for name in ("new_class", "essay")
    )
    assert np.all(new_class == 0)
    assert np.all(essay > 0)
