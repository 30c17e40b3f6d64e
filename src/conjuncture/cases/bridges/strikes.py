"""The bridge from a theory to the yearly books of an office of statistics: strikes, strikers, works, days.

It is the same for every theory and every country, and was written before any scoring. It begins with the
works on strike (`works`), and adds what an office records of them: it enters a share of all strikes, enters a
strike of many works once, and counts the days of each striker. The share that it misses, the number of works
in one strike and the length of a walkout are quantities of the bridge, with the same priors everywhere.

Lockouts, which some offices count as strikes, are not included. A case says so in its notes.
"""

from conjuncture import LogNormal, LogUniform, Theory, derived, parameter, series
from conjuncture.cases.bridges import works

NEEDS = works.NEEDS
"""What a theory must write for it, with the level on which it stands."""

entered = series(
    "country",
    unit="share of strikes",
    description="Which share of the strikes that it knows of an office enters, as it says itself.",
    absent=1.0,
)

_SOURCE = "offices of statistics; Shorter and Tilly 1974, Strikes in France"


@derived("country", absent=1.0, within=(0, 1), unit="share of strikes", source=_SOURCE)
def counted(
    entered,
    *,
    known=parameter(
        LogUniform(0.5, 1.0),
        unit="share of strikes",
        reason="estimates of one year differ by up to a factor of two, and no office counts more than all",
    ),
):
    """The share of all strikes that is in the books."""
    return entered * known


@derived("country", absent=0.0, unit="strikers a month", source=_SOURCE)
def strikers_counted(strikers, counted):
    """Strikers in the books: participations, not persons."""
    return 1000 * strikers.sum() * counted


@derived("country", absent=0.0, unit="establishments a month", source=_SOURCE)
def works_counted(strikes, counted):
    """Establishments struck, in the books."""
    return strikes * counted


@derived("country", absent=0.0, unit="strikes a month", source=_SOURCE)
def strikes_counted(
    works_counted,
    *,
    works_in_one=parameter(
        LogNormal(1.4, 0.8),
        unit="establishments",
        reason="a strike of one works, of all works of a trade in a town, or of a whole trade is one strike",
    ),
):
    """Strikes in the books: a strike of many works is one."""
    return works_counted / works_in_one


@derived("country", absent=0.0, unit="man-days a month", source=_SOURCE)
def days_counted(
    strikers_counted,
    *,
    days_out=parameter(
        LogNormal(1.95, 0.7), unit="working days for each striker", reason="a walkout lasts days to weeks"
    ),
):
    """Working days that the strikers of this month do not work."""
    return strikers_counted * days_out


@derived("country", absent=0.0, unit="man-days for 1000 employees a month", source=_SOURCE)
def days_per_thousand(days_counted, workforce):
    """The days by the number of employees, in thousands."""
    return days_counted / workforce


@derived("country", absent=0.0, unit="strikers for each worker a month", source=_SOURCE)
def share_striking(strikers_counted, workforce):
    """Strikers in the books over all workers."""
    return strikers_counted / (1000 * workforce)


BRIDGE = (Theory.module(globals()) + works.BRIDGE).named("strikes")
