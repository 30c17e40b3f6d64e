"""Variants of the theory of struggle, in which claims of the ledger ought to be answered otherwise.

Rivals in small: a few mechanisms are put in the place of others, each something that somebody could hold.
They show whether the ledger notices.

    SETTLED     O1, O4, O5, O7 and O15 are false: press and travel connect all trades alike, workers of all
                trades stay as long, wrongs are as common in one year as in another, owners forearm against
                strikes that they have seen, credit at the shop never ends, there are garrisons enough for any
                number of strikes, nobody is brought to look as far as the state, and the ruling ideas do not
                reach those whom they are meant for
    BY_ACTION   O14 is true: nobody is taught, nobody learns by watching, and whoever strikes learns at once

    conjuncture ask russia O1 --theory leninism.struggle.variants:SETTLED
"""

from conjuncture import Beta, LogNormal, LogUniform, clip, derived, exp, parameter, state, where
from conjuncture.theories.leninism.struggle import THEORY
from conjuncture.theories.leninism.struggle.levels import country, worker, workplace

BY_NAME = "narrow enough to make the variant what it is called"


@derived(
    worker, absent=False, source="against essay L399-410: press and migration connect in quiet times too"
)
def taught(noise, dt, *, reach=parameter(LogUniform(1.0, 3.0), unit="1/year", reason=BY_NAME)):
    """Word goes from works to works in quiet years as in others, and to everybody alike."""
    return noise.bernoulli(1 - exp(-reach * dt))


@derived(worker, absent=False, source="against essay L465-466")
def narrows(noise, dt, *, forgetting=parameter(LogUniform(0.01, 0.1), unit="1/year", reason=BY_NAME)):
    """What was once seen stays for ten years or more."""
    return noise.bernoulli(1 - exp(-forgetting * dt))


@derived(worker, absent=0.0, unit="1/year", source="Abercrombie, Hill and Turner 1980")
def ruling_ideas(authority):
    """What church, school and state say does not reach those whom it is said to."""
    return 0.0 * authority


@state(
    worker,
    initial=0.0,
    within=(0, 3),
    unit="0 foreman, 1 owner, 2 owners, 3 state",
    source="against essay L427-436: the state stands above disputes of work",
)
def against_whom(against_whom, faces_more, taught, softens):
    """The highest opponent a worker holds answerable: the owners as a body, never the state."""
    higher = faces_more | taught
    return clip(against_whom + where(higher, 1.0, 0.0) - where(softens, 1.0, 0.0), 0, 2)


@derived(workplace, absent=0.0, unit="logit", source="against essay L471-484; compare Franzosi 1995")
def example(
    seen_in_town,
    seen_in_branch,
    *,
    of_town=parameter(LogNormal(1.5, 0.8), unit="logit for a whole town", reason="as in the theory"),
    of_branch=parameter(LogNormal(1.5, 0.8), unit="logit for a whole trade", reason="as in the theory"),
):
    """Owners who have seen strikes around them forearm, and workers who know it hold back."""
    return -(of_town * seen_in_town + of_branch * seen_in_branch)


@derived(worker, absent=False, source="Johnson 1979, whose workers keep house in two places for life")
def returns_to_village(
    noise, dt, *, rate=parameter(LogNormal(-1.5, 0.7), unit="1/year", reason="as in the theory")
):
    """Workers go home for good as often in one trade as in another."""
    return noise.bernoulli(1 - exp(-rate * dt))


@state(
    worker,
    initial=0.3,
    within=(0, 1),
    unit="share",
    source="against Gurr 1970: wrongs do not gather of themselves",
)
def grievance(grievance):
    """Wrongs are as common in one year as in another."""
    return grievance


@state(
    worker, initial=0.5, within=(0, 12), unit="months of wages", source="against essay L472-474: credit lasts"
)
def means(means):
    """What a household can live on without wages stays what it is: the shop gives credit."""
    return means


@derived(country, absent=0.0, unit="chance for each strike", source="against Bushnell 1985")
def repression(
    repression_capacity,
    authority,
    *,
    usual=parameter(Beta(2, 6), unit="chance for each strike", reason="as in the theory"),
):
    """The chance that a strike is met with force, however many others there are."""
    return clip(repression_capacity * authority * usual, 0, 1)


@derived(worker, absent=False, source="essay L408-409, taken to its end")
def widens_in_action(takes_part):
    """Whoever strikes finds at once that it is not his works alone."""
    return takes_part


@derived(worker, absent=False, source="essay L408-409, taken to its end")
def faces_more(takes_part):
    """Whoever strikes learns at once that more stands against him than the foreman."""
    return takes_part


SETTLED = THEORY.replacing(
    taught=taught,
    narrows=narrows,
    returns_to_village=returns_to_village,
    grievance=grievance,
    means=means,
    repression=repression,
    ruling_ideas=ruling_ideas,
    against_whom=against_whom,
    example=example,
).named("leninism.struggle.variants:SETTLED")

BY_ACTION = (
    THEORY.replacing(widens_in_action=widens_in_action, faces_more=faces_more)
    .without("taught", "widens_by_example")
    .named("leninism.struggle.variants:BY_ACTION")
)
