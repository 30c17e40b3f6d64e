"""Meetings under bounded confidence: two who meet move towards each other, if they are not too far apart.

Guillaume Deffuant, David Neau, Frederic Amblard and Gerard Weisbuch, "Mixing beliefs among interacting
agents", Advances in Complex Systems 3 (1-4), 2000, pages 87-98. Opinions lie between 0 and 1, at first
anywhere. Two people meet by chance. If their opinions differ by less than `threshold`, each moves towards the
other by the part `convergence` of the difference. About 1 / (2 threshold) large camps are left.

Two readings of who meets. `one_pair` is the paper's: one pair at a time, and everybody after it sees what it
did. `all_at_once`: in each step all are matched two by two. The camps are the same; a step of the second is
half as many meetings as there are people.
"""

from conjuncture import NONE, Card, Fixed, Level, Theory, Uniform, derived, parameter, state, trait, where
from conjuncture.theories.references import with_references

SOURCE = "Deffuant, Neau, Amblard and Weisbuch 2000"

population = Level("population")
person = Level("person", within=(population,))


@trait(person, within=(0, 1), unit="opinion", source=f"{SOURCE}: uniform between 0 and 1")
def first_opinion(noise):
    """What a person thinks at the start."""
    return noise.uniform()


@derived(
    person, refers=person, absent=NONE, source="own formulation: all meet at once", reading="all_at_once"
)
def partner(noise):
    """Whom a person meets: all are matched two by two."""
    return noise.pairs()


@derived(population, refers=person, source=f"{SOURCE}: a pair is drawn at each time step")
def one(noise):
    """One of the two who meet, where only two do."""
    return noise.member(person)


@derived(population, refers=person, source=f"{SOURCE}: a pair is drawn at each time step")
def other(noise):
    """The other. Now and then it is the same person, and nobody meets."""
    return noise.member(person)


@partner.reading("one_pair", source=f"{SOURCE}: a pair is drawn at each time step")
def of_the_pair(me, one, other):
    """Whom a person meets: only two people of all meet."""
    return where(me == one, other, where(me == other, one, NONE))


@state(person, initial="first_opinion", within=(0, 1), unit="opinion", source=SOURCE)
def opinion(
    opinion,
    partner,
    *,
    threshold=parameter(Fixed(0.2), unit="opinion", source=f"{SOURCE}: d, the quantity that it varies"),
    convergence=parameter(Uniform(0.1, 0.5), unit="share", source=f"{SOURCE}: mu, between 0 and .5"),
):
    """Halfway to each other, or less, where the two are near enough to talk."""
    apart = partner(opinion, absent=opinion) - opinion
    return where(abs(apart) < threshold, opinion + convergence * apart, opinion)


CARD = Card(
    title="Opinions that meet two by two",
    what_it_is=(
        "People who hold an opinion on a line and talk in pairs. They come nearer to each other if they are "
        "near enough to talk at all."
    ),
    how_it_works=(
        "Two meet by chance, and if their opinions differ by less than `threshold` each moves towards the "
        "other by the part `convergence`. Nobody else hears of it."
    ),
    what_to_notice=(
        "Camps form as wide apart as two thresholds, so that about 1 / (2 threshold) are left. How far one "
        "moves decides how soon, and hardly how many. Between camps a few stay whom nobody can reach."
    ),
    what_to_try=(
        "Run a thousand people with opinion.threshold from .1 to .5, and beside them canon.hegselmann_krause "
        "with the same confidence: who hears all at once is left with fewer camps."
    ),
    claim="Talk in pairs with a limit to what one can bear makes camps whose number the limit sets.",
    scope=(
        "One question, everybody may meet everybody, no memory, no groups, nobody who does not move, no "
        "stake in the answer."
    ),
    refuted_by=(
        "People whose opinions move as far towards those who are far from them as towards near ones; or a "
        "population that talks freely and keeps a smooth spread of opinions for long."
    ),
    source="Deffuant, Neau, Amblard and Weisbuch 2000, Advances in Complex Systems 3: 87-98",
)

THEORY = with_references(Theory.module(globals(), card=CARD))
