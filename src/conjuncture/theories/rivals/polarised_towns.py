"""Haimson: the towns were parting before the war.

Leopold Haimson, The Problem of Social Stability in Urban Russia, 1905-1917 (1964-65).

Two rifts widened from 1912: between workers and educated society, and between educated society and the state.
Young people fresh from the villages brought old wrongs into the works and found no place there; a state
without room for opinion quarrelled with those on whom it might have leaned. The war interrupted this, and did
not make it.

Parts from the essay where a country is spared the war: the situation of the summer of 1914 comes near to that
of February 1917 without it.
"""

from conjuncture import Beta, Card, LogUniform, clip, derived, exp, maximum, parameter, state, where
from conjuncture.theories.leninism.essay import THEORY as ESSAY
from conjuncture.theories.leninism.levels import country, stratum
from conjuncture.theories.references import with_references

FELT = "between little and most of what is felt as unbearable"
WEIGHT = "between little and most of what a crisis is"


@derived(stratum, absent=0.3, within=(0, 1), unit="0 content, 1 unbearable", source="Haimson 1964")
def grievance(
    living_standard,
    harvest,
    unemployment,
    privilege_in_consumption,
    satisfied_by_reform,
    minority_nation,
    young,
    village_tie,
    landlord_land,
    *,
    lasting=parameter(LogUniform(0.05, 1), unit="weight", reason="hours, fines and foremen, in any year"),
    of_want=parameter(LogUniform(0.2, 4), unit="weight", reason=FELT),
    of_prices=parameter(LogUniform(0.05, 2), unit="weight", reason=FELT),
    of_idleness=parameter(LogUniform(0.05, 2), unit="weight", reason=FELT),
    of_privilege=parameter(LogUniform(0.05, 2), unit="weight", reason=FELT),
    of_nation=parameter(LogUniform(0.02, 1), unit="weight", reason=FELT),
    of_uprooted=parameter(LogUniform(0.2, 4), unit="weight", reason=FELT),
):
    """What is felt in the towns in peace: want, bread, the street, and the wrongs of young people torn from a
    village under landlords. War and defeat are no part of it."""
    bread = of_want * maximum(1 - living_standard, 0.0) + of_prices * maximum(-harvest, 0.0)
    apart = of_uprooted * young * village_tie * landlord_land + of_privilege * privilege_in_consumption
    felt = lasting + bread + apart + of_idleness * unemployment + of_nation * minority_nation
    return (1 - exp(-felt)) * (1 - satisfied_by_reform)


@state(country, initial=0.1, within=(0, 1), unit="0 one, 1 against each other", source="Haimson 1964")
def split_above(
    split_above,
    solvency,
    openness,
    blow_to_state,
    noise,
    dt,
    *,
    heals=parameter(LogUniform(0.2, 3), unit="1/year", reason="quarrels at the top last months to years"),
    of_money=parameter(LogUniform(0.05, 2), unit="1/year", reason="who is to pay divides those above"),
    of_no_voice=parameter(LogUniform(0.1, 3), unit="1/year", reason="who is not heard turns away, in years"),
    of_blow=parameter(Beta(2, 5), unit="share for the worst", reason="a blow shows who stands with whom"),
    intrigues=parameter(LogUniform(0.02, 1), unit="1/year", reason="cabinets fall out now and then"),
    of_intrigue=parameter(Beta(2, 6), unit="share", reason="most are small"),
):
    """Educated society turns from a state that leaves it no voice; money, blows and intrigues part those
    above as well. No defeat is needed."""
    widened = (of_money * (1 - solvency) + of_no_voice * (1 - openness)) * (1 - split_above)
    later = split_above + dt * (widened - heals * split_above)
    struck = of_blow * blow_to_state + where(noise.bernoulli(1 - exp(-intrigues * dt)), of_intrigue, 0.0)
    return clip(later + struck * (1 - later))


@derived(country, absent=0.0, within=(0, 1), unit="0 none, 1 collapse", source="Haimson 1964")
def crisis(
    loyalty,
    solvency,
    split_above,
    *,
    of_troops=parameter(LogUniform(0.3, 3), unit="weight", reason=WEIGHT),
    of_money=parameter(LogUniform(0.1, 2), unit="weight", reason=WEIGHT),
    of_split=parameter(LogUniform(0.1, 2), unit="weight", reason=WEIGHT),
):
    """A regime is in crisis by its troops, its money and its quarrels; a war counts as far as it touches
    these."""
    return 1 - exp(-(of_troops * (1 - loyalty) + of_money * (1 - solvency) + of_split * split_above))


CARD = Card(
    title="Towns that parted before the war",
    what_it_is=__doc__ or "",
    how_it_works="War and defeat leave `grievance`, `split_above` and `crisis`. In their place stand the "
    "young from the villages and a society without a voice. War still wears out troops and treasuries.",
    what_to_notice="How deep crisis and how lively the class are in 1912-14 beside 1915-17.",
    what_to_try="Ask W1 and O10a of it. Hold `war` at 0 from 1914.",
    claim="The situation of 1914 is near that of 1917 without the war.",
    scope=ESSAY.card.scope,
    refuted_by="Countries as divided as Russia in 1914 and spared the war, in which nothing came of it.",
    source="Haimson 1964.",
)

THEORY = with_references(
    ESSAY.replacing(grievance=grievance, split_above=split_above, crisis=crisis).named(
        "rivals.polarised_towns", CARD
    )
)
