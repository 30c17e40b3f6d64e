"""Consciousness and period, in small: how far workers see in quiet times, and how far in a wave of struggle.

Each worker sees the own workplace, the trade, or the whole class. Struggle makes workers see further, and
everyday life narrows the view. Who struggles follows from hardship and from the example of others, as in a
crowd with thresholds. An organisation in some workplaces teaches.

The pattern this file may not mention: in which times which view is frequent.
"""

from conjuncture import (
    Card,
    Categories,
    Level,
    LogUniform,
    Theory,
    Uniform,
    derived,
    parameter,
    sqrt,
    state,
    trait,
    where,
)
from conjuncture.theories.references import with_references

UNKNOWN_RATE = "nobody has measured it; from once in ten years to several times a year"
VIEW = Categories("workplace", "trade", "whole_class")

country = Level("country")
workplace = Level("workplace", within=(country,))
worker = Level("worker", within=(workplace,))


@state(country, initial=0.0, unit="1, half of the workers need about so much", source="Gurr 1970; own idea")
def hardship(
    hardship,
    noise,
    dt,
    *,
    easing=parameter(
        LogUniform(0.2, 2), unit="1/year", reason="bad times last from half a year to five years"
    ),
    swing=parameter(LogUniform(0.1, 1), unit="1/sqrt(year)", reason="from even times to storms"),
):
    """Bad times come by chance and ease by themselves."""
    return hardship - dt * easing * hardship + swing * sqrt(dt) * noise.normal(0, 1)


@trait(worker, unit="of hardship", source="Granovetter 1978")
def needed(
    noise, *, spread=parameter(LogUniform(0.1, 1), unit="of hardship", reason="from all alike to very unlike")
):
    """How much hardship and example it takes to move this worker; few are moved by little."""
    return noise.normal(1, spread)


@derived(worker, absent=0.0, within=(0, 1), unit="share", source="Biggs 2005")
def seen(
    struggle_here,
    struggle,
    *,
    near=parameter(
        Uniform(0, 1), unit="share", reason="from news of the country alone to the workplace alone"
    ),
):
    """How much struggle a worker sees: that of the workplace, and that of the country."""
    return near * struggle_here + (1 - near) * struggle


@state(worker, initial=False, unit="truth", source="Granovetter 1978; Biggs 2005")
def struggles(
    hardship,
    seen,
    needed,
    *,
    example=parameter(Uniform(0, 2), unit="of hardship", reason="from no weight to twice what moves half"),
):
    """A worker struggles if hardship and the example of others reach what it takes."""
    return hardship + example * seen >= needed


@derived(workplace, absent=0.0, within=(0, 1), unit="share", source="definition: own workplace, Biggs 2005")
def struggle_here(struggles):
    """How much of the workplace struggles."""
    return struggles.share()


@derived(country, absent=0.0, within=(0, 1), unit="share", source="definition: whole class, Biggs 2005")
def struggle(struggles):
    """How much of the class struggles."""
    return struggles.share()


@derived(worker, absent=False, unit="truth", source="Thompson 1963; essay L403-411")
def widens(
    struggles,
    noise,
    dt,
    *,
    pace=parameter(LogUniform(0.1, 10), unit="1/year in struggle", reason=UNKNOWN_RATE),
):
    """Who struggles beside others of the trade may come to see it."""
    return noise.happens(where(struggles, pace, 0), dt)


@derived(worker, absent=False, unit="truth", source="Luxemburg 1906")
def deepens(
    struggles,
    struggle,
    noise,
    dt,
    *,
    pace=parameter(LogUniform(0.1, 10), unit="1/year in struggle of all", reason=UNKNOWN_RATE),
):
    """Who struggles while many others do may come to see that they are one class."""
    return noise.happens(where(struggles, pace * struggle, 0), dt)


@deepens.reading("scattered", source="Thompson 1963")
def _scattered(
    struggles,
    noise,
    dt,
    *,
    pace=parameter(LogUniform(0.1, 10), unit="1/year in struggle", reason=UNKNOWN_RATE),
):
    """Own struggle may lead on to the class by itself, however few others struggle."""
    return noise.happens(where(struggles, pace, 0), dt)


@trait(workplace, unit="truth", source="Lenin 1902")
def organised(noise, *, share=parameter(Uniform(0, 0.5), unit="share", reason="from nobody to half")):
    """Whether an organisation has members here."""
    return noise.bernoulli(share)


@derived(worker, absent=False, unit="truth", source="Lenin 1902")
def taught(organised, noise, dt, *, pace=parameter(LogUniform(0.1, 10), unit="1/year", reason=UNKNOWN_RATE)):
    """Where the organisation has members they may teach a worker to see a step further."""
    return noise.happens(where(organised, pace, 0), dt)


@derived(worker, absent=False, unit="truth", source="Cronin 1979")
def narrows(
    struggles, noise, dt, *, pace=parameter(LogUniform(0.1, 10), unit="1/year of rest", reason=UNKNOWN_RATE)
):
    """Everyday life narrows the view of a worker who does not struggle."""
    return noise.happens(where(struggles, 0, pace), dt)


@state(worker, categories=VIEW, initial="workplace", source="essay L399-421; Mann 1973")
def sees(sees, widens, deepens, taught, narrows):
    """How far a worker sees; the view changes by one step at a time."""
    further = taught | where(sees == VIEW.workplace, widens, deepens)
    return where(
        further & (sees < VIEW.whole_class),
        sees + 1,
        where(narrows & (sees > VIEW.workplace), sees - 1, sees),
    )


@derived(country, absent=0.0, within=(0, 1), unit="share", source="definition: trade, essay L399-411")
def trade_consciousness(sees):
    """Share of workers who see their trade and no further."""
    return (sees == VIEW.trade).share()


@derived(country, absent=0.0, within=(0, 1), unit="share", source="definition: class, essay L399-421")
def class_consciousness(sees):
    """Share of workers who see the whole class."""
    return (sees == VIEW.whole_class).share()


CARD = Card(
    title="Consciousness and period, in small",
    what_it_is="Workers in workplaces, bad times that come and go, and an organisation that some know.",
    how_it_works=(
        "Hardship and the example of others move workers to struggle, each at a threshold of their own. "
        "Who struggles may come to see the trade, and who struggles while many do, the whole class. Who does "
        "not struggle sees less again. Where an organisation has members, they teach."
    ),
    what_to_notice=(
        "The same workers see hardly further than their workplace in one year and the whole class in "
        "another. Nothing in the theory says so: the view follows from how many struggle at once."
    ),
    what_to_try=(
        "Hold hardship at 0, and then at 1.2, with and without `taught`. Cut `deepens`. Use its reading "
        "`scattered`, in which own struggle is enough."
    ),
    claim=(
        "Workers on their own see no further than their trade in quiet times, and the whole class in a great "
        "wave: two sentences that seem to contradict each other hold in different periods."
    ),
    scope=(
        "No state that answers with force or reform, no ruling ideas, no schooling, no memory beyond the "
        "view itself, no parties that differ, and one pace for all workers."
    ),
    refuted_by=(
        "Quiet years in which workers without any organisation see the whole class, or great waves after "
        "which most still see their trade alone."
    ),
    source="Lenin 1902; Luxemburg 1906; essay L399-421",
)

THEORY = with_references(Theory.module(globals(), card=CARD))
