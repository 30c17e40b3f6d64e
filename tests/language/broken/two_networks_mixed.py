"""Friends and colleagues in one expression: whose is whose?"""

from conjuncture import Level, Theory, derived, network, trait

person = Level("person")
friends = network(person)
colleagues = network(person)


@trait(person, source="own conjecture")
def pay(noise):
    return noise.uniform(10.0, 40.0)


@derived(person, absent=0.0, source="own conjecture")
def envy(friends, colleagues, pay):
    return (friends(pay) - colleagues(pay)).mean()


THEORY = Theory.module(globals())
