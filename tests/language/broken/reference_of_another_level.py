"""A town is looked at through a reference to a worker."""

from conjuncture import NONE, Level, Theory, derived, state, trait

town = Level("town")
worker = Level("worker", within=(town,))


@state(worker, refers=worker, initial=NONE, source="own conjecture")
def boss(boss, noise):
    return noise.member(worker)


@trait(town, absent=0.0, source="own conjecture")
def rent(noise):
    return noise.uniform()


@derived(worker, absent=0.0, source="own conjecture")
def rent_of_the_boss(boss, rent):
    return boss(rent)


THEORY = Theory.module(globals())
