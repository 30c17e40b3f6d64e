"""A whole group where one value belongs."""

from conjuncture import Level, Theory, derived, state

town = Level("town")
worker = Level("worker", within=(town,))


@state(worker, initial=0.1, source="own conjecture")
def anger(anger):
    return anger * 1.1


@derived(town, source="own conjecture")
def unrest(anger):
    return anger * 2.0


THEORY = Theory.module(globals())
