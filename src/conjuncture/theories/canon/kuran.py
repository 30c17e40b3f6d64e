"""Hidden preferences: people oppose in public once the opposition is large enough to be safe.

Timur Kuran, "Sparks and Prairie Fires: A Theory of Unanticipated Political Revolution", Public Choice 61 (1),
1989, pages 41-74, and "Now Out of Never", World Politics 44 (1), 1991, pages 7-48. Who dislikes a government
hides it while few oppose it openly, and speaks once the public opposition has reached a threshold of their
own. Nobody sees thresholds. What befalls one person can lower one of them, and whether that changes anything
hangs on all the others: of two societies of ten that look alike, with one in ten in open opposition, the same
small event brings one to nine in ten and the other to two. All look at once at how things stood a moment ago.
"""

from conjuncture import Card, Level, Theory, derived, given, series, state
from conjuncture.theories.references import with_references

SPARKS, NEVER = "Kuran 1989", "Kuran 1991"

society = Level("society")
person = Level("person", within=(society,))

needed_at_first = given(
    person,
    unit="share of society",
    description="How much of society must oppose in public before this person does, at first.",
)
grievance = series(
    person,
    unit="share of society",
    description="By how much less is needed for what has befallen a person until now.",
    absent=0.0,
)


@derived(person, unit="share of society", source=f"{NEVER}: the political threshold")
def threshold(needed_at_first, grievance):
    """How much of society must oppose in public before this person does."""
    return needed_at_first - grievance


@derived(society, absent=0.0, within=(0, 1), unit="share of society", source=SPARKS)
def public_opposition(opposes):
    """The share that opposes in public, which everybody sees."""
    return opposes.mean()


@state(person, initial=False, unit="truth", source=SPARKS)
def opposes(threshold, public_opposition):
    """Whether a person opposes in public: as long as the opposition is as large as they need it to be."""
    return threshold <= public_opposition


@derived(
    society, absent=0.0, within=(0, 1), unit="share of society", source=f"{SPARKS}: falsified preferences"
)
def hidden_opposition(threshold, opposes):
    """The share that would oppose were everybody else to, and keeps quiet. Nobody sees it."""
    return ((threshold < 1) & ~opposes).mean()


CARD = Card(
    title="Hidden preferences and revolutions that surprise",
    what_it_is=(
        "A society in which many dislike their government and few say so. What people say in public "
        "hangs on what others say; what they think is their own."
    ),
    how_it_works=(
        "Each person opposes in public as long as the public opposition is at least as large as their "
        "threshold. What befalls a person (`grievance`) may lower it. The rest follows from who sees whom."
    ),
    what_to_notice=(
        "Public opposition stands still while hidden opposition grows, and then all changes at once. "
        "Afterwards every step seems to have had to come; beforehand nobody could have known, since "
        "two societies with the same public opposition differ in a threshold that nobody sees."
    ),
    what_to_try=(
        "Give ten people the thresholds 0, .2, .2, .3, .4, .5, .6, .7, .8 and 1, and the second of them "
        "a grievance of .1 after some steps. Then put .3 in the place of the third. Hold "
        "public_opposition at 0: nobody ever speaks but those who need no company."
    ),
    claim="A government that seems unshakeable may fall to a slight event, and nobody can foretell it.",
    scope=(
        "Opposition seen by all alike; thresholds that move with what befalls a person alone; nobody who "
        "organises, no repression that answers, no one who stays in opposition from conviction alone."
    ),
    refuted_by=(
        "Revolutions whose participants, asked beforehand in confidence, had not disliked the government; "
        "or open opposition that grew evenly with private discontent."
    ),
    source="Kuran 1989, Public Choice 61 (1): 41-74; Kuran 1991, World Politics 44 (1): 7-48",
)

THEORY = with_references(Theory.module(globals(), card=CARD))
