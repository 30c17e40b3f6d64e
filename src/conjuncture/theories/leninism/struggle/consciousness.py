"""Consciousness as two questions that a worker's action answers: with whom, and against whom?

Not one number (compare Mann 1973: identity, opposition, totality, alternative). *With whom* widens from the
workplace (0) to the trade (1), the town (2) and the class (3). *Against whom* rises from the foreman (0) to
the owner (1), the owners (2) and the state (3). An *alternative* is in sight or not, and *confidence* is a
share. "Trade-union" and "class" consciousness are regions of that table, named in `measures`, and steer
nothing.

Four ways lead on: own action, the example of others, teaching (press, circles, schooling), and none is given
more room than the others: each has its own rate with a wide prior. Two ways lead back: forgetting, and the
pull of the ruling ideas.

The pattern this file may not mention: that consciousness is narrow in quiet times and wide in storms.
"""

from conjuncture import (
    Beta,
    LogNormal,
    LogUniform,
    Theory,
    clip,
    derived,
    exp,
    given,
    parameter,
    state,
    where,
)
from conjuncture.theories.leninism.struggle.levels import branch, worker

skill = given(worker, unit="share", description="Skill and literacy, from 0 to 1.", absent=0.5, within=(0, 1))

UNKNOWN_RATE = "nobody has measured it; from once in two generations to several times a year"


@derived(worker, absent=0.0, unit="share", source="essay L403-410; Biggs 2005")
def next_circle(with_whom, seen_in_branch, seen_in_town, seen_in_country):
    """How much struggle a worker sees in the circle just wider than the one he acts with: a worker of one
    workplace looks to the trade, one of a trade to the town, one of a town to the whole class."""
    wider_than_trade = where(with_whom < 2, seen_in_town, seen_in_country)
    return where(with_whom < 1, seen_in_branch, wider_than_trade)


@derived(worker, absent=False, source="essay L408-409, L471-472; Thompson 1963")
def widens_in_action(
    takes_part,
    next_circle,
    noise,
    *,
    openness=parameter(LogNormal(1, 1.2), unit="1/share", reason=UNKNOWN_RATE),
):
    """Who strikes while others strike beyond the usual circle finds that they act together."""
    return takes_part & noise.bernoulli(1 - exp(-openness * next_circle))


@derived(worker, absent=False, source="Bandura 1977; Biggs 2005")
def widens_by_example(
    takes_part,
    next_circle,
    noise,
    dt,
    *,
    imitation=parameter(LogNormal(1, 1.2), unit="1/(share year)", reason=UNKNOWN_RATE),
):
    """Who does not strike may still learn from seeing others do so."""
    return ~takes_part & noise.bernoulli(1 - exp(-imitation * next_circle * dt))


@derived(worker, absent=False, source="Lenin 1902; Kautsky 1901; against it, essay L408-409")
def taught(skill, noise, dt, *, reach=parameter(LogUniform(0.003, 1.0), unit="1/year", reason=UNKNOWN_RATE)):
    """Press, study circles and schooling reach a worker, more often one who reads."""
    return noise.bernoulli(1 - exp(-reach * 2 * skill * dt))


@derived(
    worker,
    absent=0.0,
    unit="1/year",
    source="essay L452-458, L465-466; against it, Abercrombie, Hill and Turner 1980",
)
def ruling_ideas(
    authority, skill, *, pull=parameter(LogUniform(0.02, 2.0), unit="1/year", reason=UNKNOWN_RATE)
):
    """How strongly church, school and the state's standing pull a worker's ideas down again: more while the
    state is believed, and less on one who reads for himself."""
    return pull * authority * 2 * (1 - skill)


@derived(worker, absent=False, source="essay L465-466")
def narrows(
    ruling_ideas,
    noise,
    dt,
    *,
    forgetting=parameter(LogUniform(0.02, 2.0), unit="1/year", reason=UNKNOWN_RATE),
):
    """The circle shrinks by a step: everyday life separates, and the ruling ideas say that it must be so."""
    return noise.bernoulli(1 - exp(-(forgetting + ruling_ideas) * dt))


@state(
    worker,
    initial=0.0,
    within=(0, 3),
    unit="0 workplace, 1 trade, 2 town, 3 class",
    source="Mann 1973; essay L403-411",
)
def with_whom(with_whom, widens_in_action, widens_by_example, taught, narrows):
    """The widest circle a worker counts as his own. It moves a step at a time."""
    wider = widens_in_action | widens_by_example | taught
    return clip(with_whom + where(wider, 1.0, 0.0) - where(narrows, 1.0, 0.0), 0, 3)


@derived(branch, absent=0.0, unit="share of strikes", source="Franzosi 1995")
def refused_in_branch(lost, on_strike):
    """Share of the trade's strikes this month that the owners sat out."""
    return lost.share(where=on_strike)


@derived(worker, absent=False, source="essay L408-409; Thompson 1963")
def faces_more(
    takes_part,
    against_whom,
    lost,
    refused_in_branch,
    meets_force,
    noise,
    *,
    learning=parameter(Beta(2, 2), unit="chance for each encounter", reason="nobody has measured it"),
):
    """Strikers learn whom they face by being refused: by the owner, by the owners of the whole trade, by the
    state's armed men."""
    by_owner = where(lost, 1.0, 0.0)
    by_state = where(meets_force, 1.0, 0.0)
    met = where(against_whom < 1, by_owner, where(against_whom < 2, refused_in_branch, by_state))
    return takes_part & noise.bernoulli(learning * met)


@derived(worker, absent=False, source="essay L465-466")
def softens(
    ruling_ideas,
    noise,
    dt,
    *,
    forgetting=parameter(LogUniform(0.02, 2.0), unit="1/year", reason=UNKNOWN_RATE),
):
    """The opponent shrinks by a step: from the state back to the owners, from the owners to the foreman."""
    return noise.bernoulli(1 - exp(-(forgetting + ruling_ideas) * dt))


@state(
    worker,
    initial=0.0,
    within=(0, 3),
    unit="0 foreman, 1 owner, 2 owners, 3 state",
    source="Mann 1973; essay L400-411",
)
def against_whom(against_whom, faces_more, taught, softens):
    """The highest opponent a worker holds answerable. It moves a step at a time."""
    higher = faces_more | taught
    return clip(against_whom + where(higher, 1.0, 0.0) - where(softens, 1.0, 0.0), 0, 3)


@against_whom.reading("at_once", source="own idea")
def _at_once(
    against_whom,
    faces_more,
    taught,
    softens,
    takes_part,
    meets_force,
    noise,
    *,
    learning=parameter(Beta(2, 2), unit="chance for each encounter", reason="nobody has measured it"),
):
    """Who meets armed men sees the state behind the owner at once, whatever he held before."""
    higher = faces_more | taught
    stepwise = clip(against_whom + where(higher, 1.0, 0.0) - where(softens, 1.0, 0.0), 0, 3)
    return where(takes_part & meets_force & noise.bernoulli(learning), 3.0, stepwise)


@state(worker, initial=False, source="Mann 1973; essay L510-513")
def alternative(
    alternative,
    with_whom,
    against_whom,
    taught,
    ruling_ideas,
    noise,
    dt,
    *,
    insight=parameter(LogUniform(0.01, 2.0), unit="1/year", reason=UNKNOWN_RATE),
):
    """Another order is in sight. It comes by teaching, or of itself to those who act with a whole town or
    class against owners or state; the ruling ideas put it out of sight again."""
    ripe = (with_whom >= 2) & (against_whom >= 2)
    seen = taught | (ripe & noise.bernoulli(1 - exp(-insight * dt)))
    lost_sight = noise.bernoulli(1 - exp(-ruling_ideas * dt))
    return (alternative | seen) & ~lost_sight


@state(worker, initial=0.3, within=(0, 1), unit="share", source="Bandura 1977; Cronin 1979")
def confidence(
    confidence,
    takes_part,
    won,
    lost,
    dt,
    *,
    gain=parameter(
        Beta(2, 4), unit="share of what is missing", reason="a victory moves people, how far is unknown"
    ),
    discouragement=parameter(Beta(2, 4), unit="share of what is there", reason="as for victories"),
    sobering=parameter(LogUniform(0.1, 3.0), unit="1/year", reason="from months to a decade"),
):
    """Whether a worker thinks that action succeeds: more after a strike won, less after one lost, and back to
    the usual in time."""
    after = where(takes_part & won, confidence + gain * (1 - confidence), confidence)
    after = where(takes_part & lost, after - discouragement * after, after)
    return clip(0.3 + (after - 0.3) * exp(-sobering * dt), 0, 1)


@state(worker, initial=0.0, within=(0, 1000), unit="strikes", source="essay L408-409; Thompson 1963")
def experience(
    experience,
    takes_part,
    dt,
    *,
    fading=parameter(LogUniform(0.05, 1.0), unit="1/year", reason="from a generation to a year"),
):
    """Strikes a worker has been in, as far as they are remembered."""
    return experience * exp(-fading * dt) + where(takes_part, 1.0, 0.0)


CONSCIOUSNESS = Theory.module(globals(), name="consciousness")
