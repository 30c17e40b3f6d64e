"""What is seen of nobody is not said."""

from conjuncture import NONE, Level, Theory, derived, state, trait

worker = Level("worker")


@state(worker, refers=worker, initial=NONE, source="own conjecture")
def boss(boss, noise):
    return noise.member(worker)


@trait(worker, source="own conjecture")
def pay(noise):
    return noise.uniform()


@derived(worker, absent=0.0, source="own conjecture")
def envy(boss, pay):
    return boss(pay) - pay


THEORY = Theory.module(globals())
