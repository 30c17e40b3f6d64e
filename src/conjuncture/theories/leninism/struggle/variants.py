"""Variants of the theory of struggle, in each of which one claim of the ledger is false by construction.

They calibrate the ledger: it may call none of these claims `follows`, and must say `fails` where the relation
that it asks for can hold in no draw. They are made by a rule, and each proof was written before its variant
was run; neither was changed after it.

The rule. The fewest mechanisms of the theory are replaced that make the claim's sentence false whatever all
other mechanisms and quantities do. What is put in their place is something that somebody could hold. No prior
is narrowed: a quantity of the theory keeps its prior, and a new one gets a wide prior. The proof speaks of
the question as the ledger asks it; where several parts are asked together, one that cannot hold is enough.

    O1    TOWN_FROM_THE_START       whoever comes to town acts with the town from the first day
    O4    ONE_PRESS                 all hear of the whole country's strikes, and of nothing else
    O5    ISOLATED_SHOCKS           each strike is a lot of its month, or an answer to a blow from outside
    O7    NEVER_THE_CLASS           solidarity ends at the town's edge
    O14   ACTION_TEACHES_NOTHING    who strikes learns nothing by it
    O15   UNREACHED                 the ruling ideas do not reach those whom they are meant for

    conjuncture ask russia O1 --theory leninism.struggle.variants:TOWN_FROM_THE_START

What the ledger said when they were first run, with 400 draws a round of 1,000 workers: `fails` of all six. O5
held in 12 of 279 draws, where the proof allows 6 in 101; each of the others in none of 362 to 371. Since the
size of what is cut is looked at, O15 is undecided: here there are no ruling ideas to cut.

The other way about, BY_ACTION makes O14 true: nobody is taught, nobody learns by watching, and whoever
strikes learns at once.
"""

# Variants write the same variables, each otherwise, and a mechanism is called by what it writes.
# pyright: reportRedeclaration=false

from conjuncture import LogNormal, LogUniform, clip, derived, exp, log, parameter, state, where
from conjuncture.theories.leninism.struggle import THEORY
from conjuncture.theories.leninism.struggle.levels import worker, workplace

CIRCLES = "0 workplace, 1 trade, 2 town, 3 class"
WEIGHT = "sign and order of magnitude only: 1 is nearly threefold, 3 twentyfold"


@state(worker, initial=2.0, within=(2, 3), unit=CIRCLES, source="Gould 1995; against essay L399-410")
def with_whom(with_whom, widens_in_action, widens_by_example, taught, narrows):
    """The quarter brings workers of all trades together, so nobody's circle is narrower than the town."""
    wider = widens_in_action | widens_by_example | taught
    return clip(with_whom + where(wider, 1.0, 0.0) - where(narrows, 1.0, 0.0), 2, 3)


TOWN_FROM_THE_START = THEORY.replacing(with_whom=with_whom).named(
    "leninism.struggle.variants:TOWN_FROM_THE_START"
)
"""O1 is false. Asked, among others: the mean circle stays below 1.

Proof. Each worker's circle starts at 2 and is clipped to [2, 3], so the mean of a trade that has workers is 2
or more, and so is the mean of the trades over time. Holds in no draw.
"""


@derived(worker, absent=0.0, unit=CIRCLES, source="own idea, against essay L462-471")
def with_whom(seen_in_country):
    """One press for all: everybody's circle is as wide as the strikes of the whole country, of which all hear
    alike, whatever their trade."""
    return 3 * seen_in_country


ONE_PRESS = THEORY.replacing(with_whom=with_whom).named("leninism.struggle.variants:ONE_PRESS")
"""O4 is false. Asked: the mean circles of metal and textile workers differ by more than 0.1.

Proof. In each month all workers of the country have one and the same circle, so each trade that has workers
has that circle for its mean, but for the rounding of a mean of n numbers of 3 at most in single precision,
below 3 n / 2^23, which for thousands of workers is less than 0.01. Both trades always have workers. Holds in
no draw.
"""


@derived(worker, absent=True, source="own idea: against waves that come of a growing workforce")
def employed(place_in_queue):
    """All places are filled in all months."""
    return place_in_queue <= 1


@derived(workplace, absent=False, source="own idea, against essay L471-484: the null of isolated shocks")
def on_strike(
    war,
    shock,
    trade_cycle,
    noise,
    dt,
    *,
    rate=parameter(LogUniform(0.01, 1), unit="1/year", reason="from once a century to once a year"),
    of_war=parameter(LogNormal(0, 0.8), unit="logarithm of the rate", reason=WEIGHT),
    of_blow=parameter(LogNormal(0, 0.8), unit="logarithm of the rate for each event", reason=WEIGHT),
    of_demand=parameter(LogNormal(0, 0.8), unit="logarithm for a doubling of industry", reason=WEIGHT),
):
    """A works walks out by a lot of its own, drawn anew each month. War, blows to the state and trade change
    the chance in their own months and leave nothing behind. Months in which nothing comes from outside draw
    from an urn of their own."""
    even = (war == 0) & (shock == 0) & (trade_cycle == 0)
    outside = of_war * war + of_blow * shock + of_demand * trade_cycle / log(2.0)
    in_even_months = noise.bernoulli(1 - exp(-rate * dt))
    in_other_months = noise.bernoulli(1 - exp(-rate * exp(outside) * dt))
    return where(even, in_even_months, in_other_months)


@derived(worker, absent=False, source="own idea")
def takes_part(on_strike):
    """A works that is out is out to a man."""
    return on_strike


ISOLATED_SHOCKS = THEORY.replacing(employed=employed, on_strike=on_strike, takes_part=takes_part).named(
    "leninism.struggle.variants:ISOLATED_SHOCKS"
)
"""O5 is false. Asked: in even conditions the highest wave is higher than in 95 of 100 random orders of the
same months.

Proof. In the even world the share on strike is a function of the month's own lots, with the same chance,
works and workers in each month. So given the quantities the months are independent and alike, and their order
is as good as any of the random ones. To pass what 95 of 100 stay below, the true order must be among the
highest six of 101: a chance of at most 6 in 101, on the mean over the random orders that could have been
drawn. It is so too among the draws that patterns leave: no month of the case is even, so patterns see lots of
the other urn only. Draws have lots of their own, so those in which it holds are at most binomial (6/101).
"""


@state(worker, initial=0.0, within=(0, 3), unit=CIRCLES, source="Gould 1995; against essay L510-517")
def with_whom(with_whom, widens_in_action, widens_by_example, taught, narrows):
    """Solidarity is of people who know each other or each other's streets: it may reach the town and ends
    there."""
    wider = widens_in_action | widens_by_example | taught
    return clip(with_whom + where(wider, 1.0, 0.0) - where(narrows, 1.0, 0.0), 0, 2)


NEVER_THE_CLASS = THEORY.replacing(with_whom=with_whom).named("leninism.struggle.variants:NEVER_THE_CLASS")
"""O7 is false. Asked, among others: more than one worker in a thousand has the widest consciousness.

Proof. That region asks for a circle of 3, and no circle exceeds 2: the share is 0. Holds in no draw.
"""


@derived(worker, absent=False, source="Lenin 1902 and Kautsky 1901, taken to their end")
def widens_in_action(takes_part):
    """Striking beside others shows nobody that they belong together."""
    return takes_part & False


@derived(worker, absent=False, source="Lenin 1902 and Kautsky 1901, taken to their end")
def faces_more(takes_part):
    """Being refused shows nobody whom he faces."""
    return takes_part & False


ACTION_TEACHES_NOTHING = THEORY.replacing(widens_in_action=widens_in_action, faces_more=faces_more).named(
    "leninism.struggle.variants:ACTION_TEACHES_NOTHING"
)
"""O14 is false. Asked, among others: opponents are lower without own action than without teaching.

Proof. A worker's opponent starts at 0 and rises by own action or by teaching alone. Own action never raises
it here; so where teaching is cut it is 0 for everybody, and nothing is lower. Holds in no draw.
"""


@derived(worker, absent=0.0, unit="1/year", source="Abercrombie, Hill and Turner 1980")
def ruling_ideas(authority):
    """What church, school and state say does not reach those whom it is said to."""
    return 0.0 * authority


UNREACHED = THEORY.replacing(ruling_ideas=ruling_ideas).named("leninism.struggle.variants:UNREACHED")
"""O15 is false. Asked: circles are narrower and opponents lower, by more than 0.1, with the ruling ideas than
without them.

Proof. Cut, they are 0; uncut, they are 0. The two worlds are one. Holds in no draw.
"""

FALSE = {
    "O1": TOWN_FROM_THE_START,
    "O4": ONE_PRESS,
    "O5": ISOLATED_SHOCKS,
    "O7": NEVER_THE_CLASS,
    "O14": ACTION_TEACHES_NOTHING,
    "O15": UNREACHED,
}
"""Each claim with the variant in which it is false."""


@derived(worker, absent=False, source="essay L408-409, taken to its end")
def widens_in_action(takes_part):
    """Whoever strikes finds at once that it is not his works alone."""
    return takes_part


@derived(worker, absent=False, source="essay L408-409, taken to its end")
def faces_more(takes_part):
    """Whoever strikes learns at once that more stands against him than the foreman."""
    return takes_part


BY_ACTION = (
    THEORY.replacing(widens_in_action=widens_in_action, faces_more=faces_more)
    .without("taught", "widens_by_example")
    .named("leninism.struggle.variants:BY_ACTION")
)
