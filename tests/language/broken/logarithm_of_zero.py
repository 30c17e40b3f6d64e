"""A formula that has no value for some member at some date: found while it runs."""

from conjuncture import Level, Theory, log, state

worker = Level("worker")


@state(worker, initial=3.0, source="own conjecture")
def savings(savings, me):
    return savings - me + 0.0 * log(savings)


THEORY = Theory.module(globals())
