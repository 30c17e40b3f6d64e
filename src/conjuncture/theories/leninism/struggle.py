"""Struggle: how grievances become walkouts, how walkouts spread, what they win and what they cost.

A month is a step, and a walkout belongs to its month: a workplace that is out in two months has struck twice.
The state is seen from its own side: war, defeats and shocks wear its authority down, and its armed men cannot be
everywhere. No organisation is in this theory; what workers do here they do without one.

The patterns this file may not mention: waves, the order in which large and small works strike, when strikes turn
political, the years 1905 and 1912.
"""

from conjuncture import (
    Beta,
    Card,
    LogNormal,
    LogUniform,
    Normal,
    Theory,
    Uniform,
    clip,
    derived,
    exp,
    given,
    log,
    parameter,
    series,
    sigmoid,
    state,
    trait,
    where,
)
from conjuncture.theories.leninism.consciousness import (
    against_whom,
    alternative,
    confidence,
    experience,
    faces_more,
    narrows,
    next_circle,
    refused_in_branch,
    ruling_ideas,
    skill,
    softens,
    taught,
    widens_by_example,
    widens_in_action,
    with_whom,
)
from conjuncture.theories.leninism.levels import branch, country, town, worker, workplace
from conjuncture.theories.leninism.measures import (
    acts_with_class,
    aims_at_state,
    class_conscious,
    class_conscious_share,
    horizon,
    opponent,
    taking_part_share,
    trade_union_share,
)

hands = series(country, unit="share of places", description="Workers employed.", absent=1.0)
trade_cycle = series(country, unit="log growth a year", description="Growth of industry.", absent=0.0)
war = series(country, unit="0 or 1", description="The country is at war.", absent=0.0)
shock = series(country, unit="events a month", description="Blows to the state from outside the workshops.", absent=0.0)
repression_capacity = series(country, unit="1 = as in 1895", description="Strength of police and army at home.", absent=1.0)

place_in_queue = given(worker, unit="share of places", description="Order in which places are filled.")
village_tie = given(worker, unit="share", description="Tie to the village, from 0 to 1.", absent=0.5)
pay = given(worker, unit="branch mean = 1", description="Pay.", absent=1.0)
log_size = given(workplace, unit="log persons", description="Size of the works.", absent=5.0)

WEIGHT = "sign and order of magnitude only: on a logit scale 1 is much and 3 decides"


# Who is there


@derived(worker, absent=True, source="factory inspectorate, workers under inspection")
def employed(place_in_queue, hands):
    """Places fill and empty so that the workforce has its recorded size."""
    return place_in_queue < hands


@derived(worker, absent=False, source="Johnson 1979; Zelnik 1976")
def returns_to_village(
    village_tie, noise, dt, *, rate=parameter(LogNormal(-1.5, 0.7), unit="1/year", reason="inspectors report stays of 1 to 10 years")
):
    """A worker who still holds land goes home for good."""
    return noise.bernoulli(1 - exp(-rate * 2 * village_tie * dt))


@derived(worker, absent=False, source="Johnson 1979")
def dies_or_moves_on(
    noise, dt, *, rate=parameter(LogNormal(-2.3, 0.6), unit="1/year", reason="adult mortality near 2 % and changes of trade")
):
    """Death, old age and other trades take a worker away."""
    return noise.bernoulli(1 - exp(-rate * dt))


@derived(worker, absent=False, source="Lenin 1910, strike statistics; Haimson and Tilly 1989")
def dismissed(
    takes_part, lost, noise, *, victimisation=parameter(Beta(1.5, 12), unit="share of strikers", reason="from none to a third")
):
    """After a strike lost, some who took part are not taken back."""
    return takes_part & lost & noise.bernoulli(victimisation)


@derived(worker, absent=False, source="definition")
def leaves(returns_to_village, dies_or_moves_on, dismissed):
    """The place goes to a newcomer, who has not lived through what the leaver has."""
    return returns_to_village | dies_or_moves_on | dismissed


# The state, from its own side


@state(country, initial=1.0, within=(0, 1), unit="share", source="Skocpol 1979; Wildman 1980")
def authority(
    authority,
    war,
    shock,
    dt,
    *,
    recovery=parameter(LogNormal(-0.7, 0.8), unit="1/year", reason="states regain their standing in months to years"),
    strain=parameter(LogNormal(-1.9, 0.8), unit="1/year", reason="a war lost in a year or borne for a decade"),
    blow=parameter(Beta(1, 9), unit="share an event", reason="most events pass, few shake a state"),
):
    """How far the state's servants obey and its subjects believe: war wears it down, shocks strike it, peace
    restores it."""
    mended = authority + dt * (recovery * (1 - authority) - strain * war)
    return clip(mended * (1 - clip(blow * shock)), 0, 1)


@derived(country, absent=0.0, unit="chance for each strike", source="Bushnell 1985; Epstein 2002")
def repression(
    repression_capacity,
    authority,
    seen_in_country,
    *,
    usual=parameter(Beta(2, 6), unit="chance for each strike", reason="troops were called to some strikes, not to most"),
    reach=parameter(LogUniform(0.005, 0.5), unit="share of workforce", reason="nobody knows how many strikes garrisons could meet"),
):
    """The chance that a strike is met with force. Armed men who must be everywhere are nowhere enough."""
    return clip(repression_capacity * authority * usual / (1 + seen_in_country / reach), 0, 1)


# Reasons to strike and not to


@state(worker, initial=0.3, within=(0, 1), unit="share", source="Gurr 1970; Franzosi 1995")
def grievance(
    grievance,
    pay,
    takes_part,
    won,
    dt,
    *,
    build_up=parameter(LogNormal(-1, 0.8), unit="1/year", reason="wrongs gather over years"),
    habit=parameter(LogNormal(-1, 0.8), unit="1/year", reason="and are got used to as slowly"),
    relief=parameter(Beta(2, 2), unit="share", reason="what a strike won relieves is unknown"),
):
    """Wrongs gather, faster in those paid less than their trade; habit dulls them and a strike won relieves
    them."""
    gathered = build_up * clip(2 - pay, 0, 2) * (1 - grievance)
    later = grievance + dt * (gathered - habit * grievance)
    return clip(where(takes_part & won, later * (1 - relief), later), 0, 1)


@derived(workplace, absent=False, source="Zelnik 1995; Haimson and Tilly 1989")
def incident(noise, dt, *, rate=parameter(LogNormal(0, 0.8), unit="1/year", reason="a cut, a fine, an insult: some a year in any works")):
    """Something happens in this works alone: a cut in rates, a fine, a foreman's blow."""
    return noise.bernoulli(1 - exp(-rate * dt))


@state(town, initial=0.0, within=(0, 1), unit="share of workers", source="Biggs 2005")
def seen_in_town(
    seen_in_town, takes_part, dt, *, memory=parameter(LogNormal(1.8, 0.6), unit="1/year", name="news_fades", reason="strikes are talked of for one to six months")
):
    """How much striking the town has lately seen."""
    kept = exp(-memory * dt)
    return clip(kept * seen_in_town + (1 - kept) * takes_part.share(), 0, 1)


@state(branch, initial=0.0, within=(0, 1), unit="share of workers", source="Biggs 2005; Koenker and Rosenberg 1989")
def seen_in_branch(
    seen_in_branch, takes_part, dt, *, memory=parameter(LogNormal(1.8, 0.6), unit="1/year", name="news_fades", reason="strikes are talked of for one to six months")
):
    """How much striking the trade has lately heard of, in whatever town."""
    kept = exp(-memory * dt)
    return clip(kept * seen_in_branch + (1 - kept) * takes_part.share(), 0, 1)


@state(country, initial=0.0, within=(0, 1), unit="share of workers", source="Biggs 2005; Bushnell 1985")
def seen_in_country(
    seen_in_country, takes_part, dt, *, memory=parameter(LogNormal(1.8, 0.6), unit="1/year", name="news_fades", reason="strikes are talked of for one to six months")
):
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


@derived(workplace, absent=0.0, unit="logit", source="Shorter and Tilly 1974; Koenker and Rosenberg 1989")
def ease_of_meeting(
    log_size, *, concentration=parameter(Normal(0.5, 0.5), unit="logit for ten times the size", reason="large works strike more in most studies, not in all")
):
    """Large works bring many together under one roof."""
    return concentration * (log_size - log(100.0)) / log(10.0)


@state(workplace, initial=0.0, within=(0, 1), unit="share of workers", source="Haimson and Tilly 1989")
def sackings_remembered(
    sackings_remembered, dismissed, dt, *, memory=parameter(LogUniform(0.2, 4.0), unit="1/year", reason="from a season to five years")
):
    """How many were sacked here for striking, as far as it is remembered."""
    return clip(sackings_remembered * exp(-memory * dt) + dismissed.share(), 0, 1)


@derived(worker, absent=0.0, unit="logit", source="Kuran 1991; Franzosi 1995")
def fear(
    repression,
    sackings_remembered,
    trade_cycle,
    village_tie,
    *,
    of_force=parameter(LogNormal(1.1, 0.7), unit="logit for certain force", reason=WEIGHT),
    of_the_sack=parameter(LogNormal(1.1, 0.7), unit="logit for a works all sacked", reason=WEIGHT),
    of_slump=parameter(LogNormal(0, 0.8), unit="logit for a halving of industry", reason=WEIGHT),
    cushion=parameter(Uniform(-1, 1), unit="share", reason="historians disagree whether the village made workers bolder"),
):
    """Armed men, the sack and a slump make workers hold back. Land to go home to may change what they fear."""
    for_the_place = of_the_sack * sackings_remembered - of_slump * trade_cycle / log(2.0)
    return of_force * repression + for_the_place * (1 - cushion * village_tie)


@state(worker, initial=0.5, within=(0, 12), unit="months of wages", source="Franzosi 1995; essay L472-474")
def means(
    means,
    takes_part,
    dt,
    *,
    saving=parameter(LogNormal(-1.2, 0.7), unit="months of wages a year", reason="savings, credit at the shop and help from the village: weeks a year"),
    cost=parameter(Beta(3, 7), unit="months of wages", name="cost_of_a_strike", reason="a walkout lasts days to weeks"),
    most=parameter(LogNormal(0, 0.4), unit="months of wages", reason="a household can live without wages for one or two months at most"),
):
    """What a household can live on without wages. A strike uses it up, work fills it again."""
    left = means - where(takes_part, cost, 0.0)
    return clip(left + saving * dt, 0, most)


@derived(worker, absent=True, source="Franzosi 1995")
def can_afford(
    means,
    *,
    cost=parameter(Beta(3, 7), unit="months of wages", name="cost_of_a_strike", reason="a walkout lasts days to weeks"),
):
    """Who has nothing left to live on goes to work."""
    return means >= cost


@trait(worker, absent=0.0, unit="standard deviations", source="Granovetter 1978")
def boldness(noise):
    """People differ in what it takes to move them."""
    return noise.normal()


@derived(worker, absent=0.0, unit="logit", source="Klandermans 1984; Mann 1973")
def conviction(
    confidence,
    alternative,
    experience,
    *,
    of_success=parameter(LogNormal(0.7, 0.7), unit="logit", reason=WEIGHT),
    of_another_order=parameter(Normal(0.5, 0.7), unit="logit", reason=WEIGHT + "; those who see further may also wait"),
    of_practice=parameter(Normal(0.3, 0.4), unit="logit for each e-fold of strikes", reason=WEIGHT),
):
    """Who expects success, sees another order, or has done it before is readier."""
    return of_success * confidence + where(alternative, of_another_order, 0.0) + of_practice * log(1 + experience)


@derived(worker, absent=False, source="Granovetter 1978; Klandermans 1984")
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
    of_grievance=parameter(LogNormal(0.7, 0.6), unit="logit", reason=WEIGHT),
    of_incident=parameter(LogNormal(0.7, 0.6), unit="logit", reason=WEIGHT),
    differences=parameter(LogNormal(0, 0.5), unit="logit for a standard deviation", reason=WEIGHT),
    caution=parameter(Normal(5, 1.5), unit="logit", reason="in a quiet month few would walk out: one in 10 to one in 3,000"),
):
    """A worker would walk out this month if others did."""
    reasons = of_grievance * grievance + where(incident, of_incident, 0.0) + conviction + example + ease_of_meeting
    chance = sigmoid(reasons + differences * boldness - caution - fear)
    return can_afford & noise.bernoulli(chance)


# The strike


@derived(workplace, absent=False, source="Biggs 2005; Granovetter 1978")
def on_strike(willing, *, quorum=parameter(Beta(4, 10), unit="share of workers", reason="a minority starts, how large is unknown")):
    """The works walks out: enough of its workers are willing."""
    return willing.share() > quorum


@derived(worker, absent=False, source="Haimson and Tilly 1989")
def takes_part(on_strike, willing, can_afford, noise, *, carried=parameter(Beta(4, 3), unit="chance", reason="most of a works stops with its strikers")):
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
    usual=parameter(Normal(-0.5, 1), unit="logit", reason="less than half of strikes win in most countries' books"),
    of_demand=parameter(LogNormal(0, 0.8), unit="logit for a doubling of industry", reason=WEIGHT),
    of_breadth=parameter(LogNormal(0.7, 0.7), unit="logit for a whole town", reason=WEIGHT),
    of_force=parameter(LogNormal(0.3, 0.7), unit="logit", reason=WEIGHT),
):
    """The owner gives way: sooner when orders press and the town is out, later when armed men are there."""
    chance = usual + of_demand * trade_cycle / log(2.0) + of_breadth * seen_in_town - where(meets_force, of_force, 0.0)
    return on_strike & noise.bernoulli(sigmoid(chance))


@derived(workplace, absent=False, source="definition")
def lost(on_strike, won):
    """The strike ends with nothing gained."""
    return on_strike & ~won


@derived(workplace, absent=False, source="Haimson and Tilly 1989; essay L400-403")
def political(on_strike, aims_at_state, takes_part, noise):
    """What the strike demands is what those who strike aim at: it is political as often as they hold the state
    answerable."""
    return on_strike & noise.bernoulli(aims_at_state.share(where=takes_part))


THEORY = Theory.module(
    globals(),
    name="leninism.struggle",
    card=Card(
        title="Struggle and consciousness of a working class without an organisation",
        claim="Whether workers' own action, in the shape in which it comes, yields a narrow or a wide consciousness, "
        "and whether it comes in waves, follows from how struggle spreads, what it costs and what it teaches.",
        scope="Industrial workers of one country over decades, a month at a time. No parties, unions, press organs or "
        "peasants; the state acts only by force. Branches, towns and sizes of works keep their shares.",
        what_to_notice="Whether strikes come in waves; which works go first and which join later; when strikes turn "
        "political; how much faster consciousness comes than goes.",
        what_to_try="Cut `example` and see whether waves remain. Cut `ruling_ideas`. Cut `taught` and compare with "
        "cutting `widens_in_action`. Hold `repression` at 0 for a year.",
        refuted_by="Recorded strikes with no memory: as many in the month after a wave as before it. Large works that "
        "strike no earlier than small ones in every country. Strikers who become narrower the more they act with others.",
        source="Ernest Mandel, review of Marcel Liebman, Leninism Under Lenin (the essay), lines 399-580; and the works "
        "named at each mechanism.",
    ),
)
