"""Grain, traders and the village in a workers' state; the danger of restoration; forced collectivisation.

Three drives to collectivise, each an arrow of its own: towns without grain, targets of industry, and the
danger of restoration with a class too passive to meet it otherwise.

What this file may not mention: which of the three decides.
"""

from conjuncture import (
    Beta,
    HalfNormal,
    LogUniform,
    Theory,
    clip,
    derived,
    either,
    parameter,
    rise_and_fall,
    state,
    where,
)
from conjuncture.theories.leninism.levels import country

UNKNOWN_RATE = "nobody has measured it: from months to a decade or more"
UNKNOWN_SHARE = "nobody has measured it: any share may be so"
WEIGHT = "sign and order of magnitude only: 1 brings what reaches the towns down to a third"


def _rate(low=0.03, high=3.0):
    return parameter(LogUniform(low, high), unit="1/year", reason=UNKNOWN_RATE)


def _share():
    return parameter(Beta(2, 2), unit="share", reason=UNKNOWN_SHARE)


def _weight():
    return parameter(HalfNormal(0.7), unit="logs", reason=WEIGHT)


@derived(country, absent=0.0, within=(0, 1), source="essay L994-1023; Carr 1958")
def restoration_danger(workers_power, traders, self_activity, *, held_off=_share()):
    """Danger that private owners come back: traders' strength, as far as an active class does not hold it
    off."""
    return where(workers_power, traders * (1 - held_off * self_activity), 0.0)


@derived(country, absent=1.0, within=(0, 1), source="essay L1014-1023")
def coercion_is_left(self_activity, *, share=_share()):
    """With a passive class to lean on, administrators have coercion and little else."""
    return 1 - share * self_activity


@derived(country, absent=0.0, unit="1/year", source="Nove 1969; Davies 1980; Allen 2003")
def drive_for_grain(grain_to_towns, coercion_is_left, *, rate=_rate()):
    """Towns without grain."""
    return rate * (1 - grain_to_towns) * coercion_is_left


@derived(country, absent=0.0, unit="1/year", source="Davies 1980; against it, Allen 2003")
def drive_for_industry(policy_industry, grain_to_towns, *, rate=_rate()):
    """Targets of industry that the market in grain will not pay for."""
    return rate * policy_industry * (1 - grain_to_towns)


@derived(country, absent=0.0, unit="1/year", source="essay L1014-1023; Lewin 1968")
def drive_against_traders(restoration_danger, coercion_is_left, privilege_in_power, *, rate=_rate()):
    """Traders and rich peasants grown strong, before an apparatus with power and no other support."""
    return rate * restoration_danger * coercion_is_left * privilege_in_power


@state(
    country,
    initial=0.0,
    within=(0, 1),
    unit="share of farms",
    source="Lewin 1968; Davies 1980; essay L1014-1023",
)
def collectivisation(
    collectivisation,
    workers_power,
    drive_for_grain,
    drive_for_industry,
    drive_against_traders,
    privilege_in_power,
    peasant_movement,
    policy_democracy,
    dt,
    *,
    undone=_rate(0.1, 5.0),
    at_will=_share(),
):
    """Farms forced together: driven by any of three causes as far as an apparatus can do as it will; undone
    by peasants' resistance and by a policy of soviet democracy."""
    can = 1 - at_will * (1 - privilege_in_power)
    up = (drive_for_grain + drive_for_industry + drive_against_traders) * can * (1 - policy_democracy)
    down = undone * either(peasant_movement, policy_democracy)
    later = rise_and_fall(collectivisation, up, down, dt)
    return where(workers_power, clip(later), 0.0)


COLLECTIVISATION = Theory.module(globals(), name="collectivisation")
