"""Aftermath: civil war, land, the fate of organisations, what defeat leaves, and how far it went.

The pattern this file may not mention: which outcome is the better.
"""

from conjuncture import (
    Beta,
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
    state,
    where,
)
from conjuncture.theories.leninism.levels import country

RATE = "from once in generations to several times a year; order of magnitude alone"
WEIGHT = "between little and most of it"


@derived(country, absent=False, source="definition")
def power_restored(rule, next_rule):
    """Counter-revolution or the army comes to power this month."""
    return (rule != 4) & (next_rule == 4)


@derived(country, absent=0.0, within=(0, 1), unit="0 none, 1 everywhere", source="Mawdsley 1987; Thomas 1961")
def outbreak(
    rule,
    next_rule,
    power_restored,
    hostility,
    soviet_lead,
    other_lead,
    workers_power,
    *,
    of_powers=parameter(LogUniform(0.1, 3), unit="weight", reason=WEIGHT),
    of_owners=parameter(LogUniform(0.1, 3), unit="weight", reason="owners and officers at home fight too"),
    of_workers=parameter(LogUniform(0.1, 3), unit="weight", reason="a class that is led fights a coup"),
):
    """Civil war breaks out when a workers' power faces owners and hostile powers, or a coup a class that is
    led."""
    against_power = 1 - exp(-(of_powers * hostility + of_owners))
    against_coup = 1 - exp(-of_workers * (soviet_lead + other_lead))
    fought = where(power_restored & ~workers_power, against_coup, 0.0)
    return where((rule != 3) & (next_rule == 3), against_power, fought)


@state(country, initial=0.0, within=(0, 1), unit="0 none, 1 everywhere", source="Mawdsley 1987; Figes 1996")
def civil_war(
    civil_war,
    outbreak,
    workers_power,
    hostility,
    relief,
    exhaustion,
    dt,
    *,
    ends=parameter(LogUniform(0.2, 3), unit="1/year", reason="civil wars last months to years"),
    of_exhaustion=parameter(LogUniform(0.1, 3), unit="share faster", reason="all sides tire"),
    rekindled=parameter(LogUniform(0.01, 1), unit="1/year", reason=RATE),
):
    """It burns out, sooner when all are exhausted or help comes; hostile powers rekindle it."""
    ended = ends * (1 + of_exhaustion * exhaustion) * (1 + relief)
    fed = where(workers_power, rekindled * hostility * (1 - relief) * (1 - civil_war), 0.0)
    return clip(maximum(civil_war + dt * (fed - ended * civil_war), outbreak))


@derived(country, absent=0.5, within=(0, 1), unit="0 none, 1 full", source="Anweiler 1958; Merson 1985")
def openness(
    old_power,
    restoration,
    legality,
    rival_parties_banned,
    *,
    freedom=parameter(Beta(6, 2), unit="0 none, 1 full", reason="wide where the old power has gone"),
    under_restoration=parameter(Beta(2, 8), unit="0 none, 1 full", reason="little, and in some none"),
):
    """How far workers may organise openly: by the law of the old power, by freedom won, by what a restoration
    leaves, or by what a workers' state forbids."""
    free = freedom * (1 - rival_parties_banned)
    return where(old_power, legality, where(restoration, minimum(legality, under_restoration), free))


@derived(country, absent=0.0, within=(0, 10_000), unit="1/year", source="essay L343-345, L356-357")
def reform_of_land(
    old_power,
    liberal_rule,
    shared_rule,
    workers_power,
    peasant_movement,
    upper_bourgeoisie_in_coalition,
    *,
    by_old_power=parameter(
        LogUniform(0.0003, 0.03), unit="1/year", reason="it rests on landlords: never, or in a generation"
    ),
    by_liberals=parameter(LogUniform(0.01, 2), unit="1/year", reason=RATE),
    by_several=parameter(LogUniform(0.03, 5), unit="1/year", reason=RATE),
    by_workers=parameter(LogUniform(0.1, 10), unit="1/year", reason=RATE),
    by_restorers=parameter(LogUniform(0.003, 2), unit="1/year", reason="none in most, complete in some"),
    of_fear=parameter(LogUniform(0.1, 10), unit="share faster", reason="land given so as not to be taken"),
    of_owners=parameter(
        Normal(0, 1),
        unit="log ratio",
        reason="banks that lend on land fear for it, or want buyers: either way",
    ),
):
    """Land is handed out by each kind of rule at a pace of its own, faster where villages are in movement;
    rich owners who are of the movement hold it up, or hurry it."""
    others = where(shared_rule, by_several, where(workers_power, by_workers, by_restorers))
    pace = where(old_power, by_old_power, where(liberal_rule, by_liberals, others))
    theirs = where(upper_bourgeoisie_in_coalition, exp(of_owners), 1.0)
    return pace * theirs * (1 + of_fear * peasant_movement)


@state(
    country,
    initial=0.0,
    within=(0, 1),
    unit="share of landlords' land",
    source="essay L343-345, L356-357",
)
def land_reform(
    land_reform,
    reform_of_land,
    landlord_land,
    restoration,
    dt,
    *,
    undone=parameter(LogUniform(0.003, 2), unit="1/year", reason="from never to at once"),
):
    """How much of the landlords' land has been handed out; a restoration may give it back."""
    given_out = (1 - exp(-reform_of_land * dt)) * (1 - land_reform)
    taken_back = where(restoration, undone * landlord_land, 0.0) * land_reform
    return clip(land_reform + given_out - dt * taken_back)


@derived(
    country,
    absent=0.0,
    within=(0, 1),
    unit="share of each organisation in this month",
    source="essay L318-333; Mortimer 1974; Isaacs 1938; Merson 1985",
)
def destruction(
    power_restored,
    restoration,
    loyalty,
    trusts_shared_state,
    clandestine,
    is_party,
    dt,
    *,
    at_once=parameter(LogUniform(0.1, 5), unit="weight", reason="from a ban to a massacre"),
    of_trust=parameter(
        LogUniform(0.1, 10), unit="share more", reason="who trusted state and army stands open"
    ),
    hides=parameter(Uniform(0, 1), unit="share", reason="how far hiding saves"),
    later=parameter(LogUniform(0.01, 1), unit="1/year", reason=RATE),
):
    """Those who restore order with a loyal army destroy the workers' organisations: more where their parties
    took the state for their own, less where these are used to hiding."""
    hidden = clandestine.mean(where=is_party)
    trust = trusts_shared_state.mean(where=is_party)
    open_to_it = loyalty * (1 - hides * hidden) * (1 + of_trust * trust)
    struck = where(power_restored, at_once, 0.0) + where(restoration, later * dt, 0.0)
    return 1 - exp(-struck * open_to_it)


@state(country, initial=0.0, within=(0, 1), unit="0 forgotten, 1 fresh", source="Cronin 1979; Merson 1985")
def memory_of_defeat(
    memory_of_defeat,
    power_restored,
    coercion,
    seen_activity,
    dt,
    *,
    of_restoration=parameter(Beta(4, 2), unit="share", reason="few forget such a year"),
    of_force=parameter(
        LogUniform(0.1, 5), unit="1/year", reason="struggles put down by force, large ones more"
    ),
    fades=parameter(LogUniform(0.03, 1), unit="1/year", reason="from a year to a generation"),
):
    """What defeat leaves: a restoration, or struggle that many saw put down by force."""
    put_down = of_force * coercion * seen_activity * (1 - memory_of_defeat)
    later = memory_of_defeat + dt * (put_down - fades * memory_of_defeat)
    return clip(where(power_restored, later + of_restoration * (1 - later), later))


@state(country, initial=0.0, within=(0, 1), unit="grade", source="definition: anchors of the record of cases")
def outcome_grade(outcome_grade, dual_power, old_power, workers_power, years_of_power):
    """How far it has gone so far, on the scale of the recorded cases: up to 0.25 local power beside the
    state, 0.4 the old power fell, 0.3 workers took power, up to 1 for a year in power."""
    held = where(workers_power, 0.3 + 0.7 * clip(years_of_power), 0.0)
    now = maximum(maximum(0.25 * dual_power, where(old_power, 0.0, 0.4)), held)
    return maximum(outcome_grade, now)


AFTERMATH = Theory.module(globals(), name="aftermath")
