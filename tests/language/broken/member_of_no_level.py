"""Somebody is chosen from a level that is not there."""

from conjuncture import NONE, Level, Theory, state

worker = Level("worker")


@state(worker, refers=worker, initial=NONE, source="own conjecture")
def partner(noise):
    return noise.member("workers")


THEORY = Theory.module(globals())
