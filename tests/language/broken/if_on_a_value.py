"""An `if` on a value that differs from member to member."""

from conjuncture import Level, Theory, derived

worker = Level("worker")


@derived(worker, source="own conjecture")
def anger(noise):
    return noise.uniform()


@derived(worker, source="own conjecture")
def joins(anger):
    if anger > 0.5:
        return 1.0
    return 0.0


THEORY = Theory.module(globals())
