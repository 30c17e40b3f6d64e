"""What a strike demands: what its people are after anyway, or what the occasion turns it to.

In the first reading a strike is political as often as those who strike hold the state answerable, which they
learn by teaching or step by step. In the reading `occasion` anybody's demands may turn political at once: by
armed men who come, on a day of remembrance, and with what others who are out want. Each occasion has the
width that an encounter's teaching has, so that none of the ways is given more room.

The occasion was written after its author had seen that the first reading makes too few strikes political (the
target "political share by quarter"). The patterns this file may not mention: the years 1905 and 1912, and how
many strikes are political when. State works are in no book that a case has, so the state as employer is not
among the occasions.
"""

from conjuncture import Beta, LogNormal, Theory, clip, derived, either, exp, parameter, series, state, where
from conjuncture.theories.leninism.struggle.levels import country, town, workplace

NEWS_FADES = parameter(
    LogNormal(1.8, 0.6),
    unit="1/year",
    name="news_fades",
    reason="strikes are talked of for one to six months",
)
UNMEASURED = "nobody has measured it; as wide as what an encounter teaches"

remembrance = series(
    country,
    unit="share of the month's strikes",
    description="How far strikes fall on days that workers keep in common.",
    absent=0.0,
)


@state(town, initial=0.0, within=(0, 1), unit="share of strikes", source="Bushnell 1985; Haimson 1964")
def politics_heard(politics_heard, political, on_strike, dt, *, memory=NEWS_FADES):
    """Which share of the town's strikes asked something of the state, as far as it is talked of. Where nobody
    is out, the talk dies down."""
    kept = exp(-memory * dt)
    return clip(kept * politics_heard + (1 - kept) * political.share(where=on_strike), 0, 1)


@derived(workplace, absent=False, source="Lenin 1910; essay L400-403")
def political(on_strike, aims_at_state, takes_part, noise):
    """What the strike demands is what those who strike aim at: it is political as often as they hold the
    state answerable."""
    return on_strike & noise.bernoulli(aims_at_state.share(where=takes_part))


@political.reading("occasion", source="Bushnell 1985; Haimson 1964; own idea")
def _by_the_occasion(
    on_strike,
    meets_force,
    remembrance,
    politics_heard,
    aims_at_state,
    takes_part,
    noise,
    *,
    by_force=parameter(Beta(2, 2), unit="chance for each strike", reason=UNMEASURED),
    by_remembrance=parameter(Beta(2, 2), unit="chance for each strike", reason=UNMEASURED),
    by_others=parameter(Beta(2, 2), unit="chance where all others are political", reason=UNMEASURED),
):
    """A strike over wages turns on the state when armed men meet it, when it falls on a day that workers
    keep, or when others who are out have turned on it; who holds the state answerable needs no occasion."""
    after_it_anyway = aims_at_state.share(where=takes_part)
    force = where(meets_force, by_force, 0.0)
    turned = either(after_it_anyway, force, by_remembrance * remembrance, by_others * politics_heard)
    return on_strike & noise.bernoulli(turned)


DEMANDS = Theory.module(globals(), name="demands")
