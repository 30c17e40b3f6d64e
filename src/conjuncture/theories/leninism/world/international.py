"""An International: where it comes from, what it spends its effort on, what it does to the movement of each
country.

Four policies have the same cost: effort is shared out among them in proportion. To ask what a policy does,
hold it at 1 and the other three at 0.

Of the four answers to "why did it not spread?": answer 3 is division, sectarianism, stifling; answer 4 is
cadres_from_abroad (built slowly by policy_prepare), with subordination and what it takes, diverted, in
`subordination`.

What this file may not mention: which countries are lost, and when a policy turns.
"""

from conjuncture import (
    Beta,
    LogUniform,
    Theory,
    clip,
    derived,
    either,
    maximum,
    parameter,
    rise_and_fall,
    state,
    where,
)
from conjuncture.theories.leninism.levels import country, world

UNKNOWN_RATE = "nobody has measured it: from months to a decade or more"
UNKNOWN_SHARE = "nobody has measured it: any share may be so"


def _rate(low=0.03, high=3.0):
    return parameter(LogUniform(low, high), unit="1/year", reason=UNKNOWN_RATE)


def _share():
    return parameter(Beta(2, 2), unit="share", reason=UNKNOWN_SHARE)


DROPPED = parameter(
    LogUniform(0.03, 3.0), unit="1/year", name="wish_dropped", reason="of whatever policy: " + UNKNOWN_RATE
)
HARM = parameter(
    Beta(1, 3), unit="share", reason="whether there is any is the dispute: none for some, most for others"
)


@state(
    country, initial=0.0, within=(0, 1), unit="0 one movement, 1 two", source="essay L590-599; Schorske 1955"
)
def split_in_movement(
    split_in_movement,
    war,
    for_peace,
    liveliness,
    dt,
    *,
    by_war=_rate(),
    by_struggle=_rate(0.01, 1.0),
    healed=_rate(0.02, 0.5),
):
    """War parts those who are for it from those who are against; great struggles part them before any war."""
    apart = for_peace.max() - for_peace.min()
    pulled = apart * (by_war * war + by_struggle * liveliness)
    return clip(rise_and_fall(split_in_movement, pulled, healed, dt))


@state(
    world, initial=0.0, within=(0, 1), unit="0 none, 1 in every works", source="essay L590-599; Borkenau 1939"
)
def international(
    international,
    split_in_movement,
    workers_states,
    defeats_in_world,
    dt,
    *,
    from_below=_rate(),
    from_centre=_rate(),
    lost=_rate(0.1, 3.0),
):
    """It grows out of the split in the movement of many countries, and out of the means and fame of a
    workers' state. Defeats and time wear it down."""
    grown = from_below * split_in_movement.mean() + where(workers_states > 0, from_centre, 0.0)
    worn = lost * (0.1 + 0.9 * defeats_in_world)
    return clip(rise_and_fall(international, grown, worn, dt))


@state(world, initial=0.2, within=(0, 1), unit="wish", source="essay L684-690; Claudin 1975")
def policy_wait(
    policy_wait, subordination, defeats_in_world, dt, *, by_obedience=_rate(), by_defeat=_rate(), left=DROPPED
):
    """Wait for better times: the wish of those who need quiet, and of those who have been beaten."""
    up = by_obedience * subordination + by_defeat * defeats_in_world
    return clip(rise_and_fall(policy_wait, up, left, dt))


@state(world, initial=0.5, within=(0, 1), unit="wish", source="essay L684-699")
def policy_prepare(
    policy_prepare,
    subordination,
    liveliness_in_world,
    dt,
    *,
    by_struggle=_rate(),
    by_habit=_rate(0.01, 1.0),
    displaced=DROPPED,
):
    """Prepare patiently: build roots in ordinary times, learn from struggles, be there when a crisis
    comes."""
    up = by_habit + by_struggle * liveliness_in_world
    return clip(rise_and_fall(policy_prepare, up, displaced * subordination, dt))


@state(world, initial=0.1, within=(0, 1), unit="wish", source="essay L694-697; Broue 2005")
def policy_provoke(
    policy_provoke, workers_power, isolation, defeats_in_world, dt, *, by_impatience=_rate(), sobered=DROPPED
):
    """Provoke: call risings without asking whether there is a crisis. The more alone a workers' state is, the
    greater the impatience; defeats sober."""
    up = by_impatience * isolation.mean(where=workers_power)
    return clip(rise_and_fall(policy_provoke, up, sobered * (0.2 + 0.8 * defeats_in_world), dt))


@state(world, initial=0.1, within=(0, 1), unit="wish", source="essay L694-697; Carr 1953")
def policy_export(
    policy_export, workers_power, civil_war, isolation, dt, *, by_arms=_rate(), given_up=DROPPED
):
    """Export: carry revolution across the border with an army, while there is one and it is needed."""
    up = by_arms * (civil_war * isolation).mean(where=workers_power)
    return clip(rise_and_fall(policy_export, up, given_up, dt))


@derived(world, absent=1.0, unit="wish", source="own idea")
def wishes(policy_wait, policy_prepare, policy_provoke, policy_export):
    """The sum of what it would like to do. Each policy gets its share of one and the same effort."""
    return maximum(policy_wait + policy_prepare + policy_provoke + policy_export, 1e-6)


@derived(country, absent=0.0, within=(0, 1), unit="share of all roots", source="definition")
def followers(implantation, follows_international):
    """How much of the organised movement's roots in the works follows the International."""
    return implantation.sum(where=follows_international) / maximum(implantation.sum(), 1e-6)


@state(
    country,
    initial=0.0,
    within=(0, 1),
    unit="0 none, 1 all it could train",
    source="essay L684-699, L731-741",
)
def cadres_from_abroad(
    cadres_from_abroad, international, policy_prepare, wishes, diverted, dt, *, built=_rate(), lost=_rate()
):
    """Organisers trained with its help. They take years; those who are diverted to another's errand are
    lost."""
    effort = international * policy_prepare / wishes
    gone = lost * (0.2 + 0.8 * diverted)
    return clip(rise_and_fall(cadres_from_abroad, built * effort, gone, dt))


@state(country, initial=0.5, within=(0, 1), unit="0 none, 1 complete", source="essay L533-541; Borkenau 1939")
def standing(
    standing,
    international,
    policy_provoke,
    wishes,
    revolutionary_situation,
    diverted,
    victories_abroad,
    dt,
    *,
    spent=_rate(),
    by_errands=_rate(),
    earned=_rate(),
    of_victory=_rate(),
    usual=_rate(0.03, 1.0),
):
    """Its standing with the workers of a country: spent by risings called where there was no crisis and by
    errands for another state, earned where a call met a crisis, raised by victories, and else forgotten."""
    called = international * policy_provoke / wishes
    up = where(revolutionary_situation, earned * called, 0.0) + of_victory * victories_abroad
    down = where(revolutionary_situation, 0.0, spent * called) + by_errands * diverted
    return clip(standing + dt * (up * (1 - standing) - down * standing + usual * (0.5 - standing)))


@derived(country, absent=0.0, within=(0, 1), source="essay L694-697")
def called_at_the_right_time(international, policy_provoke, wishes, revolutionary_situation, diverted):
    """A call to rise where there is a crisis to meet it."""
    return where(revolutionary_situation, international * policy_provoke / wishes * (1 - diverted), 0.0)


@derived(country, absent=0.0, within=(0, 1), source="essay L694-697; Carr 1953")
def carried_in_by_arms(
    international, policy_export, wishes, victories_abroad, hostility, *, resented=_share()
):
    """What the army of a neighbouring workers' state adds, less what a nation resents of foreign armies."""
    arms = where(victories_abroad > 0, international * policy_export / wishes, 0.0)
    return clip(arms * (1 - resented) * (1 - hostility))


@derived(country, absent=0.0, within=(0, 1), source="Borkenau 1939; essay L721-724")
def division(international, followers, *, harm=HARM):
    """A movement split down the middle cannot act as one. Worst where both halves are as strong."""
    return harm * international * 4 * followers * (1 - followers)


@derived(country, absent=0.0, within=(0, 1), source="Borkenau 1939; Broue 2005; essay L721-724")
def sectarianism(
    international, followers, selectivity, follows_international, policy_provoke, wishes, *, harm=HARM
):
    """Followers who admit few and call for risings alone keep apart from the rest of the class."""
    apart = either(selectivity.mean(where=follows_international), policy_provoke / wishes)
    return clip(harm * international * followers * apart)


@derived(country, absent=0.0, within=(0, 1), source="Luxemburg 1904; essay L721-730")
def stifling(international, followers, command, follows_international, *, harm=HARM):
    """Followers who act on orders from the top leave the initiative of their own place unused."""
    return clip(harm * international * followers * command.mean(where=follows_international))


@derived(
    country,
    absent=0.5,
    within=(0, 1),
    unit="0.5 nothing, 1 adds the most, 0 takes the most",
    source="essay L684-741",
)
def leadership_from_abroad(
    cadres_from_abroad,
    standing,
    called_at_the_right_time,
    carried_in_by_arms,
    division,
    sectarianism,
    stifling,
    diverted,
):
    """What the International adds to the movement of a country, less what it takes from it."""
    added = either(cadres_from_abroad, called_at_the_right_time, carried_in_by_arms)
    taken = either(division, sectarianism, stifling, diverted)
    return clip(0.5 + 0.5 * (standing * added - taken))


INTERNATIONAL = Theory.module(globals(), name="international")
