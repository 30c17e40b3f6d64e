"""News by neighbour and language: the essay's theory, in which some countries are heard better than others.

    conjuncture compare russia_1895_1933 leninism.essay leninism.neighbours --of Russia

In the essay's theory every country hears all others alike. Here news of victories, movements and defeats
comes more, or less, from where there is a common border, and from where workers' papers can be read without
a translator. Help between workers' states stays as it is: grain and machines need no language.

Needs a case that says who borders on whom (`ties.csv`).

The pattern this file may not mention: which country follows which.
"""

from conjuncture import (
    Card,
    Normal,
    Theory,
    clip,
    derived,
    either,
    exp,
    given,
    network,
    parameter,
    state,
    trait,
    where,
)
from conjuncture.theories.leninism.essay import THEORY as ESSAY
from conjuncture.theories.leninism.levels import country
from conjuncture.theories.leninism.world.contagion import FADES, HEARD
from conjuncture.theories.references import with_references

foreigners = network(country)

border = given(
    foreigners,
    name="border",
    unit="1 there is one",
    description="A common border.",
    absent=0.0,
    within=(0, 1),
)
common_language = given(
    foreigners,
    name="common_language",
    unit="share of workers' papers",
    description="What workers of one can read of the other's papers without a translator.",
    absent=0.0,
    within=(0, 1),
)


@trait(foreigners, within=(0, 1000), unit="weight, 1 far and foreign", source="Weyland 2014; own idea")
def nearness(
    border,
    common_language,
    *,
    of_border=parameter(Normal(0, 1), unit="log ratio", reason="near is heard, or too well known: disputed"),
    of_language=parameter(Normal(0, 1), unit="log ratio", reason="read at once, or translated: disputed"),
):
    """How much one country hears of another, beside one that is far away and speaks another language."""
    return clip(exp(of_border * border + of_language * common_language), 0, 1000)


@derived(country, absent=0.0, within=(0, 1), unit="share, by nearness", source="Weyland 2014")
def victories_heard(foreigners, workers_power, nearness):
    """Countries in which workers hold power, the nearer for more."""
    return clip(foreigners(where(workers_power, 1.0, 0.0)).mean(weights=nearness))


@derived(country, absent=0.0, within=(0, 1), unit="by nearness", source="Weyland 2014; essay L648-655")
def movements_heard(foreigners, liveliness, nearness):
    """How alive the class is elsewhere, the nearer for more."""
    return clip(foreigners(liveliness).mean(weights=nearness))


@derived(country, absent=0.0, within=(0, 1), unit="by nearness", source="Weyland 2014; essay L756-767")
def defeats_heard(foreigners, memory_of_defeat, nearness):
    """Defeat that is remembered elsewhere, the nearer for more."""
    return clip(foreigners(memory_of_defeat).mean(weights=nearness))


@derived(country, absent=0.0, within=(0, 1), source="Weyland 2014")
def news_of_victory(
    victories_heard,
    movements_heard,
    capitalist_reserves,
    satisfied_by_reform,
    *,
    of_movements=ESSAY.parameters["news_of_victory.of_movements"],
    dulled=ESSAY.parameters["news_of_victory.dulled"],
):
    """What reaches the workers of a country of victories and great movements elsewhere. It tells less where
    capitalism thrives and where reform has met the demand."""
    strength = either(victories_heard, of_movements * movements_heard)
    return clip(strength * (1 - dulled * capitalist_reserves) * (1 - satisfied_by_reform))


@state(country, initial=0.0, within=(0, 1), source="Weyland 2014; essay L756-767")
def defeat_from_abroad(defeat_from_abroad, defeats_heard, dt, *, heard=HEARD, fades=FADES):
    """Defeats elsewhere discourage. They too are heard of, and forgotten."""
    kept = defeat_from_abroad * exp(-fades * dt)
    return clip(kept + heard * dt * defeats_heard * (1 - kept))


CARD = Card(
    title="The essay's theory, with news by neighbour and language",
    what_it_is="The essay's theory, in which workers of one country hear more, or less, of those with whom "
    "they share a border or a language.",
    how_it_works="As the essay's theory, but `news_of_victory` and `defeat_from_abroad` weigh each other "
    "country by its `nearness`. Both weights may go either way.",
    claim="What the essay claims can be asked of it, as of the essay's theory.",
    scope=ESSAY.card.scope + " A case that lists common borders and languages.",
    what_to_notice="Whether a country follows its neighbours sooner than others do.",
    what_to_try="Compare it with the essay's theory on each case with several countries; cut `foreigners`.",
    refuted_by="Countries that follow those far away and of another language as soon and as often.",
    source="Weyland 2014; own idea: the sizes.",
)

ADDED = Theory.of(
    foreigners, border, common_language, nearness, victories_heard, movements_heard, defeats_heard
)
CHANGED = ESSAY.replacing(news_of_victory=news_of_victory, defeat_from_abroad=defeat_from_abroad)
THEORY = with_references((CHANGED + ADDED).named("leninism.neighbours", CARD))
