"""Exclusion by rules: how a monopoly of administration is made, kept and undone; and the two measures.

Officials with power make rules that keep others out, and rules keep them in power: a loop (with
`administration_by_workers`, `recalled` and `privilege_in_power`), in three readings of `rules_made`.

What this file may not mention: where distortion ends and degeneration begins. Both are measures. Leaders may
see the first; nothing else follows from either.
"""

from conjuncture import (
    Beta,
    LogUniform,
    Theory,
    clip,
    derived,
    either,
    minimum,
    parameter,
    rise_and_fall,
    state,
    where,
)
from conjuncture.theories.leninism.levels import country
from conjuncture.theories.leninism.response import saturating, threshold

UNKNOWN_RATE = "nobody has measured it: from months to a decade or more"
UNKNOWN_SHARE = "nobody has measured it: any share may be so"


def _share():
    return parameter(Beta(2, 2), unit="share", reason=UNKNOWN_SHARE)


HARSHNESS = parameter(
    Beta(1, 3),
    unit="share of the effort",
    reason="how much of it each cause brings is disputed: none to most",
)
RULES = parameter(LogUniform(0.03, 5.0), unit="1/year", name="rules_written", reason=UNKNOWN_RATE)
RULES_AT = parameter(
    Beta(3, 3), unit="officials' hold", name="rules_at", reason="where it begins to tell is unknown"
)


@derived(country, absent=0.0, within=(0, 1), source="own idea")
def officials_hold(apparatus, privilege_in_power, excluding_rule):
    """The hold of officials on the making of rules: many of them, with power or with rules already on their
    side."""
    return apparatus * either(privilege_in_power, excluding_rule)


@derived(country, absent=0.0, within=(0, 1), source="essay L955-975; Farber 1990")
def voices_silenced(
    rival_parties_banned,
    factions_banned,
    *,
    by_ban_on_rivals=parameter(Beta(2, 2), unit="share", reason=UNKNOWN_SHARE),
    by_ban_on_factions=parameter(Beta(2, 2), unit="share", reason=UNKNOWN_SHARE),
):
    """How far those are silenced who would object to a rule: other parties outside, factions inside."""
    return either(by_ban_on_rivals * rival_parties_banned, by_ban_on_factions * factions_banned)


@derived(country, absent=0.0, unit="1/year", source="essay L817-825; Michels 1911", reading="linear")
def rules_made(officials_hold, voices_silenced, *, rate=RULES):
    """Rules that keep others out, as many as officials' hold allows; twice as many where nobody may
    object."""
    return rate * officials_hold * (0.5 + 0.5 * voices_silenced)


@rules_made.reading("saturating")
def _rules_at_once(officials_hold, voices_silenced, *, rate=RULES, at=RULES_AT):
    """The first officials make the rules that matter."""
    return rate * saturating(officials_hold, at) * (0.5 + 0.5 * voices_silenced)


@rules_made.reading("threshold")
def _rules_past_a_point(officials_hold, voices_silenced, *, rate=RULES, at=RULES_AT):
    """Officials must be strong before they can write their place into rules; then all is written at once."""
    return rate * threshold(officials_hold, at) * (0.5 + 0.5 * voices_silenced)


@state(country, initial=0.0, within=(0, 1), unit="0 none, 1 complete", source="essay L817-825")
def excluding_rule(
    excluding_rule,
    workers_power,
    rules_made,
    self_activity,
    check_on_officials,
    policy_democracy,
    dt,
    *,
    repealed=parameter(LogUniform(0.1, 5.0), unit="1/year", reason=UNKNOWN_RATE),
):
    """Exclusion of workers from administration by rule: lists of posts, appointment for election, reports
    that go upwards only. An active class, other checks, or a policy of soviet democracy repeal it."""
    opposed = either(self_activity, check_on_officials, policy_democracy)
    later = rise_and_fall(excluding_rule, rules_made, repealed * opposed, dt)
    return where(workers_power, clip(later), 0.0)


@derived(
    country,
    absent=0.0,
    within=(0, 1),
    unit="share of the effort",
    source="Aves 1996; Pirani 2008; Brovkin 1994",
)
def repression_of_workers(
    workers_power,
    rival_parties_banned,
    factions_banned,
    excluding_rule,
    privilege_in_power,
    civil_war,
    *,
    of_war=HARSHNESS,
    of_ban_on_rivals=HARSHNESS,
    of_ban_on_factions=HARSHNESS,
    of_rule=HARSHNESS,
    of_privilege=HARSHNESS,
):
    """Strikers and speakers are arrested, sacked or sent away: in civil war, where parties and factions are
    banned, and where officials have something to lose."""
    spared = (1 - of_war * civil_war) * (1 - of_ban_on_rivals * rival_parties_banned)
    spared = spared * (1 - of_ban_on_factions * factions_banned) * (1 - of_rule * excluding_rule)
    return where(workers_power, 1 - spared * (1 - of_privilege * privilege_in_power), 0.0)


@derived(country, absent=0.0, within=(0, 1), source="essay L903-909, L916-925; against it, Farber 1990")
def check_on_officials(
    workers_power,
    fusion,
    inner_democracy,
    is_party,
    leads,
    administration_by_workers,
    rival_parties_banned,
    implantation,
    is_union,
    debate,
    *,
    by_party=_share(),
    by_councils=_share(),
    by_unions=_share(),
    by_criticism=_share(),
):
    """What holds officials to account besides workers' own activity: a party apart from the state, councils,
    unions, criticism in the open. Each has the same chance to matter."""
    party = (1 - fusion) * inner_democracy.mean(where=is_party, weights=leads + 0.01)
    councils = administration_by_workers * (1 - rival_parties_banned)
    unions = minimum(implantation.sum(where=is_union), 1.0) * (1 - fusion)
    unchecked = (1 - by_party * party) * (1 - by_councils * councils) * (1 - by_unions * unions)
    return where(workers_power, clip(1 - unchecked * (1 - by_criticism * debate)), 0.0)


@derived(
    country, absent=0.0, within=(0, 1), unit="share of administration", source="essay L817-825; definition"
)
def distortion(workers_power, years_of_power, administration_by_workers):
    """Measure: how much of administration has passed to people set apart for it."""
    return where(workers_power & (years_of_power > 0), 1 - administration_by_workers, 0.0)


@derived(country, absent=0.0, within=(0, 1), unit="0 none, 1 complete", source="essay L820-825; definition")
def degeneration(distortion, excluding_rule):
    """Measure: how far officials have a monopoly, and hold it by rule. As great as the lesser of the two."""
    return minimum(distortion, excluding_rule)


EXCLUSION = Theory.module(globals(), name="exclusion")
