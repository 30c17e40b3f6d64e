"""noise.choice is given what to choose from, not how many."""

from conjuncture import Level, Theory, derived

worker = Level("worker")


@derived(worker, source="own conjecture")
def party(noise):
    return noise.choice(["worker", "liberal", "none"])


THEORY = Theory.module(globals())
