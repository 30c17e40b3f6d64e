"""What the mass of people want, issue by issue: peace, land, control of the works, who governs, nations.

Demands come from how people live and what they have seen, never from what an organisation says and never from
how things end. An organisation's fit (in `strategy`) is measured against them.

The pattern this file may not mention: which organisation they suit, and the year.
"""

from conjuncture import (
    Beta,
    LogNormal,
    LogUniform,
    Theory,
    clip,
    derived,
    exp,
    maximum,
    parameter,
    rise_and_fall,
    state,
    where,
)
from conjuncture.theories.leninism.levels import country

LEARNS = parameter(
    LogUniform(0.3, 12.0), unit="1/year", name="opinion_forms", reason="from a month to three years"
)
FORGETS = parameter(
    LogUniform(0.05, 2.0), unit="1/year", name="opinion_fades", reason="from six months to a generation"
)
STRENGTH = "order of magnitude only: at 1 a cause at its fullest moves six in ten"


@derived(
    country,
    absent=0.0,
    within=(0, 1),
    unit="share of people",
    source="Wildman 1980; Koenker and Rosenberg 1990",
)
def demand_peace(
    war,
    defeat,
    exhaustion,
    *,
    of_strain=parameter(LogNormal(-0.7, 0.7), unit="1", reason=STRENGTH),
    of_defeat=parameter(LogNormal(0, 0.7), unit="1", reason=STRENGTH),
    of_exhaustion=parameter(LogNormal(0.3, 0.7), unit="1", reason=STRENGTH),
):
    """In war people want peace, the more so the longer it wears them out and the worse it goes."""
    return 1 - exp(-war * (of_strain + of_defeat * defeat + of_exhaustion * exhaustion))


@derived(country, absent=0.0, within=(0, 1), unit="share of people", source="Figes 1989; Shanin 1972")
def demand_land(
    landless,
    village_share,
    landlord_land,
    land_reform,
    peasant_movement,
    *,
    of_hunger=parameter(LogNormal(0.7, 0.7), unit="1", reason=STRENGTH),
    of_movement=parameter(LogNormal(0.7, 0.7), unit="1", reason=STRENGTH),
):
    """Peasants with too little land beside land that others hold want it at all times, as far as reform has
    left it so; a movement of peasants spreads the demand."""
    land_hunger = clip(landless.mean(weights=village_share)) * landlord_land * (1 - land_reform)
    return 1 - exp(-land_hunger * (of_hunger + of_movement * peasant_movement))


@derived(
    country,
    absent=0.0,
    within=(0, 1),
    unit="share of people",
    source="S. A. Smith 1983; Koenker and Rosenberg 1990",
)
def demand_workers_control(
    unemployment,
    lately_in_struggle,
    class_consciousness,
    *,
    of_closures=parameter(LogNormal(0, 0.7), unit="1", reason=STRENGTH),
    of_struggle=parameter(LogNormal(0.7, 0.7), unit="1", reason=STRENGTH),
    of_consciousness=parameter(LogNormal(0, 0.7), unit="1", reason=STRENGTH),
):
    """Closed works, strikes in those that run, and the thought that the class could run them."""
    causes = of_closures * unemployment + of_struggle * lately_in_struggle
    return 1 - exp(-(causes + of_consciousness * class_consciousness))


@state(country, initial=0.0, within=(0, 1), unit="share of people", source="Anweiler 1958; essay L572-576")
def councils_seen(
    councils_seen,
    dual_power,
    dt,
    *,
    learning=LEARNS,
    forgetting=FORGETS,
):
    """Who has seen councils act beside the state knows that they can."""
    learnt = learning * dual_power * (1 - councils_seen)
    return clip(councils_seen + dt * (learnt - forgetting * councils_seen))


@state(
    country, initial=0.0, within=(0, 1), unit="share of people", source="Rabinowitch 1976; S. A. Smith 1983"
)
def disappointment(
    disappointment,
    liberal_rule,
    shared_rule,
    demand_peace,
    demand_land,
    unemployment,
    dt,
    *,
    souring=LEARNS,
    forgiving=FORGETS,
):
    """A government of liberals, or of several classes, is held answerable for what people want and do not
    get."""
    unmet = maximum(maximum(demand_peace, demand_land), unemployment)
    soured = where(liberal_rule | shared_rule, souring * unmet, 0.0)
    return clip(rise_and_fall(disappointment, soured, forgiving, dt))


@derived(country, absent=0.0, within=(0, 1), unit="share of people", source="Anweiler 1958; Rabinowitch 1976")
def demand_soviet_power(
    councils_seen,
    disappointment,
    class_consciousness,
    *,
    of_councils=parameter(LogNormal(-0.7, 0.7), unit="1", reason=STRENGTH),
    of_disappointment=parameter(LogNormal(0.7, 0.7), unit="1", reason=STRENGTH),
    of_consciousness=parameter(LogNormal(0, 0.7), unit="1", reason=STRENGTH),
):
    """Power to the councils is wanted where they have been seen, by those whom the government has
    disappointed and by those who act with the class; without having seen one, by these alone."""
    known = councils_seen * (of_councils + of_disappointment * disappointment)
    return 1 - exp(-(known + of_consciousness * class_consciousness))


@derived(country, absent=0.0, within=(0, 1), unit="share of people", source="Suny 1993")
def demand_self_determination(
    minority_nation,
    stratum_share,
    colonial,
    war,
    *,
    of_minorities=parameter(LogNormal(0, 0.7), unit="1", reason=STRENGTH),
    of_war=parameter(LogNormal(0, 0.7), unit="1", reason=STRENGTH),
    foreign_rule=parameter(Beta(3, 2), unit="share of people", reason="most want foreign rule ended"),
):
    """Minority nations want to decide for themselves, more so in war; under foreign rule most do."""
    minorities = clip(minority_nation.mean(weights=stratum_share))
    asked = 1 - exp(-minorities * (of_minorities + of_war * war))
    return maximum(asked, where(colonial, foreign_rule, 0.0))


DEMANDS = Theory.module(globals(), name="demands")
