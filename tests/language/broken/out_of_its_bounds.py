"""A share that passes 1: found while it runs."""

from conjuncture import Level, Theory, state

worker = Level("worker")


@state(worker, initial=0.5, within=(0, 1), source="own conjecture")
def confidence(confidence):
    return confidence * 1.5


THEORY = Theory.module(globals())
