"""A small society, and what stands in for the rest of the theory where organisation and strategy run alone.

Each variable that another file writes is an input here, with the name, level and bounds it has there.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from conjuncture import Theory, regular_society
from conjuncture.engine.simulation import Hold, Simulation
from conjuncture.testing import stand_in
from conjuncture.theories.leninism.levels import country, organisation, stratum, world
from conjuncture.theories.leninism.organisation import ORGANISATION
from conjuncture.theories.leninism.strategy import STRATEGY

FORMS = ("dues-paying mass party", "active vanguard", "loose movement", "conspiracy", "federation")
MONTHS = 468
OWN = ORGANISATION + STRATEGY


REST = Theory.of(
    stand_in("activity", stratum, 0.03),
    stand_in("class_consciousness", country, 0.05),
    stand_in("trade_consciousness", country, 0.4),
    stand_in("leading_workers", country, 0.02),
    stand_in("unemployment", country, 0.1),
    stand_in("openness", country, 0.5),
    stand_in("living_standard", country, 1.0),
    stand_in("workers", country, 1.0),
    stand_in("exhaustion", country, 0.2),
    stand_in("peasant_movement", country, 0.1),
    stand_in("traders", country, 0.3),
    stand_in("solvency", country, 0.7),
    stand_in("dual_power", country, 0.0),
    stand_in("destruction", country, 0.0),
    stand_in("workers_power", country, False),
    stand_in("liberal_rule", country, False),
    stand_in("shared_rule", country, False),
    stand_in("old_power", country, True),
    stand_in("restoration", country, False),
    stand_in("liveliness", country, 0.3),
    stand_in("arenas_want", country, 0.3),
    stand_in("leaders_selected", country, 0.003),
    stand_in("land_reform", country, 0.0),
    stand_in("memory_of_defeat", country, 0.1),
    stand_in("leads", organisation, 0.2),
    stand_in("collectivisation", country, 0.0),
    stand_in("factions_banned", country, 0.0),
    stand_in("capitalist_reserves", world, 0.6),
    stand_in("subordination", world, 0.0),
    name="rest",
)
ALONE = OWN + REST

SETTINGS: dict[str, tuple[float | bool, ...]] = {
    "activity_demanded": (0.1, 0.9, 0.4, 0.9, 0.5),
    "selectivity": (0.1, 0.7, 0.0, 1.0, 0.2),
    "pooling_effort": (0.3, 0.6, 0.1, 0.1, 0.2),
    "propaganda_effort": (0.5, 0.4, 0.1, 0.2, 0.5),
    "command": (0.5, 0.6, 0.0, 1.0, 0.0),
    "clandestine": (0.0, 0.5, 0.0, 1.0, 0.3),
    "paid_officers": (0.8, 0.4, 0.0, 0.6, 0.0),
    "faction_rights": (0.6, 0.6, 0.8, 0.0, 1.0),
    "revises": (True, True, False, False, True),
    "follows_international": (False, True, False, False, False),
    "for_peace": (0.4, 0.9, 0.7, 0.5, 1.0),
    "for_land": (0.4, 0.9, 0.7, 0.5, 1.0),
    "for_workers_control": (0.2, 0.7, 0.8, 0.5, 1.0),
    "for_soviet_power": (0.1, 0.4, 0.5, 0.5, 0.7),
    "for_self_determination": (0.5, 0.9, 0.5, 0.5, 1.0),
}
"""The five forms in the order of `FORMS`: settings of one set of mechanisms."""

A_COURSE = {
    "war": (0.0, 0.8),
    "defeat": (0.0, 0.6),
    "activity": (0.02, 0.3),
    "class_consciousness": (0.03, 0.4),
    "trade_consciousness": (0.5, 0.4),
    "exhaustion": (0.2, 0.7),
    "dual_power": (0.0, 0.8),
    "liberal_rule": (0.0, 1.0),
    "peasant_movement": (0.05, 0.6),
    "leads": (0.1, 0.4),
    "liveliness": (0.1, 0.8),
    "openness": (0.2, 0.9),
}
"""In quiet and in a crisis of two years after thirty."""


def course(months: int = MONTHS) -> dict[str, NDArray[Any]]:
    """Thirty quiet years, a crisis of two, and quiet again: the first so many months of them."""
    crisis = (np.arange(months) >= 360) & (np.arange(months) < 384)
    found = {name: np.where(crisis, high, low) for name, (low, high) in A_COURSE.items()}
    found["liberal_rule"] = found["liberal_rule"] > 0.5
    found["old_power"] = ~found["liberal_rule"]
    found["activity"] = np.repeat(found["activity"][:, None], 6, axis=1)  # each stratum's own
    return found


def small(
    theory: Theory = ALONE,
    *,
    months: int = MONTHS,
    order: Sequence[int] = range(5),
    twins: bool = False,
    holds: Sequence[Hold] = (),
) -> Simulation:
    """The theory on one world of two countries, each with three strata, three layers of peasants and five
    organisations. `order` says which form stands in each place of the second country; with `twins` the two
    countries are alike in all else."""
    settings = {name: [*values, *(values[at] for at in order)] for name, values in SETTINGS.items()}
    society = regular_society(
        {"world": 1, "country": 2, "stratum": 6, "village": 6, "organisation": 10},
        {"country": "world", "stratum": "country", "village": "country", "organisation": "country"},
        {
            **{name: ("organisation", np.array(values)) for name, values in settings.items()},
            "initial_implantation": ("organisation", 0.05),
            "stratum_share": ("stratum", np.array([0.2, 0.3, 0.5] * 2)),
            "village_share": ("village", np.array([0.2, 0.5, 0.3] * 2)),
            "landless": ("village", np.array([0.0, 0.2, 0.9] * 2)),
            "hires_labour": ("village", np.array([True, False, False] * 2)),
            "foreign_debt": ("country", np.array([0.2, 0.2 if twins else 0.7])),
            "landlord_land": ("country", np.array([0.2, 0.2 if twins else 0.7])),
        },
    )
    return Simulation(theory, society, months, series=course(months), holds=tuple(holds))
