"""A small model of strikes as a theory: workers, their works, and the country.

Workers' grievances build up by chance and are halved by a strike. A worker is willing by chance, more
often the greater the grievance and the more of the works struck last month. A works is out when enough
are willing. `mesa_contagion` is the same model for Mesa.
"""

from conjuncture import Fixed, Level, Theory, clip, derived, parameter, state, where

country = Level("country")
workplace = Level("workplace", within=(country,))
worker = Level("worker", within=(workplace,))

SET = "set for the comparison, so that neither nobody nor everybody strikes"


@derived(worker, absent=False, source="invented")
def willing(
    grievance,
    seen,
    noise,
    *,
    base=parameter(Fixed(0.25), unit="chance", reason=SET),
    pull=parameter(Fixed(0.1), unit="chance", reason=SET),
):
    """Would walk out this month."""
    return noise.bernoulli(base * grievance + pull * seen)


@derived(workplace, absent=False, source="invented")
def on_strike(willing, *, quorum=parameter(Fixed(0.25), unit="share", reason=SET)):
    """Enough of the works are willing."""
    return willing.share() > quorum


@state(worker, initial=0.5, within=(0, 1), unit="share", source="invented")
def grievance(grievance, on_strike, noise):
    """Builds up by chance; a strike halves it."""
    return where(on_strike, grievance * 0.5, clip(grievance + noise.uniform(0, 0.05), 0, 1))


@state(country, initial=0.0, within=(0, 1), unit="share of works", source="invented")
def seen(on_strike):
    """Share of the works that struck last month."""
    return on_strike.share()


@derived(country, absent=0.0, unit="share", source="invented")
def mean_grievance(grievance):
    """Mean grievance of all workers."""
    return grievance.mean()


THEORY = Theory.module(globals(), name="contagion")
