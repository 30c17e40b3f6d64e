"""The theory has barracks; the society has none."""

from conjuncture import Level, Theory, derived

regiment = Level("regiment")


@derived(regiment, source="own conjecture")
def loyal(noise):
    return noise.bernoulli(0.8)


THEORY = Theory.module(globals())
