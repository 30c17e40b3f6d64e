"""A party's roots and a crisis, in small: what is there when a government falls, and who takes its place.

Strain comes and goes. It moves a class to act and tires an army. A government may fall while many act and few
soldiers obey; then power is open, and goes to whoever is ready first: to the class, or back to the army.
Parties strike root in workplaces by patient work in quiet years and by growth in a storm.

The pattern this file may not mention: whether power can be taken without roots from before.
"""

from conjuncture import (
    Card,
    Categories,
    Level,
    LogUniform,
    Theory,
    Uniform,
    clip,
    derived,
    exp,
    parameter,
    rise_and_fall,
    sqrt,
    state,
    trait,
    where,
)
from conjuncture.theories.references import with_references

UNKNOWN_RATE = "nobody has measured it; from a change in thirty years to one in some months"
POWER = Categories("old", "open", "of_the_class", "restored")

country = Level("country")
party = Level("party", within=(country,))


@state(country, initial=0.0, unit="1, as much as most can bear", source="Tilly 1978; own idea")
def strain(
    strain,
    noise,
    dt,
    *,
    easing=parameter(LogUniform(0.2, 2), unit="1/year", reason="bad times last half a year to five years"),
    swing=parameter(LogUniform(0.1, 1), unit="1/sqrt(year)", reason="from even times to storms"),
):
    """Bad times come by chance and ease by themselves."""
    return strain - dt * easing * strain + swing * sqrt(dt) * noise.normal(0, 1)


@state(country, initial=0.02, within=(0, 1), unit="share", source="Biggs 2005; Tilly 1978")
def activity(
    activity,
    strain,
    dt,
    *,
    rousing=parameter(LogUniform(0.03, 3), unit="1/year", reason=UNKNOWN_RATE),
    example=parameter(LogUniform(0.3, 10), unit="1/year", reason=UNKNOWN_RATE),
    tiring=parameter(LogUniform(0.3, 10), unit="1/year", reason=UNKNOWN_RATE),
):
    """Strain moves people to act, and so does the example of others while there is strain; all tire."""
    above = clip(strain)
    return clip(rise_and_fall(activity, (rousing + example * activity) * above, tiring, dt))


@state(country, initial=1.0, within=(0, 1), unit="share", source="Chorley 1943; Russell 1974")
def obedience(
    obedience,
    strain,
    activity,
    dt,
    *,
    mending=parameter(LogUniform(0.1, 3), unit="1/year", reason=UNKNOWN_RATE),
    by_strain=parameter(LogUniform(0.03, 3), unit="1/year", reason=UNKNOWN_RATE),
    by_activity=parameter(LogUniform(0.03, 10), unit="1/year", reason=UNKNOWN_RATE),
):
    """How far the army obeys: strain wears it, people who act win soldiers over, and quiet mends it."""
    return clip(rise_and_fall(obedience, mending, by_strain * clip(strain) + by_activity * activity, dt))


@state(party, initial=0.01, within=(0, 1), unit="share of workplaces", source="essay L525-530; Elwood 1974")
def roots(
    roots,
    taken,
    activity,
    power,
    obedience,
    dt,
    *,
    patient=parameter(LogUniform(0.003, 0.1), unit="1/year", reason="from nobody to half in seven years"),
    in_storm=parameter(LogUniform(0.03, 3), unit="1/year of all in struggle", reason=UNKNOWN_RATE),
    destroyed=parameter(LogUniform(0.03, 1), unit="1/year", reason=UNKNOWN_RATE),
):
    """Patient work, and members who come in a storm; the police of a power that is obeyed destroy some."""
    free = clip(1 - taken)
    hunted = where(power == POWER.open, 0, destroyed * obedience)
    return clip(roots + dt * ((patient + in_storm * activity * roots) * free - hunted * roots))


@derived(
    country,
    absent=0.0,
    within=(0, 100),
    unit="share of workplaces",
    source="definition: all roots, essay L525-530",
)
def taken(roots):
    """Workplaces in which some party has roots."""
    return roots.sum()


@trait(party, unit="share", source="Smith 1983")
def answers(noise):
    """How far a party's programme answers what people ask for."""
    return noise.uniform(0, 1)


@derived(party, absent=0.0, within=(0, 1), unit="share", source="Smith 1983")
def reach(
    roots,
    answers,
    *,
    pull=parameter(LogUniform(1, 30), unit="1", reason="a member moves up to thirty"),
):
    """Whom a party's members bring along, as far as it answers what is asked."""
    return answers * (1 - exp(-pull * roots))


@derived(country, absent=0.0, within=(0, 1), unit="share", source="definition: widest reach, essay L525-542")
def led(reach):
    """How much of the class the most widely followed party can bring into one action."""
    return reach.max()


@derived(
    country, absent=0.0, within=(0, 1), unit="share", source="essay L525-542; against it, Luxemburg 1906"
)
def coordination(
    activity,
    led,
    *,
    unled=parameter(Uniform(0, 1), unit="share", reason="from the essay's answer to that of its opponents"),
):
    """How much of the class acts at once: those who are led, and of the others a part by themselves."""
    return activity * (led + (1 - led) * unled)


@derived(country, categories=POWER, absent="old", source="Tilly 1978; Skocpol 1979; Russell 1974")
def next_power(
    power,
    activity,
    obedience,
    coordination,
    noise,
    dt,
    *,
    falling=parameter(LogUniform(0.3, 30), unit="1/year", reason=UNKNOWN_RATE),
    taking=parameter(LogUniform(0.3, 30), unit="1/year", reason=UNKNOWN_RATE),
    restoring=parameter(LogUniform(0.3, 30), unit="1/year", reason=UNKNOWN_RATE),
):
    """An old power falls as many act and few soldiers obey; open power goes to whoever is ready first."""
    is_old, is_open = power == POWER.old, power == POWER.open
    rates = {
        POWER.open: where(is_old, falling * activity * (1 - obedience), 0),
        POWER.of_the_class: where(is_open, taking * coordination, 0),
        POWER.restored: where(is_open, restoring * obedience, 0),
    }
    return noise.passage(power, rates, dt)


@state(country, categories=POWER, initial="old", source="Tilly 1978")
def power(next_power):
    """Who governs."""
    return next_power


CARD = Card(
    title="A party's roots and a crisis, in small",
    what_it_is="A country in which strain comes and goes: a class, an army, parties with some roots.",
    how_it_works=(
        "Strain moves people to act and tires the army. A government may fall while many act and few "
        "soldiers obey. Then power is open: the more of the class acts at once, the sooner it takes power, "
        "and the more the army obeys, the sooner the old order returns. Parties with roots bring people into "
        "one action."
    ),
    what_to_notice=(
        "Whether roots are needed hangs on one quantity that nobody has measured: how much of a class acts "
        "at once without being led."
    ),
    what_to_try=(
        "Hold `roots` at 0. Set `roots.patient` to 0, so that parties grow in the storm alone. Set "
        "`coordination.unled` to 0, to .2 and to 1. Hold `obedience` at 0, and at 1."
    ),
    claim="A party without roots from before a crisis cannot lead the class to power when it comes.",
    scope=(
        "One country, no peasants, no war as such, no alliances or splits, no government that answers with "
        "reform, and parties that differ in roots and in what they answer alone."
    ),
    refuted_by=(
        "Classes that took power in countries in which no party had roots in workplaces before the crisis; "
        "or well-rooted parties that led no further than others where the army had ceased to obey."
    ),
    source="essay L525-542; Luxemburg 1906; Russell 1974",
)

THEORY = with_references(Theory.module(globals(), card=CARD))
