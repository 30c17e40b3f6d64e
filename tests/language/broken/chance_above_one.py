"""A chance that grows beyond 1."""

from conjuncture import Level, Theory, derived, state

worker = Level("worker")


@state(worker, initial=0.5, source="own conjecture")
def anger(anger):
    return anger + 0.3


@derived(worker, source="own conjecture")
def strikes(anger, noise):
    return noise.bernoulli(anger)


THEORY = Theory.module(globals())
