"""A variable of the town, looked at through the ties of workers."""

from conjuncture import Level, Theory, derived, network, series

town = Level("town")
worker = Level("worker", within=(town,))
workmates = network(worker)
unemployment = series(town, unit="share of workers")


@derived(worker, absent=0.0, source="own conjecture")
def fear(workmates, unemployment):
    return workmates(unemployment).mean()


THEORY = Theory.module(globals())
