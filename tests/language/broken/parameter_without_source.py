"""A quantity with neither source nor reason."""

from conjuncture import Level, Normal, Theory, parameter, state

town = Level("town")


@state(town, initial=0.0, source="own conjecture")
def anger(anger, dt, *, growth=parameter(Normal(1, 0.2), unit="1/year")):
    return anger + growth * dt


THEORY = Theory.module(globals())
