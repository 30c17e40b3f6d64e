"""Noise itself where a number drawn from it is meant."""

from conjuncture import Level, Theory, state

worker = Level("worker")


@state(worker, initial=0.5, source="own conjecture")
def anger(anger, noise):
    return anger + 0.1 * noise


THEORY = Theory.module(globals())
