"""A table of numbers where a variable is one number or a row of them."""

from conjuncture import Level, Theory, state

town = Level("town")


@state(town, initial=0.0, shape=(2, 2), source="own conjecture")
def ties(ties):
    return ties * 0.9


THEORY = Theory.module(globals())
