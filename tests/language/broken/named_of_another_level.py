"""Those who name a house are asked for by the town."""

from conjuncture import NONE, Level, Theory, derived, named, state

town = Level("town")
house = Level("house", within=(town,))
worker = Level("worker", within=(town,))


@state(worker, refers=house, initial=NONE, source="own conjecture")
def aim(noise):
    return noise.member(house)


@derived(town, absent=0.0, source="own conjecture")
def crowd(aim):
    return named(aim).count()


THEORY = Theory.module(globals())
