"""A series with a special name: mechanisms that read it would be given the date instead."""

from conjuncture import Level, Theory, derived, series

country = Level("country")
t = series(country, unit="degree")


@derived(country, source="own conjecture")
def harvest(t):
    return 20.0 - t


THEORY = Theory.module(globals())
