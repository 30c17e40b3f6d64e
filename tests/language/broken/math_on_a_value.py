"""A function of `math`, which knows single numbers alone."""

import math

from conjuncture import Level, Theory, state

worker = Level("worker")


@state(worker, initial=0.5, source="own conjecture")
def anger(anger):
    return math.exp(-anger)


THEORY = Theory.module(globals())
