"""A party is joined by a number that refers to nothing."""

from conjuncture import Level, Theory, state

party = Level("party")
worker = Level("worker", within=(party,), joined_by={"party": "adheres"})


@state(worker, initial=-1.0, source="own conjecture")
def adheres(adheres):
    return adheres


THEORY = Theory.module(globals())
