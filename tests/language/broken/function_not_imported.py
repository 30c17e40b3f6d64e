"""A function that was not imported."""

from conjuncture import Level, Theory, state

worker = Level("worker")


@state(worker, initial=0.5, source="own conjecture")
def anger(anger):
    return clip(anger * 1.2)


THEORY = Theory.module(globals())
