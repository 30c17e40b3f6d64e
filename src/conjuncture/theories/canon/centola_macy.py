"""Complex contagion: people who begin only when several of those they know have begun.

Damon Centola and Michael Macy, "Complex Contagions and the Weakness of Long Ties", American Journal of
Sociology 113 (3), 2007, pages 702-734. One person and all to whom that person is tied begin. Everybody else
begins once at least `needed` of their own have begun, and nobody stops, so that the order in which people
decide does not matter for the end; here all decide at once. Where everybody has z ties on a ring, it goes
round if half of them are enough and stops at once if more are needed; among eight neighbours on a grid three
are few enough, four too many. Long ties, which carry news, cut the wide bridges that this needs.

Two readings of how many are needed: `number`, so many persons however many one knows, and `share`, so large a
part of those one knows. Where all have as many ties they are the same. Rewiring ties makes them differ.
"""

from conjuncture import Card, Fixed, Level, Theory, derived, floor, network, parameter, state, trait
from conjuncture.theories.references import with_references

SOURCE = "Centola and Macy 2007"

population = Level("population")
person = Level("person", within=(population,))
friends = network(person)

enough = parameter(Fixed(4), unit="friends", source=f"{SOURCE}: a of z friends", name="enough")


@trait(population, unit="number of a person", source=f"{SOURCE}: a seed neighbourhood at a random place")
def origin(noise, size_of):
    """The person around whom it begins."""
    return floor(noise.uniform() * size_of(person))


@trait(person, unit="truth", source=SOURCE)
def origin_is_me(me, origin):
    """Whether it begins around this person."""
    return me == origin


@trait(person, unit="truth", source=f"{SOURCE}: one person and all tied to them are active at first")
def seed(origin_is_me, friends):
    """Whether this person acts from the start."""
    return origin_is_me | friends(origin_is_me).any()


@derived(person, absent=0.0, unit="friends", source=SOURCE)
def sources(friends, active):
    """How many of one's friends act."""
    return friends(active).sum()


@derived(person, absent=0.0, unit="friends", source=f"{SOURCE}: thresholds as numbers", reading="number")
def needed(*, enough=enough):
    """So many must act, whether one knows few or many."""
    return enough


@needed.reading("share", source=f"{SOURCE}: thresholds as fractions")
def share_of_friends(
    friends,
    active,
    *,
    enough=enough,
    of=parameter(Fixed(8), unit="friends", source=f"{SOURCE}: z of 8"),
):
    """The same part of one's friends, be they few or many: `enough` of every `of`."""
    return enough * friends(active).count() / of


@state(person, initial="seed", absent=False, unit="truth", source=SOURCE)
def active(active, sources, needed):
    """A person begins once enough friends act, and then goes on."""
    return active | (sources >= needed)


@derived(population, absent=0.0, within=(0, 1), unit="share of persons", source=SOURCE)
def spread(active):
    """The share of all who act."""
    return active.share()


CARD = Card(
    title="Complex contagion",
    what_it_is=(
        "People who take up what is risky, costly or doubtful: to strike, to join, to adopt what nobody has "
        "tried. One who does so is not enough to make another begin; several whom one knows are."
    ),
    how_it_works=(
        "One person and all their friends act from the start. In each step everybody counts the friends who "
        "act and begins where there are enough. Nobody stops. It ends when nobody begins."
    ),
    what_to_notice=(
        "How far it spreads hangs on how wide the bridge is from one circle of friends to the next: how many "
        "ties of one person lead to those who act already. Ties that lead far away are bridges of one tie. "
        "They carry news and no contagion of this kind, and where they take the place of near ones they "
        "break the wide bridges: a few in a hundred stop it."
    ),
    what_to_try=(
        "Run it with networks={'friends': ring(8)} and enough at 3, 4 and 5; with grid('moore') at 3 and 4; "
        "then with watts_strogatz(8, 0.01). Put canon.watts on the same networks: one friend of six is "
        "enough there, and long ties carry it."
    ),
    claim="What needs several examples spreads along wide bridges, and long ties hinder it.",
    scope=(
        "One choice with two sides, one threshold for all, ties that do not change, one place of beginning. "
        "Nobody begins of their own accord: with a little of that, long ties help again."
    ),
    refuted_by=(
        "Adoption of what is risky that goes by long ties as it goes by short ones; or people who begin "
        "after one example as readily as after several from separate friends."
    ),
    source="Centola and Macy 2007, American Journal of Sociology 113 (3): 702-734",
)

THEORY = with_references(Theory.module(globals(), card=CARD))
