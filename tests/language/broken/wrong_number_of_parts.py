"""A vector of three that starts with two numbers."""

from conjuncture import Level, Theory, state

town = Level("town")


@state(town, initial=(0.2, 0.8), shape=(3,), source="own conjecture")
def views(views):
    return views * 0.9


THEORY = Theory.module(globals())
