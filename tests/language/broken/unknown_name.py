"""A name that nothing writes: a slip of the pen."""

from conjuncture import Level, Theory, derived, state

town = Level("town")


@state(town, initial=0.2, source="own conjecture")
def grievance(grievance):
    return grievance * 1.01


@derived(town, source="own conjecture")
def unrest(greivance):
    return greivance > 0.5


THEORY = Theory.module(globals())
