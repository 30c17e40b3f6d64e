"""Who decides in an organisation: members' voice, leaders' appeal, officials' hands.

The pattern this file may not mention: which form of organisation is the more democratic.
"""

from conjuncture import (
    Beta,
    LogUniform,
    Theory,
    Uniform,
    clip,
    derived,
    maximum,
    parameter,
    rise_and_fall,
    state,
)
from conjuncture.theories.leninism.levels import organisation

UNKNOWN_RATE = "nobody has measured it; from a generation to a year"


@derived(
    organisation, absent=0.0, within=(0, 1), unit="share of members", source="definition; essay L486-490"
)
def passivity(active_share):
    """Members who pay and no more."""
    return 1 - active_share


@derived(
    organisation,
    absent=0.5,
    within=(0, 1),
    unit="0 none, 1 full",
    source="essay L495-500; Lipset, Trow and Coleman 1956",
)
def inner_democracy(
    gap,
    rights_to_oppose,
    active_share,
    command_in_force,
    bureaucratised,
    *,
    of_rules=parameter(Uniform(0, 1), unit="share", reason="rights on paper against members who use them"),
    of_command=parameter(Beta(2, 2), unit="share", reason="discipline may bind the deed or also the word"),
):
    """How far members decide: by their rights and by being there, less what command, distance and officials
    take away, the larger of the last two."""
    voice = of_rules * rights_to_oppose + (1 - of_rules) * active_share
    return clip(voice * (1 - of_command * command_in_force) * (1 - maximum(gap, bureaucratised)))


@derived(
    organisation, absent=0.0, within=(0, 1), unit="0 none, 1 all", source="essay L490-500; Ostrogorski 1902"
)
def demagogy(
    passivity,
    gap,
    propaganda_done,
    *,
    schooled=parameter(Beta(2, 2), unit="share", reason="teaching may arm members, or be the means itself"),
):
    """How far leaders can carry members by appeal alone: passive ones, far from where things are decided and
    not schooled by the organisation."""
    return clip(passivity * gap * (1 - schooled * propaganda_done))


@state(
    organisation,
    initial=0.05,
    within=(0, 1),
    unit="share of decisions",
    source="essay L490-500; Weber 1922; Luxemburg 1904",
)
def bureaucratised(
    bureaucratised,
    paid_officers,
    command_in_force,
    tenure,
    inner_democracy,
    lately_in_struggle,
    dt,
    *,
    by_pay=parameter(LogUniform(0.03, 1.0), unit="1/year", reason=UNKNOWN_RATE),
    by_command=parameter(LogUniform(0.03, 1.0), unit="1/year", reason=UNKNOWN_RATE),
    shaking=parameter(
        LogUniform(0.03, 3.0), unit="1/year", reason="struggles may wake an organisation or pass it by"
    ),
):
    """Decisions pass to settled officers, paid ones or commanding ones, as far as members leave them; members
    and struggles take them back."""
    taken = (by_pay * paid_officers + by_command * command_in_force) * tenure * (1 - inner_democracy)
    given_back = shaking * (inner_democracy + lately_in_struggle)
    return clip(rise_and_fall(bureaucratised, taken, given_back, dt))


DEMOCRACY = Theory.module(globals(), name="democracy")
