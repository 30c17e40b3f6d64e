"""A function that the language has not."""

from conjuncture import Level, Theory, derived

country = Level("country")


@derived(country, source="own conjecture")
def season(t):
    return sin(6.28 * t)


THEORY = Theory.module(globals())
