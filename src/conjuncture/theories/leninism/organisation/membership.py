"""Organisations as what they demand and do: who joins, who is active, where they take root, who trusts them.

A dues-paying mass party, an active vanguard, a loose movement, a conspiracy and a federation are settings of
the same few quantities, and so are unions, councils and factory committees. No mechanism asks which of them
an organisation is.

The patterns this file may not mention: that membership swells in a crisis (whom an organisation can reach
comes from workers' consciousness, by the same rule for all), and that one form does better than another.
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
    minimum,
    parameter,
    rise_and_fall,
    sigmoid,
    state,
    trait,
)
from conjuncture.theories.leninism.levels import organisation
from conjuncture.theories.leninism.organisation.raising import ENOUGH_LEADERS

WEIGHT = "sign and order of magnitude only: on a logarithmic scale 1 is much and 3 decides"
UNASKED = parameter(Beta(1, 9), unit="share", name="unasked", reason="few come who know no member")


@derived(organisation, absent=0.0, within=(0, 1), unit="share of workers", source="essay L517-523")
def reachable(class_consciousness, trade_consciousness, selection_at_the_door):
    """Workers who might join: those who act with the class, and of those who see no further than their trade
    or town as many as it lets in."""
    return clip(class_consciousness + (1 - selection_at_the_door) * trade_consciousness)


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
    within=(0, 1),
    unit="share of workers",
    source="own idea",
    reading="linear",
)
def asked(within_reach):
    """Workers outside are asked to join as often as there is a member beside them."""
    return within_reach + 0.0


@asked.reading("saturating")
def _asked_saturating(
    within_reach, *, half=parameter(Beta(2, 5), unit="share of workers", reason="reach that asks half of all")
):
    """The first members in a works ask most of those who can be asked."""
    return clip(within_reach * (1 + half) / (within_reach + half))


@asked.reading("threshold", source="own idea; Granovetter 1978")
def _asked_threshold(
    within_reach,
    *,
    bend=parameter(Beta(2, 5), unit="share of workers", reason="where a sect becomes a current, if at all"),
    width=parameter(Uniform(0.02, 0.2), unit="share of workers", reason="from a step to a slope"),
):
    """Few join what few belong to; beyond a point it is the thing to do."""
    return sigmoid((within_reach - bend) / width) * within_reach


@derived(
    organisation,
    absent=0.0,
    within=(0, 12),
    unit="share of workers a year",
    source="essay L517-530",
)
def joining(
    reachable,
    members,
    asked,
    credibility,
    activity_asked,
    underground,
    memory_of_defeat,
    *,
    rate=parameter(LogUniform(0.05, 5.0), unit="1/year", reason="from a generation to a season"),
    unasked=UNASKED,
    of_credibility=parameter(LogNormal(0.3, 0.7), unit="log ratio", reason=WEIGHT),
    of_demand=parameter(
        Normal(-0.5, 1), unit="log ratio", reason="much asked of members deters, or draws the earnest"
    ),
    of_hiding=parameter(LogNormal(-0.3, 0.7), unit="log ratio", reason=WEIGHT),
    of_defeat=parameter(LogNormal(0, 0.7), unit="log ratio", reason=WEIGHT),
):
    """Of those who might join, some are asked by a member or come unasked; trust helps, hiding and remembered
    defeat hinder."""
    outside = maximum(reachable - members, 0.0)
    met = unasked + (1 - unasked) * asked
    appeal = of_credibility * credibility + of_demand * activity_asked
    drawback = of_hiding * underground + of_defeat * memory_of_defeat
    return clip(rate * outside * met * exp(appeal - drawback), 0, 12)


@derived(organisation, absent=0.0, within=(0, 24), unit="1/year", source="Elwood 1974; essay L486-490")
def leaving(
    activity_asked,
    lately_in_struggle,
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
    ebb = 1 - lately_in_struggle
    tired = rate * exp(of_demand * activity_asked + of_ebb * ebb + of_defeat * memory_of_defeat)
    return clip(tired + arrests, 0, 24)


@trait(organisation, absent=0.01, within=(0, 1), unit="share of workers", source="own idea")
def first_members(
    initial_implantation,
    *,
    per_works=parameter(
        LogUniform(0.05, 0.5), unit="share", reason="members among workers where it has a leading worker"
    ),
):
    """At the start members are found where it has taken root, and nowhere else."""
    return clip(initial_implantation * per_works)


@state(
    organisation,
    initial="first_members",
    within=(0, 1),
    unit="share of workers",
    source="essay L486-490, L517-523",
)
def members(members, joining, leaving, destruction, dt):
    """Who belongs to it. Who restores order may destroy it at a stroke."""
    return clip(members * exp(-leaving * dt) * (1 - destruction) + joining * dt)


@derived(
    organisation,
    absent=0.0,
    within=(0, 1),
    unit="share of members",
    source="essay L486-500; against it, Michels 1911",
)
def active_share(
    activity_asked,
    lately_in_struggle,
    gap,
    memory_of_defeat,
    *,
    usual=parameter(Normal(-2, 0.7), unit="logit", reason="of dues-payers one in four to one in thirty"),
    of_demand=parameter(
        Normal(1.5, 1.2), unit="logit", reason="what is demanded may be done, or stay on paper"
    ),
    of_struggle=parameter(LogNormal(1, 0.7), unit="logit for the whole class", reason=WEIGHT),
    of_gap=parameter(LogNormal(0, 0.7), unit="logit", reason=WEIGHT),
    of_defeat=parameter(LogNormal(0, 0.7), unit="logit", reason=WEIGHT),
):
    """Members are active as far as it is asked of them and there is a struggle to be active in; distance from
    those who lead, and defeat, make them passive."""
    reasons = of_demand * activity_asked + of_struggle * lately_in_struggle
    return sigmoid(usual + reasons - of_gap * gap - of_defeat * memory_of_defeat)


@state(
    organisation,
    initial="initial_implantation",
    within=(0, 1),
    unit="share of works",
    source="essay L525-530, L564-572",
)
def implantation(
    implantation,
    members,
    active_share,
    leading_workers,
    arrests,
    destruction,
    dt,
    *,
    building=parameter(
        LogUniform(1.0, 30.0), unit="1/(share year)", reason="works won by active members in a year"
    ),
    pace=parameter(
        LogUniform(0.01, 0.2),
        unit="share of works a year",
        reason="trust is won over years, however many are willing: five to a hundred years for all works",
    ),
    wearing=parameter(LogUniform(0.01, 0.3), unit="1/year", reason="from three years to a lifetime"),
    taken=parameter(Beta(1, 4), unit="share", reason="some of those arrested are never replaced"),
    enough=ENOUGH_LEADERS,
):
    """Active members win leading workers, works by works and no faster than trust is won; time, arrests and
    destruction undo it."""
    found = leading_workers / (leading_workers + enough)
    won = minimum(building * members * active_share * found, pace) * (1 - implantation)
    lost = (wearing + taken * arrests) * implantation
    return clip((implantation + dt * (won - lost)) * (1 - taken * destruction))


@state(
    organisation, initial=0.1, within=(0, 1), unit="share of workers who trust it", source="essay L530-536"
)
def credibility(
    credibility,
    leads,
    lately_in_struggle,
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
    record = by_leading * leads * lately_in_struggle + by_initiative * members * active_share
    lost = by_defeat * leads * memory_of_defeat + fading
    return clip(rise_and_fall(credibility, record + by_fit * fit * within_reach, lost, dt))


MEMBERSHIP = Theory.module(globals(), name="membership")
