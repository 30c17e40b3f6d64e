"""Officers and members: how long officers sit, how far they stand from members, how much better they live.

The distance between those who lead and those who pay grows by several causes and shrinks by several, each
with its own strength; how they add up over a cycle of struggle is for the run to say.

Two loops, each in three readings (linear, saturating, threshold). Distance makes members passive
(`active_share`) and passive members leave officers to themselves: `gap`. Distance lets officers take
privilege, and privilege sets them apart: `officers_privilege`. `gap` has a fourth reading, `michels`, in
which size and time alone make the distance, whatever the form.

The pattern this file may not mention: in which form the distance ends up largest.
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
    rise_and_fall,
    sigmoid,
    state,
    where,
)
from conjuncture.theories.leninism.levels import organisation

UNKNOWN_RATE = "nobody has measured it; from a generation to a year"
GROWS_WITH_PASSIVITY = parameter(
    LogUniform(0.03, 1.0), unit="1/year", name="gap_from_passivity", reason=UNKNOWN_RATE
)
GROWS_WITH_SIZE = parameter(LogUniform(0.03, 1.0), unit="1/year", name="gap_from_size", reason=UNKNOWN_RATE)
GROWS_WITH_TENURE = parameter(
    LogUniform(0.03, 1.0), unit="1/year", name="gap_from_tenure", reason=UNKNOWN_RATE
)
LARGE = parameter(
    LogUniform(0.003, 0.1),
    unit="share of workers",
    name="large_membership",
    reason="the size at which half of the members know no officer",
)


@state(
    organisation,
    initial=0.2,
    within=(0, 1),
    unit="0 all new, 1 all settled",
    source="Michels 1911; Schorske 1955",
)
def tenure(
    tenure,
    paid_officers,
    inner_democracy,
    arrests,
    dt,
    *,
    settling=parameter(LogUniform(0.05, 1.0), unit="1/year", reason="officers settle within a generation"),
    of_pay=parameter(LogNormal(0, 0.7), unit="log ratio", reason="a salary makes an office worth it"),
    turnover=parameter(LogUniform(0.05, 2.0), unit="1/year", reason="from yearly elections to none"),
    replaced=parameter(Beta(2, 2), unit="share", reason="arrests take leaders more or less than others"),
):
    """Officers settle in their places, the more so where they are paid; members who decide, and arrests, move
    them out."""
    settled = settling * exp(of_pay * (paid_officers - 0.5))
    moved = turnover * inner_democracy + replaced * arrests
    return clip(rise_and_fall(tenure, settled, moved, dt))


@derived(
    organisation,
    absent=0.0,
    within=(-12, 12),
    unit="1/year",
    source="Michels 1911; essay L490-500; Luxemburg 1904",
)
def distance_by_form(
    command_in_force,
    selection_at_the_door,
    officers_privilege,
    tenure,
    members,
    *,
    of_command=parameter(LogUniform(0.03, 1.0), unit="1/year", reason=UNKNOWN_RATE),
    of_selection=parameter(
        Normal(0, 0.3), unit="1/year", reason="a tested few may be equals among themselves, or an elite"
    ),
    of_privilege=parameter(LogUniform(0.03, 1.0), unit="1/year", reason=UNKNOWN_RATE),
    of_tenure=GROWS_WITH_TENURE,
    of_size=GROWS_WITH_SIZE,
    large=LARGE,
):
    """How fast command, selection at the door, privilege, settled officers and size set leaders apart from
    members."""
    size = members / (members + large)
    causes = (
        of_command * command_in_force
        + of_selection * selection_at_the_door
        + of_privilege * officers_privilege
    )
    return clip(causes + of_tenure * tenure + of_size * size, -12, 12)


@derived(
    organisation,
    absent=0.0,
    within=(0, 12),
    unit="1/year",
    source="essay L490-500; Lipset, Trow and Coleman 1956",
)
def control_from_below(
    active_share,
    rights_to_oppose,
    *,
    of_activity=parameter(LogUniform(0.03, 3.0), unit="1/year", reason=UNKNOWN_RATE),
    of_factions=parameter(LogUniform(0.03, 3.0), unit="1/year", reason=UNKNOWN_RATE),
):
    """How fast active members, and the right to oppose, close the distance."""
    return clip(of_activity * active_share + of_factions * rights_to_oppose, 0, 12)


@state(
    organisation,
    initial=0.2,
    within=(0, 1),
    unit="0 equals, 1 two worlds",
    source="essay L486-500; Michels 1911",
    reading="linear",
)
def gap(gap, passivity, distance_by_form, control_from_below, dt, *, of_passivity=GROWS_WITH_PASSIVITY):
    """Passive members leave officers to themselves, in proportion; form and control do the rest."""
    wider = of_passivity * passivity + distance_by_form
    return clip(rise_and_fall(gap, wider, control_from_below, dt))


@gap.reading("saturating")
def _saturating(
    gap,
    passivity,
    distance_by_form,
    control_from_below,
    dt,
    *,
    of_passivity=GROWS_WITH_PASSIVITY,
    half=parameter(Beta(2, 2), unit="share of members", reason="passive members that make half the effect"),
):
    """The first passive members matter most; more of them add less and less."""
    felt = passivity * (1 + half) / (passivity + half)
    wider = of_passivity * felt + distance_by_form
    return clip(rise_and_fall(gap, wider, control_from_below, dt))


@gap.reading("threshold")
def _threshold(
    gap,
    passivity,
    distance_by_form,
    control_from_below,
    dt,
    *,
    of_passivity=GROWS_WITH_PASSIVITY,
    bend=parameter(Beta(4, 2), unit="share of members", reason="where a quorum fails, if at all"),
    width=parameter(Uniform(0.02, 0.2), unit="share of members", reason="from a step to a slope"),
):
    """Up to a point passive members do no harm, beyond it nobody watches any more."""
    felt = sigmoid((passivity - bend) / width)
    wider = of_passivity * felt + distance_by_form
    return clip(rise_and_fall(gap, wider, control_from_below, dt))


@gap.reading("michels", source="Michels 1911")
def _michels(
    gap,
    members,
    founded,
    first_year,
    t,
    dt,
    *,
    of_size=GROWS_WITH_SIZE,
    large=LARGE,
    of_time=parameter(LogUniform(0.01, 0.3), unit="1/year", reason="from three years to a century"),
    settles=parameter(LogUniform(1.0, 30.0), unit="years", reason="it grows old in a generation at most"),
):
    """Every organisation becomes an oligarchy: while anybody is in it distance grows with size and age, and
    with nothing else."""
    years = where(founded > 0, maximum(first_year + t - founded, 0.0), t)
    wider = of_size * members / (members + large) + of_time * years / (years + settles)
    return clip(gap + where(members > 0, dt * wider * (1 - gap), 0.0))


TAKING = parameter(LogUniform(0.03, 1.0), unit="1/year", name="privilege_taken", reason=UNKNOWN_RATE)
GIVING_UP = parameter(LogUniform(0.03, 3.0), unit="1/year", name="privilege_given_up", reason=UNKNOWN_RATE)


@state(
    organisation,
    initial=0.05,
    within=(0, 1),
    unit="0 none, 1 a life apart",
    source="Michels 1911; Schorske 1955",
    reading="linear",
)
def officers_privilege(
    officers_privilege, paid_officers, gap, inner_democracy, dt, *, taking=TAKING, giving_up=GIVING_UP
):
    """Paid officers live better than members in proportion to the distance; members who decide take it
    back."""
    taken = taking * paid_officers * gap
    return clip(rise_and_fall(officers_privilege, taken, giving_up * inner_democracy, dt))


@officers_privilege.reading("saturating")
def _privilege_saturating(
    officers_privilege,
    paid_officers,
    gap,
    inner_democracy,
    dt,
    *,
    taking=TAKING,
    giving_up=GIVING_UP,
    half=parameter(Beta(2, 2), unit="gap", reason="the distance at which half of what can be taken is"),
):
    """A little distance is enough to take most of what can be taken."""
    taken = taking * paid_officers * gap * (1 + half) / (gap + half)
    return clip(rise_and_fall(officers_privilege, taken, giving_up * inner_democracy, dt))


@officers_privilege.reading("threshold")
def _privilege_threshold(
    officers_privilege,
    paid_officers,
    gap,
    inner_democracy,
    dt,
    *,
    taking=TAKING,
    giving_up=GIVING_UP,
    bend=parameter(Beta(2, 2), unit="gap", reason="where members lose sight of accounts, if at all"),
    width=parameter(Uniform(0.02, 0.2), unit="gap", reason="from a step to a slope"),
):
    """While members see the accounts nothing is taken; beyond a distance they do not."""
    taken = taking * paid_officers * sigmoid((gap - bend) / width)
    return clip(rise_and_fall(officers_privilege, taken, giving_up * inner_democracy, dt))


OFFICERS = Theory.module(globals(), name="officers")
