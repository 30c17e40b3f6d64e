"""Two theories that both explain unrest, added to each other."""

from conjuncture import Level, Theory, derived

town = Level("town")


def hunger():
    @derived(town, source="own conjecture")
    def unrest(noise):
        return noise.uniform()

    return Theory.of(unrest, name="hunger")


def hope():
    @derived(town, source="own conjecture")
    def unrest(noise):
        return noise.uniform(0.5, 1.0)

    return Theory.of(unrest, name="hope")


THEORY = hunger() + hope()
