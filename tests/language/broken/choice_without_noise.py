"""One of the ties is chosen without noise."""

from conjuncture import NONE, Level, Theory, network, state

worker = Level("worker")
workmates = network(worker)


@state(worker, refers=worker, initial=NONE, source="own conjecture")
def partner(workmates):
    return workmates.choose()


THEORY = Theory.module(globals())
