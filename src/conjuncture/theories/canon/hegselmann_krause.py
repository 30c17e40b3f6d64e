"""Bounded confidence: everybody moves to the mean of the opinions that are not too far from their own.

Rainer Hegselmann and Ulrich Krause, "Opinion Dynamics and Bounded Confidence: Models, Analysis and
Simulation", Journal of Artificial Societies and Social Simulation 5 (3) 2, 2002. Opinions lie between 0 and
1, at first anywhere. In each step everybody at once takes the mean of all opinions, their own among them, no
farther from it than `confidence`. After a few steps nobody moves: opinions have drawn together into clusters
that are too far from each other to hear.
"""

from conjuncture import Card, Fixed, Level, Theory, derived, network, parameter, state, trait
from conjuncture.theories.references import with_references

SOURCE = "Hegselmann and Krause 2002"

population = Level("population")
person = Level("person", within=(population,))
others = network(person)


@trait(person, within=(0, 1), unit="opinion", source=f"{SOURCE}: uniform start profiles")
def first_opinion(noise):
    """What a person thinks at the start."""
    return noise.uniform()


@state(person, initial="first_opinion", within=(0, 1), unit="opinion", source=SOURCE)
def opinion(
    opinion,
    others,
    *,
    confidence=parameter(Fixed(0.15), unit="opinion", source=f"{SOURCE}: the quantity that it varies"),
):
    """The mean of the opinions near enough to be heard; one's own always is."""
    theirs = others(opinion)
    near = abs(theirs - opinion) <= confidence
    return (opinion + theirs.sum(where=near)) / (1 + near.count(where=near))


@trait(person, unit="number of a person", source="to count clusters")
def number(me):
    """A number of one's own."""
    return me


@derived(person, unit="truth", source="to count clusters")
def first_of_cluster(opinion, number, others):
    """Whether nobody with a smaller number thinks the same, but for rounding."""
    same = abs(others(opinion) - opinion) <= 1e-4
    return ~(same & (others(number) < number)).any()


@derived(population, unit="clusters", source=f"{SOURCE}: opinions that are left in the end")
def clusters(first_of_cluster):
    """How many opinions there are."""
    return first_of_cluster.sum()


CARD = Card(
    title="Opinions under bounded confidence",
    what_it_is=(
        "People who hold an opinion on a line and hear all others, but heed those alone whose opinions are "
        "not too far from their own: experts in a committee, or voters between left and right."
    ),
    how_it_works=(
        "In each step everybody takes the mean of the opinions within `confidence` of their own. All do so "
        "at once. It ends when nobody moves."
    ),
    what_to_notice=(
        "Who is heard changes as opinions move, and so they draw together into clusters. Below a confidence "
        "of about a quarter of the whole width they do not agree, though all are ready to compromise."
    ),
    what_to_try=(
        "Run it with networks={'others': everybody()} and opinion.confidence from .01 to .25. Put ring(8) or "
        "watts_strogatz(8, .1) in the place of everybody: who hears few ends farther apart."
    ),
    claim="Readiness to listen, if it ends somewhere, makes camps of people who all compromise.",
    scope=(
        "One question, opinions that can be averaged, all equally heard, no new arguments, no stake in the "
        "answer, and nobody who wants to differ."
    ),
    refuted_by=(
        "People who, shown opinions far from their own, move as far toward them as toward near ones; or "
        "groups in which narrower confidence leaves no more opinions in the end."
    ),
    source="Hegselmann and Krause 2002, Journal of Artificial Societies and Social Simulation 5 (3) 2",
)

THEORY = with_references(Theory.module(globals(), card=CARD))
