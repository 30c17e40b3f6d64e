"""A trait of a party counts those who will have joined it."""

from conjuncture import NONE, Level, Theory, state, trait

party = Level("party")
worker = Level("worker", within=(party,), joined_by={"party": "adheres"})


@state(worker, refers=party, initial=NONE, source="own conjecture")
def adheres(noise):
    return noise.member(party)


@trait(worker, source="own conjecture")
def skill(noise):
    return noise.uniform()


@trait(party, source="own conjecture")
def first_skill(skill):
    return skill.mean()


THEORY = Theory.module(globals())
