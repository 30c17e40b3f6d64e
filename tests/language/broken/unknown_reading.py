"""A reading that nobody wrote."""

from conjuncture import Level, Theory, derived

town = Level("town")


@derived(town, source="own conjecture", reading="by_quorum")
def strike(noise):
    return noise.uniform() > 0.3


@strike.reading
def by_majority(noise):
    return noise.uniform() > 0.5


THEORY = Theory.module(globals()).reading(strike="by_majorty")
