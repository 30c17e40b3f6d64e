"""A number where a yes or no is needed."""

from conjuncture import Level, Theory, derived

worker = Level("worker")


@derived(worker, source="own conjecture")
def anger(noise):
    return noise.uniform()


@derived(worker, source="own conjecture")
def joins(anger, noise):
    return anger & noise.bernoulli(0.5)


THEORY = Theory.module(globals())
