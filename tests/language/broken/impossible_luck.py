"""A chance that cannot be: a probability of 2."""

from conjuncture import Level, Theory, derived

worker = Level("worker")


@derived(worker, source="own conjecture")
def joins(noise):
    return noise.bernoulli(2)


THEORY = Theory.module(globals())
