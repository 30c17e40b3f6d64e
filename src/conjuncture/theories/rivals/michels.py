"""Michels: every organisation becomes an oligarchy, whatever its form.

Robert Michels, Zur Soziologie des Parteiwesens in der modernen Demokratie (1911); in English Political
Parties.

Who leads knows the business, the press and the rules; who is led is many, busy and grateful. Distance grows
with numbers and with years. Activity demanded, selection at the door and the right to oppose leave it as it
is, and no party, council or union holds officials to account, since each of them is led in the same way. What
members want, the active ones or the rest, does not move the line. Those who live by an office come to want
what keeps it, and hold the organisation to what is.

Parts from the essay where the distance between leaders and members is measured through whole cycles: it grows
in small active organisations as in mass ones, size and age being equal; and where members and leaders want
different things: the line stays where the leaders are.
"""

from conjuncture import Beta, Card, parameter
from conjuncture.theories.leninism.essay import THEORY as ESSAY
from conjuncture.theories.references import with_references

CARD = Card(
    title="The iron law of oligarchy",
    what_it_is=__doc__ or "",
    how_it_works="`gap` is read as `michels`: numbers and years make the distance, nothing closes it. Cut "
    "are `check_on_officials`, since organisations that are led themselves hold no official to account, and "
    "`drawn_by_actives` and `drawn_by_base`. Officials tie the line to what is (`free_to_conclude`).",
    what_to_notice="The distance between leaders and members in organisations of the same size and age.",
    what_to_try="Ask O6 and B15 of it: `conjuncture ask russia_1895_1933 O6 --theory rivals.michels`.",
    claim="Distance grows with size and age in every form of organisation.",
    scope=ESSAY.card.scope,
    refuted_by="Old and large organisations, active and selective, whose leaders stay as near to members as "
    "when they were small and young.",
    source="Michels 1911.",
)

OFFICE = parameter(
    Beta(6, 2), unit="share", reason="who lives by an office is tied to what is: mostly, by this view"
)

THEORY = with_references(
    ESSAY.reading(gap="michels")
    .without("check_on_officials", "drawn_by_actives", "drawn_by_base")
    .with_priors({"free_to_conclude.of_office": OFFICE})
    .named("rivals.michels", CARD)
)
