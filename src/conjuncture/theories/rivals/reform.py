"""Why it did not spread, second answer: in the West there is only reform.

Eduard Bernstein, Die Voraussetzungen des Sozialismus und die Aufgaben der Sozialdemokratie (1899). As a
theory of consent, Adam Przeworski, Capitalism and Social Democracy (1985).

Where workers may organise and vote they win step by step what they want, and keep it by the strength of their
organisations. Who has something to lose does not stake it. Nobody spoiled a revolution and no reserves were
needed to prevent one: it was not asked for.

Parts from the essay where organisation is large and legal: the more has been won, the less workers follow an
example or rise in a crisis, and preparing a rising is lost labour.
"""

from conjuncture import Beta, Card, LogUniform, clip, parameter, state, where
from conjuncture.theories.leninism.essay import THEORY as ESSAY
from conjuncture.theories.leninism.levels import country
from conjuncture.theories.references import with_references

RATE = "nobody has measured it: from a year to a lifetime"


@state(country, initial=0.0, within=(0, 1), unit="0 none, 1 all asked for", source="Bernstein 1899")
def reform(
    reform,
    members,
    openness,
    workers_power,
    restoration,
    dt,
    *,
    by_law=parameter(LogUniform(0.01, 1.0), unit="1/year", reason=RATE),
    by_organisation=parameter(LogUniform(0.1, 10.0), unit="1/year for all organised", reason=RATE),
    lost=parameter(LogUniform(0.01, 1.0), unit="1/year", reason=RATE),
):
    """Workers who may organise win reforms by law and by their numbers in organisations, and what is
    organised is kept; a dictatorship takes it."""
    organised = clip(members.sum())
    gained = openness * (by_law + by_organisation * organised) * (1 - reform)
    gone = lost * (1 - openness) * (1 - organised) + where(restoration, 1.0, 0.0)
    return where(workers_power, 0.0, clip(reform + dt * (gained - gone * reform)))


REACH = parameter(Beta(6, 2), unit="share", reason="most of what is wanted, by this view")

CARD = Card(
    title="Only by reform",
    what_it_is=__doc__ or "",
    how_it_works="`reform` is won by law and organisation and kept by organisation, `satisfied_by_reform` "
    "meets most of what is wanted, and `ruling_ideas` are read as `material`: what workers have to lose. Cut "
    "are loans in a crisis (`rescued`) and all that an International adds or takes.",
    what_to_notice="How lively the class is in a crisis, by what it had won before.",
    what_to_try="Ask W4 and W9 of it. Hold `reform` at 0 until 1914.",
    claim="Where workers may organise, what they win keeps them from rising.",
    scope=ESSAY.card.scope,
    refuted_by="Countries of large legal organisations and rich reforms whose workers rose in a crisis as "
    "much as others did.",
    source="Bernstein 1899; Przeworski 1985.",
)

THEORY = with_references(
    ESSAY.reading(ruling_ideas="material")
    .without("rescued", "leadership_from_abroad")
    .replacing(reform=reform)
    .with_priors({"satisfied_by_reform.reach": REACH})
    .named("rivals.reform", CARD)
)
