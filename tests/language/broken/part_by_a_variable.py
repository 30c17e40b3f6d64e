"""A variable chooses the part of a vector."""

from conjuncture import Level, Theory, derived, given, state

town = Level("town")
party = given(town, unit="number of a party", absent=0.0)


@state(town, initial=(0.2, 0.8), shape=(2,), source="own conjecture")
def views(views):
    return views


@derived(town, source="own conjecture")
def own(views, party):
    return views[party]


THEORY = Theory.module(globals())
