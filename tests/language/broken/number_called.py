"""A number that refers to nobody is looked through."""

from conjuncture import Level, Theory, derived, trait

worker = Level("worker")


@trait(worker, source="own conjecture")
def pay(noise):
    return noise.uniform()


@derived(worker, absent=0.0, source="own conjecture")
def envy(pay, noise):
    return noise.uniform()(pay) - pay


THEORY = Theory.module(globals())
