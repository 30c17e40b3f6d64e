"""Python reads (country) as country; a tuple of one needs a comma."""

from conjuncture import Level, Theory, derived

country = Level("country")
town = Level("town", within=(country))


@derived(town, source="own conjecture")
def unrest(noise):
    return noise.uniform()


THEORY = Theory.module(globals())
