"""Why it did not spread, third answer: crises came, and Leninism spoiled them.

Franz Borkenau, World Communism (1939). Luxemburg wrote before there was such an International, and Levi made
the mass party of 1920 with it: that orders stifle and risings cannot be called is theirs, and stands in
`mass_action`; that the International as such spoiled what there was is not.

The International split movements that had been one, led its followers apart from the rest of their class, and
gave orders where initiative was needed. Its cadres, its calls and its armies made good none of this. What
workers did of themselves was enough to begin with, and it was broken from within.

Parts from the essay where followers of the International are many: crises there end worse than where it was
weak, and more of the same leadership does not help.
"""

from conjuncture import Beta, Card, derived, parameter
from conjuncture.theories.leninism.essay import THEORY as ESSAY
from conjuncture.theories.leninism.levels import country
from conjuncture.theories.references import with_references


@derived(
    country,
    absent=0.5,
    within=(0, 1),
    unit="0.5 nothing, 0 takes the most",
    source="Borkenau 1939",
)
def leadership_from_abroad(division, sectarianism, stifling):
    """What the International takes from the movement of a country; it has nothing to add to it."""
    return 0.5 * (1 - division) * (1 - sectarianism) * (1 - stifling)


HARM = parameter(Beta(3, 1), unit="share", reason="most of what a movement can do, by this view")

CARD = Card(
    title="Spoiled by Leninism",
    what_it_is=__doc__ or "",
    how_it_works="`division`, `sectarianism` and `stifling` do most of the harm that can be done, and "
    "`leadership_from_abroad` has no gains beside them. Cut are the other answers: loans in a crisis "
    "(`rescued`) and `satisfied_by_reform`.",
    what_to_notice="Crises in countries where the International had many followers, few, or none.",
    what_to_try="Ask W4 of it. Hold `international` at 0.",
    claim="The more followers the International had, the worse crises ended.",
    scope=ESSAY.card.scope,
    refuted_by="Movements ablaze and left to themselves that failed as others did: Spain in 1936 is the "
    "essay's example.",
    source="Borkenau 1939.",
)

THEORY = with_references(
    ESSAY.replacing(leadership_from_abroad=leadership_from_abroad)
    .with_priors({"division.harm": HARM, "sectarianism.harm": HARM, "stifling.harm": HARM})
    .without("rescued", "satisfied_by_reform")
    .named("rivals.spoiling", CARD)
)
