"""Two mechanisms that write one variable, brought together by hand."""

from conjuncture import Level, Theory, derived

town = Level("town")


def from_hunger():
    @derived(town, source="own conjecture")
    def unrest(noise):
        return noise.uniform()

    return unrest


def from_hope():
    @derived(town, source="own conjecture")
    def unrest(noise):
        return noise.uniform(0.5, 1.0)

    return unrest


THEORY = Theory.of(from_hunger(), from_hope())
