"""Levels that lie within each other."""

from conjuncture import Level, Theory, derived

town = Level("town", within=("province",))
province = Level("province", within=("town",))


@derived(town, source="own conjecture")
def unrest(noise):
    return noise.uniform()


THEORY = Theory.module(globals())
