"""Segregation: people who want a few of their own kind around them, and move if they have not.

Thomas C. Schelling, "Dynamic Models of Segregation", Journal of Mathematical Sociology 1 (2), 1971, pages
143-186. People of two kinds live on a board, one in a square, with some squares empty. Who has fewer of their
own kind among those around than the part they want moves to an empty square. Nobody wants to live apart; all
together do.

Schelling moves one after another to the nearest square that is good enough. Here all who want to move name an
empty square at once, any of them, and of those who name the same one gets it.
"""

from conjuncture import NONE, Card, Fixed, Level, Theory, derived, given, network, parameter, state, where
from conjuncture.theories.references import with_references

SOURCE = "Schelling 1971"
ANY = "own formulation of Schelling 1971: any empty square, and all who want to move at once"

board = Level("board")
square = Level("square", within=(board,))
around = network(square)
person = Level("person", within=(square,), joined_by={"square": "lives_at"})

first_square = given(person, refers=square, description="Where a person lives at the start.")
kind = given(person, truth=True, unit="truth", description="Of which of the two kinds a person is.")


@derived(square, absent=0.0, unit="persons", source=SOURCE)
def people(kind):
    """How many live here: one or nobody."""
    return kind.count()


@derived(square, absent=0.0, unit="persons", source=SOURCE)
def of_one_kind(kind):
    """How many of the first kind live here."""
    return kind.sum()


@derived(square, absent=0.0, unit="persons", source=f"{SOURCE}: the eight squares around")
def people_around(around, people):
    """How many live around this square."""
    return around(people).sum()


@derived(square, absent=0.0, unit="persons", source=f"{SOURCE}: the eight squares around")
def of_one_kind_around(around, of_one_kind):
    """How many of them are of the first kind."""
    return around(of_one_kind).sum()


@derived(person, absent=1.0, within=(0, 1), unit="share", source=SOURCE)
def alike(kind, people_around, of_one_kind_around):
    """The share of one's own kind among those around; who has nobody around misses nobody."""
    own = where(kind, of_one_kind_around, people_around - of_one_kind_around)
    return where(people_around > 0, own / where(people_around > 0, people_around, 1), 1)


@derived(person, refers=square, absent=NONE, source=ANY)
def aim(
    alike,
    people,
    noise,
    *,
    wanted=parameter(Fixed(0.3), unit="share", source=f"{SOURCE}: a third to a half, among others"),
):
    """An empty square, for whoever has too few of their own kind around."""
    return where(alike < wanted, noise.member(square, where=people == 0), NONE)


@derived(person, absent=False, unit="truth", source=ANY)
def moves(aim, noise):
    """Whether a person gets the square: if several name the same, one does."""
    return noise.lottery(aim)


@state(person, refers=square, initial="first_square", source=SOURCE)
def lives_at(lives_at, aim, moves):
    """Where a person lives."""
    return where(moves, aim, lives_at)


@derived(board, absent=0.0, unit="persons", source="nobody is lost on the way")
def everybody(people):
    """How many live on the board."""
    return people.sum()


@derived(board, absent=0.0, unit="persons", source="no square is lived in by two")
def fullest(people):
    """How many live in the fullest square."""
    return people.max()


CARD = Card(
    title="Segregation without anybody who wants it",
    what_it_is="A board of squares in which people of two kinds live, and some squares that are empty.",
    how_it_works=(
        "Who has fewer of their own kind around than the part they want moves to an empty square. In the "
        "end all have what they want, or nobody can."
    ),
    what_to_notice=(
        "Those who want three in ten of their own kind around end with far more, and those who want half "
        "live nearly apart. Each who leaves makes one neighbour less alike and another more."
    ),
    what_to_try=(
        "Run it with networks={'around': grid('moore')} and aim.wanted at .3 and .5. Cut lives_at, and "
        "nobody moves. Put watts_strogatz(8, .1) in the place of the board."
    ),
    claim="A pattern that nobody wants can come of choices that all make for themselves.",
    scope="Two kinds, one want for all, no rents, no law, nobody who keeps others out, no births or deaths.",
    refuted_by=(
        "Towns in which people want as mixed a street as they say, may move freely, and stay as mixed as a "
        "board filled by chance."
    ),
    source="Schelling 1971, Journal of Mathematical Sociology 1 (2): 143-186",
)

THEORY = with_references(Theory.module(globals(), card=CARD))
