"""A country of bodies that are founded, split and end, and what stands in for all else that they read."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from conjuncture import Theory, regular_society
from conjuncture.engine.simulation import Simulation
from conjuncture.testing import stand_in
from conjuncture.theories.leninism import levels
from conjuncture.theories.leninism.levels import country, organisation
from conjuncture.theories.leninism.organisation.allegiance import ALLEGIANCE
from conjuncture.theories.leninism.organisation.membership import MEMBERSHIP
from conjuncture.theories.leninism.organisation.raising import within_reach
from conjuncture.theories.leninism.organisation.standing import STANDING

BODIES = ("united", "one half", "other half", "neighbour", "latecomer", "union", "council")
FIRST_YEAR = 1900.0
SPLIT = 6
"""The month in which the united party is no more, and both halves of it are founded."""
LATE = 12
"""The month in which the latecomer is founded."""

_REST = Theory.of(
    stand_in("class_consciousness", country, 0.2),
    stand_in("trade_consciousness", country, 0.4),
    stand_in("selection_at_the_door", organisation, 0.2),
    stand_in("activity_asked", organisation, 0.5),
    stand_in("underground", organisation, 0.0),
    stand_in("gap", organisation, 0.2),
    stand_in("leads", organisation, 0.2),
    stand_in("fit", organisation, 0.5),
    stand_in("position_on_power", organisation, 0.5),
    stand_in("trusts_shared_state", organisation, 0.5),
    stand_in("openness", country, 1.0),
    stand_in("lately_in_struggle", country, 0.05),
    stand_in("liveliness", country, 0.3),
    stand_in("memory_of_defeat", country, 0.0),
    stand_in("disappointment", country, 0.0),
    stand_in("destruction", country, 0.0),
    stand_in("leading_workers", country, 0.02),
    stand_in("leaders_selected", country, 0.0),
    stand_in("old_power", country, True),
    stand_in("liberal_rule", country, False),
    stand_in("shared_rule", country, False),
    stand_in("workers_power", country, False),
    stand_in("restoration", country, False),
    name="rest",
)
THEORY = STANDING + ALLEGIANCE + MEMBERSHIP + Theory.of(within_reach) + Theory.module(levels) + _REST

STILL = {
    **{f"appeal.{weight}": 0.0 for weight in ("of_answer", "of_roots", "of_record", "of_blame")},
    "chooses_anew": 0.0,
    "joining.rate": 0.0,
    "leaving.rate": 0.0,
    "implantation.pace": 0.0,
    "implantation.wearing": 0.0,
}
"""All appeal alike; nobody chooses anew, joins, tires or takes root. What moves is the bodies themselves."""


def year(month: int) -> float:
    """The date at which a month begins."""
    return FIRST_YEAR + month / 12


FOUNDED = (0.0, year(SPLIT), year(SPLIT), 0.0, year(LATE), 0.0, 0.0)
DISSOLVED = (year(SPLIT), 0.0, 0.0, 0.0, 0.0, 0.0, 0.0)


def of_one(body: str) -> NDArray[np.bool_]:
    """Truths of the seven: this body and no other."""
    return np.array(BODIES) == body


def bodies(months: int = 24) -> Simulation:
    """The seven bodies in a country in which nothing else changes."""
    society = regular_society(
        {"world": 1, "country": 1, "stratum": 1, "village": 1, "organisation": len(BODIES)},
        {"country": "world", "stratum": "country", "village": "country", "organisation": "country"},
        {
            "first_year": ("world", FIRST_YEAR),
            "founded": ("organisation", np.array([0.0, year(SPLIT), year(SPLIT), 0.0, year(LATE), 0.0, 0.0])),
            "dissolved": ("organisation", np.where(of_one("united"), year(SPLIT), 0.0)),
            "initial_implantation": ("organisation", np.array([0.3, 0.05, 0.1, 0.1, 0.1, 0.2, 0.0])),
            "is_party": ("organisation", ~of_one("union") & ~of_one("council")),
            "is_union": ("organisation", of_one("union")),
            "is_council": ("organisation", of_one("council")),
        },
    )
    settable = ("leaders_won", "founded", "dissolved")
    fit = np.full((months, len(BODIES)), 0.5)  # of each body, so that a world can give each its own
    return Simulation(THEORY, society, months, settable=settable, series={"fit": fit})
