"""Who is there: places fill and empty as recorded, and workers leave in ways that are booked apart."""

from conjuncture import Beta, LogNormal, Theory, derived, exp, given, parameter, series
from conjuncture.theories.leninism.struggle.levels import country, worker

hands = series(country, unit="share of places", description="Workers employed.", absent=1.0)
place_in_queue = given(
    worker, unit="share of places", description="Order in which places are filled.", within=(0, 1)
)
village_tie = given(
    worker, unit="share", description="Tie to the village, from 0 to 1.", absent=0.5, within=(0, 1)
)


@derived(worker, absent=True, source="factory inspectorate, workers under inspection")
def employed(place_in_queue, hands):
    """Places fill and empty so that the workforce has its recorded size."""
    return place_in_queue < hands


@derived(worker, absent=False, source="Johnson 1979; Zelnik 1976")
def returns_to_village(
    village_tie,
    noise,
    dt,
    *,
    rate=parameter(LogNormal(-1.5, 0.7), unit="1/year", reason="inspectors report stays of 1 to 10 years"),
):
    """A worker who still holds land goes home for good."""
    return noise.bernoulli(1 - exp(-rate * 2 * village_tie * dt))


@derived(worker, absent=False, source="Johnson 1979")
def dies_or_moves_on(
    noise,
    dt,
    *,
    rate=parameter(
        LogNormal(-2.3, 0.6), unit="1/year", reason="adult mortality near 2 % and changes of trade"
    ),
):
    """Death, old age and other trades take a worker away."""
    return noise.bernoulli(1 - exp(-rate * dt))


@derived(worker, absent=False, source="Lenin 1910, strike statistics")
def dismissed(
    takes_part,
    lost,
    noise,
    *,
    victimisation=parameter(Beta(1.5, 12), unit="share of strikers", reason="from none to a third"),
):
    """After a strike lost, some who took part are not taken back."""
    return takes_part & lost & noise.bernoulli(victimisation)


@derived(worker, absent=False, source="definition")
def leaves(returns_to_village, dies_or_moves_on, dismissed):
    """The place goes to a newcomer, who has not lived through what the leaver has."""
    return returns_to_village | dies_or_moves_on | dismissed


WORKFORCE = Theory.module(globals(), name="workforce")
