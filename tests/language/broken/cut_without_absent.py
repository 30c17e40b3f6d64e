"""A mechanism is cut, but nothing says what stands in its place."""

from conjuncture import Level, Theory, derived

town = Level("town")


@derived(town, source="own conjecture")
def solidarity(noise):
    return noise.uniform()


@derived(town, source="own conjecture")
def strike(solidarity):
    return solidarity > 0.5


THEORY = Theory.module(globals()).without("solidarity")
