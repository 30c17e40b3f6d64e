"""A prior whose numbers cannot be."""

from conjuncture import Beta, Level, Theory, derived, parameter

town = Level("town")


@derived(town, source="own conjecture")
def unrest(noise, *, chance=parameter(Beta(-6, 14), unit="share", reason="a guess")):
    return noise.bernoulli(chance)


THEORY = Theory.module(globals())
