"""A number after the star that is no parameter."""

from conjuncture import Level, Theory, state

town = Level("town")


@state(town, initial=0.0, source="own conjecture")
def anger(anger, dt, *, growth=1.5):
    return anger + growth * dt


THEORY = Theory.module(globals())
