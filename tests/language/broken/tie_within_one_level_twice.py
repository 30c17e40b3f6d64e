"""A tie between two members of one level."""

from conjuncture import Level, Theory, derived

person = Level("person")
tie = Level("tie", within=(person, person))


@derived(tie, source="own conjecture")
def strength(noise):
    return noise.uniform()


THEORY = Theory.module(globals())
