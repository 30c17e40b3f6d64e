"""A part is asked of what is one number."""

from conjuncture import Level, Theory, derived, given

town = Level("town")
worker = Level("worker", within=(town,))
voice = given(worker, unit="1", absent=0.5)


@derived(town, source="own conjecture")
def louder(voice):
    return voice[0] > 0.3


THEORY = Theory.module(globals())
