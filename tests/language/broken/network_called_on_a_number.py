"""A plain number looked at through a network."""

from conjuncture import Level, Theory, derived, network, state

person = Level("person")
friends = network(person)


@state(person, initial=False, source="own conjecture")
def active(active, exposure):
    return active | (exposure > 0.2)


@derived(person, absent=0.0, source="own conjecture")
def exposure(friends):
    return friends(1).sum()


THEORY = Theory.module(globals())
