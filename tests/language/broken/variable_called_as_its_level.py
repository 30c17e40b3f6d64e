"""A variable that bears the name of a level."""

from conjuncture import Level, Theory, derived

worker = Level("worker")


@derived(worker, source="own conjecture")
def union(noise):
    return noise.bernoulli(0.3)


THEORY = Theory.of(union, levels=(Level("union"),))
