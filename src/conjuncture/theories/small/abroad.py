"""Situations abroad, in small: workers hold power in one country; does it spread, and what stops it?

Countries have bad times of their own, and reserves with which those who govern outlast them. Where bad times
exceed the reserves there is a revolutionary situation. It moves a class to act, the more if workers hold
power elsewhere. Whether the class wins depends on how far it is prepared. A workers' state that is alone uses
the movement abroad for its own ends.

The pattern this file may not mention: whether it spreads, and for want of what it does not.
"""

from conjuncture import (
    Card,
    Level,
    LogUniform,
    Theory,
    Uniform,
    clip,
    derived,
    given,
    parameter,
    rise_and_fall,
    sqrt,
    state,
    where,
)
from conjuncture.theories.references import with_references

UNKNOWN_RATE = "nobody has measured it; from a change in thirty years to one in some months"

world = Level("world")
country = Level("country", within=(world,))

first = given(country, truth=True, unit="truth", description="Whether workers rule here from the start.")


@state(country, initial=0.0, unit="1, as much as breaks what has no reserves", source="Tilly 1978; own idea")
def bad_times(
    bad_times,
    noise,
    dt,
    *,
    easing=parameter(LogUniform(0.2, 2), unit="1/year", reason="they last from half a year to five years"),
    swing=parameter(LogUniform(0.1, 1), unit="1/sqrt(year)", reason="from even times to storms"),
):
    """War and slump come by chance and ease by themselves."""
    return bad_times - dt * easing * bad_times + swing * sqrt(dt) * noise.normal(0, 1)


@state(
    country,
    initial=parameter(Uniform(0, 1), unit="of bad times", reason="from none to any", name="reserves.first"),
    within=(0, 1),
    unit="of bad times",
    source="Borkenau 1939; essay L627-636",
)
def reserves(
    reserves,
    bad_times,
    dt,
    *,
    renewed=parameter(LogUniform(0.03, 1), unit="1/year", reason=UNKNOWN_RATE),
    drained=parameter(LogUniform(0.03, 3), unit="1/year", reason=UNKNOWN_RATE),
):
    """Credit, markets and grain to outlast bad times with; these drain it, and quiet years renew it."""
    return clip(rise_and_fall(reserves, renewed, drained * clip(bad_times), dt))


@derived(country, absent=0.0, within=(0, 1), unit="0 to 1", source="Lenin 1915; essay L643-658")
def situation(bad_times, reserves):
    """How deep a revolutionary situation is: what bad times take beyond what reserves make good."""
    return clip(bad_times - reserves)


@derived(world, absent=0.0, within=(0, 1), unit="share of countries", source="definition: victories")
def victories(workers_rule):
    """In how many countries workers hold power."""
    return workers_rule.share()


@state(country, initial=0.02, within=(0, 1), unit="share", source="Biggs 2005; Weyland 2014")
def activity(
    activity,
    situation,
    victories,
    discouraged,
    dt,
    *,
    rousing=parameter(LogUniform(0.03, 3), unit="1/year", reason=UNKNOWN_RATE),
    by_news=parameter(LogUniform(0.03, 3), unit="1/year", reason=UNKNOWN_RATE),
    tiring=parameter(LogUniform(0.3, 10), unit="1/year", reason=UNKNOWN_RATE),
):
    """A situation moves people to act, and so does news of victories; memory of defeat holds them back."""
    moved = (rousing * situation + by_news * victories) * (1 - discouraged)
    return clip(rise_and_fall(activity, moved, tiring, dt))


@derived(world, absent=0.0, within=(0, 1), unit="0 among many, 1 alone", source="essay L608-614, L825-829")
def isolation(victories):
    """How alone workers' states are."""
    return 1 - victories


@state(world, initial=0.0, within=(0, 1), unit="0 none, 1 whole", source="essay L684-741; Claudin 1975")
def subordination(
    subordination,
    isolation,
    dt,
    *,
    rising=parameter(LogUniform(0.03, 1), unit="1/year", reason=UNKNOWN_RATE),
    easing=parameter(LogUniform(0.03, 1), unit="1/year", reason=UNKNOWN_RATE),
):
    """A workers' state that is alone bends the movement abroad to its own needs."""
    return clip(rise_and_fall(subordination, rising * isolation, easing * (1 - isolation), dt))


@state(country, initial=0.05, within=(0, 1), unit="share", source="essay L648-655; Lewin 1985")
def prepared(
    prepared,
    activity,
    dt,
    *,
    patient=parameter(LogUniform(0.003, 0.3), unit="1/year", reason=UNKNOWN_RATE),
    in_action=parameter(LogUniform(0.03, 3), unit="1/year in struggle", reason=UNKNOWN_RATE),
    lost=parameter(LogUniform(0.01, 0.3), unit="1/year", reason="people grow old, give up and leave"),
):
    """How far a class has people and bodies of its own to take power with."""
    return clip(rise_and_fall(prepared, patient + in_action * activity, lost, dt))


@derived(country, absent=0.0, within=(0, 1), unit="share", source="essay L648-655, L684-741")
def of_use(
    prepared,
    subordination,
    *,
    spoilt=parameter(Uniform(0, 1), unit="share", reason="from no harm to all of it"),
):
    """What is left of preparation where others decide what it is used for."""
    return prepared * (1 - spoilt * subordination)


@derived(country, absent=False, unit="truth", source="Tilly 1978; Lenin 1915")
def wins(
    situation,
    activity,
    of_use,
    noise,
    dt,
    *,
    pace=parameter(LogUniform(1, 100), unit="1/year", reason="at the height of a situation in weeks"),
):
    """In a situation a class that acts and is prepared may take power."""
    return noise.happens(pace * situation * activity * of_use, dt)


@state(country, initial="first", unit="truth", source="Tilly 1978")
def workers_rule(workers_rule, wins):
    """Whether workers hold power. Nobody takes it from them here."""
    return workers_rule | wins


@state(country, initial=0.0, within=(0, 1), unit="0 to 1", source="Weyland 2014; essay L756-767")
def discouraged(
    discouraged,
    situation,
    activity,
    of_use,
    dt,
    *,
    pace=parameter(LogUniform(0.1, 10), unit="1/year", reason=UNKNOWN_RATE),
    forgetting=parameter(LogUniform(0.03, 1), unit="1/year", reason=UNKNOWN_RATE),
):
    """Who acts unprepared in a situation is beaten, and remembers it."""
    return clip(rise_and_fall(discouraged, pace * situation * activity * (1 - of_use), forgetting, dt))


@derived(world, absent=0.0, within=(0, 1), unit="share of the other countries", source="definition: spread")
def spread(workers_rule, first):
    """In how many of the other countries workers have come to power."""
    others = ~first
    return where(others.any(), (workers_rule & others).sum() / where(others.any(), others.sum(), 1), 0)


CARD = Card(
    title="Situations abroad, in small",
    what_it_is="Countries with bad times and reserves of their own, in one of which workers hold power.",
    how_it_works=(
        "Bad times beyond the reserves make a revolutionary situation. It moves a class to act, and news of "
        "victories does too. In a situation a class that acts and is prepared may win; who acts unprepared "
        "is beaten and remembers it. Workers who rule alone bend the movement abroad to their own needs."
    ),
    what_to_notice=(
        "Mostly it does not spread, whatever anybody prepares: situations are rare where reserves are large, "
        "and preparation helps only in a situation."
    ),
    what_to_try=(
        "Hold `reserves` at 0, `subordination` at 0 and `prepared` at 1, one at a time and together. Cut the "
        "arrow from `victories` to `activity`."
    ),
    claim=(
        "Want of preparation kept it from spreading, more than the strength of capitalism or the spoilt "
        "movement."
    ),
    scope=(
        "Countries that are all alike and hear of each other alike, no war between them, no reform, no help "
        "across borders, and nobody who takes power back."
    ),
    refuted_by=(
        "Waves of victories among countries whose rulers had credit and grain; or situations in many "
        "countries at once, with classes well prepared, after which workers still held power in one alone."
    ),
    source="essay L608-767; Borkenau 1939; Claudin 1975",
)

THEORY = with_references(Theory.module(globals(), card=CARD))
