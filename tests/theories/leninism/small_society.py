"""A small society for tests of the coarse theory, and neutral stand-ins for what other parts write."""

import numpy as np

from conjuncture import Theory, given
from conjuncture.engine.simulation import Simulation
from conjuncture.society.regular import regular
from conjuncture.society.society import Society
from conjuncture.theories.leninism.classes import CLASSES
from conjuncture.theories.leninism.crisis import CRISIS
from conjuncture.theories.leninism.levels import country, organisation

_OF_COUNTRIES = {
    "raised_by_pooling": 0.005,
    "raised_by_propaganda": 0.005,
    "raised_by_discipline": 0.005,
    "raised_by_selection": 0.005,
    "example_from_abroad": 0.0,
    "defeat_from_abroad": 0.0,
    "relief": 0.0,
    "industrial_capital": 1.0,
    "market_room": 0.5,
    "years_of_power": 0.0,
    "peasant_independence": 0.5,
    "force_from_dependence": 0.0,
    "collectivisation": 0.0,
    "posts_to_fill": 0.5,
    "leadership_from_abroad": 0.5,
    "hostility": 0.5,
    "rescued": 0.0,
    "follow_a_party": 0.4,
    "demand_soviet_power": 0.2,
    "pact_with_officers": 0.0,
    "satisfied_by_reform": 0.0,
    "policy_industry": 0.2,
    "privilege_in_consumption": 0.0,
    "repression_of_workers": 0.0,
    "rival_parties_banned": 0.0,
}
_OF_ORGANISATIONS = {
    "members": 0.02,
    "active_share": 0.3,
    "implantation": 0.05,
    "within_reach": 0.05,
    "allegiance": 0.2,
    "credibility": 0.25,
    "fit": 0.5,
    "position_on_power": 0.5,
    "trusts_shared_state": 0.5,
}

STAND_INS = Theory.of(
    *(
        given(country, name=name, unit="1", description="stand-in", absent=value)
        for name, value in _OF_COUNTRIES.items()
    ),
    *(
        given(organisation, name=name, unit="1", description="stand-in", absent=value)
        for name, value in _OF_ORGANISATIONS.items()
    ),
    given(country, name="upper_bourgeoisie_in_coalition", unit="truth", description="stand-in", absent=False),
    name="stand_ins",
)
"""Every variable that the workers' and the regime's parts read and do not write, at a quiet value."""


ALONE = CLASSES + CRISIS + STAND_INS
"""Workers, village and regime without the rest of the theory."""


def small_society(**given_values: tuple[str, object]) -> Society:
    """One world, two countries, in each three strata, three layers of the village and four organisations: a
    party for the councils' power, a party against it, a union and a council."""
    return regular(
        {"world": 1, "country": 2, "stratum": 6, "village": 6, "organisation": 8},
        {
            "country": "world",
            "stratum": "country",
            "village": "country",
            "organisation": "country",
        },
        {
            "stratum_share": ("stratum", np.tile([0.3, 0.5, 0.2], 2)),
            "schooling": ("stratum", np.tile([0.8, 0.4, 0.2], 2)),
            "large_works": ("stratum", np.tile([0.8, 0.6, 0.2], 2)),
            "village_tie": ("stratum", np.tile([0.1, 0.4, 0.5], 2)),
            "village_share": ("village", np.tile([0.15, 0.5, 0.35], 2)),
            "hires_labour": ("village", np.tile([True, False, False], 2)),
            "landless": ("village", np.tile([0.0, 0.3, 0.8], 2)),
            "is_party": ("organisation", np.tile([True, True, False, False], 2)),
            "is_union": ("organisation", np.tile([False, False, True, False], 2)),
            "is_council": ("organisation", np.tile([False, False, False, True], 2)),
            "position_on_power": ("organisation", np.tile([1.0, 0.0, 0.2, 0.6], 2)),
            **given_values,
        },
        name="small",
    )


MONTHS = 468
FROM_BELOW = (
    "activity", "class_activity", "seen_activity", "sectional", "class_wide", "class_consciousness",
    "village_unrest", "peasant_movement", "coordination",
)  # fmt: skip


def war_years(steps: int = MONTHS) -> dict[str, np.ndarray]:
    """A country that in its twentieth year goes to war for three years, is beaten in the third, and whose
    state is struck once in the tenth year and twice in the war."""
    month = np.arange(steps)
    at_war = (month >= 234) & (month < 270)
    return {
        "war": np.where(at_war, 0.9, 0.0),
        "defeat": np.where((month >= 252) & (month < 276), 0.7, 0.0),
        "harvest": np.where(month % 60 < 12, -0.5, 0.1),
        "trade": np.where(at_war, -0.05, 0.04),
        "legality": np.where(month < 252, 0.3, 0.7),
        "blow_to_state": np.where(np.isin(month, (120, 255, 262)), 0.6, 0.0),
    }


def simulation(theory: Theory = ALONE, steps: int = 300) -> Simulation:
    """A theory in the small society through the years of war. What tests hold is always settable, so that all
    of them run one compiled program."""
    return Simulation(
        theory,
        small_society(),
        steps,
        series=war_years(steps),
        seed=5,
        settable=(*FROM_BELOW, "land_reform", "next_rule"),
    )
