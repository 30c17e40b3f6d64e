"""A reference to a member who does not exist."""

from conjuncture import NONE, Level, Theory, state

worker = Level("worker")


@state(worker, refers=worker, initial=NONE, source="own conjecture")
def follows(me):
    return me + 1.0


THEORY = Theory.module(globals())
