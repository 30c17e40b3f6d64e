"""Liebman, as the essay reports him: old discipline and mass movement together, and isolation for the rest.

Marcel Liebman, Leninism under Lenin (1975). What stands here is the essay's report of it (L136-189,
L600-619), which may do him less than justice.

In 1917 the discipline of earlier years and the ardour of the mass stood side by side, and their sum was
strong. What came after was made by being alone: a revolution shut in shuts itself in, and an International
with one victory becomes the image of that one.

Parts from the essay where failed cases are laid beside the one that won: the same two features are found in
them. The International's turn follows isolation, with no need of fear, privilege or error.
"""

from conjuncture import Card, LogUniform, Uniform, clip, derived, parameter
from conjuncture.theories.leninism.crisis.coordination import HALF
from conjuncture.theories.leninism.essay import THEORY as ESSAY
from conjuncture.theories.leninism.levels import country, organisation
from conjuncture.theories.references import with_references


@derived(
    organisation,
    absent=0.0,
    within=(0, 1),
    unit="share of the class",
    source="Liebman 1975, as the essay reports him L136-173",
)
def own_strength(
    within_reach,
    command_in_force,
    lately_in_struggle,
    *,
    half=HALF,
    of_discipline=parameter(Uniform(0, 1), unit="share", reason="which of the two weighs more is not said"),
):
    """Old discipline and the ardour of the mass side by side, among those it reaches: the one adds to the
    other, and neither needs the other to be there."""
    both = of_discipline * command_in_force + (1 - of_discipline) * lately_in_struggle
    return clip(both * within_reach / (within_reach + half))


@derived(
    country,
    absent=0.0,
    within=(0, 12),
    unit="1/year",
    source="Liebman 1975, as the essay reports him L604-614",
)
def rules_made(
    isolation,
    *,
    rate=parameter(LogUniform(0.03, 5.0), unit="1/year", reason="from months to a generation"),
):
    """A revolution shut in shuts itself in: rules that keep others out are made as far as it is alone."""
    return rate * isolation


CARD = Card(
    title="A synthesis, and isolation",
    what_it_is=__doc__ or "",
    how_it_works="`own_strength` adds discipline and ardour. `rules_made` follow isolation. Of the motives "
    "of `subordination` only `cut_off` is left.",
    what_to_notice="Whether the two features are found in failed cases too; what happens after a victory "
    "abroad.",
    what_to_try="Ask M2 and W7 of it. Hold `victories_abroad` at 0.5 after a victory at home.",
    claim="The International's failure, and degeneration at home, follow isolation alone.",
    scope=ESSAY.card.scope,
    refuted_by="A workers' state among others like it that shut itself in all the same; one that stood alone "
    "and did not.",
    source="Liebman 1975, as the essay reports him.",
)

THEORY = with_references(
    ESSAY.without("for_safety", "for_privilege", "by_error")
    .replacing(own_strength=own_strength, rules_made=rules_made)
    .named("rivals.isolation", CARD)
)
