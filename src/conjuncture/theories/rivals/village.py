"""Wildman; Figes: peasant soldiers and the village decided.

Allan K. Wildman, The End of the Russian Imperial Army (1980, 1987). Orlando Figes, Peasant Russia, Civil War
(1989).

Villages made a revolution of their own, by their own assemblies, for land and against whoever took grain and
sons. Soldiers were villagers in uniform and ended the war when the land was to be divided at home. Who
governed in the towns was whoever let both have their way.

Parts from the essay where one of the two is cut: without the movement for land October goes; without the
vanguard in the towns much of it stays.
"""

from conjuncture import Card, LogUniform, clip, derived, either, exp, parameter, where
from conjuncture.theories.leninism.essay import THEORY as ESSAY
from conjuncture.theories.leninism.levels import country
from conjuncture.theories.references import with_references

WEIGHT = "between little and most of what presses on a state"


@derived(country, absent=0.0, within=(0, 1), unit="share of society", source="Wildman 1980; Figes 1989")
def pressure(
    peasant_movement,
    loyalty,
    army_of_peasants,
    *,
    of_village=parameter(LogUniform(0.3, 5), unit="weight", reason=WEIGHT),
    of_soldiers=parameter(LogUniform(0.3, 5), unit="weight", reason=WEIGHT),
):
    """Villages that rise and peasant soldiers who no longer obey press on the state. Strikes in towns are
    seen better than they weigh."""
    return 1 - exp(-(of_village * peasant_movement + of_soldiers * army_of_peasants * (1 - loyalty)))


@derived(country, absent=0.0, within=(0, 200), unit="1/year", source="Wildman 1987; Figes 1989")
def to_workers_power(
    collapse,
    peasant_movement,
    loyalty,
    army_of_peasants,
    position_on_land,
    position_on_peace,
    position_on_power,
    members,
    workers_power,
):
    """Villages and soldiers let those govern who stand for land, peace and councils, however few these are,
    if there are any: no roots and no record in the towns are asked for."""
    offered = where(members > 0, position_on_land * position_on_peace * position_on_power, 0.0).max()
    let = either(peasant_movement, army_of_peasants * (1 - loyalty))
    return where(workers_power, 0.0, collapse * clip(let * offered))


CARD = Card(
    title="The village and its soldiers decided",
    what_it_is=__doc__ or "",
    how_it_works="`pressure` comes from villages and peasant soldiers. `to_workers_power` needs somebody who "
    "stands for land, peace and councils, and villages and soldiers that want it. Peasants are read as "
    "`independent`: they keep what they build.",
    what_to_notice="What is left of a revolution when the land movement is cut, and when the parties are.",
    what_to_try="Ask O8 and S3 of it. Hold `village_unrest` at 0; then `implantation` at 0.",
    claim="Cut the land movement and October goes; cut the urban vanguard and much stays.",
    scope=ESSAY.card.scope,
    refuted_by="Workers' victories in countries with quiet villages and armies of townsmen; great land "
    "movements that came to nothing wherever towns were quiet.",
    source="Wildman 1980; Wildman 1987; Figes 1989.",
)

THEORY = with_references(
    ESSAY.reading(peasant_independence="independent")
    .replacing(pressure=pressure, to_workers_power=to_workers_power)
    .named("rivals.village", CARD)
)
