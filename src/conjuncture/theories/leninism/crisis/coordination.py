"""Coordination: who can bring the class into one action, and whose action it then is.

Councils, committees, unions and every party by one mechanism, at one cost. What form an organisation has,
what it calls itself and what it stands for do not enter.

The pattern this file may not mention: which of its four means is needed.
"""

from conjuncture import LogUniform, Theory, Uniform, clip, derived, exp, maximum, minimum, parameter, where
from conjuncture.theories.leninism.levels import country, organisation

HALF = parameter(
    LogUniform(0.02, 0.5), unit="share of works", name="half_in_reach", reason="unknown but below the whole"
)
EACH_MOVES = parameter(
    LogUniform(3, 100), unit="workers", name="each_moves", reason="whom one active member brings along"
)


@derived(
    organisation, absent=0.0, within=(0, 1), unit="share of the class", source="essay L525-542; Smith 1983"
)
def own_strength(
    implantation,
    credibility,
    fit,
    members,
    active_share,
    *,
    half=HALF,
    each_moves=EACH_MOVES,
    replaceable=parameter(
        Uniform(0, 1), unit="share", reason="from none of the four without the others to one for another"
    ),
):
    """What share of the class it can bring into one action, whatever its form: by its roots, its record, how
    its positions meet what is asked, and its active members. Whether one of these can stand in for another
    nobody knows."""
    roots, active = implantation / (implantation + half), 1 - exp(-each_moves * members * active_share)
    weakest = minimum(minimum(roots, active), minimum(credibility, fit))
    return clip((1 - replaceable) * weakest + replaceable * (roots + active + credibility + fit) / 4)


@own_strength.reading("all_needed", source="essay L525-542")
def _all_needed(implantation, credibility, fit, members, active_share, *, half=HALF, each_moves=EACH_MOVES):
    """As far as the weakest of the four allows."""
    roots, active = implantation / (implantation + half), 1 - exp(-each_moves * members * active_share)
    return clip(minimum(minimum(roots, active), minimum(credibility, fit)))


@own_strength.reading("any_does", source="against essay L525-542; own idea")
def _any_does(implantation, credibility, fit, members, active_share, *, half=HALF, each_moves=EACH_MOVES):
    """As far as the strongest of the four carries."""
    roots, active = implantation / (implantation + half), 1 - exp(-each_moves * members * active_share)
    return clip(maximum(maximum(roots, active), maximum(credibility, fit)))


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


@derived(organisation, absent=0.0, within=(0, 1), unit="share of all coordination", source="definition")
def leads(coordination, all_coordination):
    """Its part of all the coordination there is."""
    return clip(coordination / maximum(all_coordination, 1e-6))


@derived(country, absent=0.0, within=(0, 1), unit="share of the class", source="essay L525-542")
def soviet_lead(leads, position_on_power, all_coordination):
    """How far the class is coordinated by those who want councils to govern, of whatever form they are; many
    reach the same workers."""
    return clip((1 - exp(-all_coordination)) * (leads * position_on_power).sum())


@derived(country, absent=0.0, within=(0, 1), unit="share of the class", source="Rabinowitch 1976; Smith 1983")
def other_lead(leads, position_on_power, all_coordination):
    """How far it is coordinated by those who would share the state with others."""
    return clip((1 - exp(-all_coordination)) * (leads * (1 - position_on_power)).sum())


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
