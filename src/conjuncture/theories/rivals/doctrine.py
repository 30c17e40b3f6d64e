"""Pipes and the totalitarian school: a disciplined minority, and its doctrine first.

Richard Pipes, The Russian Revolution (1990). Leonard Schapiro, The Origin of the Communist Autocracy (1955).
Carl J. Friedrich and Zbigniew K. Brzezinski, Totalitarian Dictatorship and Autocracy (1956).

A few who obey orders can seize what many who do not have dropped. What the many want need not be met; the
base is led and not heard; the doctrine stands before the facts. A state made by such a party is made like it:
rules come from above and other parties are not borne.

Parts from the essay where doctrine and conditions are swapped: with a party of little command in the same
society another state comes of it; with the same party in a literate and well fed society, the same one.
"""

from conjuncture import Card, LogUniform, derived, exp, parameter, state, where
from conjuncture.theories.leninism.essay import THEORY as ESSAY
from conjuncture.theories.leninism.levels import country, organisation
from conjuncture.theories.references import with_references

PACE = "from months to a generation; the school names no pace"


@derived(
    organisation, absent=0.0, within=(0, 1), unit="share of the class", source="Pipes 1990; Schapiro 1955"
)
def own_strength(command_in_force, brought_along):
    """Active members under one command move others. Roots in the works, a record and what people ask for do
    not enter."""
    return command_in_force * brought_along


@derived(
    country,
    absent=0.0,
    within=(0, 12),
    unit="1/year",
    source="Friedrich and Brzezinski 1956; Schapiro 1955",
)
def rules_made(
    command_in_force,
    is_party,
    leads,
    *,
    rate=parameter(LogUniform(0.03, 5.0), unit="1/year", reason=PACE),
):
    """The ruling party writes its own order into the state: rules come from above as far as it is commanded
    from above."""
    return rate * command_in_force.mean(where=is_party, weights=leads + 0.01)


@state(country, initial=0.0, within=(0, 1), unit="0 allowed, 1 banned", source="Schapiro 1955; Pipes 1990")
def rival_parties_banned(
    rival_parties_banned,
    workers_power,
    command_in_force,
    is_party,
    leads,
    noise,
    dt,
    *,
    by_doctrine=parameter(LogUniform(0.03, 3.0), unit="1/year", reason=PACE),
):
    """Who alone holds the truth bans the others, sooner the more it is used to command; nothing that happens
    in the country is needed for it."""
    command = command_in_force.mean(where=is_party, weights=leads + 0.01)
    banned = noise.bernoulli(1 - exp(-by_doctrine * command * dt))
    return where(workers_power, where(banned, 1.0, rival_parties_banned), 0.0)


CARD = Card(
    title="Doctrine and a disciplined minority",
    what_it_is=__doc__ or "",
    how_it_works="`own_strength` counts commanded active members alone. `rules_made` and "
    "`rival_parties_banned` follow the ruling party's command. Cut are what the base demands, what evidence "
    "changes, and the pooling of experience.",
    what_to_notice="What becomes of the state when the given `command` of parties is changed, and when "
    "living standard, numbers and literacy are.",
    what_to_try="Ask B16 and M5 of it. Run it with every party's `command` at 0.1.",
    claim="Swap the doctrine and the outcome moves; swap the conditions and it does not.",
    scope=ESSAY.card.scope,
    refuted_by="States made by commanded parties that stay open where workers are many and well fed; loose "
    "parties whose states close where they are few and poor.",
    source="Pipes 1990; Schapiro 1955; Friedrich and Brzezinski 1956.",
)

THEORY = with_references(
    ESSAY.replacing(
        own_strength=own_strength, rules_made=rules_made, rival_parties_banned=rival_parties_banned
    )
    .without("raised_by_pooling", "drawn_by_base", "drawn_by_actives", "drawn_by_premises")
    .named("rivals.doctrine", CARD)
)
