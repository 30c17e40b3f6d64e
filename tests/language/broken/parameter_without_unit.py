"""A quantity without a unit."""

from conjuncture import Level, Normal, Theory, parameter, state

town = Level("town")


@state(town, initial=0.0, source="own conjecture")
def anger(anger, dt, *, growth=parameter(Normal(1, 0.2), reason="a guess")):
    return anger + growth * dt


THEORY = Theory.module(globals())
