"""Mensheviks; Kautsky: premature, since an undeveloped country could only get despotism.

Karl Kautsky, Die Diktatur des Proletariats (1918) and Terrorismus und Kommunismus (1919). Abraham Ascher
(editor), The Mensheviks in the Russian Revolution (1976).

A class learns to govern in generations of industry, school and public life; no rising and no party can stand
in for these. Where workers are few and cannot read, activity takes nothing into their hands, and a minority
that governs the rest can do so only from above. Help from advanced countries could lend what is lacking.
Owners' industry still had room, and with room owners can live with a democracy.

Parts from the essay where a country like Russia has its 1917 and the West has none: exclusion by rule follows
nearly always, whatever the policy.
"""

from conjuncture import (
    Beta,
    Card,
    LogNormal,
    LogUniform,
    clip,
    derived,
    parameter,
)
from conjuncture.theories.leninism.essay import THEORY as ESSAY
from conjuncture.theories.leninism.levels import country
from conjuncture.theories.references import with_references


@derived(country, absent=0.5, within=(0, 1), unit="0 none, 1 complete", source="Kautsky 1918; Kautsky 1919")
def preparation_of_class(
    literacy,
    schooling,
    stratum_share,
    industrial_share,
    relief,
    *,
    of_school=parameter(Beta(2, 2), unit="share", reason="school or industry: Kautsky names both"),
    lent=parameter(Beta(2, 2), unit="share", reason="what help can replace nobody has measured"),
):
    """A class is prepared by schooling and by the weight of industry in its country; help from others lends
    some of both. Organisation of its own is no substitute."""
    read = 0.5 * literacy + 0.5 * schooling.mean(weights=stratum_share, empty=0.5)
    own = of_school * read + (1 - of_school) * industrial_share
    return clip(own + lent * relief * (1 - own))


@derived(country, absent=0.0, within=(0, 100), unit="1/year", source="Kautsky 1918")
def taken_back(
    self_activity,
    preparation_of_class,
    *,
    rate=parameter(LogUniform(0.1, 10.0), unit="1/year", reason="from a month to a decade"),
):
    """Activity takes administration into workers' hands as far as they have learnt to administer, and no
    further."""
    return rate * self_activity * preparation_of_class


@derived(country, absent=0.0, within=(0, 12), unit="1/year", source="Kautsky 1919; Ascher 1976")
def rules_made(
    industrial_share,
    preparation_of_class,
    *,
    rate=parameter(LogUniform(0.03, 5.0), unit="1/year", reason="from months to a generation"),
):
    """A minority that is not prepared, and governs a country of others, governs by rules from above."""
    return rate * (1 - industrial_share) * (1 - preparation_of_class)


OF_MARKET = parameter(
    LogNormal(0.7, 0.7),
    unit="logit for a market all open",
    reason="with room owners can live with a parliament as with a policeman (Ascher 1976)",
)

CARD = Card(
    title="A premature revolution",
    what_it_is=__doc__ or "",
    how_it_works="`preparation_of_class` is school and industry, and help from abroad. `taken_back` and "
    "`rules_made` follow it; passivity alone leaves nothing to officials (`left_to_officials` is cut). "
    "`owners_confidence` leans more on room in the world market.",
    what_to_notice="Exclusion by rule in workers' states with and without help; how long liberal rule lasts.",
    what_to_try="Ask S5 and B3 of it. Hold `relief` at 1 after a victory.",
    claim="Without the West degeneration is near certain in a country like Russia.",
    scope=ESSAY.card.scope,
    refuted_by="Workers' states of poor and unschooled countries, left alone, that stayed in workers' hands; "
    "or ripe ones that did not.",
    source="Kautsky 1918; Kautsky 1919; Ascher 1976.",
)

THEORY = with_references(
    ESSAY.replacing(preparation_of_class=preparation_of_class, taken_back=taken_back, rules_made=rules_made)
    .with_priors({"owners_confidence.of_market": OF_MARKET})
    .without("left_to_officials")
    .named("rivals.premature", CARD)
)
