"""A bare number where a belief about a quantity belongs."""

from conjuncture import Level, Theory, parameter, state

town = Level("town")


@state(town, initial=0.0, source="own conjecture")
def anger(anger, dt, *, growth=parameter(1.5, unit="1/year", reason="a guess")):
    return anger + growth * dt


THEORY = Theory.module(globals())
