"""A lottery in which nobody says what they want."""

from conjuncture import Level, Theory, derived

worker = Level("worker")


@derived(worker, absent=False, source="own conjecture")
def wins(noise):
    return noise.lottery(noise.uniform())


THEORY = Theory.module(globals())
