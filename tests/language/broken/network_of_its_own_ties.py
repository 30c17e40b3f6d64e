"""What stands on the ties, looked at through the ties."""

from conjuncture import Level, Theory, derived, given, network

worker = Level("worker")
workmates = network(worker)
closeness = given(workmates, unit="1", absent=1.0)


@derived(worker, absent=0.0, source="own conjecture")
def company(workmates, closeness):
    return workmates(closeness).sum()


THEORY = Theory.module(globals())
