"""The same name twice in one file: Python would silently keep the second alone."""

from conjuncture import Level, Theory, derived

town = Level("town")


@derived(town, source="Thompson 1971")
def unrest(bread):
    return bread > 1.2


@derived(town, source="own conjecture")
def bread(noise):
    return noise.uniform(0.8, 1.5)


@derived(town, source="Davies 1962")
def unrest(bread):
    return bread > 1.0


THEORY = Theory.module(globals())
