"""The bridge from a theory to works and their workers, the same for every theory, written before any scoring.

A theory says which workplaces are on strike (`on_strike`) and which workers take part (`takes_part`). Each
worker who takes part in a month is one participation, and each workplace on strike is one struck enterprise:
a walkout belongs to its month. Other bridges use these counts, each in its own way (`strikes`,
`cases/russia`).
"""

from conjuncture import Theory, derived, given

persons_per_slot = given("country", unit="persons", description="Persons that one place stands for.")
stands_for = given("workplace", unit="enterprises", description="Enterprises that one workplace stands for.")

NEEDS = {"on_strike": "workplace", "takes_part": "worker"}
"""What a theory must write for it, with the level on which it stands."""

_SOURCE = "as factory inspectors and offices of statistics count; Lenin 1910, Strike Statistics in Russia"


@derived("workplace", absent=0.0, unit="thousand persons", source=_SOURCE)
def strikers(takes_part, on_strike, persons_per_slot):
    """Those who take part in this workplace's strike."""
    return on_strike * takes_part.sum() * persons_per_slot / 1000


@derived("country", absent=0.0, unit="enterprises struck per month", source=_SOURCE)
def strikes(on_strike, stands_for):
    """Enterprises that are out this month."""
    return (on_strike * stands_for).sum()


@derived("country", absent=0.0, unit="enterprises", source=_SOURCE)
def enterprises(stands_for):
    """Enterprises that are counted at all."""
    return stands_for.sum()


@derived("country", absent=0.0, unit="thousand persons", source=_SOURCE)
def workforce(takes_part, persons_per_slot):
    """Workers employed in them."""
    return takes_part.count() * persons_per_slot / 1000


BRIDGE = Theory.module(globals(), name="works")
