"""Willing or not: one logit, in two readings.

In the first, caution holds a worker back, and reasons and fears are added to it. Most of these are there in
any month, so caution, grievance, the usual force and the usual confidence say the same thing of a quiet year
four times over.

In the reading `contrasts` one quantity says how much is struck in a quiet year, and is known from other
countries; each other quantity says what one thing changes when it is otherwise than in such a year. What is
disputed has one width and no sign. Choose it for `fear`, `conviction` and `willing` together, with incidents
`of_all_sizes`: where all incidents are of one size, a works walks out at each or at none.
"""

from conjuncture import (
    Beta,
    LogNormal,
    Normal,
    Theory,
    Uniform,
    derived,
    given,
    log,
    maximum,
    parameter,
    series,
    sigmoid,
    sqrt,
    trait,
    where,
)
from conjuncture.theories.leninism.struggle.levels import country, worker
from conjuncture.theories.leninism.struggle.readiness import BUILD_UP, HABIT, INCIDENTS
from conjuncture.theories.leninism.struggle.regime import USUAL_FORCE

WEIGHT = "sign and order of magnitude only: on a logit scale 1 is much and 3 decides"
OPEN = "order of magnitude only: on a logit scale 1 is much and 3 decides; the sign is disputed"
USUAL_CONFIDENCE = 0.3
NORMAL_IN_LOGITS = 3.14159265 / 8  # of a variance: the usual approximation of a logistic by a normal

QUORUM = parameter(
    Beta(4, 10),
    unit="share of workers",
    name="on_strike.quorum",
    reason="a minority starts, how large is unknown",
)
CARRIED = parameter(
    Beta(4, 3), unit="chance", name="takes_part.carried", reason="most of a works stops with its strikers"
)
CUSHION = parameter(
    Uniform(-1, 1),
    unit="share",
    name="fear.cushion",
    reason="historians disagree whether the village made workers bolder",
)
OF_SLUMP = parameter(
    LogNormal(0, 0.8), unit="logit for a halving of industry", name="fear.of_slump", reason=WEIGHT
)
OF_GRIEVANCE = parameter(LogNormal(0.7, 0.6), unit="logit", name="willing.of_grievance", reason=WEIGHT)
OF_INCIDENT = parameter(LogNormal(0.7, 0.6), unit="logit", name="willing.of_incident", reason=WEIGHT)
DIFFERENCES = parameter(
    LogNormal(0, 0.5), unit="logit for a standard deviation", name="willing.differences", reason=WEIGHT
)

village_tie = given(
    worker, unit="share", description="Tie to the village, from 0 to 1.", absent=0.5, within=(0, 1)
)
trade_cycle = series(country, unit="log growth a year", description="Growth of industry.", absent=0.0)


@derived(worker, absent=0.0, unit="logit", source="Kuran 1991; Franzosi 1995")
def fear(
    repression,
    sackings_remembered,
    trade_cycle,
    village_tie,
    *,
    of_force=parameter(LogNormal(1.1, 0.7), unit="logit for certain force", reason=WEIGHT),
    of_the_sack=parameter(LogNormal(1.1, 0.7), unit="logit for a works all sacked", reason=WEIGHT),
    of_slump=OF_SLUMP,
    cushion=CUSHION,
):
    """Armed men, the sack and a slump make workers hold back. Land to go home to may change that."""
    for_the_place = of_the_sack * sackings_remembered - of_slump * trade_cycle / log(2.0)
    return of_force * repression + for_the_place * (1 - cushion * village_tie)


@fear.reading("contrasts", source="Kuran 1991; Franzosi 1995; Bushnell 1985")
def _fear_beyond_the_usual(
    repression,
    sackings_remembered,
    trade_cycle,
    village_tie,
    *,
    usual=USUAL_FORCE,
    of_more_force=parameter(Normal(0, 1.5), unit="logit for twice the usual force", reason=OPEN),
    of_sackings=parameter(Normal(0, 1.5), unit="logit for a works all sacked", reason=OPEN),
    of_slump=OF_SLUMP,
    cushion=CUSHION,
):
    """What more force than usual, sackings and a slump do to workers half tied to the land; less force than
    usual does the contrary. Force may frighten or enrage."""
    for_the_place = of_sackings * sackings_remembered - of_slump * trade_cycle / log(2.0)
    tied = 1 - cushion * (2 * village_tie - 1)
    return of_more_force * (repression / usual - 1) + for_the_place * tied


@trait(worker, absent=0.0, unit="standard deviations", source="Granovetter 1978")
def boldness(noise):
    """People differ in what it takes to move them."""
    return noise.normal()


@derived(worker, absent=0.0, unit="logit", source="Mann 1973; own idea")
def conviction(
    confidence,
    alternative,
    experience,
    *,
    of_success=parameter(LogNormal(0.7, 0.7), unit="logit", reason=WEIGHT),
    of_another_order=parameter(
        Normal(0.5, 0.7), unit="logit", reason=WEIGHT + "; those who see further may also wait"
    ),
    of_practice=parameter(Normal(0.3, 0.4), unit="logit for each e-fold of strikes", reason=WEIGHT),
):
    """Who expects success, sees another order, or has done it before is readier."""
    return (
        of_success * confidence
        + where(alternative, of_another_order, 0.0)
        + of_practice * log(1 + experience)
    )


@conviction.reading("contrasts", source="Mann 1973; own idea")
def _conviction_beyond_the_usual(
    confidence,
    alternative,
    experience,
    *,
    of_certainty=parameter(Normal(0, 1.5), unit="logit", reason=OPEN),
    of_an_alternative=parameter(Normal(0, 1.5), unit="logit", reason=OPEN),
    of_having_struck=parameter(Normal(0, 1.5), unit="logit for each e-fold of strikes", reason=OPEN),
):
    """What more confidence than usual, another order in sight and strikes behind him do to a worker: who has
    won, sees further or is practised may be readier, or content, patient and tired."""
    return (
        of_certainty * (confidence - USUAL_CONFIDENCE)
        + where(alternative, of_an_alternative, 0.0)
        + of_having_struck * log(1 + experience)
    )


@derived(worker, absent=False, source="Granovetter 1978")
def willing(
    grievance,
    incident,
    boldness,
    conviction,
    example,
    ease_of_meeting,
    fear,
    can_afford,
    noise,
    *,
    of_grievance=OF_GRIEVANCE,
    of_incident=OF_INCIDENT,
    differences=DIFFERENCES,
    caution=parameter(
        Normal(5, 1.5), unit="logit", reason="in a quiet month few would walk out: one in 10 to one in 3,000"
    ),
):
    """A worker would walk out this month if others did."""
    reasons = of_grievance * grievance + of_incident * incident + conviction + example + ease_of_meeting
    chance = sigmoid(reasons + differences * boldness - caution - fear)
    return can_afford & noise.bernoulli(chance)


@willing.reading("contrasts", source="Granovetter 1978; own idea")
def _willing_beyond_a_quiet_year(
    grievance,
    incident,
    boldness,
    conviction,
    example,
    ease_of_meeting,
    fear,
    can_afford,
    noise,
    *,
    quiet=parameter(
        LogNormal(-5.1, 1.8),
        unit="strikers a worker a year",
        reason="the quieter half of the years in twelve books of other countries: Sweden 1908-19, Germany "
        "1899-1913, ten countries 1951-85 (quiet_years_abroad.csv; mean and deviation of the logarithms)",
    ),
    of_grievance=OF_GRIEVANCE,
    of_incident=OF_INCIDENT,
    differences=DIFFERENCES,
    quorum=QUORUM,
    carried=CARRIED,
    incidents=INCIDENTS,
    build_up=BUILD_UP,
    habit=HABIT,
):
    """A worker would walk out this month if others did: as seldom as in a quiet year, but for what is
    otherwise than in such a year."""
    # In a works of a hundred incidents with exponential sizes pass this distance as often as is quiet.
    taking_part = quorum + (1 - quorum) * carried
    distance = of_incident * maximum(log(incidents * taking_part / quiet), 0.0)
    # As many are willing as the quorum asks where the middle worker stands here: others lie about him.
    at_quorum = log(quorum / (1 - quorum)) * sqrt(1 + NORMAL_IN_LOGITS * differences * differences)
    usual_grievance = build_up / (build_up + habit)
    otherwise = of_grievance * (grievance - usual_grievance) + conviction + example + ease_of_meeting - fear
    chance = sigmoid(at_quorum - distance + of_incident * incident + otherwise + differences * boldness)
    return can_afford & noise.bernoulli(chance)


WILLINGNESS = Theory.module(globals(), name="willingness")
