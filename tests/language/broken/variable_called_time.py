"""A variable with a name that results need."""

from conjuncture import Level, Theory, state

worker = Level("worker")


@state(worker, initial=8.0, source="own conjecture", unit="hour/day")
def time(time):
    return time


THEORY = Theory.module(globals())
