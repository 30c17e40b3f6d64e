"""Organisations as what they demand and do: who joins, who is active, where they take root, who trusts them.

A dues-paying mass party, an active vanguard, a loose movement, a conspiracy and a federation are settings of
the same few quantities, and so are unions. Councils and committees differ in one thing: nobody joins them,
those in struggle send delegates, with a party or without one.

The patterns this file may not mention: that membership swells in a crisis (whom an organisation can reach
comes from workers' consciousness, by the same rule for all), and that one form does better than another.
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
    maximum,
    minimum,
    parameter,
    rise_and_fall,
    sigmoid,
    state,
    where,
)
from conjuncture.theories.leninism.levels import organisation
from conjuncture.theories.leninism.organisation.allegiance import ANEW

WEIGHT = "sign and order of magnitude only: on a logarithmic scale 1 is much and 3 decides"


@derived(organisation, absent=0.0, within=(0, 1), unit="share of workers", source="essay L517-523")
def reachable(class_consciousness, trade_consciousness, selection_at_the_door):
    """Workers who might join: those who act with the class, and of those who see no further than their trade
    or town as many as it lets in."""
    return clip(class_consciousness + (1 - selection_at_the_door) * trade_consciousness)


@derived(organisation, absent=0.0, within=(0, 1), unit="share of workers", source="essay L517-523")
def outside(
    reachable,
    allegiance,
    class_consciousness,
    base_of_owners,
    members,
    is_party,
    *,
    unasked=parameter(
        Beta(1, 99),
        unit="share",
        reason="few of those who act with the class go to a party nobody follows",
    ),
):
    """Workers who might join and have not: of a party those who follow it, and a few who come unasked, so
    that it can begin anew; of a union all whom it can reach."""
    come = maximum(allegiance, unasked * (1 - base_of_owners) * class_consciousness)
    return maximum(where(is_party, minimum(reachable, come), reachable) - members, 0.0)


@derived(organisation, absent=0.0, within=(0, 12), unit="1/year", source="Elwood 1974; essay L377-381")
def arrests(
    openness,
    clandestine,
    *,
    rate=parameter(LogUniform(0.05, 3.0), unit="1/year", reason="from a bad year in twenty to every season"),
    cover=parameter(Beta(2, 2), unit="share", reason="hiding protects some; police agents were within"),
):
    """Where organising is forbidden members are taken, fewer of them where it hides."""
    return clip(rate * (1 - openness) * (1 - cover * clandestine), 0, 12)


@derived(
    organisation,
    absent=0.0,
    within=(0, 12),
    unit="share of workers a year",
    source="essay L517-530",
)
def joining(
    outside,
    credibility,
    activity_asked,
    underground,
    memory_of_defeat,
    *,
    rate=parameter(LogUniform(0.05, 5.0), unit="1/year", reason="from a generation to a season"),
    of_credibility=parameter(LogNormal(0.3, 0.7), unit="log ratio", reason=WEIGHT),
    of_demand=parameter(
        Normal(-0.5, 1), unit="log ratio", reason="much asked of members deters, or draws the earnest"
    ),
    of_hiding=parameter(LogNormal(-0.3, 0.7), unit="log ratio", reason=WEIGHT),
    of_defeat=parameter(LogNormal(0, 0.7), unit="log ratio", reason=WEIGHT),
):
    """Of those who might join some do; trust helps, hiding and remembered defeat hinder."""
    appeal = of_credibility * credibility + of_demand * activity_asked
    drawback = of_hiding * underground + of_defeat * memory_of_defeat
    return clip(rate * outside * exp(appeal - drawback), 0, 12)


@derived(organisation, absent=0.0, within=(0, 24), unit="1/year", source="Elwood 1974; essay L486-490")
def leaving(
    activity_asked,
    liveliness,
    memory_of_defeat,
    arrests,
    *,
    rate=parameter(LogUniform(0.03, 1.0), unit="1/year", reason="members stay from one year to thirty"),
    of_demand=parameter(
        Normal(0.5, 1), unit="log ratio", reason="being asked for much tires people, or binds them"
    ),
    of_ebb=parameter(LogNormal(-0.3, 0.7), unit="log ratio", reason=WEIGHT),
    of_defeat=parameter(LogNormal(0, 0.7), unit="log ratio", reason=WEIGHT),
):
    """Members tire, sooner in an ebb and after a defeat; others are arrested."""
    ebb = 1 - liveliness
    tired = rate * exp(of_demand * activity_asked + of_ebb * ebb + of_defeat * memory_of_defeat)
    return clip(tired + arrests, 0, 24)


@derived(
    organisation,
    absent=0.0,
    within=(0, 1),
    unit="share of workers",
    source="Anweiler 1958; S. A. Smith 1983",
)
def attending(
    lately_in_struggle,
    is_council,
    stands,
    *,
    elects=parameter(
        Beta(2, 2), unit="share", reason="how many of those in struggle have delegates of their own elected"
    ),
):
    """Those who have been in struggle lately, with a party or without, send delegates to a council or
    committee; when nobody struggles it is empty."""
    return where(is_council & stands, elects * lately_in_struggle, 0.0)


@state(
    organisation,
    initial="first_members",
    within=(0, 1),
    unit="share of workers",
    source="essay L486-490, L517-523",
)
def members(
    members,
    joining,
    leaving,
    destruction,
    allegiance,
    attending,
    stands,
    begins,
    founding_members,
    inherits,
    members_set_free,
    is_council,
    is_party,
    dt,
    *,
    anew=ANEW,
):
    """Who belongs to it. Who no longer follows a party leaves it; who restores order may destroy it at a
    stroke. Members of a body that ended come over to others."""
    astray = where(is_party, (1 - exp(-anew * dt)) * maximum(members - allegiance, 0.0), 0.0)
    later = (members - astray) * exp(-leaving * dt) * (1 - destruction) + joining * dt
    later = later + inherits * members_set_free + where(begins, founding_members, 0.0)
    return where(stands, clip(where(is_council, attending, later)), 0.0)


@derived(
    organisation,
    absent=0.0,
    within=(0, 1),
    unit="share of members",
    source="essay L486-500; against it, Michels 1911",
)
def active_share(
    activity_asked,
    liveliness,
    gap,
    memory_of_defeat,
    *,
    usual=parameter(Normal(-2, 0.7), unit="logit", reason="of dues-payers one in four to one in thirty"),
    of_demand=parameter(
        Normal(1.5, 1.2), unit="logit", reason="what is demanded may be done, or stay on paper"
    ),
    of_struggle=parameter(LogNormal(1, 0.7), unit="logit for a class all in motion", reason=WEIGHT),
    of_gap=parameter(LogNormal(0, 0.7), unit="logit", reason=WEIGHT),
    of_defeat=parameter(LogNormal(0, 0.7), unit="logit", reason=WEIGHT),
):
    """Members are active as far as it is asked of them and there is a struggle to be active in; distance from
    those who lead, and defeat, make them passive."""
    reasons = of_demand * activity_asked + of_struggle * liveliness
    return sigmoid(usual + reasons - of_gap * gap - of_defeat * memory_of_defeat)


@derived(organisation, absent=0.0, within=(0, 1), unit="share of works", source="essay L525-530, L546-572")
def works_led(
    cadres,
    leading_workers,
    members,
    active_share,
    is_party,
    *,
    known_to=parameter(
        LogUniform(20, 200),
        unit="workers",
        reason="who is looked up to is known in a shop or in a whole works",
    ),
):
    """Works in which somebody is known as a leading worker of it: of a party, those who belong to it; of
    other bodies, those among their active members."""
    theirs = where(is_party, cadres, minimum(leading_workers, members * active_share))
    return clip(1 - exp(-known_to * theirs))


@state(
    organisation,
    initial="first_roots",
    within=(0, 1),
    unit="share of works",
    source="essay L525-530, L564-572",
)
def implantation(
    implantation,
    works_led,
    arrests,
    destruction,
    stands,
    begins,
    initial_implantation,
    inherits,
    roots_set_free,
    dt,
    *,
    pace=parameter(
        LogUniform(0.01, 0.2),
        unit="share of works a year",
        reason="trust is won over years, however many are willing: five to a hundred years for all works",
    ),
    wearing=parameter(LogUniform(0.01, 0.3), unit="1/year", reason="from three years to a lifetime"),
    taken=parameter(Beta(1, 4), unit="share", reason="some of those arrested are never replaced"),
):
    """It takes root where leading workers belong to it, no faster than trust is won; where they no longer do
    time undoes it, and so do arrests and destruction."""
    won = clip(works_led - implantation, 0, pace * dt)
    lost = (wearing * maximum(implantation - works_led, 0.0) + taken * arrests * implantation) * dt
    later = (implantation + won - lost) * (1 - taken * destruction)
    later = later + inherits * roots_set_free + where(begins, initial_implantation, 0.0)
    return where(stands, clip(later), 0.0)


@state(
    organisation, initial=0.1, within=(0, 1), unit="share of workers who trust it", source="essay L530-536"
)
def credibility(
    credibility,
    leads,
    liveliness,
    fit,
    within_reach,
    members,
    active_share,
    memory_of_defeat,
    dt,
    *,
    by_leading=parameter(LogUniform(0.1, 10.0), unit="1/year", reason="how fast a record is made is unknown"),
    by_fit=parameter(LogUniform(0.03, 3.0), unit="1/year", reason="as for leading, by words alone"),
    by_initiative=parameter(LogUniform(0.03, 3.0), unit="1/year", reason="as for words"),
    by_defeat=parameter(LogUniform(0.1, 10.0), unit="1/year", reason="as for leading"),
    fading=parameter(LogUniform(0.02, 0.5), unit="1/year", reason="from two years to a lifetime"),
):
    """Trust is won by leading struggles, by standing for what people want where they hear it, and by the
    initiatives of active members; it is lost by defeats it led, and with time."""
    record = by_leading * leads * liveliness + by_initiative * members * active_share
    lost = by_defeat * leads * memory_of_defeat + fading
    return clip(rise_and_fall(credibility, record + by_fit * fit * within_reach, lost, dt))


MEMBERSHIP = Theory.module(globals(), name="membership")
