"""Aves; Pirani; Brovkin: workers of 1920-22 were active, and were suppressed.

Jonathan Aves, Workers against Lenin (1996). Simon Pirani, The Russian Revolution in Retreat, 1920-24 (2008).
Vladimir N. Brovkin, Behind the Front Lines of the Civil War (1994).

Hunger and war did not make workers silent: they struck, voted and spoke, about bread and about power. They
were arrested, locked out and voted down, and what looks like weariness is what that left.

Parts from the essay where repression is cut and nothing else: self-government comes back while workers are as
few and as hungry as before.
"""

from conjuncture import Beta, Card, LogUniform, clip, exp, parameter, rise_and_fall, state, where
from conjuncture.theories.leninism.essay import THEORY as ESSAY
from conjuncture.theories.leninism.levels import country
from conjuncture.theories.references import with_references


@state(
    country,
    initial=0.0,
    within=(0, 1),
    unit="0 passive, 1 all take part",
    source="Aves 1996; Pirani 2008; Brovkin 1994",
)
def self_activity(
    self_activity,
    workers_power,
    years_of_power,
    liveliness,
    repression_of_workers,
    excluding_rule,
    dt,
    *,
    pace=ESSAY.parameters["self_activity.pace"],
    of_repression=parameter(Beta(4, 2), unit="share", reason="most of what is done, by this view"),
    of_exclusion=parameter(Beta(2, 2), unit="share", reason="any share may be so"),
):
    """A lively class takes part in running its state, as far as it is not arrested, sacked or shut out for
    it. Hunger, numbers and the dole queue are no part of it."""
    let = (1 - of_repression * repression_of_workers) * (1 - of_exclusion * excluding_rule)
    later = clip(self_activity + (1 - exp(-(pace * dt))) * (liveliness * let - self_activity))
    return where(workers_power, where(years_of_power > 0, later, liveliness), 0.0)


@state(country, initial=0.05, within=(0, 1), unit="share", source="Aves 1996; Brovkin 1994")
def exhaustion(
    exhaustion,
    class_activity,
    war,
    dt,
    *,
    of_struggle=parameter(LogUniform(0.2, 8), unit="1/year", reason="strike funds last weeks to years"),
    of_war=parameter(LogUniform(0.02, 1), unit="1/year", reason="from a year to never"),
    recovers=parameter(LogUniform(0.2, 3), unit="1/year", reason="from months to years"),
):
    """Strikes and war use strength up. Want and civil war do not silence: hungry months were months of
    strikes."""
    strain = of_struggle * class_activity + of_war * war
    return clip(rise_and_fall(exhaustion, strain, recovers, dt))


CARD = Card(
    title="Active, and suppressed",
    what_it_is=__doc__ or "",
    how_it_works="`self_activity` is what repression and exclusion leave of a lively class. `exhaustion` "
    "comes from strikes and war, not from want and civil war.",
    what_to_notice="What workers do in 1920-22 with repression and without it, their numbers the same.",
    what_to_try="Ask B3 and B13 of it. Hold `repression_of_workers` at 0 from 1920.",
    claim="Cut repression and self-government returns without growth in numbers.",
    scope=ESSAY.card.scope,
    refuted_by="Towns left in peace by the police in 1921 whose councils stayed as empty.",
    source="Aves 1996; Pirani 2008; Brovkin 1994.",
)

THEORY = with_references(
    ESSAY.replacing(self_activity=self_activity, exhaustion=exhaustion).named(
        "rivals.suppressed_workers", CARD
    )
)
