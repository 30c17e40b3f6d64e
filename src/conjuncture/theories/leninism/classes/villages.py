"""When villages move: they wait for a law, work by the season, fear those at hand, and take in soldiers who
come home.

New rulers are given time, which months without a law wear off, and the officials of the old ones leave. Field
work draws a village away from protest or brings it onto the fields in dispute. In the reading `at_once` it
moves as soon as its burdens and want of land are more than the fear of troops.

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


@state(country, initial=1.0, within=(0, 1), unit="1 as many as are wanted", source="Robinson 1932; Gill 1979")
def local_officials(
    local_officials,
    rule,
    next_rule,
    dt,
    *,
    leave=parameter(Beta(2, 2), unit="share", reason="from a new stamp on old men to nobody left"),
    come_again=parameter(LogUniform(0.1, 3), unit="1/year", reason="an administration takes months to years"),
):
    """Constables, stewards and land captains, who stand between a village and what it wants. When a
    government falls some of them leave or are driven out; new ones come one by one."""
    later = 1 - (1 - local_officials) * exp(-come_again * dt)
    return clip(where(next_rule != rule, local_officials * (1 - leave), later))


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
    local_officials,
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
    near=parameter(Beta(2, 2), unit="share", reason="of what a village fears; the rest is troops"),
    of_rich=parameter(Beta(2, 2), unit="share", reason="how far the rich hold back from land unrest"),
):
    """Want of land beside landlords, war and levies move a village as far as nobody waits for a law to lift
    them, and so do a failed harvest, soldiers come home and the example of others, by the season. Officials
    at hand and troops hold it down."""
    for_land = of_land * (1 - land_held) * landlord_land * (1 - land_reform)
    for_land = for_land * where(hires_labour, 1 - of_rich, 1.0)
    from_a_law = for_land + of_war * war + of_levies * maximum(civil_war, collectivisation)
    home = of_soldiers * war * (1 - loyalty) * army_of_peasants
    moved = from_a_law * (1 - time_given) + of_harvest * maximum(-harvest, 0.0) + home
    moved = (moved + of_towns * seen_activity) * exp(of_season * (field_work - 0.5))
    force = near * local_officials + (1 - near) * coercion
    aim = (1 - exp(-(moved + village_example))) * exp(-of_force * force)
    return clip(village_unrest + (1 - exp(-stirs * dt)) * (aim - village_unrest))


@village_unrest.reading("at_once", source="Figes 1989; Shanin 1986")
def _at_once(
    village_unrest,
    land_held,
    landlord_land,
    land_reform,
    harvest,
    war,
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
    of_harvest=parameter(LogUniform(0.05, 2), unit="weight", reason=WEIGHT),
    of_war=parameter(LogUniform(0.05, 2), unit="weight", reason=WEIGHT),
    of_levies=parameter(LogUniform(0.1, 4), unit="weight", reason="grain and land taken by a state at war"),
    of_towns=parameter(LogUniform(0.01, 1), unit="weight", reason="news of the towns; historians differ"),
    of_force=parameter(LogUniform(0.5, 6), unit="weight", reason="fear of the whip and of troops"),
    of_rich=parameter(Beta(2, 2), unit="share", reason="how far the rich hold back from land unrest"),
):
    """Want of land beside landlords, a failed harvest, war and levies move a village, and the example of
    others; force holds it down."""
    for_land = of_land * (1 - land_held) * landlord_land * (1 - land_reform)
    burdens = (
        of_harvest * maximum(-harvest, 0.0) + of_war * war + of_levies * maximum(civil_war, collectivisation)
    )
    moved = for_land * where(hires_labour, 1 - of_rich, 1.0) + burdens + of_towns * seen_activity
    aim = (1 - exp(-(moved + village_example))) * exp(-of_force * coercion)
    return clip(village_unrest + (1 - exp(-stirs * dt)) * (aim - village_unrest))


VILLAGES = Theory.module(globals(), name="villages")
