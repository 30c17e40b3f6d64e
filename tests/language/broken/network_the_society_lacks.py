"""A network of which the society does not say who is tied to whom."""

from conjuncture import Level, Theory, derived, network, state

town = Level("town")
worker = Level("worker", within=(town,))
workmates = network(worker)


@state(worker, initial=False, source="own conjecture")
def active(active, exposure):
    return active | (exposure > 0.2)


@derived(worker, absent=0.0, source="own conjecture")
def exposure(workmates, active):
    return workmates(active).share()


THEORY = Theory.module(globals())
