"""A state that starts as a no and goes on as a number."""

from conjuncture import Level, Theory, state

worker = Level("worker")


@state(worker, initial=False, source="own conjecture")
def organised(organised):
    return organised + 0.1


THEORY = Theory.module(globals())
