"""The workers' state: who administers it, the producers themselves or people set apart for it.

Two ways in which administration passes over, each to be cut alone: tasks beyond people's skills call for
professionals (Weber, Lewin), and what a passive class leaves undone others do (the edge that B13 disputes).
Two ways back: the class takes it back, and officials held to account are recalled. A passive class leaves
more to officials, and officials who repress and exclude make it passive: a loop, in three readings of
`left_to_officials`.

Everything here rests at nothing while workers do not hold power. Rules that exclude are in `exclusion`,
privilege in `privilege`, what leaders see and decide in `policies`, grain and the village in
`collectivisation`.

What this file may not mention: any year; how it ends.
"""

from conjuncture import (
    Beta,
    LogUniform,
    Normal,
    Theory,
    clip,
    derived,
    either,
    maximum,
    minimum,
    parameter,
    rise_and_fall,
    state,
    where,
)
from conjuncture.theories.leninism.levels import country
from conjuncture.theories.leninism.response import saturating, threshold

UNKNOWN_RATE = "nobody has measured it: from months to a decade or more"
UNKNOWN_SHARE = "nobody has measured it: any share may be so"


def _rate(low=0.03, high=3.0):
    return parameter(LogUniform(low, high), unit="1/year", reason=UNKNOWN_RATE)


def _share():
    return parameter(Beta(2, 2), unit="share", reason=UNKNOWN_SHARE)


@state(country, initial=0.0, within=(0, 200), unit="years", source="definition")
def years_of_power(years_of_power, workers_power, dt):
    """How long workers have held power without a break."""
    return where(workers_power, minimum(years_of_power + dt, 200.0), 0.0)


@state(
    country,
    initial=0.0,
    within=(0, 1),
    unit="0 passive, 1 all take part",
    source="essay L849-867, L892-903, L1014-1023; Pirani 2008",
)
def self_activity(
    self_activity,
    workers_power,
    years_of_power,
    liveliness,
    administration_by_workers,
    policy_democracy,
    exhaustion,
    workers,
    unemployment,
    repression_of_workers,
    excluding_rule,
    cult,
    dt,
    *,
    pace=_rate(0.3, 6.0),
    of_exhaustion=_share(),
    of_numbers=_share(),
    of_unemployment=_share(),
    of_fear=_share(),
    of_exclusion=_share(),
    of_cult=parameter(
        Normal(0, 0.3),
        unit="share",
        reason="a shared memory may mobilise, an icon may put to sleep: the sign is open",
    ),
):
    """How far workers take part in running their state, whether they strike or not. It begins with those in
    motion. Being heard draws more in; exhaustion, falling numbers, the dole queue, fear and being shut out
    keep them away."""
    heard = either(administration_by_workers, policy_democracy) * maximum(1 + of_cult * cult, 0.0)
    away = of_exhaustion * exhaustion + of_numbers * clip(1 - workers) + of_unemployment * unemployment
    away = away + of_fear * repression_of_workers + of_exclusion * excluding_rule
    later = clip(rise_and_fall(self_activity, pace * heard, pace * away, dt))
    return where(workers_power, where(years_of_power > 0, later, liveliness), 0.0)


@derived(
    country,
    absent=0.0,
    within=(0, 1),
    unit="share of all that could be administered",
    source="Weber 1922; Lewin 1985",
)
def tasks(
    workers_power,
    civil_war,
    policy_industry,
    collectivisation,
    *,
    usual=_share(),
    of_war=_share(),
    of_industry=_share(),
    of_village=_share(),
):
    """What is to be administered: nationalised industry at all times, and more in civil war, with forced
    industry and in a countryside run from above."""
    left = (1 - usual) * (1 - of_war * civil_war) * (1 - of_industry * policy_industry)
    return where(workers_power, 1 - left * (1 - of_village * collectivisation), 0.0)


@derived(country, absent=0.0, unit="1/year", source="Weber 1922; Lewin 1985")
def called_apart(tasks, preparation_of_class, *, rate=_rate()):
    """Tasks beyond people's skills call for professionals, whether workers are active or not."""
    return rate * tasks * (1 - preparation_of_class)


@derived(country, absent=0.0, unit="1/year", source="Rakovsky 1928; essay L849-859", reading="linear")
def left_to_officials(workers_power, self_activity, *, rate=_rate()):
    """What a passive class leaves undone others do, in proportion."""
    return where(workers_power, rate * (1 - self_activity), 0.0)


AT_PASSIVITY = parameter(
    Beta(3, 3), unit="passivity", name="passivity_at", reason="where it begins to tell is unknown"
)


@left_to_officials.reading("saturating")
def _left_at_once(workers_power, self_activity, *, rate=_rate(), at=AT_PASSIVITY):
    """The first to stay away are the ones who are missed most."""
    return where(workers_power, rate * saturating(1 - self_activity, at), 0.0)


@left_to_officials.reading("threshold")
def _left_past_a_point(workers_power, self_activity, *, rate=_rate(), at=AT_PASSIVITY):
    """A meeting half empty still decides; past a point the office decides."""
    return where(workers_power, rate * threshold(1 - self_activity, at), 0.0)


@derived(country, absent=0.0, unit="1/year", source="Lenin 1917; Smith 1983; Pirani 2008")
def taken_back(
    self_activity,
    preparation_of_class,
    leading_workers,
    excluding_rule,
    repression_of_workers,
    rival_parties_banned,
    policy_democracy,
    *,
    rate=_rate(0.1, 10.0),
    half=parameter(
        LogUniform(0.005, 0.1),
        unit="share of workers",
        name="leading_at",
        reason="one leader in 200 to one in ten is half of what is needed",
    ),
    of_rule=_share(),
    of_force=_share(),
    of_ban=_share(),
):
    """The class takes administration into its hands: with its activity, its skills and those who lead it,
    helped by a policy of soviet democracy; hindered by rules, by force, and by councils without a
    choice."""
    able = self_activity * (0.5 + 0.5 * preparation_of_class) * leading_workers / (leading_workers + half)
    free = (1 - of_rule * excluding_rule) * (1 - of_force * repression_of_workers)
    return rate * able * free * (1 - of_ban * rival_parties_banned) * (0.5 + 0.5 * policy_democracy)


@state(
    country, initial=0.0, within=(0, 1), unit="share of administration", source="essay L809-825; Smith 1983"
)
def administration_by_workers(
    administration_by_workers,
    workers_power,
    years_of_power,
    called_apart,
    left_to_officials,
    taken_back,
    dt,
    *,
    at_first=parameter(
        Beta(5, 2),
        unit="share",
        reason="councils and committees took over most, the old offices kept the rest",
    ),
):
    """Share of administration by people who are not set apart for it. It begins with what councils took
    over."""
    lost = (called_apart + left_to_officials) * administration_by_workers
    later = administration_by_workers + dt * (taken_back * (1 - administration_by_workers) - lost)
    return where(workers_power, where(years_of_power > 0, clip(later), at_first), 0.0)


@derived(country, absent=0.0, unit="1/year", source="Michels 1911; Lenin 1917")
def recalled(self_activity, check_on_officials, *, rate=_rate(0.1, 10.0)):
    """Officials are recalled, or return to the bench, where an active class or some other check holds
    them."""
    return rate * either(self_activity, check_on_officials)


@state(country, initial=0.0, within=(0, 1), unit="1 as many as there can be", source="Weber 1922; Rigby 1979")
def officials_of_state(officials_of_state, workers_power, called_apart, left_to_officials, recalled, dt):
    """Professional administrators of the state."""
    later = rise_and_fall(officials_of_state, called_apart + left_to_officials, recalled, dt)
    return where(workers_power, clip(later), 0.0)


@state(
    country, initial=0.0, within=(0, 1), unit="1 as many as there can be", source="Rigby 1968; Service 1979"
)
def officials_of_party(
    officials_of_party, workers_power, called_apart, left_to_officials, fusion, recalled, dt, *, own=_share()
):
    """Professional administrators of the ruling party: few of its own accord, more as it takes on the state's
    work."""
    drawn = (called_apart + left_to_officials) * (own + (1 - own) * fusion)
    later = rise_and_fall(officials_of_party, drawn, recalled, dt)
    return where(workers_power, clip(later), 0.0)


@state(
    country,
    initial=0.0,
    within=(0, 1),
    unit="1 as many as there can be",
    source="Lewin 1985; Carr and Davies 1969",
)
def officials_of_economy(
    officials_of_economy,
    workers_power,
    called_apart,
    left_to_officials,
    policy_industry,
    recalled,
    dt,
    *,
    by_plan=_rate(0.03, 1.0),
):
    """Professional administrators of industry and trade: more with a plan of industry from above."""
    drawn = called_apart + left_to_officials + by_plan * policy_industry
    later = rise_and_fall(officials_of_economy, drawn, recalled, dt)
    return where(workers_power, clip(later), 0.0)


@derived(country, absent=0.0, within=(0, 1), source="essay L809-817")
def apparatus(officials_of_state, officials_of_party, officials_of_economy):
    """The administrators apart from the producers, all together."""
    return (officials_of_state + officials_of_party + officials_of_economy) / 3


@derived(
    country,
    absent=0.0,
    unit="posts filled a year, 1 as many as there can be",
    source="essay L576-582; Rigby 1968",
)
def posts_to_fill(called_apart, left_to_officials, apparatus):
    """How many new posts are filled in a year. Some of them by leading workers, who are then lost to the
    bench."""
    return (called_apart + left_to_officials) * (1 - apparatus)


@state(
    country,
    initial=0.0,
    within=(0, 1),
    unit="0 apart, 1 one apparatus",
    source="essay L849-855, L927-933; Rigby 1968; Service 1979",
)
def fusion(
    fusion,
    workers_power,
    officials_of_state,
    tasks,
    rival_parties_banned,
    policy_democracy,
    dt,
    *,
    by_work=_rate(),
    by_monopoly=_rate(),
    parted=_rate(),
):
    """Party and state apparatus grow into one: the party does the state's work, and with no rival it need not
    tell the two apart. A policy of soviet democracy parts them."""
    grown = by_work * tasks * officials_of_state + by_monopoly * rival_parties_banned * officials_of_state
    later = rise_and_fall(fusion, grown, parted * policy_democracy, dt)
    return where(workers_power, clip(later), 0.0)


ADMINISTRATION = Theory.module(globals(), name="administration")
