"""A mechanism that does not say where it comes from."""

from conjuncture import Level, Theory, derived

town = Level("town")


@derived(town)
def unrest(noise):
    return noise.uniform()


THEORY = Theory.module(globals())
