"""Crisis, seen from the regime's side alone: its troops, its money, its quarrels, its wars.

Nothing that makes the crisis knows what workers do or think, or whether villages rise. Of the peasants one
thing alone enters: soldiers who come from villages bear losses and defeats worse where land is wanting
(`soldiers_discontent`). What force the regime can bring to bear, `coercion`, is another matter: armed men
who must be everywhere are nowhere enough, so that those who press do stretch it, and parties that govern may
make a pact with its officers.

`power` belongs to this part: who coordinates when force is gone, who then rules, and what remains.

The pattern this file may not mention: which regimes fall.
"""

from conjuncture import (
    Beta,
    LogNormal,
    LogUniform,
    Normal,
    Theory,
    Uniform,
    clip,
    derived,
    exp,
    maximum,
    parameter,
    state,
    where,
)
from conjuncture.theories.leninism.levels import country

WEIGHT = "between little and most of what a crisis is"
MENDS = parameter(
    LogNormal(-0.4, 0.6),
    unit="1/year",
    name="state_mends",
    reason="armies, treasuries and quarrels at the top mend in months to years",
)
WEAR = "a war lost in a year or borne for a decade"


@derived(country, absent=0.0, within=(0, 1000), unit="1/year", source="Wildman 1980; Figes 1996")
def soldiers_discontent(
    war,
    defeat,
    army_of_peasants,
    landlord_land,
    land_reform,
    *,
    of_war=parameter(LogNormal(-1.2, 0.8), unit="1/year", reason=WEAR),
    of_defeat=parameter(LogNormal(-0.3, 0.8), unit="1/year", reason=WEAR),
    of_land=parameter(LogUniform(0.1, 5), unit="share more", reason="nobody knows how much land weighed"),
):
    """Losses and defeat wear soldiers down; those from villages more, as long as landlords hold the land."""
    for_land = army_of_peasants * landlord_land * (1 - land_reform)
    return (of_war * war + of_defeat * defeat) * (1 + of_land * for_land)


@soldiers_discontent.reading("losses_alone", source="Chorley 1943; Russell 1974")
def _losses_alone(
    war,
    defeat,
    *,
    of_war=parameter(LogNormal(-1.2, 0.8), unit="1/year", reason=WEAR),
    of_defeat=parameter(LogNormal(-0.3, 0.8), unit="1/year", reason=WEAR),
):
    """Losses and defeat alone wear soldiers down, wherever they come from."""
    return of_war * war + of_defeat * defeat


@state(country, initial=0.85, within=(0, 1), unit="share of troops", source="Chorley 1943; Russell 1974")
def loyalty(
    loyalty,
    soldiers_discontent,
    solvency,
    blow_to_state,
    dt,
    *,
    usual=parameter(Beta(18, 2), unit="share", reason="armies in peace obey, with few exceptions"),
    recovers=MENDS,
    of_pay=parameter(LogNormal(-1.2, 0.7), unit="1/year", reason="unpaid and unfed troops leave"),
    of_blow=parameter(Beta(2, 8), unit="share for the worst", reason="most blows pass, few shake an army"),
):
    """Troops obey whoever governs until losses, want of pay and blows to the state wear them down."""
    worn = loyalty * (soldiers_discontent + of_pay * (1 - solvency))
    later = loyalty + dt * (recovers * (usual - loyalty) - worn)
    return clip(later * (1 - of_blow * blow_to_state))


@state(country, initial=0.8, within=(0, 1), unit="0 bankrupt, 1 sound", source="Skocpol 1979; Goldstone 1991")
def solvency(
    solvency,
    war,
    slump,
    foreign_debt,
    harvest,
    trade,
    rescued,
    dt,
    *,
    usual=parameter(Beta(8, 2), unit="share", reason="most states pay most of the time"),
    recovers=MENDS,
    of_war=parameter(LogNormal(-0.9, 0.7), unit="1/year", reason="total war ruins a treasury in years"),
    of_lenders=parameter(
        LogNormal(-0.9, 0.7), unit="1/year", reason="lenders call in what is owed in a slump"
    ),
    of_harvest=parameter(
        LogNormal(-1.5, 0.7), unit="1/year", reason="a failed harvest empties the tax chest"
    ),
    of_trade=parameter(LogNormal(-0.5, 0.7), unit="1/year for a log unit", reason="duties follow trade"),
):
    """What the state can pay: war, lenders in a slump and failed harvests empty it, foreign loans
    make some of that good, trade and time fill it."""
    drained = of_war * war + of_lenders * foreign_debt * slump + of_harvest * maximum(-harvest, 0.0)
    gained = recovers * (usual - solvency) + of_trade * trade
    later = solvency + dt * (gained - drained * (1 - rescued) * solvency)
    return clip(later)


@state(
    country,
    initial=0.1,
    within=(0, 1),
    unit="0 one, 1 against each other",
    source="Goldstone 1991; Skocpol 1979",
)
def split_above(
    split_above,
    solvency,
    defeat,
    blow_to_state,
    noise,
    dt,
    *,
    heals=MENDS,
    of_money=parameter(LogUniform(0.05, 2), unit="1/year", reason="who is to pay divides those above"),
    of_defeat=parameter(LogUniform(0.1, 3), unit="1/year", reason="who is to blame divides them too"),
    of_blow=parameter(Beta(2, 5), unit="share for the worst", reason="a blow shows who stands with whom"),
    intrigues=parameter(
        LogUniform(0.02, 1), unit="1/year", reason="courts and cabinets fall out now and then"
    ),
    of_intrigue=parameter(Beta(2, 6), unit="share", reason="most are small"),
):
    """Those above fall out over money, defeat and blows, and at times over nothing that history records."""
    widened = (of_money * (1 - solvency) + of_defeat * defeat) * (1 - split_above)
    later = split_above + dt * (widened - heals * split_above)
    struck = of_blow * blow_to_state + where(noise.bernoulli(1 - exp(-intrigues * dt)), of_intrigue, 0.0)
    return clip(later + struck * (1 - later))


@derived(country, absent=0.0, within=(0, 1), unit="0 none, 1 collapse", source="Skocpol 1979; Goldstone 1991")
def crisis(
    loyalty,
    solvency,
    split_above,
    war,
    defeat,
    *,
    of_troops=parameter(LogUniform(0.3, 3), unit="weight", reason=WEIGHT),
    of_money=parameter(LogUniform(0.1, 2), unit="weight", reason=WEIGHT),
    of_split=parameter(LogUniform(0.1, 2), unit="weight", reason=WEIGHT),
    of_war=parameter(LogUniform(0.03, 1), unit="weight", reason=WEIGHT),
    of_defeat=parameter(LogUniform(0.1, 2), unit="weight", reason=WEIGHT),
):
    """How deep the regime's crisis is: each of its troubles adds to the others."""
    troubles = of_troops * (1 - loyalty) + of_money * (1 - solvency) + of_split * split_above
    return 1 - exp(-(troubles + of_war * war + of_defeat * defeat))


@crisis.reading("worst", source="own idea")
def _worst(loyalty, solvency, split_above, defeat):
    """A regime is as deep in crisis as its worst trouble is, whatever the others are."""
    return maximum(maximum(1 - loyalty, 1 - solvency), maximum(split_above, defeat))


@derived(country, absent=False, source="essay L427-430; definition from the regime's side")
def revolutionary_period(
    crisis,
    *,
    depth=parameter(Uniform(0.4, 0.9), unit="crisis", reason="where a line can be drawn is disputed"),
):
    """The regime's crisis is so deep that it can be reached."""
    return crisis > depth


@derived(
    country,
    absent=1.0,
    within=(0, 1),
    unit="0 none, 1 full",
    source="Russell 1974; Chorley 1943; Bushnell 1985",
)
def coercion(
    loyalty,
    solvency,
    split_above,
    seen_activity,
    peasant_movement,
    force_from_dependence,
    pact_with_officers,
    *,
    of_money=parameter(Beta(2, 6), unit="share", reason="how far force needs pay at once"),
    of_split=parameter(Beta(2, 3), unit="share", reason="contrary orders stop troops in part"),
    reach=parameter(LogUniform(0.05, 3), unit="share in struggle", reason="how many it can meet is unknown"),
    of_village=parameter(LogUniform(0.05, 2), unit="share", reason="how far villages bind troops"),
    of_pact=parameter(
        Normal(0, 0.5), unit="share", reason="it may hold the troops, or break in officers' hands: either way"
    ),
):
    """Force that whoever governs can bring to bear: loyal, paid, under one order, and not spread too thin; a
    state that depends on foreign finance may be readier with it, and so may one whose parties have made
    their peace with the officers."""
    ordered = loyalty * (1 - of_money * (1 - solvency)) * (1 - of_split * split_above)
    spread = 1 + (seen_activity + of_village * peasant_movement) / reach
    readier = (1 + force_from_dependence) * (1 + of_pact * pact_with_officers)
    return clip(ordered * readier / spread)


REGIME = Theory.module(globals(), name="regime")
