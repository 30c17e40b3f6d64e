"""Contagion between countries: examples, defeats, isolation and help.

Victories abroad and movements abroad give an example; an example may make a movement, and a movement is an
example to others: a loop, in three readings of `example_from_abroad`. Defeats spread by a mechanism of their
own. Every country hears all others equally; distance and language are left out.
"""

from conjuncture import Beta, LogUniform, Theory, clip, derived, either, exp, maximum, parameter, state, where
from conjuncture.theories.leninism.levels import country, world
from conjuncture.theories.leninism.response import saturating, threshold

UNKNOWN_RATE = "nobody has measured it: from months to a decade or more"
UNKNOWN_SHARE = "nobody has measured it: any share may be so"
HEARD = parameter(
    LogUniform(0.3, 12.0),
    unit="1/year",
    name="heard_abroad",
    reason="a month for a telegram, years for a habit; of victories and defeats alike",
)
FADES = parameter(LogUniform(0.2, 4.0), unit="1/year", name="fades_abroad", reason="a season to five years")
AT = parameter(
    Beta(2, 4), unit="strength of the news", name="example_at", reason="where it begins to tell is unknown"
)


@derived(world, absent=1.0, unit="countries", source="definition")
def countries(liveliness):
    """How many countries there are."""
    return liveliness.count()


@derived(world, absent=0.0, within=(0, 1), unit="share of countries", source="definition")
def workers_states(workers_power):
    """Share of the countries in which workers hold power."""
    return workers_power.share()


@derived(world, absent=0.0, within=(0, 1), source="definition")
def liveliness_in_world(liveliness):
    """How alive the class is the world over."""
    return liveliness.mean()


@derived(country, absent=0.0, within=(0, 1), unit="share of the other countries", source="essay L608-619")
def victories_abroad(workers_states, countries, workers_power):
    """Share of the other countries in which workers hold power."""
    others = workers_states * countries - where(workers_power, 1.0, 0.0)
    return clip(others / maximum(countries - 1, 1.0))


@derived(country, absent=0.0, within=(0, 1), source="Weyland 2014; essay L648-655")
def movements_abroad(liveliness_in_world, countries, liveliness):
    """How alive the class is in the other countries."""
    return clip((liveliness_in_world * countries - liveliness) / maximum(countries - 1, 1.0))


@derived(country, absent=0.0, within=(0, 1), source="Weyland 2014")
def news_of_victory(
    victories_abroad,
    movements_abroad,
    capitalist_reserves,
    satisfied_by_reform,
    *,
    of_movements=parameter(Beta(2, 2), unit="share", reason="beside a victory; how much is unknown"),
    dulled=parameter(Beta(2, 2), unit="share", reason=UNKNOWN_SHARE),
):
    """What reaches the workers of a country of victories and great movements elsewhere. It tells less where
    capitalism thrives and where reform has met the demand."""
    strength = either(victories_abroad, of_movements * movements_abroad)
    return clip(strength * (1 - dulled * capitalist_reserves) * (1 - satisfied_by_reform))


@state(country, initial=0.0, within=(0, 1), source="Weyland 2014; essay L648-655", reading="linear")
def example_from_abroad(example_from_abroad, news_of_victory, dt, *, heard=HEARD, fades=FADES):
    """The example of others makes it thinkable, as much as there is news of it, and fades without news."""
    kept = example_from_abroad * exp(-fades * dt)
    return clip(kept + heard * dt * news_of_victory * (1 - kept))


@example_from_abroad.reading("saturating")
def _example_at_once(example_from_abroad, news_of_victory, dt, *, heard=HEARD, fades=FADES, at=AT):
    """The first news tells most; more of it tells little."""
    kept = example_from_abroad * exp(-fades * dt)
    return clip(kept + heard * dt * saturating(news_of_victory, at) * (1 - kept))


@example_from_abroad.reading("threshold", source="Centola and Macy 2007")
def _example_of_many(example_from_abroad, news_of_victory, dt, *, heard=HEARD, fades=FADES, at=AT):
    """One country is an oddity; several are an example."""
    kept = example_from_abroad * exp(-fades * dt)
    return clip(kept + heard * dt * threshold(news_of_victory, at) * (1 - kept))


@derived(world, absent=0.0, within=(0, 1), source="definition")
def defeats_in_world(memory_of_defeat):
    """How much defeat is remembered, the world over."""
    return memory_of_defeat.mean()


@state(country, initial=0.0, within=(0, 1), source="Weyland 2014; essay L756-767")
def defeat_from_abroad(
    defeat_from_abroad,
    defeats_in_world,
    countries,
    memory_of_defeat,
    dt,
    *,
    heard=HEARD,
    fades=FADES,
):
    """Defeats elsewhere discourage. They too are heard of, and forgotten."""
    elsewhere = clip((defeats_in_world * countries - memory_of_defeat) / maximum(countries - 1, 1.0))
    kept = defeat_from_abroad * exp(-fades * dt)
    return clip(kept + heard * dt * elsewhere * (1 - kept))


@derived(country, absent=0.0, within=(0, 1), unit="1 quite alone", source="essay L608-614, L825-829")
def isolation(victories_abroad, workers_power):
    """How alone a workers' state is: one, less the weight of others like it."""
    return where(workers_power, 1 - victories_abroad, 0.0)


@derived(country, absent=0.0, within=(0, 1), unit="share of need met", source="essay L347-351, L608-619")
def relief(
    victories_abroad,
    movements_abroad,
    living_standard,
    workers_power,
    *,
    by_states=parameter(LogUniform(0.3, 10.0), unit="for all other countries", reason=UNKNOWN_SHARE),
    by_movements=parameter(LogUniform(0.01, 1.0), unit="for a lively class everywhere", reason=UNKNOWN_SHARE),
):
    """Help for a workers' state in need: machines, grain and credit from others like it, a little from
    workers elsewhere."""
    need = clip(1.5 - living_standard)
    met = 1 - exp(-(by_states * victories_abroad + by_movements * movements_abroad))
    return where(workers_power, need * met, 0.0)


CONTAGION = Theory.module(globals(), name="contagion")
