"""The number of a worker is taken for that of a town."""

from conjuncture import NONE, Level, Theory, state

town = Level("town")
worker = Level("worker", within=(town,))


@state(worker, refers=town, initial=NONE, source="own conjecture")
def home(home, noise):
    return noise.member(worker)


THEORY = Theory.module(globals())
