"""A state that starts from a trait which is not there."""

from conjuncture import Level, Theory, state, trait

worker = Level("worker")


@trait(worker, source="own conjecture")
def temper(noise):
    return noise.uniform()


@state(worker, initial="temperament", source="own conjecture")
def anger(anger):
    return anger * 0.9


THEORY = Theory.module(globals())
