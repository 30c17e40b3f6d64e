"""The bridge from a theory to the Russian strike record, the same for every theory, written before any
scoring.

A theory says which workplaces are on strike and who takes part (`cases/bridges/works.py`), and whether the
strike is political (`political`). The inspectors counted both kinds by branch.
"""

from conjuncture import Theory, derived
from conjuncture.cases.bridges import works

NEEDS = {**works.NEEDS, "political": "workplace"}
"""What a theory must write for it, with the level on which it stands."""

_SOURCE = "factory inspectorate, as described in Lenin 1910, Strike Statistics in Russia"


@derived("branch", absent=0.0, unit="thousand participations per month", source=_SOURCE)
def strikers_political(strikers, political):
    """Participations in the branch's political strikes."""
    return strikers.sum(where=political)


@derived("branch", absent=0.0, unit="thousand participations per month", source=_SOURCE)
def strikers_economic(strikers, political):
    """Participations in the branch's other strikes."""
    return strikers.sum(where=~political)


BRIDGE = (Theory.module(globals()) + works.BRIDGE).named("russian_strike_record")
