"""A level given by a name that was never declared."""

from conjuncture import Level, Theory, derived

workplace = Level("workplace")


@derived("workplaces", source="own conjecture")
def pay(noise):
    return noise.uniform(10.0, 40.0)


THEORY = Theory.module(globals())
