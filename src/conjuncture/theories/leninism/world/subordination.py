"""Subordination: one state's needs before the movement's, why it comes about and what it takes.

Four motives, each to be cut alone: for_safety, for_privilege, by_error, and cut_off (isolation itself).
Those who obey promote those who obey: a loop, in three readings of `subordination`. What it takes from the
followers' initiative, `diverted`, is a slope or a break, `linear` or `threshold`.

What this file may not mention: whether there is a break, and when a policy turns.
"""

from conjuncture import (
    Beta,
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
from conjuncture.theories.leninism.levels import country, world
from conjuncture.theories.leninism.response import saturating, threshold

UNKNOWN_RATE = "nobody has measured it: from months to a decade or more"
UNKNOWN_SHARE = "nobody has measured it: any share may be so"


def _share():
    return parameter(Beta(2, 2), unit="share", reason=UNKNOWN_SHARE)


@derived(world, absent=0.0, within=(0, 1), source="essay L756-767; Carr 1982")
def for_safety(workers_power, hostility, *, weight=_share()):
    """First motive: the workers' state fears attack and looks for allies among governments."""
    return weight * hostility.mean(where=workers_power)


@derived(world, absent=0.0, within=(0, 1), source="essay L691-713, L1080-1084; Trotsky 1937")
def for_privilege(workers_power, privilege_in_power, privilege_in_consumption, *, weight=_share()):
    """Second motive: a privileged layer fears unrest anywhere, and wants a quiet world."""
    layer = privilege_in_power * 0.5 + privilege_in_consumption * 0.5
    return weight * layer.mean(where=workers_power)


@derived(world, absent=0.0, within=(0, 1), source="own idea; Claudin 1975")
def by_error(workers_states, defeats_in_world, *, weight=_share()):
    """Third motive: honest error. Who has lost everywhere and won at home takes home for the rule."""
    return where(workers_states > 0, weight * defeats_in_world * (1 - workers_states), 0.0)


@derived(world, absent=0.0, within=(0, 1), source="Liebman 1975, as the essay reports him L604-614")
def cut_off(workers_power, isolation, *, weight=_share()):
    """Fourth motive: an International with one victory becomes the image of that one, by isolation alone."""
    return weight * isolation.mean(where=workers_power)


SUBORDINATED = parameter(LogUniform(0.03, 1.5), unit="1/year", name="subordinated", reason=UNKNOWN_RATE)
INDEPENDENT = parameter(LogUniform(0.03, 1.5), unit="1/year", name="independent", reason=UNKNOWN_RATE)
SELECTED = parameter(LogUniform(0.03, 1.5), unit="1/year", name="selected_for_obedience", reason=UNKNOWN_RATE)
BREAK = parameter(
    Beta(3, 3), unit="subordination", name="subordination_at", reason="where a break would lie is unknown"
)


def _motive(for_safety, for_privilege, by_error, cut_off):
    return either(for_safety, for_privilege, by_error, cut_off)


@state(
    world,
    initial=0.0,
    within=(0, 1),
    unit="0 allied, 1 a tool",
    source="essay L691-713; Claudin 1975",
    reading="linear",
)
def subordination(
    subordination,
    for_safety,
    for_privilege,
    by_error,
    cut_off,
    liveliness_in_world,
    dt,
    *,
    made=SUBORDINATED,
    kept_off=INDEPENDENT,
    selected=SELECTED,
):
    """One state's needs come before the movement's, by any of four motives. Those who obey are promoted, in
    proportion to how many there are; living movements choose their own leaders."""
    motive = _motive(for_safety, for_privilege, by_error, cut_off)
    more = made * motive + selected * subordination
    return clip(rise_and_fall(subordination, more, kept_off * (0.2 + 0.8 * liveliness_in_world), dt))


@subordination.reading("saturating")
def _obedience_at_once(
    subordination,
    for_safety,
    for_privilege,
    by_error,
    cut_off,
    liveliness_in_world,
    dt,
    *,
    made=SUBORDINATED,
    kept_off=INDEPENDENT,
    selected=SELECTED,
    at=BREAK,
):
    """The first who obey hold the posts that matter."""
    motive = _motive(for_safety, for_privilege, by_error, cut_off)
    more = made * motive + selected * saturating(subordination, at)
    return clip(rise_and_fall(subordination, more, kept_off * (0.2 + 0.8 * liveliness_in_world), dt))


@subordination.reading("threshold")
def _break(
    subordination,
    for_safety,
    for_privilege,
    by_error,
    cut_off,
    liveliness_in_world,
    dt,
    *,
    made=SUBORDINATED,
    kept_off=INDEPENDENT,
    selected=SELECTED,
    at=BREAK,
):
    """A few who obey change little; past a point they choose all the others."""
    motive = _motive(for_safety, for_privilege, by_error, cut_off)
    more = made * motive + selected * threshold(subordination, at)
    return clip(rise_and_fall(subordination, more, kept_off * (0.2 + 0.8 * liveliness_in_world), dt))


@derived(
    country, absent=0.0, within=(0, 1), source="essay L701-713, L756-767; Claudin 1975", reading="linear"
)
def diverted(subordination, international, *, reach=_share()):
    """How much of the followers' initiative goes to the errands of another state: as much as it commands."""
    return reach * international * subordination


@diverted.reading("threshold", source="essay L691-713")
def _diverted_past_a_point(
    subordination,
    international,
    *,
    reach=_share(),
    at=BREAK,
):
    """Some subordination does little harm; past a point the followers no longer act for themselves at all."""
    return reach * international * threshold(subordination, at)


SUBORDINATION = Theory.module(globals(), name="subordination")
