"""The village revised: it waits for a law, works by the season, and takes in soldiers who come home.

In the essay's theory a village is in movement as soon as force has gone. Here it gives new rulers time, which
months without a law wear off; field work draws it away from protest or brings it onto the fields in dispute;
and soldiers who no longer obey bring home what they have seen.

The pattern this file may not mention: whom the village follows, or in which month anything happens.
"""

from conjuncture import (
    Beta,
    LogUniform,
    Normal,
    Theory,
    clip,
    derived,
    exp,
    floor,
    maximum,
    parameter,
    state,
    where,
)
from conjuncture.theories.leninism.levels import country, village, world

WEIGHT = "between little and most of what moves a village"


@derived(world, absent=0.0, within=(0, 1), unit="0 none, 1 the heaviest", source="Shanin 1972")
def field_work(first_year, t):
    """The farming year of the north: from the spring ploughing to the autumn sowing there is work in the
    fields, in winter there is none."""
    part_of_year = first_year + t - floor(first_year + t)
    return where((part_of_year > 0.24) & (part_of_year < 0.74), 1.0, 0.0)


@state(country, initial=0.0, within=(0, 1), unit="0 none, 1 all the time they ask", source="Gill 1979")
def time_given(
    time_given,
    rule,
    next_rule,
    dt,
    *,
    at_first=parameter(Beta(2, 2), unit="share", reason="how far villages hope at all is disputed"),
    wears=parameter(LogUniform(0.3, 12), unit="1/year", reason="hope without a law lasts a month to years"),
):
    """Whoever comes to govern is given time. Each month wears it off, whatever has been promised."""
    left = time_given * exp(-wears * dt)
    return where(next_rule != rule, at_first, left)


@state(
    village,
    initial=0.02,
    within=(0, 1),
    unit="share of villages",
    source="Figes 1989; Shanin 1986; Gill 1979",
)
def village_unrest(
    village_unrest,
    land_held,
    landlord_land,
    land_reform,
    time_given,
    field_work,
    harvest,
    war,
    loyalty,
    army_of_peasants,
    civil_war,
    collectivisation,
    coercion,
    seen_activity,
    village_example,
    hires_labour,
    dt,
    *,
    stirs=parameter(LogUniform(0.3, 6), unit="1/year", reason="villages rise and settle in months to years"),
    of_land=parameter(LogUniform(0.1, 3), unit="weight", reason=WEIGHT),
    of_season=parameter(
        Normal(0, 0.7), unit="log ratio", reason="work keeps men from it, or brings them onto disputed fields"
    ),
    of_soldiers=parameter(LogUniform(0.05, 2), unit="weight", reason=WEIGHT),
    of_harvest=parameter(LogUniform(0.05, 2), unit="weight", reason=WEIGHT),
    of_war=parameter(LogUniform(0.05, 2), unit="weight", reason=WEIGHT),
    of_levies=parameter(LogUniform(0.1, 4), unit="weight", reason="grain and land taken by a state at war"),
    of_towns=parameter(LogUniform(0.01, 1), unit="weight", reason="news of the towns; historians differ"),
    of_force=parameter(LogUniform(0.5, 6), unit="weight", reason="fear of the whip and of troops"),
    of_rich=parameter(Beta(2, 2), unit="share", reason="how far the rich hold back from land unrest"),
):
    """Want of land beside landlords, as far as nobody waits for a law, a failed harvest, war, levies and
    soldiers come home move a village, by the season, and the example of others; force holds it down."""
    for_land = of_land * (1 - land_held) * landlord_land * (1 - land_reform) * (1 - time_given)
    home = of_soldiers * war * (1 - loyalty) * army_of_peasants
    burdens = (
        of_harvest * maximum(-harvest, 0.0) + of_war * war + of_levies * maximum(civil_war, collectivisation)
    )
    moved = for_land * where(hires_labour, 1 - of_rich, 1.0) + burdens + home + of_towns * seen_activity
    by_season = exp(of_season * (field_work - 0.5))
    aim = (1 - exp(-(moved * by_season + village_example))) * exp(-of_force * coercion)
    return clip(village_unrest + (1 - exp(-stirs * dt)) * (aim - village_unrest))


VILLAGES = Theory.module(globals(), name="villages")
