"""The village: land, example and trade. Rich, middle and poor peasants apart.

One loop reinforces itself: villages that rise make others rise. It is in `village_example`, in three
readings.

The pattern this file may not mention: whom the village follows.
"""

from conjuncture import Beta, LogUniform, Theory, clip, derived, parameter, state, trait, where
from conjuncture.theories.leninism.levels import country, village

RATE = "from once in decades to several times a year; order of magnitude alone"
WEIGHT = "between little and most of what moves a village"


@trait(village, within=(0, 1), unit="share of what it can till", source="Robinson 1932")
def land_at_first(landless, landlord_land, hires_labour):
    """Landlords and want of land leave less to those who till it; the rich lack least."""
    return clip(where(hires_labour, 1.0, 1 - landless) * (1 - 0.5 * landlord_land))


@state(
    village, initial="land_at_first", within=(0, 1), unit="share of what it can till", source="Shanin 1972"
)
def land_held(
    land_held,
    land_reform,
    village_unrest,
    coercion,
    collectivisation,
    landlord_land,
    dt,
    *,
    handed_out=parameter(LogUniform(0.3, 6), unit="1/year", reason="a reform takes months to years"),
    seized=parameter(LogUniform(0.1, 6), unit="1/year", reason="where nobody stops it, a season or more"),
    divided=parameter(
        LogUniform(0.003, 0.03), unit="1/year", reason="growth of rural population, less leaving"
    ),
    taken=parameter(LogUniform(0.3, 6), unit="1/year", reason="collective farms took months to years"),
):
    """Reform hands landlords' land out, a village that rises takes it where nothing stops it; heirs divide
    what there is, collectives take it away."""
    ways = handed_out * land_reform + seized * village_unrest * (1 - coercion) ** 2
    gained = ways * landlord_land * (1 - land_held)
    return clip(land_held + dt * (gained - (divided + taken * collectivisation) * land_held))


LOOP = parameter(LogUniform(0.05, 3), unit="weight", name="village_example.weight", reason=WEIGHT)


@derived(
    country, absent=0.0, within=(0, 4), unit="weight", reading="linear", source="Robinson 1932; own idea"
)
def village_example(village_unrest, village_share, *, weight=LOOP):
    """Villages that rise make others rise, in proportion."""
    return weight * village_unrest.mean(weights=village_share)


@village_example.reading("saturating", source="own idea")
def _village_saturating(
    village_unrest,
    village_share,
    *,
    weight=LOOP,
    half=parameter(Beta(2, 8), unit="share of villages", reason="how many must rise before most have heard"),
):
    """The first villages that rise count most; once all have heard, more add little."""
    risen = village_unrest.mean(weights=village_share)
    return weight * risen / (risen + half)


@village_example.reading("threshold", source="Granovetter 1978")
def _village_threshold(
    village_unrest,
    village_share,
    *,
    weight=LOOP,
    enough=parameter(Beta(2, 8), unit="share of villages", reason="nobody knows how many are enough"),
):
    """Others wait until enough have risen, and then follow at once."""
    return where(village_unrest.mean(weights=village_share) >= enough, weight, 0.0)


@derived(country, absent=0.0, within=(0, 1), unit="share of villages", source="definition")
def peasant_movement(village_unrest, village_share):
    """Share of the country's villages in movement."""
    return clip(village_unrest.mean(weights=village_share))


@derived(country, absent=1.0, within=(0, 1), unit="0 forbidden, 1 free", source="Nove 1969; Lewin 1968")
def free_trade(
    workers_power,
    civil_war,
    collectivisation,
    policy_industry,
    *,
    levied=parameter(Beta(6, 2), unit="share", reason="a workers' state in civil war takes grain by force"),
    squeezed=parameter(Beta(2, 4), unit="share", reason="taxes and prices against traders, for industry"),
):
    """How freely one may buy and sell. A workers' state at war, with collectives, or pressing for industry
    leaves less room."""
    left = (1 - levied * civil_war) * (1 - collectivisation) * (1 - squeezed * policy_industry)
    return where(workers_power, left, 1.0)


@state(
    country,
    initial=0.4,
    within=(0, 1),
    unit="0 none, 1 as strong as the state",
    source="Lewin 1968; Ball 1987",
)
def traders(
    traders,
    free_trade,
    hires_labour,
    land_held,
    village_share,
    dt,
    *,
    gains=parameter(LogUniform(0.1, 3), unit="1/year", reason=RATE),
    loses=parameter(LogUniform(0.3, 6), unit="1/year", reason="a trade forbidden is gone in months to years"),
):
    """Private traders and rich peasants grow strong while trade is free, more where some have much land, and
    shrink while it is not."""
    rich = (land_held * village_share * where(hires_labour, 1.0, 0.0)).sum()
    grown = gains * free_trade * (0.2 + clip(rich)) * (1 - traders)
    return clip(traders + dt * (grown - loses * (1 - free_trade) * traders))


PEASANTS = Theory.module(globals(), name="peasants")
