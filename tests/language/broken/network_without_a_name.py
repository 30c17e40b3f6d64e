"""A network that is put under no name."""

from conjuncture import Level, Theory, network, trait

worker = Level("worker")
networks = [network(worker)]


@trait(worker, source="own conjecture")
def pay(noise):
    return noise.uniform(10.0, 40.0)


THEORY = Theory.module(globals())
