"""Two comparisons in a row, which Python turns into `and`."""

from conjuncture import Level, Theory, derived

worker = Level("worker")


@derived(worker, source="own conjecture")
def age(noise):
    return noise.uniform(15.0, 60.0)


@derived(worker, source="own conjecture")
def in_prime(age):
    return 25.0 < age < 40.0


THEORY = Theory.module(globals())
