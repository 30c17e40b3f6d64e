"""Python's own max() instead of maximum()."""

from conjuncture import Level, Theory, state

worker = Level("worker")


@state(worker, initial=0.5, source="own conjecture")
def anger(anger):
    return max(anger - 0.1, 0.0)


THEORY = Theory.module(globals())
