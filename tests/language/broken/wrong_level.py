"""A branch and a town: neither lies within the other, so one cannot see the other."""

from conjuncture import Level, Theory, derived

town = Level("town")
branch = Level("branch")


@derived(branch, source="own conjecture")
def orders(noise):
    return noise.uniform()


@derived(town, source="own conjecture")
def unemployment(orders):
    return 1.0 - orders


THEORY = Theory.module(globals())
