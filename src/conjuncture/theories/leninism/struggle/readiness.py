"""What readies workers to walk out: wrongs, incidents, the size of their works, and what they can live on."""

from conjuncture import (
    Beta,
    LogNormal,
    Normal,
    Theory,
    clip,
    derived,
    exp,
    given,
    log,
    parameter,
    state,
    where,
)
from conjuncture.theories.leninism.struggle.levels import worker, workplace

BUILD_UP = parameter(
    LogNormal(-1, 0.8), unit="1/year", name="grievance.build_up", reason="wrongs gather over years"
)
HABIT = parameter(
    LogNormal(-1, 0.8), unit="1/year", name="grievance.habit", reason="and are got used to as slowly"
)
INCIDENTS = parameter(
    LogNormal(0, 0.8),
    unit="1/year",
    name="incident.rate",
    reason="a cut, a fine, an insult: some a year in any works",
)
COST_OF_A_STRIKE = parameter(
    Beta(3, 7), unit="months of wages", name="cost_of_a_strike", reason="a walkout lasts days to weeks"
)

pay = given(worker, unit="branch mean = 1", description="Pay.", absent=1.0)
log_size = given(workplace, unit="log persons", description="Size of the works.", absent=5.0)


@state(worker, initial=0.3, within=(0, 1), unit="share", source="Gurr 1970; Franzosi 1995")
def grievance(
    grievance,
    pay,
    takes_part,
    won,
    dt,
    *,
    build_up=BUILD_UP,
    habit=HABIT,
    relief=parameter(Beta(2, 2), unit="share", reason="what a strike won relieves is unknown"),
):
    """Wrongs gather, faster in those paid less than their trade; habit dulls them and a strike won relieves
    them."""
    gathered = build_up * clip(2 - pay, 0, 2) * (1 - grievance)
    later = grievance + dt * (gathered - habit * grievance)
    return clip(where(takes_part & won, later * (1 - relief), later), 0, 1)


@derived(workplace, absent=False, source="Zelnik 1995")
def incident(noise, dt, *, rate=INCIDENTS):
    """Something happens in this works alone: a cut in rates, a fine, a foreman's blow."""
    return noise.bernoulli(1 - exp(-rate * dt))


@incident.reading("of_all_sizes", source="Zelnik 1995; own idea")
def _of_all_sizes(noise, dt, *, rate=INCIDENTS):
    """What happens is now a trifle and now an outrage: many are small, few are large, and their mean is 1."""
    return where(noise.bernoulli(1 - exp(-rate * dt)), noise.exponential(1.0), 0.0)


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


READINESS = Theory.module(globals(), name="readiness")
