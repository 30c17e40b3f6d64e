"""Thresholds in a crowd whose members know some of the others: what friends do weighs more.

Mark Granovetter, "Threshold Models of Collective Behavior", American Journal of Sociology 83 (6), 1978,
pages 1420-1443, where the conduct of friends counts twice as much as that of strangers. His example: of a
crowd of 100, 48 act; who knows 20 of them, 15 of whom act, sees (48 + 15) / (100 + 20) = 52.5 per cent act,
and a threshold of one half is passed. All else is as in `canon.granovetter`.

Two readings of `seen`. `weighted` is the paper's: a friend counts `weight` times as much as a stranger. In a
large crowd a few friends then weigh nothing, and many drawn at random do what the crowd does. `part` gives
friends, be they few, a fixed part of what one goes by. Then they lower the spread of thresholds at which a
large crowd leaps: who sees one of four friends act sees more of an example than the crowd gives.
"""

from conjuncture import Card, Fixed, Theory, Uniform, derived, network, parameter, state, where
from conjuncture.theories.canon.granovetter import THEORY as CROWD
from conjuncture.theories.canon.granovetter import crowd, person
from conjuncture.theories.references import with_references

SOURCE = "Granovetter 1978"

friends = network(person)


@derived(crowd, absent=0.0, unit="persons", source=SOURCE)
def people(rioting):
    """How many the crowd is."""
    return rioting.count()


@derived(person, absent=0.0, within=(0, 1), unit="share", source=SOURCE, reading="weighted")
def seen(
    share_rioting,
    people,
    friends,
    rioting,
    *,
    weight=parameter(Fixed(2), unit="strangers", source=f"{SOURCE}: friends count twice"),
):
    """The share that acts, as it seems to this person: each friend counts for several strangers."""
    more = weight - 1
    acting = share_rioting * people + more * friends(rioting).sum()
    return acting / (people + more * friends(rioting).count())


@seen.reading("part", source="own formulation: friends are so large a part of what one goes by, however few")
def part_of_it(
    share_rioting,
    friends,
    rioting,
    *,
    part=parameter(
        Uniform(0, 1), unit="share", reason="from none, as in a crowd of strangers, to friends alone"
    ),
):
    """The share of the crowd and the share of friends, one beside the other; the crowd where one has none."""
    near = friends(rioting)
    among_friends = where(near.count() > 0, near.mean(), share_rioting)
    return (1 - part) * share_rioting + part * among_friends


@state(person, initial=False, unit="truth", source=SOURCE)
def rioting(threshold, seen):
    """A person acts as long as at least as large a share seems to act as their threshold asks for."""
    return threshold <= seen


CARD = Card(
    title="Thresholds in a crowd of friends and strangers",
    what_it_is=(
        "A crowd in which people differ in how many others must be acting before they act, and in whom they "
        "know: what friends do weighs more than what strangers do."
    ),
    how_it_works=(
        "As in canon.granovetter, but everybody sees a crowd of their own: in the reading `weighted` each "
        "friend counts for `weight` strangers, in the reading `part` friends are a fixed part of it."
    ),
    what_to_notice=(
        "Friends at random, weighted twice, leave a large crowd as it is. Where a few friends are half of "
        "what one goes by, the crowd leaps at a smaller spread of thresholds: small clusters start it."
    ),
    what_to_try=(
        "Run it with networks={'friends': configuration([4] * people)} and seen=part on both sides of a "
        "spread of 0.110; cut friends, and the leap is at 0.122 again."
    ),
    claim="Who knows whom decides beside the thresholds whether collective action spreads.",
    scope=(
        "One choice with two sides; thresholds fixed beforehand and unmoved by the action itself; friends "
        "who weigh alike and stay friends. No organisation, no repression, no cost that falls as numbers "
        "grow."
    ),
    refuted_by=(
        "Crowds alike in thresholds, in which who has friends among the first to act joins no sooner than "
        "who has none."
    ),
    source="Granovetter 1978, American Journal of Sociology 83 (6): 1420-1443",
)

THEORY = with_references(
    (CROWD.replacing(rioting=rioting) + Theory.of(friends, people, seen)).named("granovetter_friends", CARD)
)
