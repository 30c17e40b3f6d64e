"""Officers and members, in small: what sets those who run a union apart from those who pay for it.

Officers settle in their places, and live from a pay that members do not have. Members vote, meet, oppose and
recall, or leave it to the officers. Each of these has the same wide strength, for nobody has measured any.

Eleven quantities are what a union knows of itself, such as the turnout of its elections. Whoever does not
know one leaves it to its prior.

The pattern this file may not mention: which of the rules moves the distance most.
"""

from typing import Any

from conjuncture import (
    Beta,
    Card,
    Level,
    LogNormal,
    LogUniform,
    Normal,
    Theory,
    Uniform,
    clip,
    derived,
    log,
    maximum,
    parameter,
    rise_and_fall,
    sigmoid,
    state,
)
from conjuncture.theories.references import with_references

UNKNOWN_RATE = "nobody has measured it; from a generation to a year"
NOT_REPORTED = "this union gives no figure: wide enough for nearly all of them"

organisation = Level("organisation")

MEMBERS = parameter(LogUniform(1e3, 1e6), unit="members", name="members", reason=NOT_REPORTED)
DENSITY = parameter(Uniform(0.05, 0.95), unit="share of workers", name="density", reason=NOT_REPORTED)
TURNOUT = parameter(Uniform(0.05, 0.8), unit="share of members", name="turnout", reason=NOT_REPORTED)
MEETINGS = parameter(LogUniform(1, 12), unit="meetings a year", name="meetings", reason=NOT_REPORTED)
STAFF = parameter(LogUniform(0.2, 5), unit="for 1000 members", name="staff", reason=NOT_REPORTED)
ELECTED = parameter(Uniform(0, 1), unit="share of officers", name="elected", reason=NOT_REPORTED)
TERM = parameter(LogUniform(1, 10), unit="years", name="term", reason=NOT_REPORTED)
LONGEST = parameter(LogUniform(6, 40), unit="years", name="longest", reason=NOT_REPORTED)
PAY = parameter(LogUniform(1, 8), unit="times a member's", name="pay", reason=NOT_REPORTED)
FACTIONS = parameter(Uniform(0, 1), unit="0 none, 1 full", name="faction_rights", reason=NOT_REPORTED)
RECALL = parameter(Uniform(0, 1), unit="share of officers", name="recall", reason=NOT_REPORTED)
NOW = parameter(
    Uniform(0.1, 0.6),
    unit="0 equals, 1 two worlds",
    name="distance_now",
    reason="nobody measured it",
)
GROWS_WITH_SIZE = parameter(LogUniform(0.03, 1), unit="1/year", name="push_of_size", reason=UNKNOWN_RATE)


def _rate(name: str) -> Any:
    return parameter(LogUniform(0.03, 1), unit="1/year", name=name, reason=UNKNOWN_RATE)


@derived(organisation, absent=0.5, within=(0, 1), unit="0 small, 1 large", source="Michels 1911")
def large(
    *,
    members=MEMBERS,
    half=parameter(LogUniform(300, 3e4), unit="members", reason="where half of them know no officer"),
):
    """Where members are many they do not know their officers."""
    return members / (members + half)


@derived(organisation, absent=0.0, within=(0, 1), unit="share of a pay", source="Michels 1911")
def advantage(*, pay=PAY):
    """What an officer would lose who had to live from a member's pay again."""
    return clip(1 - 1 / pay)


@derived(
    organisation,
    absent=0.0,
    within=(0, 1),
    unit="share of members",
    source="Lipset, Trow and Coleman 1956",
)
def voting(
    gap,
    *,
    turnout=TURNOUT,
    now=NOW,
    put_off=parameter(Beta(2, 2), unit="share of turnout", reason="from no matter to all that matters"),
):
    """Members vote as they do now; if officers move away fewer do, if they come nearer more."""
    return clip(turnout * (1 - put_off * (gap - now)))


@derived(
    organisation,
    absent=0.0,
    within=(0, 1),
    unit="share of members",
    source="Lipset, Trow and Coleman 1956",
)
def taking_part(
    gap,
    *,
    meetings=MEETINGS,
    usual=parameter(Normal(-3, 0.7), unit="logit", reason="of a hundred one to fifteen, at a yearly meeting"),
    of_meetings=parameter(LogNormal(-0.7, 0.7), unit="logit", reason="more meetings, or the same few people"),
    of_gap=parameter(LogNormal(0, 0.7), unit="logit", reason="weak or strong"),
):
    """Members take part between elections where there are meetings, and stay away from distant officers."""
    return sigmoid(usual + of_meetings * log(meetings) - of_gap * gap)


@derived(
    organisation,
    absent=0.0,
    within=(0, 20),
    unit="1/year",
    source="Lipset, Trow and Coleman 1956; Michels 1911",
)
def removal(
    voting,
    taking_part,
    *,
    elected=ELECTED,
    term=TERM,
    longest=LONGEST,
    recall=RECALL,
    faction_rights=FACTIONS,
    beaten=parameter(
        Beta(2, 2), unit="chance", reason="that an officer is not elected again if all vote in a contest"
    ),
    contested=parameter(
        Beta(2, 2), unit="share", reason="of contests that need the right to organise an opposition"
    ),
    called=_rate("strength_of_recall"),
):
    """Officers lose their places in contested elections, by recall, and when their time in office is over."""
    contest = 1 - contested * (1 - faction_rights)
    return elected * beaten * contest * voting / term + called * recall * taking_part + 1 / longest


@state(organisation, initial=0.5, within=(0, 1), unit="0 all new, 1 all settled", source="Michels 1911")
def settled(
    settled,
    removal,
    advantage,
    dt,
    *,
    settling=_rate("pace_of_settling"),
    of_pay=parameter(LogNormal(0, 0.7), unit="ratio", reason="a salary makes an office worth keeping"),
):
    """Officers settle, the faster the more they have to lose, and are moved out."""
    return clip(rise_and_fall(settled, settling * (1 + of_pay * advantage), removal, dt))


@state(organisation, initial=0.2, within=(0, 1), unit="0 as members, 1 a life apart", source="Michels 1911")
def life_apart(
    life_apart,
    advantage,
    settled,
    dt,
    *,
    growing=_rate("pace_of_life_apart"),
    returning=_rate("pace_of_return"),
):
    """Settled officers with another pay come to live otherwise; new ones, and those with a member's pay, live
    as members do."""
    apart = advantage * settled
    return clip(rise_and_fall(life_apart, growing * apart, returning * (1 - apart), dt))


@derived(organisation, absent=0.0, within=(0, 12), unit="1/year", source="Michels 1911")
def drifting(
    large,
    settled,
    life_apart,
    taking_part,
    *,
    staff=STAFF,
    density=DENSITY,
    of_size=GROWS_WITH_SIZE,
    of_tenure=_rate("push_of_settled_officers"),
    of_life=_rate("push_of_life_apart"),
    of_passivity=_rate("push_of_passive_members"),
    of_staff=parameter(
        Normal(0, 0.2), unit="1/year", reason="for each e-fold: many are near at hand, or an apparatus"
    ),
    of_density=parameter(
        Normal(0, 0.2), unit="1/year", reason="many members in a works watch, or pay because all pay"
    ),
):
    """How fast size, settled officers, their way of life and passive members set them apart; staff and
    density do so or the reverse."""
    causes = of_size * large + of_tenure * settled + of_life * life_apart + of_passivity * (1 - taking_part)
    either_way = of_staff * log(staff) + of_density * density
    return clip(maximum(causes + either_way, 0.0), 0, 12)


@derived(organisation, absent=0.0, within=(0, 12), unit="1/year", source="Lipset, Trow and Coleman 1956")
def control(
    voting,
    taking_part,
    *,
    elected=ELECTED,
    faction_rights=FACTIONS,
    of_votes=_rate("pull_of_votes"),
    of_part=_rate("pull_of_taking_part"),
    of_factions=_rate("pull_of_opposition"),
):
    """How fast votes, members who take part and an organised opposition bring officers nearer."""
    return clip(of_votes * voting * elected + of_part * taking_part + of_factions * faction_rights, 0, 12)


@state(
    organisation,
    initial=NOW,
    within=(0, 1),
    unit="0 equals, 1 two worlds",
    source="Michels 1911; Lipset, Trow and Coleman 1956",
    reading="both ways",
)
def gap(gap, drifting, control, dt):
    """The distance between officers and members: what sets them apart, and what brings them together."""
    return clip(rise_and_fall(gap, drifting, control, dt))


@gap.reading("michels", source="Michels 1911")
def _michels(
    gap,
    large,
    dt,
    *,
    of_size=GROWS_WITH_SIZE,
    of_time=parameter(LogUniform(0.01, 0.3), unit="1/year", reason="from three years to a century"),
):
    """The iron law: distance grows with size and with the years, and no rule holds it."""
    return clip(rise_and_fall(gap, of_size * large + of_time, 0.0, dt))


CARD = Card(
    title="Officers and members, in small",
    what_it_is="One union: its officers, its members, and eleven quantities that it knows of itself.",
    how_it_works=(
        "Officers settle in their places, come to live otherwise than members, and move away from them. "
        "Elections, recall and a limit on the years in office replace them. Votes, meetings and an organised "
        "opposition bring them nearer. Distance keeps members away."
    ),
    what_to_notice=(
        "All strengths have the same prior, so no rule is stronger because somebody measured it. Which moves "
        "most follows from how far the union is from its end, and from how many steps lie between it and the "
        "distance: votes and an opposition pull at once; recall, elections and rotation replace officers "
        "first."
    ),
    what_to_try=(
        "`conjuncture new my_union --organisation`, and fill in the table. Choose `--reading gap=michels`: "
        "there no rule moves anything."
    ),
    claim="Rules of a union change how far its officers stand from its members.",
    scope=(
        "One union, no employers, no strikes, no parties but the right to form them, no persons. Rules are "
        "kept as written, and a rule that is changed is changed at once."
    ),
    refuted_by=(
        "Unions that changed a rule, beside others like them that did not, and whose officers are as far "
        "away ten years later."
    ),
    source="Michels 1911; Lipset, Trow and Coleman 1956",
)

THEORY = with_references(Theory.module(globals(), card=CARD))
