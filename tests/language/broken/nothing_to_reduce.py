"""The mean of a value that is already one number."""

from conjuncture import Level, Theory, derived, state

town = Level("town")
worker = Level("worker", within=(town,))


@state(worker, initial=0.1, source="own conjecture")
def anger(anger):
    return anger * 1.1


@derived(worker, source="own conjecture")
def mood(anger):
    return anger.mean()


THEORY = Theory.module(globals())
