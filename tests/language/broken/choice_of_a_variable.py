"""noise.choice is given a variable for the number of options."""

from conjuncture import Level, Theory, derived, given

worker = Level("worker")
parties = given(worker, unit="parties", absent=3)


@derived(worker, source="own conjecture")
def party(parties, noise):
    return noise.choice(parties)


THEORY = Theory.module(globals())
