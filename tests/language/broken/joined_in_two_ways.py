"""A country is reached by one's party and by one's union, which may be of different countries."""

from conjuncture import NONE, Level, Theory, derived, state

country = Level("country")
party = Level("party", within=(country,))
union = Level("union", within=(country,))
worker = Level("worker", within=(party, union), joined_by={"party": "adheres", "union": "pays"})


@state(worker, refers=party, initial=NONE, source="own conjecture")
def adheres(noise):
    return noise.member(party)


@state(worker, refers=union, initial=NONE, source="own conjecture")
def pays(noise):
    return noise.member(union)


@derived(country, absent=0.0, source="own conjecture")
def members(pays):
    return pays.count()


THEORY = Theory.module(globals())
