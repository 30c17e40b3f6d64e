"""A variable that refers to members of a level which is not there."""

from conjuncture import NONE, Level, Theory, state

worker = Level("worker")


@state(worker, refers="foreman", initial=NONE, source="own conjecture")
def boss(boss):
    return boss


THEORY = Theory.module(globals())
