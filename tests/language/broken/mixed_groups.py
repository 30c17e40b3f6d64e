"""Members of two different levels in one sum: whose pay goes with whose dues?"""

from conjuncture import Level, Theory, derived

town = Level("town")
workplace = Level("workplace", within=(town,))
union = Level("union", within=(town,))


@derived(workplace, source="own conjecture")
def pay(noise):
    return noise.uniform(10.0, 40.0)


@derived(union, source="own conjecture")
def dues(noise):
    return noise.uniform()


@derived(town, source="own conjecture")
def left_over(pay, dues):
    return (pay - dues).mean()


THEORY = Theory.module(globals())
