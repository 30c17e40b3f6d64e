"""Struggle: how the willing become a walkout, how walkouts spread, what they win and what they cost.

A month is a step, and a walkout belongs to its month: a workplace that is out in two months has struck twice.
No organisation is in this theory; what workers do here they do without one.

The patterns this file may not mention: waves, the order in which large and small works strike, the years 1905
and 1912.
"""

from conjuncture import (
    Card,
    LogNormal,
    LogUniform,
    Normal,
    Theory,
    clip,
    derived,
    exp,
    log,
    parameter,
    series,
    sigmoid,
    state,
    where,
)
from conjuncture.theories.leninism.struggle.consciousness import CONSCIOUSNESS
from conjuncture.theories.leninism.struggle.demands import DEMANDS, NEWS_FADES
from conjuncture.theories.leninism.struggle.levels import branch, country, town, worker, workplace
from conjuncture.theories.leninism.struggle.measures import MEASURES
from conjuncture.theories.leninism.struggle.readiness import READINESS
from conjuncture.theories.leninism.struggle.regime import REGIME
from conjuncture.theories.leninism.struggle.willingness import CARRIED, QUORUM, WILLINGNESS
from conjuncture.theories.leninism.struggle.workforce import WORKFORCE
from conjuncture.theories.references import with_references

WEIGHT = "sign and order of magnitude only: on a logit scale 1 is much and 3 decides"

trade_cycle = series(country, unit="log growth a year", description="Growth of industry.", absent=0.0)


@derived(workplace, absent=False, source="Biggs 2005; Granovetter 1978")
def on_strike(
    willing,
    *,
    quorum=QUORUM,
):
    """The works walks out: enough of its workers are willing."""
    return willing.share() > quorum


@derived(worker, absent=False, source="own idea")
def takes_part(
    on_strike,
    willing,
    can_afford,
    noise,
    *,
    carried=CARRIED,
):
    """In a works that is out the willing strike, and most others who can with them."""
    return on_strike & (willing | (can_afford & noise.bernoulli(carried)))


@derived(workplace, absent=False, source="Bushnell 1985")
def meets_force(on_strike, repression, noise):
    """Police or troops are brought against the strike."""
    return on_strike & noise.bernoulli(repression)


@derived(workplace, absent=False, source="Ashenfelter and Johnson 1969; Franzosi 1995")
def won(
    on_strike,
    meets_force,
    seen_in_town,
    trade_cycle,
    noise,
    *,
    usual=parameter(
        Normal(-0.5, 1), unit="logit", reason="less than half of strikes win in most countries' books"
    ),
    of_demand=parameter(LogNormal(0, 0.8), unit="logit for a doubling of industry", reason=WEIGHT),
    of_breadth=parameter(LogNormal(0.7, 0.7), unit="logit for a whole town", reason=WEIGHT),
    of_force=parameter(LogNormal(0.3, 0.7), unit="logit", reason=WEIGHT),
):
    """The owner gives way: sooner when orders press and the town is out, later when armed men are there."""
    chance = (
        usual
        + of_demand * trade_cycle / log(2.0)
        + of_breadth * seen_in_town
        - where(meets_force, of_force, 0.0)
    )
    return on_strike & noise.bernoulli(sigmoid(chance))


@derived(workplace, absent=False, source="definition")
def lost(on_strike, won):
    """The strike ends with nothing gained."""
    return on_strike & ~won


@state(town, initial=0.0, within=(0, 1), unit="share of workers", source="Biggs 2005")
def seen_in_town(seen_in_town, takes_part, dt, *, memory=NEWS_FADES):
    """How much striking the town has lately seen."""
    kept = exp(-memory * dt)
    return clip(kept * seen_in_town + (1 - kept) * takes_part.share(), 0, 1)


@state(
    branch,
    initial=0.0,
    within=(0, 1),
    unit="share of workers",
    source="Biggs 2005; Koenker and Rosenberg 1990",
)
def seen_in_branch(seen_in_branch, takes_part, dt, *, memory=NEWS_FADES):
    """How much striking the trade has lately heard of, in whatever town."""
    kept = exp(-memory * dt)
    return clip(kept * seen_in_branch + (1 - kept) * takes_part.share(), 0, 1)


@state(country, initial=0.0, within=(0, 1), unit="share of workers", source="Biggs 2005; Bushnell 1985")
def seen_in_country(seen_in_country, takes_part, dt, *, memory=NEWS_FADES):
    """How much striking the whole country has lately seen, its garrisons included."""
    kept = exp(-memory * dt)
    return clip(kept * seen_in_country + (1 - kept) * takes_part.share(), 0, 1)


@derived(workplace, absent=0.0, unit="logit", source="Granovetter 1978; Biggs 2005")
def example(
    seen_in_town,
    seen_in_branch,
    *,
    of_town=parameter(LogNormal(1.5, 0.8), unit="logit for a whole town", reason=WEIGHT),
    of_branch=parameter(LogNormal(1.5, 0.8), unit="logit for a whole trade", reason=WEIGHT),
):
    """Others who strike, in the same town or the same trade, make it thinkable."""
    return of_town * seen_in_town + of_branch * seen_in_branch


@state(workplace, initial=0.0, within=(0, 1), unit="share of workers", source="own idea")
def sackings_remembered(
    sackings_remembered,
    dismissed,
    dt,
    *,
    memory=parameter(LogUniform(0.2, 4.0), unit="1/year", reason="from a season to five years"),
):
    """How many were sacked here for striking, as far as it is remembered."""
    return clip(sackings_remembered * exp(-memory * dt) + dismissed.share(), 0, 1)


CARD = Card(
    title="Struggle and consciousness of a working class without an organisation",
    what_it_is="Single workers in their workplaces: what makes them strike, how strikes spread, what they "
    "win and cost, and what taking part teaches of with whom and against whom one stands. It is the essay's "
    "first system, in depth and by itself: what workers do here they do without a party.",
    how_it_works="Each month workers hold the state of mind that the last one left them. Local incidents, "
    "grievances, the example of others and what they fear make some willing; where enough are, the "
    "works walks out; the strike is won or lost, met with force or not; it costs means and may cost "
    "the place. What they lived through moves, at the end of the month, with whom and against whom "
    "they act.",
    claim="Whether workers' own action, in the shape in which it comes, yields a narrow or a wide "
    "consciousness, and whether it comes in waves, follows from how struggle spreads, what it costs "
    "and what it teaches.",
    scope="Industrial workers of one country over decades, a month at a time. No parties, unions, press "
    "organs or peasants; the state acts only by force. Branches, towns and sizes of works keep their "
    "shares.",
    what_to_notice="Whether strikes come in waves; which works go first and which join later; when strikes "
    "turn political; how much faster consciousness comes than goes.",
    what_to_try="Cut `example` and see whether waves remain. Cut `ruling_ideas`. Cut `taught` and compare "
    "with cutting `widens_in_action`. Hold `repression` at 0 for a year.",
    refuted_by="Recorded strikes with no memory: as many in the month after a wave as before it. Large works "
    "that strike no earlier than small ones in every country. Strikers who become narrower the more "
    "they act with others.",
    source="Ernest Mandel, review of Marcel Liebman, Leninism Under Lenin (the essay), lines 399-580; and "
    "the works named at each mechanism.",
)

OTHERS = WORKFORCE + REGIME + READINESS + WILLINGNESS + DEMANDS + CONSCIOUSNESS + MEASURES
PARTS = Theory.module(globals()) + OTHERS
THEORY = with_references(PARTS.named("leninism.struggle", CARD))
