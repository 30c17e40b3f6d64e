"""The workforce: how many work in industry, how they live, and who of them leads the others.

Leading workers leave in four ways that are booked apart: death and the front, the village, office, and
weariness.

The pattern this file may not mention: that any one of these exits decides anything.
"""

from conjuncture import (
    Beta,
    LogNormal,
    LogUniform,
    Normal,
    Theory,
    clip,
    derived,
    exp,
    log,
    maximum,
    parameter,
    sigmoid,
    state,
    where,
)
from conjuncture.theories.leninism.levels import country

RATE = "from once in decades to several times a year; order of magnitude alone"
SHARE = "between nothing and nearly all"


@state(country, initial=1.0, within=(0, 3), unit="1 = 1913", source="Gordon 1941; Allen 2003")
def living_standard(
    living_standard,
    industrial_capital,
    workers,
    workers_power,
    harvest,
    grain_to_towns,
    war,
    civil_war,
    class_activity,
    dt,
    *,
    adjusts=parameter(LogUniform(0.5, 6), unit="1/year", reason="wages lag prices by months to years"),
    of_industry=parameter(Beta(2, 4), unit="elasticity", reason="how far growth reached wages is disputed"),
    of_harvest=parameter(Beta(2, 8), unit="share for a failure", reason="bread was half of a budget"),
    of_grain=parameter(Beta(4, 3), unit="share with none", reason="a town without grain starves"),
    of_war=parameter(Beta(2, 5), unit="share for total war", reason=SHARE),
    of_civil_war=parameter(Beta(3, 4), unit="share for the worst", reason=SHARE),
    of_struggle=parameter(LogUniform(0.02, 1), unit="share for all in struggle", reason=SHARE),
):
    """What a wage buys follows industry, harvest, the grain that reaches towns, war, and what struggle
    wins."""
    industry = where(workers_power, workers, industrial_capital)
    usual = exp(of_industry * log(maximum(industry, 0.1)))
    bread = (1 + of_harvest * harvest) * (1 - of_grain * (1 - grain_to_towns))
    peace = (1 - of_war * war) * (1 - of_civil_war * civil_war)
    aim = usual * bread * peace * (1 + of_struggle * class_activity)
    return clip(living_standard + (1 - exp(-adjusts * dt)) * (aim - living_standard), 0, 3)


@state(country, initial="workers_at_first", within=(0, 5), unit="1 = 1913", source="Koenker 1985")
def workers(workers, growth_of_work, dt):
    """The industrial workforce grows and shrinks with its places."""
    return clip(workers * exp(growth_of_work * dt), 0.01, 5)


@state(country, initial=0.05, within=(0, 1), unit="share of workers", source="Johnson 1979; Carr 1958")
def unemployment(
    unemployment,
    growth_of_work,
    land_held,
    village_share,
    dt,
    *,
    arrivals=parameter(
        LogUniform(0.01, 0.3), unit="1/year", reason="of a hundred workers, 1 to 30 newcomers"
    ),
    gives_up=parameter(LogUniform(0.2, 3), unit="1/year", reason="who finds nothing goes back or elsewhere"),
):
    """Who comes from the village, for want of land, is more, or fewer, than the places; the surplus waits, or
    gives up."""
    in_want = clip((1 - land_held).mean(weights=village_share))
    surplus = arrivals * (0.2 + in_want) * (1 - unemployment) - growth_of_work * (1 - unemployment)
    return clip(unemployment + dt * (surplus - gives_up * unemployment))


@derived(
    country,
    absent=0.0,
    within=(0, 1),
    unit="share of workers in this month",
    source="Johnson 1979; Smith 1983",
)
def newcomers(
    growth_of_work,
    war,
    dt,
    *,
    turnover=parameter(LogUniform(0.02, 0.3), unit="1/year", reason="stays of three years to a working life"),
    conscription=parameter(LogUniform(0.01, 0.5), unit="1/year", reason="workers called up and replaced"),
):
    """Workers who have just come, and have not lived through what those they replace or join have."""
    return 1 - exp(-dt * (maximum(growth_of_work, 0.0) + turnover + conscription * war))


@derived(
    country, absent=0.0, within=(0, 10), unit="share of workers a year", source="essay L546-553; Zelnik 1995"
)
def leaders_selected(
    class_activity,
    leading_workers,
    *,
    selection=parameter(
        LogUniform(0.2, 5),
        unit="1/year in struggle",
        reason="of a hundred in struggle for a month two to forty are listened to afterwards",
    ),
    room=parameter(
        LogUniform(0.02, 0.3), unit="share of workers", reason="how many of a hundred can be listened to"
    ),
):
    """Struggle shows who goes first, sees what can be won, and is listened to."""
    return selection * class_activity * maximum(1 - leading_workers / room, 0.0)


@leaders_selected.reading("by_schooling", source="against essay L546-553, Kautsky 1901")
def _by_schooling(
    leading_workers,
    schooling,
    stratum_share,
    literacy,
    *,
    selection=parameter(LogUniform(0.001, 0.1), unit="1/year", reason=RATE),
):
    """Who leads is who reads, whether there is struggle or not."""
    return selection * schooling.mean(weights=stratum_share) * literacy * (1 - leading_workers)


@leaders_selected.reading("by_office", source="against essay L546-553, Michels 1911")
def _by_office(
    leading_workers, members, *, selection=parameter(LogUniform(0.01, 0.5), unit="1/year", reason=RATE)
):
    """Who leads is whom an organisation puts in office; the more members, the more offices."""
    return selection * clip(members.sum()) * (1 - leading_workers)


@derived(
    country,
    absent=0.0,
    within=(0, 10),
    unit="share of workers a year",
    source="essay L576-582; Rabinowitch 2007",
)
def lost_in_war(
    leading_workers,
    war,
    civil_war,
    *,
    of_war=parameter(LogUniform(0.02, 1), unit="1/year", reason=RATE),
    of_civil_war=parameter(LogUniform(0.05, 2), unit="1/year", reason=RATE),
):
    """Leading workers go to the front, and many do not come back."""
    return leading_workers * (of_war * war + of_civil_war * civil_war)


@derived(
    country, absent=0.0, within=(0, 10), unit="share of workers a year", source="essay L576-582; Koenker 1985"
)
def lost_to_village(
    leading_workers,
    grain_to_towns,
    unemployment,
    village_tie,
    stratum_share,
    *,
    of_hunger=parameter(LogUniform(0.1, 3), unit="1/year", reason=RATE),
    of_unemployment=parameter(LogUniform(0.05, 2), unit="1/year", reason=RATE),
):
    """Hunger and want of work send home those who have one in the village."""
    push = of_hunger * (1 - grain_to_towns) + of_unemployment * unemployment
    return leading_workers * push * village_tie.mean(weights=stratum_share)


@derived(
    country, absent=0.0, within=(0, 100), unit="share of workers a year", source="essay L576-582, L927-931"
)
def lost_to_office(
    leading_workers,
    workers_power,
    posts_to_fill,
    *,
    promotion=parameter(LogUniform(0.05, 3), unit="share for all posts", reason="from few to every one"),
):
    """A workers' state fills its posts with those whom workers listen to."""
    return where(workers_power, leading_workers * promotion * posts_to_fill, 0.0)


@state(country, initial=0.01, within=(0, 1), unit="share of workers", source="essay L546-582")
def leading_workers(
    leading_workers,
    leaders_selected,
    lost_in_war,
    lost_to_village,
    lost_to_office,
    newcomers,
    dt,
    *,
    weariness=parameter(LogUniform(0.03, 0.6), unit="1/year", reason="from two to thirty years in front"),
):
    """Workers to whom others look: chosen as they come, less those who go; a growing class dilutes them."""
    lost = lost_in_war + lost_to_village + lost_to_office + weariness * leading_workers
    return clip((leading_workers + dt * (leaders_selected - lost)) * (1 - newcomers))


@derived(country, absent=0.5, within=(0, 1), unit="0 none, 1 full", source="Kalecki 1943; Przeworski 1985")
def owners_confidence(
    coercion,
    trade,
    seen_activity,
    peasant_movement,
    market_room,
    workers_power,
    *,
    usual=parameter(Normal(0, 1), unit="logit", reason="as likely low as high"),
    of_force=parameter(LogNormal(0.7, 0.7), unit="logit", reason="sign and order of magnitude"),
    of_trade=parameter(LogNormal(0, 0.8), unit="logit for a doubling of industry", reason="the same"),
    of_struggle=parameter(LogNormal(1, 0.7), unit="logit for all in struggle", reason="the same"),
    of_village=parameter(LogNormal(0, 0.8), unit="logit for all villages", reason="the same"),
    of_market=parameter(LogNormal(0, 0.8), unit="logit for a market all open", reason="the same"),
):
    """Owners trust the future where force protects property, trade is good and the world market has room;
    less when workers and villages rise; not at all without a state of their own."""
    trust = usual + of_force * coercion + of_trade * trade / log(2.0) + of_market * (market_room - 0.5)
    feared = of_struggle * seen_activity + of_village * peasant_movement
    return where(workers_power, 0.0, sigmoid(trust - feared))


WORKFORCE = Theory.module(globals(), name="workforce")
