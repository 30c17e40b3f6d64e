"""S. A. Smith; Koenker and Rosenberg: factory committees and strikes made politics.

S. A. Smith, Red Petrograd: Revolution in the Factories, 1917-1918 (1983). Diane P. Koenker and William G.
Rosenberg, Strikes and Revolution in Russia, 1917 (1990).

Workers chose between parties as means to their own ends, and parties competed inside the committees, whose
conferences the Bolsheviks won. Committees and unions grew out of the works where
people struggled and brought works together without a party to do it. To keep a works running was the first
political question, and control of it and power to the councils were wanted by the same people for the same
reasons.

Parts from the essay where parties are taken away: committees and unions coordinate without them, and demands
on the works and on the state rise and fall together.
"""

from conjuncture import Beta, Card, LogNormal, clip, derived, either, exp, parameter, where
from conjuncture.theories.leninism.essay import THEORY as ESSAY
from conjuncture.theories.leninism.levels import country, organisation
from conjuncture.theories.references import with_references

STRENGTH = "order of magnitude only: at 1 a cause at its fullest moves six in ten"


@derived(organisation, absent=0.0, within=(0, 1), unit="share of the class", source="Smith 1983")
def coordination(
    own_strength,
    lately_in_struggle,
    is_council,
    is_union,
    *,
    elected=parameter(
        Beta(3, 2), unit="share", reason="struggles that leave a committee: most, by this view"
    ),
):
    """Councils, committees and unions bring the class together: by what they are already, and by what those
    in struggle elect on the spot. Parties are chosen by workers, and do not bring them together."""
    together = either(own_strength, elected * lately_in_struggle)
    return clip(where(is_council | is_union, together, 0.0))


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


CARD = Card(
    title="Committees and strikes made politics",
    what_it_is=__doc__ or "",
    how_it_works="`coordination` belongs to councils, committees and unions, and struggle itself makes more "
    "of it. `demand_soviet_power` grows out of the demand for control of the works.",
    what_to_notice="Who leads when force fails; whether demands on works and state move together.",
    what_to_try="Ask O8 and M3 of it. Hold every party's `implantation` at 0.",
    claim="Committees coordinate without a party; economic and political demands move together.",
    scope=ESSAY.card.scope,
    refuted_by="Towns full of committees that act together only where one party leads them.",
    source="Smith 1983; Koenker and Rosenberg 1990.",
)

THEORY = with_references(
    ESSAY.replacing(coordination=coordination, demand_soviet_power=demand_soviet_power).named(
        "rivals.committees", CARD
    )
)
