"""Rabinowitch: an open, decentralised and responsive party won in 1917.

Alexander Rabinowitch, Prelude to Revolution (1968) and The Bolsheviks Come to Power (1976).

The party that won was not the one of the doctrine. It took in all comers, argued in public, and its
committees heeded the works and regiments around them more than the centre. It stood for what was asked for,
and those in touch with people decided.

Parts from the essay where success is laid at several doors: of parties that stand for the same, those gain in
which members decide; roots, discipline and a record of earlier years add little.
"""

from conjuncture import Beta, Card, LogNormal, clip, derived, exp, parameter
from conjuncture.theories.leninism.essay import THEORY as ESSAY
from conjuncture.theories.leninism.levels import organisation
from conjuncture.theories.references import with_references

DRAWS = parameter(LogNormal(1.1, 0.5), unit="log ratio for all of it", reason="it draws, by this view")


@derived(organisation, absent=0.0, within=(0, 1), unit="share of the class", source="Rabinowitch 1976")
def own_strength(
    brought_along,
    fit,
    inner_democracy,
    *,
    of_openness=parameter(
        Beta(3, 2), unit="share", reason="what a party loses that does not listen: much, by this view"
    ),
):
    """Its active members bring along those whom they touch, as far as it stands for what these want and lets
    those in touch with them decide."""
    return brought_along * fit * (1 - of_openness * (1 - inner_democracy))


@derived(
    organisation,
    absent=1.0,
    within=(0, 500),
    unit="ratio",
    source="Rabinowitch 1968; Rabinowitch 1976",
)
def appeal(
    fit,
    inner_democracy,
    implantation,
    in_government,
    disappointment,
    *,
    of_answer=DRAWS,
    of_openness=DRAWS,
    of_roots=ESSAY.parameters["appeal.of_roots"],
    of_blame=ESSAY.parameters["appeal.of_blame"],
):
    """People come to who answers and lets those decide who are in touch with them. Its record does not
    count."""
    drawn = of_answer * fit + of_openness * inner_democracy + of_roots * implantation
    return exp(clip(drawn - of_blame * in_government * disappointment, -6, 6))


CARD = Card(
    title="An open and responsive party",
    what_it_is=__doc__ or "",
    how_it_works="`own_strength` is active members times fit times openness, without a record, and `appeal` "
    "is answers and openness. What the leader proposes moves no position by itself, and acting under orders "
    "raises nobody.",
    what_to_notice="Who leads in a crisis: parties whose members decide, or parties under command.",
    what_to_try="Ask O8 and O10b of it. Hold `inner_democracy` of the leading party at 0.1 in a crisis.",
    claim="Fit to demands and openness carry success.",
    scope=ESSAY.card.scope,
    refuted_by="Closed and commanded parties that lead as often as open ones which stand for the same.",
    source="Rabinowitch 1976; Rabinowitch 1968.",
)

THEORY = with_references(
    ESSAY.without("drawn_by_leader", "raised_by_discipline")
    .replacing(own_strength=own_strength, appeal=appeal)
    .named("rivals.open_party", CARD)
)
