"""Rabinowitch: an open, decentralised and responsive party won in 1917.

Alexander Rabinowitch, Prelude to Revolution (1968) and The Bolsheviks Come to Power (1976).

The party that won was not the one of the doctrine. It took in all comers, argued in public, and its
committees heeded the works and regiments around them more than the centre. It stood for what was asked for,
and those in touch with people decided.

Parts from the essay where success is laid at several doors: fit to demands and openness carry it, discipline
and a record of earlier years add little.
"""

from conjuncture import Beta, Card, clip, derived, exp, maximum, parameter
from conjuncture.theories.leninism.crisis.coordination import EACH_MOVES, HALF
from conjuncture.theories.leninism.essay import THEORY as ESSAY
from conjuncture.theories.leninism.levels import organisation
from conjuncture.theories.references import with_references


@derived(organisation, absent=0.0, within=(0, 1), unit="share of the class", source="Rabinowitch 1976")
def own_strength(
    implantation,
    fit,
    members,
    active_share,
    inner_democracy,
    *,
    half=HALF,
    each_moves=EACH_MOVES,
    of_openness=parameter(
        Beta(3, 2), unit="share", reason="what a party loses that does not listen: much, by this view"
    ),
):
    """It moves those whom roots or active members touch, as far as it stands for what they want and lets
    those among them decide."""
    touched = maximum(implantation / (implantation + half), 1 - exp(-each_moves * members * active_share))
    return clip(touched * fit * (1 - of_openness * (1 - inner_democracy)))


CARD = Card(
    title="An open and responsive party",
    what_it_is=__doc__ or "",
    how_it_works="`own_strength` is contact with people times fit times openness, without a record. `fit` is "
    "read as `answered`: what share of all that is asked the party stands for. What the leader proposes "
    "moves no position by itself, and acting under orders raises nobody.",
    what_to_notice="Who leads in a crisis: parties whose members decide, or parties under command.",
    what_to_try="Ask O8 and O10b of it. Hold `inner_democracy` of the leading party at 0.1 in a crisis.",
    claim="Fit to demands and openness carry success.",
    scope=ESSAY.card.scope,
    refuted_by="Closed and commanded parties that lead as often as open ones which stand for the same.",
    source="Rabinowitch 1976; Rabinowitch 1968.",
)

THEORY = with_references(
    ESSAY.reading(fit="answered")
    .without("drawn_by_leader", "raised_by_discipline")
    .replacing(own_strength=own_strength)
    .named("rivals.open_party", CARD)
)
