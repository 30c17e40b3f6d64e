"""A yes or no whose absence is declared as a number."""

from conjuncture import Level, Theory, derived

worker = Level("worker")


@derived(worker, absent=0.3, source="own conjecture")
def joins(noise):
    return noise.bernoulli(0.3)


THEORY = Theory.module(globals())
