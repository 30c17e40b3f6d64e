"""Who is there must be a yes or no."""

from conjuncture import Level, Theory, derived

worker = Level("worker", filled_by="employed")


@derived(worker, source="own conjecture")
def employed(noise):
    return noise.uniform()


THEORY = Theory.module(globals())
