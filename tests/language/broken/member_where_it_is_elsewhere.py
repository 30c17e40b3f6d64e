"""A town is chosen by what each worker has."""

from conjuncture import NONE, Level, Theory, state, trait

town = Level("town")
worker = Level("worker", within=(town,))


@trait(worker, source="own conjecture")
def means(noise):
    return noise.uniform()


@state(worker, refers=town, initial=NONE, source="own conjecture")
def goal(means, noise):
    return noise.member(town, where=means > 0.5)


THEORY = Theory.module(globals())
