"""The value is computed, and not returned."""

from conjuncture import Level, Theory, state

worker = Level("worker")


@state(worker, initial=0.5, source="own conjecture")
def anger(anger):
    anger * 0.9


THEORY = Theory.module(globals())
