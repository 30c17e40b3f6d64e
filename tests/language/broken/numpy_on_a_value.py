"""A function of NumPy instead of one of conjuncture."""

import numpy as np

from conjuncture import Level, Theory, state

worker = Level("worker")


@state(worker, initial=0.5, source="own conjecture")
def anger(anger):
    return np.exp(-anger)


THEORY = Theory.module(globals())
