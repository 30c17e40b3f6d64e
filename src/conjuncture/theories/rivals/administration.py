"""Weber; Lewin: administration grows with tasks and with the want of skills.

Max Weber, Wirtschaft und Gesellschaft (1922). Moshe Lewin, The Making of the Soviet System (1985).

A state that runs industry has more to administer than any before it, and in a country that hardly reads few
can do it. Whoever does it is soon indispensable: his knowledge of the files is his power, and rules of
competence keep the door. Nobody need be passive for that.

Parts from the essay where activity and tasks vary apart: officials grow with tasks and with illiteracy, not
with passivity, and by degrees; there is no point past which all is otherwise.
"""

from conjuncture import Card, LogUniform, derived, parameter
from conjuncture.theories.leninism.essay import THEORY as ESSAY
from conjuncture.theories.leninism.levels import country
from conjuncture.theories.references import with_references


@derived(country, absent=0.0, within=(0, 12), unit="1/year", source="Weber 1922; Lewin 1985")
def rules_made(
    apparatus,
    preparation_of_class,
    *,
    rate=parameter(LogUniform(0.03, 5.0), unit="1/year", reason="from months to a generation"),
):
    """Offices make rules of competence, as many as there are offices; they keep out whoever lacks the
    schooling. Neither power nor earlier rules add to it."""
    return rate * apparatus * (1 - preparation_of_class)


CARD = Card(
    title="Tasks and skills",
    what_it_is=__doc__ or "",
    how_it_works="`left_to_officials` is cut: passivity leaves nothing to officials, tasks beyond people's "
    "skills call for them (`called_apart`). `rules_made` follow the size of the apparatus and want of "
    "schooling.",
    what_to_notice="Growth of officials by tasks and literacy, and by workers' activity.",
    what_to_try="Ask B2 and B13 of it. Hold `preparation_of_class` at 0.9, then `self_activity`.",
    claim="Growth follows tasks and literacy, not passivity, and goes by degrees.",
    scope=ESSAY.card.scope,
    refuted_by="Offices that grow when a class falls silent while tasks and schooling stay as they are.",
    source="Weber 1922; Lewin 1985.",
)

THEORY = with_references(
    ESSAY.without("left_to_officials").replacing(rules_made=rules_made).named("rivals.administration", CARD)
)
