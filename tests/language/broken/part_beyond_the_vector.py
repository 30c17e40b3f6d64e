"""A part that the vector does not have: parts are counted from 0."""

from conjuncture import Level, Theory, derived, state

town = Level("town")


@state(town, initial=(0.2, 0.3, 0.5), shape=(3,), source="own conjecture")
def views(views):
    return views


@derived(town, source="own conjecture")
def loudest(views):
    return views[3]


THEORY = Theory.module(globals())
