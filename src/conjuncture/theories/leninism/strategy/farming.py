"""Land, market and capital: whether peasants are a force of their own, and whether owners' industry has room.

These are the true states on which an organisation's premises may be right or wrong. Farming moves between
landlords and smallholders; industry grows by the home market, by exports, by what the state buys; dependence
on foreign finance may cramp it and may harden the state, or neither.

The pattern this file may not mention: that peasants always follow a town class, and that no late developer
reaches a liberal capitalism.
"""

from conjuncture import (
    LogNormal,
    LogUniform,
    Normal,
    Theory,
    Uniform,
    clip,
    derived,
    either,
    exp,
    parameter,
    rise_and_fall,
    state,
    trait,
    where,
)
from conjuncture.theories.leninism.levels import country

SLOW = "institutions change over years to generations; nobody has measured it"
GROWTH = "a few per cent a year part good decades from bad"


@derived(country, absent=0.5, within=(0, 1), unit="share", source="Shanin 1972; Lenin 1899")
def village_cohesion(landless, village_share):
    """A village holds together as far as its people have land enough to live on."""
    return clip(1 - landless.mean(weights=village_share))


@state(
    country,
    initial=parameter(Uniform(0, 1), unit="0 follow others, 1 on their own", reason="the point in dispute"),
    within=(0, 1),
    unit="0 follow others, 1 on their own",
    absent=0.5,
    source="essay L286-306; Shanin 1972",
    reading="either_way",
)
def peasant_independence(
    peasant_independence,
    village_cohesion,
    class_consciousness,
    traders,
    dt,
    *,
    by_village=parameter(LogUniform(0.01, 1.0), unit="1/year", reason=SLOW),
    by_towns=parameter(LogUniform(0.01, 1.0), unit="1/year", reason=SLOW),
):
    """Village institutions make peasants a force of their own; workers who act as a class and traders with
    money draw them after the town. Which is stronger is left open."""
    pull = either(class_consciousness, traders)
    gained = by_village * village_cohesion * (1 - peasant_independence)
    return clip(peasant_independence + dt * (gained - by_towns * pull * peasant_independence))


@peasant_independence.reading("follows_a_town_class", source="essay L286-306")
def _follows_a_town_class(
    peasant_independence,
    dt,
    *,
    by_towns=parameter(LogUniform(0.1, 3.0), unit="1/year", reason="no attempt of theirs lasts, it is held"),
):
    """Whatever peasants build for themselves falls to one of the town classes."""
    return clip(peasant_independence * exp(-by_towns * dt))


@peasant_independence.reading("independent", source="Shanin 1972")
def _independent(
    peasant_independence,
    peasant_movement,
    dt,
    *,
    by_village=parameter(LogUniform(0.01, 1.0), unit="1/year", reason=SLOW),
):
    """Peasants keep what they have built for themselves, and each movement of theirs adds to it."""
    return clip(peasant_independence + dt * by_village * peasant_movement * (1 - peasant_independence))


@trait(country, absent=0.5, within=(0, 1), unit="share of farmed land", source="definition")
def first_smallholding(landlord_land):
    """At the start: land that landlords do not hold."""
    return clip(1 - landlord_land)


@state(
    country,
    initial="first_smallholding",
    within=(0, 1),
    unit="0 landlords, 1 smallholders",
    source="essay L263-269; Lenin 1907; Moore 1966",
)
def smallholding(
    smallholding,
    landlord_land,
    land_reform,
    collectivisation,
    t,
    dt,
    *,
    by_reform=parameter(LogUniform(0.3, 6.0), unit="1/year", reason="land changes hands in months to years"),
    by_purchase=parameter(
        Normal(0.01, 0.02), unit="1/year", reason="the land market may favour small farms or large ones"
    ),
):
    """Who farms: reform hands land to those who till it and a reversal takes it back, landlords sell or buy
    up over time, and collectives end both."""
    of_landlords = clip(landlord_land * (1 - land_reform) * exp(-by_purchase * t))
    held = (1 - of_landlords) * (1 - collectivisation)
    return clip(smallholding + (1 - exp(-by_reform * dt)) * (held - smallholding))


@state(country, initial=0.4, within=(0, 1), unit="0 none, 1 ample", source="essay L266-272; Lenin 1899")
def home_market(
    home_market,
    smallholding,
    harvest,
    workers,
    living_standard,
    dt,
    *,
    of_countryside=parameter(Uniform(0, 1), unit="share", reason="village or town as buyer is the dispute"),
    landlords_buy=parameter(
        Uniform(0, 1), unit="share", reason="large farms may buy as much as small ones, or nothing"
    ),
    of_harvest=parameter(LogNormal(-1, 0.7), unit="log ratio", reason="a good year is spent in town"),
    pace=parameter(LogUniform(0.1, 2.0), unit="1/year", reason="habits form in months to ten years"),
):
    """Farms large and small buy what industry makes, after the harvest; so do workers by their number and
    pay."""
    countryside = (smallholding + landlords_buy * (1 - smallholding)) * exp(of_harvest * harvest)
    wages = workers * living_standard
    sought = clip(of_countryside * countryside + (1 - of_countryside) * wages / (1 + wages))
    return clip(home_market + (1 - exp(-pace * dt)) * (sought - home_market))


@derived(
    country,
    absent=0.5,
    within=(0, 1),
    unit="0 shut, 1 open",
    source="essay L257-261, L278-286; Gerschenkron 1962",
)
def market_room(
    capitalist_reserves,
    slump,
    dependence,
    industrial_capital,
    *,
    of_slump=parameter(LogNormal(0, 0.7), unit="log ratio", reason="a world depression shuts most markets"),
    of_dependence=parameter(
        Normal(-0.4, 0.7), unit="log ratio", reason="foreign finance may shut markets or open them"
    ),
    of_lateness=parameter(
        Normal(0, 0.5), unit="log ratio", reason="who comes late finds places taken, or methods ready"
    ),
):
    """Room in the world market: what the world economy has left, less in a slump; dependence and coming late
    may help or hinder."""
    late = 1 - industrial_capital / 3
    return clip(capitalist_reserves * exp(of_dependence * dependence + of_lateness * late - of_slump * slump))


@derived(
    country,
    absent=0.0,
    within=(-1, 1),
    unit="log growth a year",
    source="essay L278-286; Cardoso and Faletto 1969",
)
def cramped_by_dependence(
    dependence,
    *,
    drag=parameter(Normal(0.015, 0.025), unit="log growth a year", reason=GROWTH + "; it may also help"),
):
    """What dependence on foreign finance takes from industry's growth, or adds to it."""
    return clip(drag * dependence, -1, 1)


@derived(
    country,
    absent=0.0,
    within=(-1, 1),
    unit="share of the usual force",
    source="essay L278-286; Cardoso and Faletto 1969",
)
def force_from_dependence(
    dependence,
    *,
    hardening=parameter(Normal(0.2, 0.4), unit="share", reason="creditors may want order or a parliament"),
):
    """How much readier to use force a state becomes by depending on foreign finance, or less ready."""
    return clip(hardening * dependence, -1, 1)


@state(country, initial=0.5, within=(0, 3), unit="1 = 1913", source="essay L257-272; Gerschenkron 1962")
def industrial_capital(
    industrial_capital,
    trade,
    home_market,
    market_room,
    solvency,
    cramped_by_dependence,
    workers_power,
    dt,
    *,
    of_home=parameter(LogNormal(-3, 0.7), unit="log growth a year", reason=GROWTH),
    of_exports=parameter(LogNormal(-3, 0.7), unit="log growth a year", reason=GROWTH),
    of_state=parameter(LogNormal(-3, 0.7), unit="log growth a year", reason=GROWTH),
    taken_over=parameter(LogUniform(0.3, 6.0), unit="1/year", reason="owners go within months or years"),
):
    """Owners' industry grows with the trade cycle, and beyond it by what the home market, the world market
    and a solvent state buy; where workers rule it passes out of owners' hands."""
    bought = of_home * (home_market - 0.5) + of_exports * (market_room - 0.5) + of_state * (solvency - 0.5)
    growth = (trade + bought - cramped_by_dependence) * (1 - industrial_capital / 3)
    return clip(industrial_capital * exp(dt * where(workers_power, -taken_over, growth)), 0.001, 3)


@state(
    country,
    initial="foreign_debt",
    within=(0, 1),
    unit="0 none, 1 all of industry's finance",
    source="essay L278-286; Gerschenkron 1962",
)
def dependence(
    dependence,
    industrial_capital,
    capitalist_reserves,
    slump,
    war,
    workers_power,
    dt,
    *,
    borrowing=parameter(LogUniform(0.01, 0.5), unit="1/year", reason=SLOW),
    of_war=parameter(LogUniform(0.01, 0.5), unit="1/year", reason="wars are fought on credit"),
    paying=parameter(LogUniform(0.01, 0.5), unit="1/year", reason=SLOW),
    repudiation=parameter(LogUniform(0.3, 6.0), unit="1/year", reason="debts are cancelled or settled"),
):
    """A country with little capital borrows from a world that has some, and for war; one with much pays back;
    a workers' state repudiates."""
    own = industrial_capital / (1 + industrial_capital)
    offered = borrowing * (1 - own) * capitalist_reserves * (1 - slump) + of_war * war
    paid = paying * own + where(workers_power, repudiation, 0.0)
    return clip(rise_and_fall(dependence, offered, paid, dt))


@derived(country, absent=True, source="essay L241-249; Moore 1966; Blackbourn and Eley 1984")
def upper_bourgeoisie_in_coalition(
    defeat,
    solvency,
    industrial_capital,
    demand_workers_control,
    demand_land,
    landlord_land,
    dependence,
    workers_power,
    *,
    of_misrule=parameter(LogNormal(0, 0.7), unit="weight", reason="hopes and fears weigh alike a priori"),
    of_strength=parameter(LogNormal(-0.5, 0.7), unit="weight", reason="as above"),
    of_control=parameter(LogNormal(0, 0.7), unit="weight", reason="as above"),
    of_land=parameter(LogNormal(0, 0.7), unit="weight", reason="as above"),
    of_loans=parameter(Normal(0, 0.7), unit="weight", reason="creditors may want reform or quiet"),
):
    """Rich owners go with a movement against the old power while misrule and their own strength tempt them
    more than the demands of workers and peasants frighten them."""
    hopes = of_misrule * (defeat + 1 - solvency) + of_strength * industrial_capital / 3
    fears = of_control * demand_workers_control + of_land * landlord_land * demand_land
    return (hopes > fears + of_loans * dependence) & ~workers_power


FARMING = Theory.module(globals(), name="farming")
