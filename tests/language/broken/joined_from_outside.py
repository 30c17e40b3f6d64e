"""What a party says is read by those who are in no party."""

from conjuncture import NONE, Level, Theory, derived, state

party = Level("party")
worker = Level("worker", within=(party,), joined_by={"party": "adheres"})


@state(worker, refers=party, initial=NONE, source="own conjecture")
def adheres(noise):
    return noise.member(party)


@derived(party, source="own conjecture")
def line(noise):
    return noise.uniform()


@derived(worker, absent=0.0, source="own conjecture")
def view(line):
    return line


THEORY = Theory.module(globals())
