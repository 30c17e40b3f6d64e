"""Industry: plant that is at work or idle, and bread for those who work it, under whoever governs.

Plant changes over years. A share of it is at work: more by orders of war, less without fuel and bread. What
stood idle reopens when they are back. In the readings `of_workers_state` and `of_bread` grain is short under
a workers' state alone, and idle works reopen at one pace.

The pattern this file may not mention: in which years industry falls or recovers, or under whom.
"""

from conjuncture import (
    Beta,
    HalfNormal,
    LogNormal,
    LogUniform,
    Theory,
    clip,
    derived,
    either,
    exp,
    log,
    maximum,
    parameter,
    rise_and_fall,
    state,
    where,
)
from conjuncture.theories.leninism.levels import country

RATE = "from once in decades to several times a year; order of magnitude alone"
WEIGHT = "sign and order of magnitude only: 1 brings it down to a third, or up to nearly three times"
OF_GRAIN = parameter(HalfNormal(0.7), unit="logs", reason=WEIGHT)
FORCED = parameter(Beta(2, 2), unit="share", reason="nobody has measured it: any share may be so")


@derived(country, absent=0.0, within=(-4, 4), unit="1/year", source="Koenker 1985; Nove 1969")
def places_built(
    trade,
    workers_power,
    policy_industry,
    *,
    of_trade=parameter(LogNormal(-0.5, 0.4), unit="elasticity", reason="output per worker rises too"),
    of_policy=parameter(LogUniform(0.02, 0.4), unit="1/year", reason="from slow to forced industry"),
):
    """Owners build, or close for good, with trade; a workers' state builds by its policy."""
    return where(workers_power, of_policy * policy_industry, of_trade * trade)


@state(country, initial="workers_at_first", within=(0.01, 5), unit="1 = 1913", source="Gatrell 2005")
def plant(
    plant,
    places_built,
    workers,
    dt,
    *,
    rusts=parameter(LogUniform(0.003, 0.1), unit="1/year", reason="idle plant lasts ten years to centuries"),
):
    """Places that could be worked, if there were orders, fuel and bread. What stands idle rusts."""
    idle = clip(1 - workers / plant)
    return clip(plant * exp((places_built - rusts * idle) * dt), 0.01, 5)


@state(country, initial=0.0, within=(0, 1), unit="share of what industry can make", source="Gatrell 2005")
def war_orders(
    war_orders,
    war,
    solvency,
    dt,
    *,
    most=parameter(Beta(2, 2), unit="share", reason="from little to nearly all of industry"),
    placed=parameter(LogUniform(0.5, 6), unit="1/year", reason="industry turns to war in months to years"),
):
    """A state at war orders as much as it can pay. Peace ends the orders."""
    return clip(war_orders + (1 - exp(-placed * dt)) * (most * war * solvency - war_orders))


@state(country, initial=1.0, within=(0, 1), unit="1 as much as is needed", source="Gatrell 2005; Nove 1969")
def fuel(
    fuel,
    war,
    civil_war,
    dt,
    *,
    of_war=parameter(LogUniform(0.02, 1), unit="1/year", reason=RATE),
    of_civil_war=parameter(LogUniform(0.1, 5), unit="1/year", reason="mines and railways change hands"),
    mended=parameter(LogUniform(0.2, 3), unit="1/year", reason="mines and railways: months to years"),
):
    """Coal, oil, cotton, and trains to carry them. War wears them down, civil war cuts them off; in peace
    they are mended."""
    return clip(1 - rise_and_fall(1 - fuel, of_war * war + of_civil_war * civil_war, mended, dt))


@derived(
    country,
    absent=1.0,
    within=(0, 1),
    unit="1 as much as towns need",
    source="Nove 1969; Allen 2003; Davies 1980; Gatrell 2005",
)
def grain_to_towns(
    harvest,
    land_held,
    land_at_first,
    village_share,
    workers,
    plant,
    war_orders,
    traders,
    free_trade,
    war,
    civil_war,
    collectivisation,
    *,
    of_harvest=OF_GRAIN,
    of_division=OF_GRAIN,
    of_few_goods=OF_GRAIN,
    of_withheld=OF_GRAIN,
    of_war=OF_GRAIN,
    of_civil_war=OF_GRAIN,
    requisitioned=FORCED,
    taken=FORCED,
):
    """Grain that reaches the towns, whoever governs: less after a bad harvest, from land that villages have
    divided, where industry has few goods to offer, where traders are hindered and wait, where armies take
    trains and grain; some of what is missing is taken by force."""
    goods = clip(workers / plant) * (1 - war_orders)
    divided = maximum((land_held - land_at_first).mean(weights=village_share, empty=0.0), 0.0)
    missing = of_division * divided + of_few_goods * (1 - goods) + of_war * war
    missing = missing + of_withheld * traders * (1 - free_trade) + of_civil_war * civil_war
    offered = exp(-maximum(missing - of_harvest * harvest, 0.0))
    forced = either(requisitioned * civil_war, taken * collectivisation)
    return clip(offered + forced * (1 - offered))


@grain_to_towns.reading("of_workers_state", source="Nove 1969; Allen 2003; Davies 1980")
def _grain_of_workers_state(
    workers_power,
    harvest,
    land_held,
    village_share,
    workers,
    traders,
    civil_war,
    collectivisation,
    *,
    of_harvest=OF_GRAIN,
    of_own_land=OF_GRAIN,
    of_few_goods=OF_GRAIN,
    of_withheld=OF_GRAIN,
    of_war=OF_GRAIN,
    requisitioned=FORCED,
    taken=FORCED,
):
    """Grain that reaches the towns: less after a bad harvest, from villages that eat what they grow, where
    towns have few goods to offer, where traders wait for a better price, where armies pass; some of what is
    missing is taken by force, in civil war or from collective farms."""
    own = land_held.mean(weights=village_share, empty=0.5)
    missing = (
        of_own_land * own + of_few_goods * clip(1 - workers) + of_withheld * traders + of_war * civil_war
    )
    offered = exp(-maximum(missing - of_harvest * harvest, 0.0))
    forced = either(requisitioned * civil_war, taken * collectivisation)
    return where(workers_power, clip(offered + forced * (1 - offered)), 1.0)


@derived(country, absent=1.0, within=(0, 1.5), unit="share of plant", source="Gatrell 2005; Koenker 1985")
def at_work(
    war_orders,
    fuel,
    grain_to_towns,
    *,
    of_orders=parameter(HalfNormal(1), unit="logs", reason=WEIGHT),
    of_fuel=parameter(HalfNormal(1), unit="logs", reason=WEIGHT),
    of_bread=parameter(HalfNormal(1), unit="logs", reason=WEIGHT),
):
    """Share of plant that can be worked: more with orders of war, less without fuel and bread."""
    return clip(exp(of_orders * war_orders - of_fuel * (1 - fuel) - of_bread * (1 - grain_to_towns)), 0, 1.5)


@derived(country, absent=0.0, within=(-4, 4), unit="1/year", source="Koenker 1985; Gatrell 2005")
def growth_of_work(
    workers,
    plant,
    at_work,
    places_built,
    *,
    closes=parameter(LogUniform(0.3, 6), unit="1/year", reason="works close in months to years"),
    reopens=parameter(LogUniform(0.2, 3), unit="1/year", reason="and reopen, if at all, no faster"),
):
    """New places are filled as they are built. Of the others works close at one pace, for want of what they
    need, and reopen at another."""
    gap = log(maximum(plant * at_work, 0.01) / maximum(workers, 0.01))
    return clip(places_built + where(gap < 0, closes, reopens) * gap, -4, 4)


@growth_of_work.reading("of_bread", source="Koenker 1985; Nove 1969")
def _of_bread(
    workers,
    trade,
    workers_power,
    policy_industry,
    grain_to_towns,
    civil_war,
    *,
    of_trade=parameter(LogNormal(-0.5, 0.4), unit="elasticity", reason="output per worker rises too"),
    regains=parameter(LogUniform(0.05, 1.5), unit="1/year", reason="idle works reopen in one to ten years"),
    of_policy=parameter(LogUniform(0.02, 0.4), unit="1/year", reason="from slow to forced industry"),
    of_civil_war=parameter(LogUniform(0.05, 1.5), unit="1/year", reason=RATE),
    of_hunger=parameter(LogUniform(0.05, 1.5), unit="1/year", reason=RATE),
):
    """Places in industry follow trade, or a workers' state's policy; idle works reopen where there is bread
    and peace; civil war and hunger empty them."""
    idle = regains * maximum(1 - workers, 0.0) * grain_to_towns * (1 - civil_war)
    gained = where(workers_power, of_policy * policy_industry + idle, of_trade * trade + idle)
    return clip(gained - of_civil_war * civil_war - of_hunger * (1 - grain_to_towns), -4, 4)


INDUSTRY = Theory.module(globals(), name="industry")
