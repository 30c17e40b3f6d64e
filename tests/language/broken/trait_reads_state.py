"""A trait, drawn once at the start, that hangs on what changes."""

from conjuncture import Level, Theory, state, trait

worker = Level("worker")


@state(worker, initial=0.5, source="own conjecture")
def anger(anger):
    return anger * 0.9


@trait(worker, source="own conjecture")
def temper(anger):
    return anger > 0.3


THEORY = Theory.module(globals())
