"""Chorley; Russell: the army decides.

Katharine Chorley, Armies and the Art of Revolution (1943). D. E. H. Russell, Rebellion, Revolution, and Armed
Force (1974). Skocpol is not of them (`state_breakdown`).

No rising has beaten an army that obeyed, and none was needed where it no longer did. Losses and defeat break
armies, wherever their soldiers come from. Whom the soldiers then put in power governs.

Parts from the essay where cases are compared: the army's defection alone predicts how far it went, and roots
in the works add nothing.
"""

from conjuncture import Card
from conjuncture.theories.leninism.essay import THEORY as ESSAY
from conjuncture.theories.references import with_references

CARD = Card(
    title="The army decides",
    what_it_is=__doc__ or "",
    how_it_works="`collapse` and `to_workers_power` are read as `army_alone`, `soldiers_discontent` as "
    "`losses_alone`: troops that no longer obey end a government, and those they follow take its place.",
    what_to_notice="How far outcomes follow the loyalty of troops once it is known.",
    what_to_try="Ask O8 and M3 of it. Hold `implantation` at 0 and then `loyalty` at 0.9.",
    claim="Defection of the army alone predicts outcomes; implantation adds nothing.",
    scope=ESSAY.card.scope,
    refuted_by="Governments that fell to strikes and risings while their troops obeyed; broken armies after "
    "which roots in the works decided who came next.",
    source="Chorley 1943; Russell 1974.",
)

THEORY = with_references(
    ESSAY.reading(
        collapse="army_alone", to_workers_power="army_alone", soldiers_discontent="losses_alone"
    ).named("rivals.broken_army", CARD)
)
