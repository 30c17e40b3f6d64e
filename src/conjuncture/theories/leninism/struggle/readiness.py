"""What makes a worker willing to walk out, and what holds him back."""

from conjuncture import (
    Beta,
    LogNormal,
    Normal,
    Theory,
    Uniform,
    clip,
    derived,
    exp,
    given,
    log,
    parameter,
    series,
    sigmoid,
    state,
    trait,
    where,
)
from conjuncture.theories.leninism.struggle.levels import country, worker, workplace

WEIGHT = "sign and order of magnitude only: on a logit scale 1 is much and 3 decides"
COST_OF_A_STRIKE = parameter(
    Beta(3, 7), unit="months of wages", name="cost_of_a_strike", reason="a walkout lasts days to weeks"
)

pay = given(worker, unit="branch mean = 1", description="Pay.", absent=1.0)
village_tie = given(
    worker, unit="share", description="Tie to the village, from 0 to 1.", absent=0.5, within=(0, 1)
)
log_size = given(workplace, unit="log persons", description="Size of the works.", absent=5.0)
trade_cycle = series(country, unit="log growth a year", description="Growth of industry.", absent=0.0)


@state(worker, initial=0.3, within=(0, 1), unit="share", source="Gurr 1970; Franzosi 1995")
def grievance(
    grievance,
    pay,
    takes_part,
    won,
    dt,
    *,
    build_up=parameter(LogNormal(-1, 0.8), unit="1/year", reason="wrongs gather over years"),
    habit=parameter(LogNormal(-1, 0.8), unit="1/year", reason="and are got used to as slowly"),
    relief=parameter(Beta(2, 2), unit="share", reason="what a strike won relieves is unknown"),
):
    """Wrongs gather, faster in those paid less than their trade; habit dulls them and a strike won relieves
    them."""
    gathered = build_up * clip(2 - pay, 0, 2) * (1 - grievance)
    later = grievance + dt * (gathered - habit * grievance)
    return clip(where(takes_part & won, later * (1 - relief), later), 0, 1)


@derived(workplace, absent=False, source="Zelnik 1995")
def incident(
    noise,
    dt,
    *,
    rate=parameter(
        LogNormal(0, 0.8), unit="1/year", reason="a cut, a fine, an insult: some a year in any works"
    ),
):
    """Something happens in this works alone: a cut in rates, a fine, a foreman's blow."""
    return noise.bernoulli(1 - exp(-rate * dt))


@derived(workplace, absent=0.0, unit="logit", source="Koenker and Rosenberg 1990")
def ease_of_meeting(
    log_size,
    *,
    concentration=parameter(
        Normal(0.5, 0.5),
        unit="logit for ten times the size",
        reason="large works strike more in most studies, not in all",
    ),
):
    """Large works bring many together under one roof."""
    return concentration * (log_size - log(100.0)) / log(10.0)


@derived(worker, absent=0.0, unit="logit", source="Kuran 1991; Franzosi 1995")
def fear(
    repression,
    sackings_remembered,
    trade_cycle,
    village_tie,
    *,
    of_force=parameter(LogNormal(1.1, 0.7), unit="logit for certain force", reason=WEIGHT),
    of_the_sack=parameter(LogNormal(1.1, 0.7), unit="logit for a works all sacked", reason=WEIGHT),
    of_slump=parameter(LogNormal(0, 0.8), unit="logit for a halving of industry", reason=WEIGHT),
    cushion=parameter(
        Uniform(-1, 1), unit="share", reason="historians disagree whether the village made workers bolder"
    ),
):
    """Armed men, the sack and a slump make workers hold back. Land to go home to may change that."""
    for_the_place = of_the_sack * sackings_remembered - of_slump * trade_cycle / log(2.0)
    return of_force * repression + for_the_place * (1 - cushion * village_tie)


@state(worker, initial=0.5, within=(0, 12), unit="months of wages", source="Franzosi 1995; essay L472-474")
def means(
    means,
    takes_part,
    dt,
    *,
    saving=parameter(
        LogNormal(-1.2, 0.7),
        unit="months of wages a year",
        reason="savings, credit at the shop and help from the village: weeks a year",
    ),
    cost=COST_OF_A_STRIKE,
    most=parameter(
        LogNormal(0, 0.4),
        unit="months of wages",
        reason="a household can live without wages for one or two months at most",
    ),
):
    """What a household can live on without wages. A strike uses it up, work fills it again."""
    left = means - where(takes_part, cost, 0.0)
    return clip(left + saving * dt, 0, most)


@derived(worker, absent=True, source="Franzosi 1995")
def can_afford(means, *, cost=COST_OF_A_STRIKE):
    """Who has nothing left to live on goes to work."""
    return means >= cost


@trait(worker, absent=0.0, unit="standard deviations", source="Granovetter 1978")
def boldness(noise):
    """People differ in what it takes to move them."""
    return noise.normal()


@derived(worker, absent=0.0, unit="logit", source="Mann 1973; own idea")
def conviction(
    confidence,
    alternative,
    experience,
    *,
    of_success=parameter(LogNormal(0.7, 0.7), unit="logit", reason=WEIGHT),
    of_another_order=parameter(
        Normal(0.5, 0.7), unit="logit", reason=WEIGHT + "; those who see further may also wait"
    ),
    of_practice=parameter(Normal(0.3, 0.4), unit="logit for each e-fold of strikes", reason=WEIGHT),
):
    """Who expects success, sees another order, or has done it before is readier."""
    return (
        of_success * confidence
        + where(alternative, of_another_order, 0.0)
        + of_practice * log(1 + experience)
    )


@derived(worker, absent=False, source="Granovetter 1978")
def willing(
    grievance,
    incident,
    boldness,
    conviction,
    example,
    ease_of_meeting,
    fear,
    can_afford,
    noise,
    *,
    of_grievance=parameter(LogNormal(0.7, 0.6), unit="logit", reason=WEIGHT),
    of_incident=parameter(LogNormal(0.7, 0.6), unit="logit", reason=WEIGHT),
    differences=parameter(LogNormal(0, 0.5), unit="logit for a standard deviation", reason=WEIGHT),
    caution=parameter(
        Normal(5, 1.5), unit="logit", reason="in a quiet month few would walk out: one in 10 to one in 3,000"
    ),
):
    """A worker would walk out this month if others did."""
    reasons = (
        of_grievance * grievance + where(incident, of_incident, 0.0) + conviction + example + ease_of_meeting
    )
    chance = sigmoid(reasons + differences * boldness - caution - fear)
    return can_afford & noise.bernoulli(chance)


READINESS = Theory.module(globals(), name="readiness")
