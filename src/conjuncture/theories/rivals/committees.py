"""S. A. Smith; Koenker and Rosenberg: factory committees and strikes made politics.

S. A. Smith, Red Petrograd: Revolution in the Factories, 1917-1918 (1983). Diane P. Koenker and William G.
Rosenberg, Strikes and Revolution in Russia, 1917 (1990).

Workers chose between parties as means to their own ends: they went to the one that stood for what they asked,
whomever they knew of it and whatever it had done before, and went away again. Parties competed inside the
committees, whose conferences the Bolsheviks won. Committees grew out of the works where people struggled,
also of people without a party, and brought works together without a party to do it. To keep a works running
was the first political question, and control of it and power to the councils were wanted by the same people
for the same reasons.

Parts from the essay where parties are taken away: committees coordinate without them; and demands on the
works and on the state rise and fall together.
"""

from conjuncture import (
    Beta,
    Card,
    LogNormal,
    Normal,
    derived,
    either,
    exp,
    minimum,
    parameter,
    where,
)
from conjuncture.theories.leninism.essay import THEORY as ESSAY
from conjuncture.theories.leninism.levels import country, organisation
from conjuncture.theories.references import with_references

STRENGTH = "order of magnitude only: at 1 a cause at its fullest moves six in ten"
LITTLE = "whom one knows and what was done before count for little, by this view"


@derived(organisation, absent=0.0, within=(0, 1), unit="share of the class", source="Smith 1983")
def own_strength(
    attending,
    members,
    brought_along,
    roots,
    credibility,
    fit,
    is_party,
    *,
    replaceable=ESSAY.parameters["own_strength.replaceable"],
):
    """A committee or council brings those together who send delegates to it, a union as in the essay. Parties
    are chosen by workers, and bring nobody together."""
    weakest = minimum(roots, minimum(credibility, fit))
    carried = weakest + replaceable * ((roots + credibility + fit) / 3 - weakest)
    return where(~is_party & (members > 0), either(attending, brought_along * carried), 0.0)


@derived(
    country,
    absent=0.0,
    within=(0, 1),
    unit="share of people",
    source="Koenker and Rosenberg 1990; Smith 1983",
)
def demand_soviet_power(
    councils_seen,
    disappointment,
    demand_workers_control,
    *,
    of_councils=parameter(LogNormal(-0.7, 0.7), unit="1", reason=STRENGTH),
    of_disappointment=parameter(LogNormal(0.7, 0.7), unit="1", reason=STRENGTH),
    of_control=parameter(LogNormal(0.7, 0.7), unit="1", reason=STRENGTH),
):
    """Power to the councils is wanted by those who want their works controlled, since the one does not hold
    without the other; and where councils have been seen and the government has disappointed."""
    known = councils_seen * (of_councils + of_disappointment * disappointment)
    return 1 - exp(-(known + of_control * demand_workers_control))


PRIORS = {
    "appeal.of_answer": parameter(
        LogNormal(1.1, 0.5), unit="log ratio for all of it", reason="workers go to who answers, by this view"
    ),
    "appeal.of_roots": parameter(Normal(0, 0.3), unit="log ratio for all of it", reason=LITTLE),
    "appeal.of_record": parameter(Normal(0, 0.3), unit="log ratio for all of it", reason=LITTLE),
    "attending.elects": parameter(
        Beta(3, 2), unit="share", reason="struggles that leave a committee: most, by this view"
    ),
}

CARD = Card(
    title="Committees and strikes made politics",
    what_it_is=__doc__ or "",
    how_it_works="`own_strength` of councils and committees is who sends delegates to them, and most of "
    "those in struggle do (`attending`); parties have none. `appeal` of a party is its answers. "
    "`demand_soviet_power` grows out of the demand for control of the works.",
    what_to_notice="Who leads when force fails; whether demands on works and state move together.",
    what_to_try="Ask O8 and M3 of it. Hold `members` and `implantation` of every party at 0.",
    claim="Committees coordinate without a party; economic and political demands move together.",
    scope=ESSAY.card.scope,
    refuted_by="Towns full of committees that act together only where one party leads them.",
    source="Smith 1983; Koenker and Rosenberg 1990.",
)

THEORY = with_references(
    ESSAY.replacing(own_strength=own_strength, demand_soviet_power=demand_soviet_power)
    .with_priors(PRIORS)
    .named("rivals.committees", CARD)
)
