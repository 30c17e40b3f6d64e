"""Cascades in networks: each person acts once a large enough share of their own friends does.

Duncan J. Watts, "A simple model of global cascades on random networks", Proceedings of the National Academy
of Sciences 99 (9), 2002, pages 5766-5771. Who has begun goes on, so that the order in which people decide
does not matter for where a cascade ends; here all decide at once. On a Poisson network of mean degree z with
the threshold 0.18 a vanishing spark sets off a global cascade where z lies between 1.02 and 5.76. Just beyond
that window everything hangs on the size of the spark (James P. Gleeson and Diarmuid J. Cahalane, "Seed size
strongly affects cascades on random networks", Physical Review E 75, 2007): at z = 6 a spark of one in a
hundred carries 99.75 per cent of all, a spark of one in ten thousand less than a quarter of a per cent.
"""

from conjuncture import Card, Fixed, Level, LogUniform, Theory, derived, network, parameter, state, trait

population = Level("population")
person = Level("person", within=(population,))
friends = network(person)


@trait(person, unit="truth", source="Watts 2002: a small share of all is active at the start")
def spark(
    noise,
    *,
    share=parameter(
        LogUniform(1e-4, 1e-2), unit="share of persons", source="Gleeson and Cahalane 2007: seed sizes"
    ),
):
    """Whether this person acts from the start, whatever others do."""
    return noise.bernoulli(share)


@derived(person, absent=0.0, within=(0, 1), unit="share of friends", source="Watts 2002")
def exposure(friends, active):
    """The share of one's friends who act. Who has no friends sees nobody act."""
    return friends(active).share()


@state(person, initial="spark", absent=False, unit="truth", source="Watts 2002")
def active(
    active,
    exposure,
    *,
    threshold=parameter(Fixed(0.18), unit="share of friends", source="Watts 2002: figures 1 and 2"),
):
    """A person begins once at least this share of friends acts, and then goes on."""
    return active | (exposure >= threshold)


@derived(population, absent=0.0, within=(0, 1), unit="share of persons", source="Watts 2002")
def cascade(active):
    """The share of all who act."""
    return active.share()


THEORY = Theory.module(
    globals(),
    card=Card(
        title="Cascades in networks",
        what_it_is=(
            "People who choose between two things as those around them do: whether to adopt what is new, "
            "join what has begun, believe what is said. Nobody sees the whole; each sees their own friends."
        ),
        how_it_works=(
            "A few act from the start. In each step everybody compares the share of their friends who act "
            "with a threshold, the same for all, and begins where it is reached. Nobody stops. It ends when "
            "nobody begins."
        ),
        what_to_notice=(
            "Who has few friends is moved by one of them: such people carry a cascade, and who has many "
            "friends holds it up. So there is a window. Too few ties, and there is no way through; too many, "
            "and one friend weighs too little. Near its upper edge cascades are rare and take nearly all "
            "when they come, and the size of the spark decides."
        ),
        what_to_try=(
            "Run it with networks={'friends': poisson(z)} for z from 1 to 7, and with spark.share at 0.01 "
            "and at 0.0001. Cut friends, and nobody but the first acts. Put watts_strogatz(6, 0.1) or "
            "ring(6) in the place of the random network: the thresholds are the same, the cascades are not."
        ),
        claim="Whether a small beginning takes hold of all depends on who is tied to whom.",
        scope=(
            "One choice with two sides, friends who weigh alike, ties that do not change, and thresholds "
            "that are shares. No organisation, no repression, no cost, no one who sees beyond their friends."
        ),
        refuted_by=(
            "Adoption among people whose ties are known, in which the share of friends who act says no more "
            "of who begins next than the share of all who act; or cascades that are no rarer among people "
            "with very many ties."
        ),
        source="Watts 2002, Proceedings of the National Academy of Sciences 99 (9): 5766-5771",
        references={
            "Gleeson and Cahalane 2007": "James P. Gleeson and Diarmuid J. Cahalane, Seed size strongly "
            "affects cascades on random networks, Physical Review E 75, 056103 (2007).",
            "Watts 2002": "Duncan J. Watts, A simple model of global cascades on random networks, "
            "Proceedings of the National Academy of Sciences 99 (9), 2002, pages 5766-5771.",
        },
    ),
)
