"""A network reduced as if it were what is seen through it."""

from conjuncture import Level, Theory, derived, network, state

person = Level("person")
friends = network(person)


@state(person, initial=False, source="own conjecture")
def active(active, exposure):
    return active | (exposure > 0.2)


@derived(person, absent=0.0, source="own conjecture")
def exposure(friends):
    return friends.mean()


THEORY = Theory.module(globals())
