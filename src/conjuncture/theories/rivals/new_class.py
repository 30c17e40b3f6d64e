"""Djilas; Burnham; Cliff: a new class, managers, state capitalism.

Milovan Djilas, The New Class (1957). James Burnham, The Managerial Revolution (1941). Tony Cliff, Stalinist
Russia: A Marxist Analysis (1955).

The three differ over what the new rulers are to be called. They agree that nothing ties them to common
property: they control it together, hand positions on and close the entry. None says that they need a
private title to it: that they take one where they can is our own reading, which nobody we can name holds.

Parts from the essay where privilege is high and workers are passive: the layer turns property into its own,
as much where it lives by administering as where it does not.
"""

from conjuncture import Card
from conjuncture.theories.leninism.essay import THEORY as ESSAY
from conjuncture.theories.references import with_references

CARD = Card(
    title="A new class",
    what_it_is=__doc__ or "",
    how_it_works="`bound_to_common_property` is cut: living by what is common is no reason to keep it "
    "common.",
    what_to_notice="How much property has turned private where privilege is high.",
    what_to_try="Ask B11 of it. Hold `privilege_in_power` at 0.9.",
    claim="The layer turns property into its own when it can.",
    scope=ESSAY.card.scope,
    refuted_by="Privileged administrators, unchecked for generations, who leave property common.",
    source="Djilas 1957; Burnham 1941; Cliff 1955.",
)

THEORY = with_references(ESSAY.without("bound_to_common_property").named("rivals.new_class", CARD))
