"""The theory reads the harvest; the case has no such series."""

from conjuncture import Level, Theory, derived, series

country = Level("country")
harvest = series(country, unit="million tons")


@derived(country, source="own conjecture")
def hunger(harvest):
    return 1.0 / harvest


THEORY = Theory.module(globals())
