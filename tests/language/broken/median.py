"""A reduction that the language has not."""

from conjuncture import Level, Theory, derived, given

town = Level("town")
worker = Level("worker", within=(town,))
pay = given(worker, unit="roubles a month", absent=20.0)


@derived(town, source="own conjecture")
def usual_pay(pay):
    return pay.median()


THEORY = Theory.module(globals())
