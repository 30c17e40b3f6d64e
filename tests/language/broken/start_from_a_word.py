"""A state that starts from a word."""

from conjuncture import Level, Theory, state

town = Level("town")


@state(town, initial="red", source="own conjecture")
def council(council):
    return council


THEORY = Theory.module(globals())
