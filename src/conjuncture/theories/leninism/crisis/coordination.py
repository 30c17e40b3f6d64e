"""Coordination: who can bring the class into one action, and whose action it then is.

Councils, committees, unions and every party by one mechanism, at one cost: nobody is led where nobody of it
is there. What form an organisation has, what it calls itself and what it stands for do not enter.

Councils and committees are arenas: what they stand for is what those in them stand for, by the party that
each follows, and those who follow none by what they themselves demand.

The pattern this file may not mention: which of roots, record and fit is needed.
"""

from conjuncture import LogUniform, Theory, Uniform, clip, derived, exp, maximum, minimum, parameter, where
from conjuncture.theories.leninism.levels import country, organisation

HALF = parameter(
    LogUniform(0.02, 0.5), unit="share of workers", name="half_in_reach", reason="unknown but below the whole"
)
EACH_MOVES = parameter(
    LogUniform(3, 100), unit="workers", name="each_moves", reason="whom one active member brings along"
)


@derived(organisation, absent=0.0, within=(0, 1), unit="share of the class", source="Smith 1983; own idea")
def brought_along(members, active_share, *, each_moves=EACH_MOVES):
    """Whom its active members bring along: without any of them, nobody."""
    return clip(1 - exp(-each_moves * members * active_share))


@derived(organisation, absent=0.0, within=(0, 1), unit="share", source="essay L525-530")
def roots(within_reach, *, half=HALF):
    """How well rooted it is, between nowhere and everywhere."""
    return clip(within_reach / (within_reach + half))


@derived(
    organisation, absent=0.0, within=(0, 1), unit="share of the class", source="essay L525-542; Smith 1983"
)
def own_strength(
    brought_along,
    roots,
    credibility,
    fit,
    *,
    replaceable=parameter(
        Uniform(0, 1), unit="share", reason="from none of the three without the others to one for another"
    ),
):
    """What share of the class it can bring into one action, whatever its form: those whom its active members
    bring along, as far as roots, record and answers to what is asked carry. Whether one of these can stand in
    for another nobody knows."""
    weakest = minimum(roots, minimum(credibility, fit))
    return brought_along * ((1 - replaceable) * weakest + replaceable * (roots + credibility + fit) / 3)


@own_strength.reading("all_needed", source="essay L525-542")
def _all_needed(brought_along, roots, credibility, fit):
    """As far as the weakest of the three allows."""
    return brought_along * minimum(roots, minimum(credibility, fit))


@own_strength.reading("any_does", source="against essay L525-542; own idea")
def _any_does(brought_along, roots, credibility, fit):
    """As far as the strongest of the three carries."""
    return brought_along * maximum(roots, maximum(credibility, fit))


@derived(
    organisation, absent=0.0, within=(0, 1), unit="share of the class", source="essay L525-542, L684-741"
)
def coordination(
    own_strength,
    leadership_from_abroad,
    *,
    of_abroad=parameter(Uniform(0, 1), unit="share", reason="from none to all that could be added or taken"),
):
    """What share of the class it can bring into one action: its own strength, and what an International adds
    to the movement of a country or takes from it."""
    abroad = of_abroad * (2 * leadership_from_abroad - 1)
    return clip(own_strength + where(abroad > 0, abroad * (1 - own_strength), abroad) * own_strength)


@derived(country, absent=0.0, within=(0, 1000), unit="shares of the class", source="definition")
def all_coordination(coordination):
    """What all organisations can coordinate, taken together."""
    return coordination.sum()


@derived(
    organisation,
    absent=0.0,
    within=(0, 1),
    unit="of a party share of workers, of others share of all coordination",
    source="definition",
)
def leads(allegiance, members, is_party, coordination, all_coordination):
    """A party leads those who follow it, if anybody of it is there; of councils, committees and unions, their
    part of all the coordination there is."""
    followed = where(members > 0, allegiance, 0.0)
    return where(is_party, followed, clip(coordination / maximum(all_coordination, 1e-6)))


@derived(country, absent=0.0, within=(0, 1), unit="0 against, 1 for", source="Anweiler 1958; Smith 1983")
def arenas_want(allegiance, position_on_power, is_party, follow_a_party, demand_soviet_power):
    """What those in councils and committees want on who governs: each what his party stands for, and who
    follows none what he himself demands."""
    by_party = (allegiance * position_on_power).sum(where=is_party)
    return clip(by_party + (1 - follow_a_party) * demand_soviet_power)


@derived(country, absent=0.0, within=(0, 1), unit="share of the class", source="essay L525-542")
def soviet_lead(coordination, position_on_power, all_coordination):
    """How far the class is coordinated by those who want councils to govern, of whatever form they are; many
    reach the same workers."""
    part = (coordination * position_on_power).sum() / maximum(all_coordination, 1e-6)
    return clip((1 - exp(-all_coordination)) * part)


@derived(country, absent=0.0, within=(0, 1), unit="share of the class", source="Rabinowitch 1976; Smith 1983")
def other_lead(coordination, position_on_power, all_coordination):
    """How far it is coordinated by those who would share the state with others."""
    part = (coordination * (1 - position_on_power)).sum() / maximum(all_coordination, 1e-6)
    return clip((1 - exp(-all_coordination)) * part)


@derived(
    country,
    absent=0.0,
    within=(0, 1),
    unit="0 none, 1 as strong as a state",
    source="Trotsky 1932; Tilly 1978",
)
def dual_power(coordination, is_council, coercion, workers_power):
    """Councils and committees give orders where the state's orders are not enforced."""
    councils = clip((coordination * where(is_council, 1.0, 0.0)).sum())
    return where(workers_power, 0.0, councils * (1 - coercion))


COORDINATION = Theory.module(globals(), name="coordination")
