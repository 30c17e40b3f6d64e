"""The outcomes of an event have names, not numbers."""

from conjuncture import Level, Theory, derived, state

country = Level("country")


@state(country, initial=0.0, source="own conjecture")
def rule(next_rule):
    return next_rule


@derived(country, source="own conjecture")
def next_rule(rule, noise, dt):
    return noise.passage(rule, {"liberal": 0.1, "workers": 0.1}, dt)


THEORY = Theory.module(globals())
