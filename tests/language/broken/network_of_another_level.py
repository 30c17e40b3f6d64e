"""A town that looks through the ties of its workers."""

from conjuncture import Level, Theory, derived, network, state

town = Level("town")
worker = Level("worker", within=(town,))
workmates = network(worker)


@state(worker, initial=False, source="own conjecture")
def active(active, noise):
    return active | noise.bernoulli(0.1)


@derived(town, absent=0.0, source="own conjecture")
def exposure(workmates, active):
    return workmates(active).share()


THEORY = Theory.module(globals())
