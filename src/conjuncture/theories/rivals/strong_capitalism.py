"""Why it did not spread, first answer: capitalism was too strong.

Karl Kautsky, Die Diktatur des Proletariats (1918). Otto Bauer, Bolschewismus oder Sozialdemokratie? (1920).
In part Franz Borkenau, World Communism (1939).

Capitalism had reserves the world over, and lent them wherever a state was in need. Crises were met; only a
collapse of the whole would have opened a way, and the class was not yet fit to take society over. Parties and
an International could neither add to this nor take from it, and reform is not what kept workers quiet.

Parts from the essay where the world's reserves and the work of parties vary apart: outcomes follow the
reserves, and how well a movement had prepared changes little.
"""

from conjuncture import Beta, Card, LogUniform, clip, derived, exp, maximum, parameter, state, where
from conjuncture.theories.leninism.crisis.power import DECISIVE
from conjuncture.theories.leninism.essay import THEORY as ESSAY
from conjuncture.theories.leninism.levels import country, world
from conjuncture.theories.references import with_references

RATE = "nobody has measured it: from months to a decade or more"


@state(
    world,
    initial=parameter(Beta(4, 2), unit="0 none, 1 plenty", reason="more than half, by this view"),
    within=(0, 1),
    unit="0 none, 1 plenty",
    source="Bauer 1920; Borkenau 1939",
)
def capitalist_reserves(
    capitalist_reserves,
    slump,
    trade,
    dt,
    *,
    drained=parameter(LogUniform(0.03, 1.0), unit="1/year", reason=RATE),
    renewed=parameter(LogUniform(0.3, 10.0), unit="for a unit of growth", reason="as in the essay's theory"),
    opened=parameter(
        LogUniform(0.01, 0.3), unit="1/year", reason="new continents and trades: a decade or a century"
    ),
):
    """Growth, new continents and new trades fill capitalism's reserves; a slump of the whole world drains
    them, a war of some of its states does not."""
    left = capitalist_reserves * exp(-drained * slump * dt)
    return clip(left + (renewed * maximum(trade.mean(), 0.0) + opened * (1 - slump)) * (1 - left) * dt)


@derived(country, absent=0.0, within=(0, 200), unit="1/year", source="Kautsky 1918; Bauer 1920")
def to_workers_power(
    collapse, contested, soviet_lead, preparation_of_class, workers_power, *, decisive=DECISIVE
):
    """Those who want councils to govern step in as far as they lead the class and it is fit to take society
    over."""
    strength = where(soviet_lead > 0.001, maximum(soviet_lead, 0.001) ** decisive, 0.0)
    return where(workers_power, 0.0, collapse * preparation_of_class * strength / contested)


LENT = parameter(Beta(4, 2), unit="share", reason="more than half, by this view")

CARD = Card(
    title="Too strong",
    what_it_is=__doc__ or "",
    how_it_works="`capitalist_reserves` are renewed and drained by a world slump alone; `rescued` lends "
    "them; `revolutionary_situation` is read as `after_collapse`; `to_workers_power` needs a class fit for "
    "it. What an International adds or takes (`leadership_from_abroad`) and `satisfied_by_reform` are cut.",
    what_to_notice="Outcomes by the world's reserves, and by how well movements were prepared.",
    what_to_try="Ask W4 and W6 of it. Hold `capitalist_reserves` at 0.",
    claim="Only a collapse of the whole opens a way; preparation adds little before.",
    scope=ESSAY.card.scope,
    refuted_by="Workers' victories in advanced countries while loans and markets were to be had.",
    source="Kautsky 1918; Bauer 1920; Borkenau 1939.",
)

THEORY = with_references(
    ESSAY.reading(revolutionary_situation="after_collapse")
    .without("leadership_from_abroad", "satisfied_by_reform")
    .replacing(capitalist_reserves=capitalist_reserves, to_workers_power=to_workers_power)
    .with_priors({"rescued.most": LENT})
    .named("rivals.strong_capitalism", CARD)
)
