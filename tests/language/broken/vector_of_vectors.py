"""A vector made of vectors."""

from conjuncture import Level, Theory, derived, state, vector

town = Level("town")


@state(town, initial=(0.2, 0.8), shape=(2,), source="own conjecture")
def views(views):
    return views


@derived(town, shape=(4,), source="own conjecture")
def both(views):
    return vector(views, 1 - views)


THEORY = Theory.module(globals())
