"""The theory reads the age of each worker; the society does not say it."""

from conjuncture import Level, Theory, derived, given

worker = Level("worker")
age = given(worker, unit="year")


@derived(worker, source="own conjecture")
def patience(age):
    return age / 60.0


THEORY = Theory.module(globals())
