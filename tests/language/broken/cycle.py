"""Strikes need courage, courage needs strikes, both on the same day."""

from conjuncture import Level, Theory, derived

town = Level("town")


@derived(town, source="own conjecture")
def courage(example):
    return example * 0.5


@derived(town, source="own conjecture")
def strikes(courage):
    return courage > 0.3


@derived(town, source="own conjecture")
def example(strikes):
    return 1.0 * strikes


THEORY = Theory.module(globals())
