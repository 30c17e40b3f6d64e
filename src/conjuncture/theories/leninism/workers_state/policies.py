"""What leaders fear, see and decide in a workers' state: bans, industry, democracy, and the cult of a leader.

Bans are policies, taken up and lifted by chance: in civil war, in fear of traders and peasants, and, of
factions, once other parties are gone and traders rise again. Their effects are elsewhere, each by an arrow
of its own. What leaders see of officials' rise depends on how much it shows, how new it is, what they live by
and who may speak. By default they act only when enough of them see at the same time.

What this file may not mention: any year or name; which danger is the greater.
"""

from conjuncture import (
    Beta,
    LogUniform,
    Theory,
    clip,
    derived,
    either,
    exp,
    parameter,
    rise_and_fall,
    state,
    where,
)
from conjuncture.theories.leninism.levels import country

UNKNOWN_RATE = "nobody has measured it: from months to a decade or more"
UNKNOWN_SHARE = "nobody has measured it: any share may be so"


def _rate(low=0.03, high=3.0):
    return parameter(LogUniform(low, high), unit="1/year", reason=UNKNOWN_RATE)


def _share():
    return parameter(Beta(2, 2), unit="share", reason=UNKNOWN_SHARE)


LIFTED = parameter(LogUniform(0.03, 3.0), unit="1/year", name="ban_lifted", reason=UNKNOWN_RATE)


@derived(country, absent=0.0, within=(0, 1), source="essay L994-1005; Carr 1952")
def fear_of_traders(workers_power, traders, peasant_movement, *, of_traders=_share(), of_peasants=_share()):
    """What leaders fear from traders, rich peasants and an angry village; it may be more or less than there
    is to fear."""
    return where(workers_power, either(of_traders * traders, of_peasants * peasant_movement), 0.0)


@state(
    country,
    initial=0.0,
    within=(0, 1),
    unit="0 allowed, 1 banned",
    source="essay L955-981; Schapiro 1955; Farber 1990",
)
def rival_parties_banned(
    rival_parties_banned,
    workers_power,
    civil_war,
    fear_of_traders,
    policy_democracy,
    noise,
    dt,
    *,
    in_war=_rate(),
    in_fear=_rate(),
    lifted=LIFTED,
):
    """Other parties in the councils are banned, by chance sooner in civil war and in fear of the village
    and of traders; the ban is lifted, if at all, under a policy of soviet democracy."""
    cause = in_war * civil_war + in_fear * fear_of_traders
    banned = noise.bernoulli(1 - exp(-cause * (1 - policy_democracy) * dt))
    free = noise.bernoulli(1 - exp(-lifted * policy_democracy * dt))
    return where(workers_power, where(banned, 1.0, where(free, 0.0, rival_parties_banned)), 0.0)


@state(
    country,
    initial=0.0,
    within=(0, 1),
    unit="0 allowed, 1 banned",
    source="essay L955-981; Schapiro 1955; Service 1979",
)
def factions_banned(
    factions_banned,
    workers_power,
    fear_of_traders,
    rival_parties_banned,
    officials_of_party,
    policy_democracy,
    noise,
    dt,
    *,
    in_fear=_rate(),
    by_office=_rate(0.01, 1.0),
    lifted=LIFTED,
):
    """Factions in the ruling party are banned: to close ranks in fear, the more so once they are the only
    opposition left, and because the party's officials find them a nuisance."""
    cause = in_fear * fear_of_traders * (0.5 + 0.5 * rival_parties_banned) + by_office * officials_of_party
    banned = noise.bernoulli(1 - exp(-cause * (1 - policy_democracy) * dt))
    free = noise.bernoulli(1 - exp(-lifted * policy_democracy * dt))
    return where(workers_power, where(banned, 1.0, where(free, 0.0, factions_banned)), 0.0)


@derived(country, absent=0.5, within=(0, 1), unit="0 none, 1 open", source="essay L955-975; Farber 1990")
def debate(
    workers_power,
    inner_democracy,
    is_party,
    leads,
    rival_parties_banned,
    factions_banned,
    *,
    of_rivals=_share(),
    of_factions=_share(),
):
    """How far another view can be heard: the ruling party's own democracy, less what bans take from it."""
    inside = inner_democracy.mean(where=is_party, weights=leads + 0.01)
    left = (1 - of_rivals * rival_parties_banned) * (1 - of_factions * factions_banned)
    return where(workers_power, clip(inside * left), 0.0)


@derived(country, absent=0.0, within=(0, 1), source="essay L938-945; Rakovsky 1928")
def novelty(
    years_of_power,
    workers_states,
    countries,
    *,
    learnt=parameter(
        LogUniform(0.03, 1.0),
        unit="1/year",
        reason="one year to a generation of experience, one's own or others'",
    ),
):
    """How new the problem is: less with every year of experience, of all workers' states there are."""
    return exp(-learnt * years_of_power * (0.5 + 0.5 * workers_states * countries))


@state(country, initial=0.0, within=(0, 1), unit="0 none, 1 a cult", source="essay L11-31; Tumarkin 1983")
def cult(
    cult,
    workers_power,
    privilege_in_power,
    officials_of_party,
    debate,
    dt,
    *,
    made=_rate(),
    faded=_rate(0.02, 1.0),
):
    """Leaders of the revolution become icons, in the service of those who rule; open debate wears icons
    out."""
    up = made * privilege_in_power * officials_of_party
    return where(workers_power, clip(rise_and_fall(cult, up, faded * (0.2 + 0.8 * debate), dt)), 0.0)


@state(country, initial=0.0, within=(0, 1), unit="share of leaders", source="essay L927-953")
def leaders_see(
    leaders_see,
    workers_power,
    distortion,
    privilege_in_consumption,
    debate,
    novelty,
    privilege_in_power,
    cult,
    officials_of_party,
    revises,
    is_party,
    leads,
    dt,
    *,
    look=_rate(0.1, 10.0),
    of_novelty=_share(),
    of_office=_share(),
    of_cult=_share(),
    removed=_rate(),
):
    """Leaders see that administration is passing out of the workers' hands: the more it shows and can be
    spoken of, the less it is new, and the less they live by it or by a sacred text. Those who see may be
    removed."""
    shows = either(distortion, privilege_in_consumption)
    learns = where(revises, 1.0, 0.5).mean(where=is_party, weights=leads + 0.01)
    eyes = (1 - of_novelty * novelty) * (1 - of_office * privilege_in_power) * (1 - of_cult * cult) * learns
    more = look * shows * eyes * (0.2 + 0.8 * debate) * (1 - leaders_see)
    gone = removed * officials_of_party * (1 - debate) * leaders_see
    return where(workers_power, clip(leaders_see + dt * (more - gone)), 0.0)


@derived(country, absent=0.0, within=(0, 1), source="essay L945-953", reading="jointly")
def joint_action(
    leaders_see,
    debate,
    *,
    enough=parameter(Beta(4, 4), unit="share of leaders", reason="a majority, or a well placed minority"),
    alone=_share(),
):
    """Leaders act together only when enough of them see at the same time; without debate they do not find one
    another."""
    return where(leaders_see > enough, 1 - alone * (1 - debate), 0.0)


@joint_action.reading("one_by_one", source="own idea")
def _one_by_one(leaders_see, debate, *, alone=_share()):
    """Each who sees does his part."""
    return leaders_see * (1 - alone * (1 - debate))


@derived(country, absent=0.0, within=(0, 1), source="essay L576-582, L916-933")
def carried_by_party(
    leading_workers,
    fusion,
    officials_of_party,
    young,
    stratum_share,
    *,
    half=parameter(
        LogUniform(0.005, 0.1),
        unit="share of workers",
        name="leading_at",
        reason="one leader in 200 to one in ten is half of what is needed",
    ),
    of_fusion=_share(),
    of_youth=parameter(Beta(1, 4), unit="share", reason="students and young workers may do for some of it"),
):
    """What leaders decide is carried out by a party that has leading workers, or young ones, and is not
    itself the state's apparatus."""
    heads = leading_workers / (leading_workers + half)
    base = either(heads, of_youth * young.mean(weights=stratum_share))
    return clip(base * (1 - of_fusion * fusion * officials_of_party))


@state(country, initial=0.0, within=(0, 1), unit="0 none, 1 full", source="essay L892-903; Daniels 1960")
def policy_democracy(
    policy_democracy,
    workers_power,
    joint_action,
    carried_by_party,
    fear_of_traders,
    privilege_in_power,
    civil_war,
    dt,
    *,
    taken_up=_rate(0.1, 5.0),
    by_fear=_rate(),
    by_office=_rate(),
    in_war=_rate(),
):
    """Councils revived, elections, apparatuses parted: taken up by leaders who see and a party that carries
    it, dropped in fear, in civil war, and by those whose power it would end."""
    up = taken_up * joint_action * carried_by_party
    down = by_fear * fear_of_traders + by_office * privilege_in_power + in_war * civil_war
    return where(
        workers_power,
        clip(rise_and_fall(policy_democracy, up, down, dt)),
        0.0,
    )


@state(
    country,
    initial=0.0,
    within=(0, 1),
    unit="0 none, 1 all that can be",
    source="essay L885-892; Preobrazhensky 1926; Nove 1969; Allen 2003",
)
def policy_industry(
    policy_industry,
    workers_power,
    joint_action,
    hostility,
    unemployment,
    grain_to_towns,
    civil_war,
    dt,
    *,
    to_strengthen_workers=_rate(),
    for_arms=_rate(0.01, 1.0),
    for_work=_rate(0.01, 1.0),
    without_grain=_rate(),
):
    """Faster industry, at the expense of traders and rich peasants: to strengthen the class, for arms, for
    work; slowed by towns without grain and by civil war."""
    up = to_strengthen_workers * joint_action + for_arms * hostility + for_work * unemployment
    down = without_grain * (1 - (1 - civil_war) * grain_to_towns)
    return where(workers_power, clip(rise_and_fall(policy_industry, up, down, dt)), 0.0)


POLICIES = Theory.module(globals(), name="policies")
