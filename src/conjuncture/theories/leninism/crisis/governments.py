"""The fall of governments: one clock, read off other countries and other years.

A government under the usual pressure, with the usual force, falls as often as governments did elsewhere, and
what departs from the usual makes it likelier or less likely: pressure, want of force, defeat, and whether it
was elected. In the readings `by_pressure` and `as_pressed` no clock is known, and one great power in
seventeen falls in each year of peace.

The clocks. Of 11,138 years at peace of other states than the six of the Russian case, from 1875 to 1894 and
from 1934 to 2015, 58 ended a leader by popular protest or rebels, without foreign support: .0052 a year (8
chances in 10: .0044 to .0061). Of states with more than a hundredth of the world's power it was 5 in 1,083
(.0026 to .0080), with more than a fiftieth 1 in 453 (.0006 to .0069). The army or others of the government
removed 280 (.0251); of the stronger states 11 in 1,083 (.0069 to .0148) and none in 453 (up to .0030).
Leaders: Archigos 4.1; wars: Correlates of War, Inter-State War 4.0; power: its composite index, 6.0; as in
the tables of version fe150a2 of the R package peacesciencer.

The pattern this file may not mention: which governments fall, or when.
"""

from conjuncture import (
    LogNormal,
    LogUniform,
    Normal,
    Theory,
    clip,
    derived,
    exp,
    maximum,
    parameter,
    state,
    where,
)
from conjuncture.theories.leninism.levels import country

USUAL_FEAR = 0.5
"""Of owners, for what they have: the middle of the scale, where the clock of coups is set."""
CLOCK = parameter(
    LogNormal(-5.5, 0.7),
    unit="1/year",
    name="collapse.clock",
    reason="falls elsewhere: see the head of this file",
)
SHARPNESS = parameter(
    LogUniform(2, 8),
    unit="exponent",
    name="collapse.sharpness",
    reason="old orders stand for generations in peace",
)
RATE = "from once in generations to several times a year; order of magnitude alone"


@state(country, initial="electoral_democracy", within=(0, 1), unit="0 none, 1 full", source="Goodwin 2001")
def elected(
    elected,
    rule,
    next_rule,
    old_power,
    liberal_rule,
    shared_rule,
    dt,
    *,
    called=parameter(LogUniform(0.3, 6), unit="1/year", reason="first elections: in two months to years"),
):
    """How far those who govern answer to elections. A new government does not, until it has called them."""
    later = where(old_power, elected, elected + (1 - exp(-called * dt)) * (1 - elected))
    stands = old_power | liberal_rule | shared_rule
    return clip(where(stands & (next_rule == rule), later, 0.0))


@derived(
    country,
    absent=0.0,
    within=(0, 100),
    unit="1/year",
    source="Skocpol 1979; Tilly 1978; Goodwin 2001; Goemans, Gleditsch and Chiozza 2009",
)
def collapse(
    pressure,
    usual_pressure,
    coercion,
    usual_want_of_force,
    defeat,
    elected,
    workers_power,
    *,
    clock=CLOCK,
    sharpness=SHARPNESS,
    of_defeat=parameter(Normal(0.7, 0.7), unit="log ratio", reason="who lost is blamed; some are rallied to"),
    of_votes=parameter(
        Normal(0.7, 0.7),
        unit="log ratio",
        reason="few elected governments fell to revolution",
    ),
):
    """Whoever governs without the workers loses the means of force to those who press: by one clock, faster
    with pressure, want of force and defeat, slower where they were elected."""
    pressed = pressure / maximum(usual_pressure, 0.001)
    forceless = (maximum(1 - coercion, 0.001) / maximum(usual_want_of_force, 0.001)) ** sharpness
    rate = clock * pressed * forceless * exp(of_defeat * defeat - of_votes * elected)
    return where(workers_power, 0.0, clip(rate, 0, 50))


@collapse.reading("by_pressure", source="Skocpol 1979; Tilly 1978; essay L427-430")
def _by_pressure(
    pressure,
    coercion,
    workers_power,
    *,
    fastest=parameter(LogUniform(2, 50), unit="1/year", reason="with no force left, days to months"),
    sharpness=SHARPNESS,
):
    """Whoever governs without the workers loses the means of force to those who press."""
    return where(workers_power, 0.0, fastest * pressure * maximum(1 - coercion, 0.001) ** sharpness)


@collapse.reading("army_alone", source="Chorley 1943; Russell 1974")
def _army_alone(loyalty, usual_disobedience, workers_power, *, clock=CLOCK, sharpness=SHARPNESS):
    """A government falls when its troops no longer obey, whoever presses and however many they are."""
    mutiny = (maximum(1 - loyalty, 0.001) / maximum(usual_disobedience, 0.001)) ** sharpness
    return where(workers_power, 0.0, clip(clock * mutiny, 0, 50))


@derived(
    country,
    absent=0.0,
    within=(0, 200),
    unit="1/year",
    source="Moore 1966; Mayer 1971; Linz 1978; Goemans, Gleditsch and Chiozza 2009",
)
def coup(
    coercion,
    usual_want_of_force,
    owners_confidence,
    pressure,
    usual_pressure,
    old_power,
    liberal_rule,
    shared_rule,
    *,
    clock=parameter(LogNormal(-5.3, 0.8), unit="1/year", reason="removals elsewhere: see the head"),
    readiness=parameter(LogUniform(0.03, 3), unit="1/year", reason=RATE),
):
    """Generals, or bands they let arm, who still have force strike, when those who own fear for what they
    have: at a new rule at any time, at the old power by the clock, sooner as it is pressed."""
    pressed = pressure / maximum(usual_pressure, 0.001)
    usual_force = maximum(1 - usual_want_of_force, 0.001)
    against_old = where(old_power, clock * pressed / (usual_force * USUAL_FEAR), 0.0)
    against_new = where(liberal_rule | shared_rule, readiness, 0.0)
    return clip((against_old + against_new) * coercion * (1 - owners_confidence), 0, 50)


@coup.reading("as_pressed", source="Moore 1966; Mayer 1971; Linz 1978")
def _as_pressed(
    coercion,
    owners_confidence,
    pressure,
    old_power,
    liberal_rule,
    shared_rule,
    *,
    readiness=parameter(LogUniform(0.03, 3), unit="1/year", reason=RATE),
    puts_aside=parameter(LogUniform(0.03, 3), unit="1/year", reason=RATE),
):
    """Generals, or bands they let arm, who still have force strike, when those who own fear for what they
    have: at a new rule at any time, at the old power as far as it is pressed."""
    against_old = where(old_power, puts_aside * pressure, 0.0)
    against_new = where(liberal_rule | shared_rule, readiness, 0.0)
    return (against_old + against_new) * coercion * (1 - owners_confidence)


GOVERNMENTS = Theory.module(globals(), name="governments")
