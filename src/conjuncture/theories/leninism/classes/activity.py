"""Classes: what moves the strata of the working class to struggle, and what holds them back.

Three further files belong to this part: `consciousness` (what struggle teaches), `workforce` (who works, how
they live, who leads them) and `peasants` (land, unrest and trade of the village).

One loop reinforces itself: struggle that is seen makes others struggle. It is in `example`, in three
readings. Weariness and memory have clocks of their own.

The pattern this file may not mention: that struggle comes and goes, when, or how fast.
"""

from conjuncture import (
    Beta,
    LogNormal,
    LogUniform,
    Normal,
    Theory,
    clip,
    derived,
    exp,
    log,
    maximum,
    parameter,
    rise_and_fall,
    sigmoid,
    state,
    where,
)
from conjuncture.theories.leninism.levels import country, stratum

FRESH = parameter(
    LogNormal(1.2, 0.7),
    unit="1/year",
    name="struggle_forgotten",
    reason="struggles are felt, and talked of, for a month to a year",
)
WEIGHT = "sign and order of magnitude only: on a logit scale 1 is much and 3 decides"
EITHER_WAY = "historians disagree on the sign; on a logit scale 1 is much"
HARDSHIP = "between little and most of what is felt as unbearable"


@derived(
    stratum, absent=0.3, within=(0, 1), unit="0 content, 1 unbearable", source="Gurr 1970; Franzosi 1995"
)
def grievance(
    living_standard,
    harvest,
    war,
    defeat,
    unemployment,
    privilege_in_consumption,
    satisfied_by_reform,
    minority_nation,
    *,
    lasting=parameter(LogUniform(0.05, 1), unit="weight", reason="hours, fines and foremen, in any year"),
    of_want=parameter(LogUniform(0.2, 4), unit="weight", reason=HARDSHIP),
    of_prices=parameter(LogUniform(0.05, 2), unit="weight", reason=HARDSHIP),
    of_war=parameter(LogUniform(0.05, 2), unit="weight", reason=HARDSHIP),
    of_defeat=parameter(LogUniform(0.05, 2), unit="weight", reason=HARDSHIP),
    of_idleness=parameter(LogUniform(0.05, 2), unit="weight", reason=HARDSHIP),
    of_privilege=parameter(LogUniform(0.05, 2), unit="weight", reason=HARDSHIP),
    of_nation=parameter(LogUniform(0.02, 1), unit="weight", reason=HARDSHIP),
):
    """Want, dear bread, war and defeat, the street, others' privileges and a nation's wrongs add up; reform
    takes from them."""
    bread = of_want * maximum(1 - living_standard, 0.0) + of_prices * maximum(-harvest, 0.0)
    rulers = of_war * war + of_defeat * defeat + of_privilege * privilege_in_consumption
    felt = lasting + bread + rulers + of_idleness * unemployment + of_nation * minority_nation
    return (1 - exp(-felt)) * (1 - satisfied_by_reform)


@derived(stratum, absent=0.0, within=(-20, 20), unit="logit", source="Smith 1983")
def leaning(
    large_works,
    schooling,
    village_tie,
    women,
    young,
    *,
    of_large_works=parameter(Normal(0.7, 0.7), unit="logit", reason="they strike more in most studies"),
    of_schooling=parameter(Normal(0.3, 0.7), unit="logit", reason="skilled men often went first, not always"),
    of_village=parameter(Normal(0, 0.7), unit="logit", reason=EITHER_WAY),
    of_women=parameter(Normal(0, 0.7), unit="logit", reason=EITHER_WAY),
    of_youth=parameter(Normal(0.3, 0.5), unit="logit", reason="the young risk less by it"),
):
    """Strata differ in what it takes to move them: size of works, schooling, village, sex and age."""
    place = of_large_works * (large_works - 0.5) + of_schooling * (schooling - 0.5)
    return clip(place + of_village * village_tie + of_women * women + of_youth * young, -20, 20)


LOOP = parameter(LogUniform(0.3, 10), unit="logit for all in struggle", name="example.weight", reason=WEIGHT)


@derived(
    country, absent=0.0, within=(-20, 100), unit="logit", source="Biggs 2005; own idea", reading="by_ratio"
)
def example(
    seen_activity,
    usual_activity,
    *,
    of_ratio=parameter(
        LogUniform(0.1, 1.5), unit="logit for an e-fold", reason="from little to more than one for one"
    ),
    noticed=parameter(
        LogUniform(0.0003, 0.01), unit="share of workers", reason="how few must be out before others look"
    ),
):
    """Struggle that is seen makes others struggle, by its ratio to what the country is used to."""
    return of_ratio * log((seen_activity + noticed) / (usual_activity + noticed))


@example.reading("linear", source="Biggs 2005")
def _linear(seen_activity, *, weight=LOOP):
    """Struggle that is seen makes others struggle, in proportion."""
    return weight * seen_activity


@example.reading("saturating", source="Biggs 2005; own idea")
def _saturating(
    seen_activity,
    *,
    weight=LOOP,
    half=parameter(Beta(2, 8), unit="share of workers", reason="how many must be out before most have heard"),
):
    """The first who are seen count most; once all have heard, more add little."""
    return weight * seen_activity / (seen_activity + half)


@example.reading("threshold", source="Granovetter 1978")
def _threshold(
    seen_activity,
    *,
    weight=LOOP,
    enough=parameter(Beta(2, 8), unit="share of workers", reason="nobody knows how many are enough"),
):
    """Others wait until enough are out, and then follow at once."""
    return where(seen_activity >= enough, weight, 0.0)


@derived(
    country, absent=0.0, within=(-20, 60), unit="logit", source="Bushnell 1985; Franzosi 1995; Pirani 2008"
)
def held_back(
    coercion,
    openness,
    repression_of_workers,
    unemployment,
    trade,
    memory_of_defeat,
    defeat_from_abroad,
    *,
    of_force=parameter(LogNormal(0.7, 0.7), unit="logit", reason=WEIGHT),
    of_repression=parameter(LogNormal(0.7, 0.7), unit="logit", reason=WEIGHT),
    of_idleness=parameter(LogNormal(0.7, 0.7), unit="logit for all idle", reason=WEIGHT),
    of_slump=parameter(LogNormal(0, 0.8), unit="logit for a halving of industry", reason=WEIGHT),
    of_defeat=parameter(LogNormal(0.3, 0.8), unit="logit", reason=WEIGHT),
    of_defeat_abroad=parameter(LogNormal(-0.5, 0.8), unit="logit", reason=WEIGHT),
):
    """Force where struggle is forbidden, want of other work, and defeats remembered or heard of."""
    force = of_force * coercion * (1 - openness) + of_repression * repression_of_workers
    place = of_idleness * unemployment - of_slump * trade / log(2.0)
    return clip(force + place + of_defeat * memory_of_defeat + of_defeat_abroad * defeat_from_abroad, -20, 60)


@derived(
    stratum, absent=0.0, within=(0, 1), unit="share of workers", source="Granovetter 1978; essay L408-409"
)
def activity(
    grievance,
    leaning,
    example,
    example_from_abroad,
    held_back,
    sectional,
    class_wide,
    leading_workers,
    crisis,
    war,
    exhaustion,
    noise,
    *,
    usual=parameter(
        Normal(-6.5, 1), unit="logit", reason="in a quiet month one in 250 to one in 2,000 or so"
    ),
    of_grievance=parameter(LogNormal(0.9, 0.6), unit="logit", reason=WEIGHT),
    of_abroad=parameter(LogNormal(-0.5, 0.8), unit="logit", reason=WEIGHT),
    of_sectional=parameter(Normal(0.7, 0.7), unit="logit", reason=WEIGHT),
    of_class_wide=parameter(Normal(1, 1), unit="logit", reason=WEIGHT),
    of_leaders=parameter(LogNormal(-1, 0.8), unit="logit for one leader in a hundred", reason=WEIGHT),
    of_crisis=parameter(Normal(0.7, 1.2), unit="logit", reason="a crisis opens a way, or frightens"),
    of_war=parameter(Normal(-0.5, 1), unit="logit", reason="duty, truce and drill against opportunity"),
    chance=parameter(LogNormal(-0.7, 0.5), unit="logit", reason="a fine, a death, a rumour, in any month"),
):
    """Share of a stratum in struggle this month: what drives it, who goes first, what is seen, less what
    holds it back. Who is worn out cannot."""
    driven = of_grievance * grievance + leaning + of_sectional * sectional + of_class_wide * class_wide
    opened = example + of_abroad * example_from_abroad + of_crisis * crisis + of_war * war
    led = of_leaders * clip(100 * leading_workers, 0, 3)
    ready = usual + driven + opened + led - held_back + chance * noise.normal()
    return clip((1 - exhaustion) * sigmoid(ready))


@derived(country, absent=0.0, within=(0, 1), unit="share of workers", source="definition")
def class_activity(activity, stratum_share):
    """Share of all workers in struggle this month."""
    return clip(activity.mean(weights=stratum_share))


@state(country, initial=0.01, within=(0, 1), unit="share of workers", source="Biggs 2005")
def seen_activity(
    seen_activity,
    class_activity,
    dt,
    *,
    fades=FRESH,
):
    """How much struggle the country has lately seen."""
    kept = exp(-fades * dt)
    return clip(kept * seen_activity + (1 - kept) * class_activity)


@state(country, initial=0.05, within=(0, 1), unit="share", source="Franzosi 1995; Hirschman 1982; Aves 1996")
def exhaustion(
    exhaustion,
    class_activity,
    war,
    civil_war,
    living_standard,
    dt,
    *,
    of_struggle=parameter(
        LogUniform(0.2, 8), unit="1/year", reason="strike funds and savings last weeks to years"
    ),
    of_war=parameter(LogUniform(0.02, 1), unit="1/year", reason="from a year to never"),
    of_civil_war=parameter(
        LogUniform(0.05, 2), unit="1/year", reason="hunger, cold and typhus: months to years"
    ),
    of_want=parameter(LogUniform(0.05, 2), unit="1/year", reason="the same"),
    recovers=parameter(LogUniform(0.2, 3), unit="1/year", reason="from months to years"),
):
    """Means and strength used up by struggle, war and want; rest and bread restore them."""
    strain = of_struggle * class_activity + of_war * war + of_civil_war * civil_war
    strain = strain + of_want * maximum(1 - living_standard, 0.0)
    return clip(rise_and_fall(exhaustion, strain, recovers, dt))


ACTIVITY = Theory.module(globals(), name="activity")
