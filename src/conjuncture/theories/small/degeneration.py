"""Distortion and degeneration, in small: how officials come to administer, and when they come to rule.

A workers' state after a war: industry is down and people are worn out. Who takes no part in running the state
leaves it to officials: that is distortion. Officials without control gain privileges, and these give them an
interest in a rule that nobody can end: if they get it, that is degeneration. Another policy and help from
abroad can be given.

The pattern this file may not mention: whether one must lead to the other.
"""

from conjuncture import (
    Card,
    Level,
    LogUniform,
    Theory,
    Uniform,
    clip,
    derived,
    given,
    parameter,
    rise_and_fall,
    state,
)
from conjuncture.theories.references import with_references

UNKNOWN_RATE = "nobody has measured it; from a change in thirty years to one in some months"

country = Level("country")

democracy = given(
    country,
    within=(0, 1),
    unit="0 as it was, 1 the other policy",
    description="How far those who govern pursue another policy: parties, factions and councils are free.",
)
aid = given(
    country,
    within=(0, 1),
    unit="0 none, 1 as much as can be used",
    description="Help from abroad: machines, experts and credit from a country in which workers govern, too.",
)


@state(
    country,
    initial=parameter(
        Uniform(0.1, 0.5),
        unit="share of before the war",
        reason="a tenth to a half was left",
        name="industry.left",
    ),
    within=(0, 1),
    unit="share of before the war",
    source="Nove 1969",
)
def industry(
    industry,
    exhaustion,
    aid,
    dt,
    *,
    rebuilt=parameter(LogUniform(0.03, 1), unit="1/year", reason=UNKNOWN_RATE),
    by_aid=parameter(LogUniform(0.03, 1), unit="1/year", reason=UNKNOWN_RATE),
):
    """People who are not worn out rebuild it, faster with help from abroad."""
    return clip(rise_and_fall(industry, rebuilt * (1 - exhaustion) + by_aid * aid, 0, dt))


@state(
    country,
    initial=parameter(
        Uniform(0.5, 1), unit="0 fresh, 1 worn out", reason="after seven years of war", name="exhaustion.left"
    ),
    within=(0, 1),
    unit="0 fresh, 1 worn out",
    source="Aves 1996",
)
def exhaustion(
    exhaustion, industry, dt, *, rest=parameter(LogUniform(0.03, 1), unit="1/year", reason=UNKNOWN_RATE)
):
    """Bread and rest restore people, as far as industry gives them something to live on."""
    return clip(rise_and_fall(exhaustion, 0, rest * industry, dt))


@derived(country, absent=0.5, within=(0, 1), unit="0 no class, 1 as before the war", source="Koenker 1985")
def strength(industry, exhaustion):
    """The class that could run the state: those who work in industry and are not worn out."""
    return industry * (1 - exhaustion)


@derived(country, absent=1.0, within=(0, 1), unit="share", source="Rakovsky 1928")
def heard(freedom, monopoly):
    """How far what people decide counts: as far as they may organise and nobody rules over them."""
    return freedom * (1 - monopoly)


@state(country, initial=0.5, within=(0, 1), unit="share", source="Rakovsky 1928; Pirani 2008")
def taking_part(
    taking_part,
    strength,
    heard,
    dt,
    *,
    entering=parameter(LogUniform(0.03, 3), unit="1/year", reason=UNKNOWN_RATE),
    leaving=parameter(LogUniform(0.03, 3), unit="1/year", reason=UNKNOWN_RATE),
):
    """People who have strength and are heard take part; others go home."""
    return clip(rise_and_fall(taking_part, entering * strength * heard, leaving * (1 - strength), dt))


@derived(country, absent=0.5, within=(0, 1), unit="share", source="definition: distortion; Rakovsky 1928")
def distortion(taking_part):
    """How much of administration officials do because nobody else does."""
    return 1 - taking_part


@derived(country, absent=0.5, within=(0, 1), unit="share", source="Rakovsky 1928; Farber 1990")
def control(taking_part, freedom):
    """How far officials answer to others: people who take part, and may say what they see."""
    return taking_part * freedom


@state(country, initial=0.0, within=(0, 1), unit="0 as workers, 1 a life apart", source="Trotsky 1937")
def privileges(
    privileges,
    distortion,
    control,
    dt,
    *,
    taken=parameter(LogUniform(0.03, 3), unit="1/year", reason=UNKNOWN_RATE),
    lost=parameter(LogUniform(0.03, 3), unit="1/year", reason=UNKNOWN_RATE),
):
    """Officials who administer take privileges, and lose them where they are controlled."""
    return clip(rise_and_fall(privileges, taken * distortion * (1 - control), lost * control, dt))


@state(country, initial=0.5, within=(0, 1), unit="0 banned, 1 free", source="Farber 1990; Daniels 1960")
def freedom(
    freedom,
    privileges,
    democracy,
    dt,
    *,
    banned=parameter(LogUniform(0.03, 3), unit="1/year", reason=UNKNOWN_RATE),
    restored=parameter(LogUniform(0.03, 3), unit="1/year", reason=UNKNOWN_RATE),
):
    """Officials with privileges ban what could end them; the other policy restores it."""
    return clip(rise_and_fall(freedom, restored * democracy, banned * privileges * (1 - democracy), dt))


@state(country, initial=0.0, within=(0, 1), unit="0 none, 1 whole", source="Trotsky 1937; Rakovsky 1928")
def monopoly(
    monopoly,
    privileges,
    distortion,
    control,
    dt,
    *,
    seized=parameter(LogUniform(0.03, 3), unit="1/year", reason=UNKNOWN_RATE),
    broken=parameter(LogUniform(0.03, 3), unit="1/year", reason=UNKNOWN_RATE),
):
    """Degeneration: officials who administer and have privileges to lose make their rule last."""
    return clip(rise_and_fall(monopoly, seized * privileges * distortion, broken * control, dt))


CARD = Card(
    title="Distortion and degeneration, in small",
    what_it_is="A workers' state after a war: officials, people who take part or stay at home, two policies.",
    how_it_works=(
        "People who are worn out take no part, and officials administer for them. Officials whom nobody "
        "controls take privileges, ban what could end these, and make their rule last. Rest and industry "
        "bring people back; the other policy restores freedom."
    ),
    what_to_notice=(
        "Distortion comes early and of exhaustion. Whether a rule of officials follows is decided by a race: "
        "do people come back before those who administer have something to lose? Freedom alone brings "
        "nobody back."
    ),
    what_to_try=(
        "Set `democracy` and `aid` to 1. Hold `exhaustion` at 0. Cut `privileges`: officials without an "
        "interest of their own administer, and never rule."
    ),
    claim=(
        "After exhaustion distortion could hardly be avoided, and degeneration could: by another policy in "
        "time."
    ),
    scope=(
        "One country, no peasants, no war that returns, no parties that differ, no persons. The other policy "
        "is pursued by whoever governs; why they should is left open."
    ),
    refuted_by=(
        "Workers' states whose people were rested and took part, and in which officials came to rule as "
        "fast; or exhausted ones in which nobody took part, and free parties kept officials from ruling."
    ),
    source="Rakovsky 1928; Trotsky 1937; essay L837-1010",
)

THEORY = with_references(Theory.module(globals(), card=CARD))
