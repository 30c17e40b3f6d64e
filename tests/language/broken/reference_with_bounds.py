"""A reference that has bounds, too."""

from conjuncture import NONE, Level, Theory, state

worker = Level("worker")


@state(worker, refers=worker, within=(0, 10), initial=NONE, source="own conjecture")
def boss(boss):
    return boss


THEORY = Theory.module(globals())
