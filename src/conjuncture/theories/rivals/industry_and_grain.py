"""Nove; Allen; Davies: targets of industry and the problem of grain set the course.

Alec Nove, An Economic History of the USSR (1969). Robert C. Allen, Farm to Factory (2003). R. W. Davies, The
Socialist Offensive (1980).

A poor country that means to industrialise fast needs grain for towns and for machines, and peasants who get
few goods for it sell little. Whoever governs meets this, with an active class or a passive one. Traders grown
strong are not what drove it. (Nove and Davies hold that the targets could hardly be met otherwise; Allen that
nearly as much could have been had without collective farms. All three ask what resources allowed.)

Parts from the essay where farms are forced together: grain and targets alone account for it, and another
policy meets the same want of grain, or pays a price elsewhere.
"""

from conjuncture import Card
from conjuncture.theories.leninism.essay import THEORY as ESSAY
from conjuncture.theories.references import with_references

CARD = Card(
    title="Industry and grain",
    what_it_is=__doc__ or "",
    how_it_works="`drive_against_traders` is cut, and so is `coercion_is_left`: want of grain drives as hard "
    "beside an active class as beside a passive one.",
    what_to_notice="Collectivisation by grain that reaches the towns, by targets, by workers' activity.",
    what_to_try="Ask B14 and B5 of it. Hold `policy_industry` low, and then `self_activity` high.",
    claim="Grain and targets alone set the course; another policy meets the same limits.",
    scope=ESSAY.card.scope,
    refuted_by="Farms forced together in years of ample grain and modest targets, when traders were strong.",
    source="Nove 1969; Allen 2003; Davies 1980.",
)

THEORY = with_references(
    ESSAY.without("drive_against_traders", "coercion_is_left").named("rivals.industry_and_grain", CARD)
)
