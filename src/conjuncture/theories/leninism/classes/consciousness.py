"""Consciousness of the strata of the class, as two shares, and what moves workers from one to the other.

Most workers see no further than their own workplace. A share is *sectional*: it acts with its trade or town,
against owners. A share is *class-wide*: it acts with the class, against the state. Workers move a step at a
time. Own action, schooling, imitation and organisations lead on; the ruling ideas, forgetting and the coming
of new workers lead back. Each is a mechanism of its own, with a prior as wide as the others'.

The pattern this file may not mention: which region is large in which times.
"""

from conjuncture import (
    LogUniform,
    Theory,
    Uniform,
    clip,
    derived,
    exp,
    maximum,
    parameter,
    rise_and_fall,
    state,
    where,
)
from conjuncture.theories.leninism.levels import country, stratum

UNKNOWN_RATE = "nobody has measured it; from once in generations to several times a year"
NO_FURTHER = "from nearly nobody to a large part of workers; no survey exists"


@state(stratum, initial=0.0, within=(0, 1), unit="share", source="essay L408-409; Thompson 1963")
def experience(
    experience,
    activity,
    dt,
    *,
    gain=parameter(LogUniform(0.3, 10), unit="1/year in struggle", reason=UNKNOWN_RATE),
    fading=parameter(LogUniform(0.03, 1), unit="1/year", reason="from a generation to a year"),
):
    """What a stratum has been through itself, as far as it is remembered."""
    later = rise_and_fall(experience, gain * activity, fading, dt)
    return clip(later)


@derived(stratum, absent=0.0, within=(0, 100), unit="1/year", source="essay L403-411; Thompson 1963")
def widened_by_experience(
    activity, *, openness=parameter(LogUniform(0.1, 30), unit="1/(share year)", reason=UNKNOWN_RATE)
):
    """Who struggles beside others of the trade or town comes to act with them."""
    return openness * activity


@widened_by_experience.reading("remembered", source="Cronin 1979; Thompson 1963")
def _remembered(
    experience, *, openness=parameter(LogUniform(0.1, 30), unit="1/(share year)", reason=UNKNOWN_RATE)
):
    """Not the struggle of the month but all that is remembered widens the circle."""
    return openness * experience


@derived(stratum, absent=0.0, within=(0, 100), unit="1/year", source="against essay L410-411, Thompson 1963")
def deepened_by_experience(
    experience, *, depth=parameter(LogUniform(0.1, 30), unit="1/(share year)", reason=UNKNOWN_RATE)
):
    """Experience that accumulates, scattered as it is, may by itself lead on to the class and the state."""
    return depth * experience


@derived(stratum, absent=0.0, within=(0, 100), unit="1/year", source="Luxemburg 1906; Biggs 2005")
def deepened_by_breadth(
    activity,
    seen_activity,
    *,
    depth=parameter(LogUniform(0.1, 30), unit="1/(share share year)", reason=UNKNOWN_RATE),
):
    """Who struggles while the whole class does finds that they act together, whoever they act against."""
    return depth * activity * seen_activity


@derived(stratum, absent=0.0, within=(0, 100), unit="1/year", source="essay L427-436")
def aimed_at_regime(
    activity,
    revolutionary_period,
    *,
    depth=parameter(LogUniform(0.1, 30), unit="1/(share year)", reason=UNKNOWN_RATE),
):
    """When the regime can be reached, struggle turns on it, and those who struggle learn whom they face."""
    return where(revolutionary_period, depth * activity, 0.0)


@aimed_at_regime.reading("by_depth", source="own idea")
def _by_depth(
    activity, crisis, *, depth=parameter(LogUniform(0.1, 30), unit="1/(share year)", reason=UNKNOWN_RATE)
):
    """Struggle turns on the regime by degrees, as far as the crisis is deep; there is no line to cross."""
    return depth * activity * crisis


@derived(
    stratum, absent=0.0, within=(0, 100), unit="1/year", source="Kautsky 1901; against it, essay L408-409"
)
def schooled(
    schooling,
    literacy,
    openness,
    *,
    reach=parameter(LogUniform(0.01, 2), unit="1/year", reason=UNKNOWN_RATE),
    underground=parameter(Uniform(0, 1), unit="share", reason="how much of it goes on when it is forbidden"),
):
    """Newspapers, books and evening schools lead a worker on, if he reads and they are to be had."""
    return reach * schooling * literacy * (underground + (1 - underground) * openness)


@derived(stratum, absent=0.0, within=(0, 100), unit="1/year", source="Bandura 1977; Biggs 2005")
def imitated(
    activity,
    seen_activity,
    example_from_abroad,
    *,
    imitation=parameter(LogUniform(0.1, 30), unit="1/(share year)", reason=UNKNOWN_RATE),
    of_abroad=parameter(Uniform(0, 1), unit="share", reason="between no heed and as much as at home"),
):
    """Who does not struggle may learn from others who do, here or abroad."""
    return imitation * (1 - activity) * clip(seen_activity + of_abroad * example_from_abroad)


@derived(
    stratum,
    absent=0.0,
    within=(0, 100),
    unit="1/year",
    source="essay L452-458, L465-466; against it, Abercrombie, Hill and Turner 1980",
)
def ruling_ideas(
    crisis,
    workers_power,
    schooling,
    *,
    pull=parameter(LogUniform(0.02, 3), unit="1/year", reason=UNKNOWN_RATE),
    inherited=parameter(Uniform(0, 1), unit="share", reason="how much of them outlives the old order"),
):
    """Church, school and the standing of the state pull ideas down again, less on one who reads for
    himself."""
    return pull * (1 - crisis) * 2 * (1 - schooling) * where(workers_power, inherited, 1.0)


@ruling_ideas.reading("material", source="Przeworski 1985")
def _material(living_standard, *, pull=parameter(LogUniform(0.02, 3), unit="1/year", reason=UNKNOWN_RATE)):
    """Not ideas hold workers but what they have to lose: the pull follows the living standard."""
    return pull * living_standard


@derived(stratum, absent=0.0, within=(0, 100), unit="1/year", source="Cronin 1979")
def forgotten(activity, *, forgetting=parameter(LogUniform(0.02, 3), unit="1/year", reason=UNKNOWN_RATE)):
    """Everyday life narrows the circle of those who do not act."""
    return forgetting * (1 - activity)


@derived(stratum, absent=0.0, within=(0, 1), unit="share of the narrow in this month", source="definition")
def widens(widened_by_experience, aimed_at_regime, schooled, imitated, dt):
    """How many of those who see their workplace alone come to see their trade or town."""
    return 1 - exp(-dt * (widened_by_experience + aimed_at_regime + schooled + imitated))


@derived(stratum, absent=0.0, within=(0, 1), unit="share of the sectional in this month", source="definition")
def rises(
    deepened_by_experience,
    deepened_by_breadth,
    aimed_at_regime,
    schooled,
    imitated,
    dt,
    *,
    further=parameter(Uniform(0, 1), unit="share", reason="how much harder the second step is is in dispute"),
):
    """How many of those who see their trade or town come to see the class and the state: by what they do, and
    as far as teaching and example carry."""
    by_action = deepened_by_experience + deepened_by_breadth + aimed_at_regime
    return 1 - exp(-dt * (by_action + further * (schooled + imitated)))


@derived(stratum, absent=0.0, within=(0, 1), unit="share of each region in this month", source="definition")
def sinks(ruling_ideas, forgotten, dt):
    """How many fall back by a step."""
    return 1 - exp(-dt * (ruling_ideas + forgotten))


@derived(country, absent=0.0, within=(0, 1), unit="share of workers in this month", source="essay L408-421")
def raised(raised_by_pooling, raised_by_propaganda, raised_by_discipline, raised_by_selection, dt):
    """Whom organisations bring to act with the class against the state, by all four of their means."""
    rate = raised_by_pooling + raised_by_propaganda + raised_by_discipline + raised_by_selection
    return 1 - exp(-dt * maximum(rate, 0.0))


@state(
    stratum,
    initial=parameter(Uniform(0.02, 0.5), unit="share", name="sectional_at_first", reason=NO_FURTHER),
    within=(0, 1),
    unit="share",
    source="essay L399-411; Lenin 1902",
)
def sectional(sectional, class_wide, widens, rises, sinks, raised, newcomers):
    """Workers who act with their trade or town, and see no further."""
    narrow = maximum(1 - sectional - class_wide, 0.0)
    left = (sectional * (1 - rises) + narrow * widens) * (1 - raised)
    above = _class_wide_before_sinking(sectional, class_wide, rises, raised)
    return clip((left * (1 - sinks) + above * sinks) * (1 - newcomers))


@state(
    stratum,
    initial=parameter(LogUniform(1e-4, 0.03), unit="share", name="class_wide_at_first", reason=NO_FURTHER),
    within=(0, 1),
    unit="share",
    source="essay L399-421; Mann 1973",
)
def class_wide(class_wide, sectional, rises, sinks, raised, newcomers):
    """Workers who act with the class against the state."""
    above = _class_wide_before_sinking(sectional, class_wide, rises, raised)
    return clip(above * (1 - sinks) * (1 - newcomers))


def _class_wide_before_sinking(sectional, class_wide, rises, raised):
    """Those who were there, those who rose a step, and those whom organisations raised."""
    risen = class_wide + rises * sectional
    return risen + raised * (1 - risen)


@derived(country, absent=0.0, within=(0, 1), unit="share of workers", source="definition")
def class_consciousness(class_wide, stratum_share):
    """Share of all workers who act with the class against the state."""
    return clip(class_wide.mean(weights=stratum_share))


@derived(country, absent=0.0, within=(0, 1), unit="share of workers", source="definition")
def trade_consciousness(sectional, stratum_share):
    """Share of all workers who act with their trade or town and see no further."""
    return clip(sectional.mean(weights=stratum_share))


CONSCIOUSNESS = Theory.module(globals(), name="consciousness")
