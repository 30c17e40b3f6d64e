"""The form of an organisation as it is in force: what its settings come to where and when it works.

Form is a handful of settings, given with the organisation. Here each becomes what is really asked and done,
so that circumstances may change it and a question may hold it for some years ("the same party, open to all
comers from 1908 to 1912").

The pattern this file may not mention: that hiding explains command and leaves pooling alone. Law and hiding
act on command, pooling and teaching by the same rule, with the same wide prior of either sign.
"""

from conjuncture import Beta, Normal, Theory, clip, derived, exp, parameter, where
from conjuncture.theories.leninism.levels import organisation

EITHER_WAY = "hiding may tighten or loosen it; the same prior for command, pooling and teaching"


@derived(organisation, absent=0.0, within=(0, 1), unit="0 open, 1 hidden", source="essay L377-381, L447-451")
def underground(clandestine, openness):
    """An organisation works hidden where the law leaves it no other way, as far as it is made for that."""
    return clip((1 - openness) * clandestine)


@derived(organisation, absent=0.5, within=(0, 1), unit="0 dues, 1 all spare time", source="essay L486-500")
def activity_asked(activity_demanded):
    """What is asked of members."""
    return activity_demanded + 0.0


@derived(
    organisation, absent=0.3, within=(0, 1), unit="0 all comers, 1 a tested few", source="essay L492-496"
)
def selection_at_the_door(selectivity):
    """Whom it takes in."""
    return selectivity + 0.0


@derived(organisation, absent=0.5, within=(0, 1), unit="0 none, 1 full", source="essay L955-975")
def rights_to_oppose(faction_rights, is_party, factions_banned):
    """The right to oppose within it, in a party as far as factions are not banned."""
    return where(is_party, faction_rights * (1 - factions_banned), faction_rights)


@derived(
    organisation, absent=0.0, within=(0, 1), unit="0 none, 1 complete", source="essay L377-381, L447-451"
)
def command_in_force(
    command,
    underground,
    *,
    hidden=parameter(Normal(0, 0.5), unit="log ratio for all hidden", reason=EITHER_WAY),
):
    """The discipline from the top that is really there."""
    return clip(command * exp(hidden * underground))


@derived(organisation, absent=0.0, within=(0, 1), unit="share of effort", source="essay L408-421, L447-451")
def pooling_done(
    pooling_effort,
    underground,
    bureaucratised,
    *,
    hidden=parameter(Normal(0, 0.5), unit="log ratio for all hidden", reason=EITHER_WAY),
    dulled=parameter(Beta(2, 2), unit="share", reason="how deaf officials are to the shop floor is disputed"),
):
    """The bringing together of experience that is really done; officials listen less."""
    return clip(pooling_effort * exp(hidden * underground) * (1 - dulled * bureaucratised))


@derived(organisation, absent=0.0, within=(0, 1), unit="share of effort", source="Lenin 1902; Elwood 1974")
def propaganda_done(
    propaganda_effort,
    underground,
    *,
    hidden=parameter(Normal(0, 0.5), unit="log ratio for all hidden", reason=EITHER_WAY),
):
    """The teaching that is really done."""
    return clip(propaganda_effort * exp(hidden * underground))


FORMS = Theory.module(globals(), name="forms")
