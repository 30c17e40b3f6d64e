"""Exploration and exploitation: an organisation learns from its members while they learn from it.

James G. March, "Exploration and Exploitation in Organizational Learning", Organization Science 2 (1), 1991,
pages 71-87, the model of mutual learning. Symbols as in the paper. All of a period's changes are made from
how things stood at its start.

Two readings. `field` is the formulation whose runs give the published figures: members act, and are judged
by how well their acts do. `printed` (see `PRINTED`) is the text of the paper taken by the letter: members are
judged by what they know, and take over the code's belief at once. It does not give the paper's own figures.
"""

from conjuncture import (
    Card,
    Fixed,
    Level,
    Theory,
    Uniform,
    clip,
    derived,
    parameter,
    sign,
    state,
    trait,
    where,
)

DIMENSIONS = 30  # m of the paper
SOURCE = "March 1991, mutual learning"
FIGURES = "not in the text of March 1991, but what its published figures take"

organisation = Level("organisation")
member = Level("member", within=(organisation,))

p1 = parameter(Uniform(0.1, 0.9), unit="probability per period", source=f"{SOURCE}: .1 to .9", name="p1")


@trait(organisation, shape=(DIMENSIONS,), source=SOURCE)
def first_reality(noise):
    """The world as it is found: 1 or -1 on each dimension, each as likely."""
    return where(noise.bernoulli(0.5, parts=DIMENSIONS), 1, -1)


@trait(member, shape=(DIMENSIONS,), source=SOURCE)
def first_belief(noise):
    """What a member believes on joining: 1, 0 (no belief) or -1 on each dimension, each as likely."""
    return noise.choice(3, parts=DIMENSIONS) - 1


@derived(organisation, shape=(DIMENSIONS,), within=(-1, 1), source=f"{SOURCE}, an open system")
def reality(
    past_reality,
    noise,
    *,
    p4=parameter(
        Fixed(0), unit="probability per period", source=f"{SOURCE}: a closed system at first", name="p4"
    ),
):
    """How the world is in this period. Turbulence: each dimension has turned over with probability p4."""
    return where(noise.bernoulli(p4, parts=DIMENSIONS), -past_reality, past_reality)


@state(organisation, initial="first_reality", shape=(DIMENSIONS,), within=(-1, 1), source=SOURCE)
def past_reality(reality):
    """How the world was in the period just past, the one that the code was last learned in."""
    return reality


@derived(member, shape=(DIMENSIONS,), source=FIGURES, reading="field")
def action(belief, noise):
    """What a member does: as they believe, and by the toss of a coin where they have no belief."""
    coin = where(noise.bernoulli(0.5, parts=DIMENSIONS), 1, -1)
    return where(belief == 0, coin, belief)


@action.reading("printed", source=SOURCE)
def belief_alone(belief):
    """Nobody acts: a member is what they believe, and no belief counts as neither right nor wrong."""
    return belief


@derived(member, unit="dimensions right less wrong", source=SOURCE)
def performance(action, reality):
    """On how many dimensions a member meets reality, less those on which they miss it."""
    return (action * reality).sum()


@derived(organisation, unit="dimensions right less wrong", source=SOURCE)
def code_performance(code, reality):
    """The same of the code."""
    return (code * reality).sum()


@derived(member, absent=False, unit="truth", source=SOURCE)
def superior(performance, code_performance):
    """Whether a member does better than the code. Cut: nobody is known to, and the code learns nothing."""
    return performance > code_performance


@derived(organisation, absent=0.0, shape=(DIMENSIONS,), unit="members", source=SOURCE)
def verdict(action, superior):
    """The superior group on each dimension: the sign is the majority's side, the size their margin."""
    return action.sum(where=superior)


@state(organisation, initial=0.0, shape=(DIMENSIONS,), within=(-1, 1), source=SOURCE)
def code(
    code,
    verdict,
    noise,
    *,
    p2=parameter(
        Uniform(0.1, 0.9),
        unit="probability per period and member of margin",
        source=f"{SOURCE}: .1 to .9",
        name="p2",
    ),
):
    """The organisation's received truth, empty at first.

    Where it differs from the majority of its superior members, each member of their margin turns it with
    probability p2.
    """
    learns = (verdict != 0) & noise.bernoulli(1 - (1 - p2) ** abs(verdict), parts=DIMENSIONS)
    return where(learns, sign(verdict), code)


@derived(member, absent=False, unit="truth", source=f"{SOURCE}, an open system")
def leaves(
    noise,
    *,
    p3=parameter(
        Fixed(0), unit="probability per period", source=f"{SOURCE}: a closed system at first", name="p3"
    ),
):
    """Turnover: a member leaves at the end of the period with probability p3."""
    return noise.bernoulli(p3)


@derived(member, absent=0.0, shape=(DIMENSIONS,), source=FIGURES, reading="field")
def lesson(code, belief, noise, *, p1=p1):
    """Socialisation: with probability p1 a belief moves one step toward the code; -1 first becomes 0."""
    hears = (code != 0) & noise.bernoulli(p1, parts=DIMENSIONS)
    return where(hears, clip(code - belief, -1, 1), 0)


@lesson.reading("printed", source=SOURCE)
def whole_step(code, belief, noise, *, p1=p1):
    """With probability p1 a belief becomes that of the code."""
    hears = (code != 0) & noise.bernoulli(p1, parts=DIMENSIONS)
    return where(hears, code - belief, 0)


@state(member, initial="first_belief", shape=(DIMENSIONS,), within=(-1, 1), source=SOURCE)
def belief(belief, lesson, leaves, noise):
    """What a member believes in the next period; a newcomer in their place believes anything."""
    return where(leaves, noise.choice(3, parts=DIMENSIONS) - 1, belief + lesson)


@derived(organisation, within=(-1, 1), unit="share right less share wrong", source=SOURCE)
def knowledge(code, past_reality):
    """How far the code, at the end of a period, corresponds to the reality of that period."""
    return (code * past_reality).sum() / DIMENSIONS


THEORY = Theory.module(
    globals(),
    card=Card(
        title="Exploration and exploitation in organisational learning",
        what_it_is=(
            "An organisation faces a reality of 30 yes-or-no questions that nobody can see whole. Its "
            "members hold beliefs; the organisation holds a code. The code learns from the members who do "
            "better than it, and the members learn from the code."
        ),
        how_it_works=(
            "Each period members act on their beliefs and their success is seen. The code moves to the "
            "majority of those who outdid it, the sooner the larger their margin (p2). Members take over "
            "what the code holds (p1). Some members may be replaced by newcomers (p3), and reality may "
            "change (p4). It ends when code and members agree, right or wrong."
        ),
        what_to_notice=(
            "The fastest learners end knowing least: at p1 = .9 everybody agrees before those who were "
            "right have been heard. Where reality changes, an organisation without newcomers ends knowing "
            "nothing; with a tenth of its members replaced each period it keeps more than half."
        ),
        what_to_try=(
            "p1 = .1 against .9 at any p2. p4 = .02 with p3 = 0, then .1. Cut `lesson` (members teach, but "
            "are not taught) or `superior` (nobody is listened to). Audit the readings: PRINTED misses the "
            "published figures, and each of its two changes taken alone misses too."
        ),
        claim=(
            "What serves the single member, to learn quickly from the organisation, costs the organisation "
            "what it could have learned."
        ),
        scope=(
            "Members meet only through the code; who outdoes the code is known without error; the questions "
            "do not hang together; nobody has an interest in an answer."
        ),
        refuted_by=(
            "Organisations that differ only in how fast they socialise newcomers, in which the faster ones "
            "in the long run do no worse in a stable environment; or turnover that does not help in a "
            "changing one."
        ),
        source="March 1991, Organization Science 2 (1): 71-87",
        references={
            "March 1991": "James G. March, Exploration and Exploitation in Organizational Learning, "
            "Organization Science 2 (1), 1991, 71-87."
        },
    ),
)

PRINTED = THEORY.reading(action="printed", lesson="printed").named("march as printed")
"""The text by the letter: no coin, no half step, and so knowledge in the place of performance."""
