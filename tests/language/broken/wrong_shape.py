"""A vector is written where one number was declared."""

from conjuncture import Level, Theory, state

town = Level("town")


@state(town, initial=(0.2, 0.3, 0.5), shape=(3,), source="own conjecture")
def views(views, mood):
    return views * mood


@state(town, initial=1.0, source="own conjecture")
def mood(mood, views):
    return mood * views


THEORY = Theory.module(globals())
