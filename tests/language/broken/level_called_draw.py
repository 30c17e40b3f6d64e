"""A level with a name that results need."""

from conjuncture import Level, Theory, derived

lottery = Level("draw")


@derived(lottery, source="own conjecture")
def prize(me):
    return me * 10.0


THEORY = Theory.module(globals())
