"""The bridge from a theory to the Russian strike record: the same for every theory, written before any
scoring.

A theory says which workplaces are out (`on_strike`), which workers take part (`takes_part`) and whether the
strike is political (`political`). The bridge counts persons and enterprises as the factory inspectors did:
every worker who takes part in a month is one participation, every workplace that is out one struck
enterprise.
"""

from conjuncture import Theory, derived, given

persons_per_slot = given("country", unit="persons", description="Persons that one place stands for.")
stands_for = given("workplace", unit="enterprises", description="Enterprises that one workplace stands for.")

_SOURCE = "factory inspectorate, as described in Lenin 1910, Strike Statistics in Russia"


@derived("workplace", absent=0.0, unit="thousand persons", source=_SOURCE)
def strikers(takes_part, on_strike, persons_per_slot):
    """Those who take part in this workplace's strike."""
    return on_strike * takes_part.sum() * persons_per_slot / 1000


@derived("branch", absent=0.0, unit="thousand participations per month", source=_SOURCE)
def strikers_political(strikers, political):
    """Participations in the branch's political strikes."""
    return strikers.sum(where=political)


@derived("branch", absent=0.0, unit="thousand participations per month", source=_SOURCE)
def strikers_economic(strikers, political):
    """Participations in the branch's other strikes."""
    return strikers.sum(where=~political)


@derived("country", absent=0.0, unit="enterprises struck per month", source=_SOURCE)
def strikes(on_strike, stands_for):
    """Enterprises that are out this month."""
    return (on_strike * stands_for).sum()


@derived("country", absent=0.0, unit="enterprises", source=_SOURCE)
def enterprises(stands_for):
    """Enterprises under inspection."""
    return stands_for.sum()


@derived("country", absent=0.0, unit="thousand persons", source=_SOURCE)
def workforce(takes_part, persons_per_slot):
    """Workers employed under inspection."""
    return takes_part.count() * persons_per_slot / 1000


BRIDGE = Theory.module(globals(), name="russian_strike_record")
