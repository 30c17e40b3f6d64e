"""Structural-demographic theory: wages fall behind, elites multiply, the state is in debt, and stress rises.

Peter Turchin and Andrey Korotayev, "The 2010 Structural-Demographic Forecast for the 2010-2020 Decade: A
Retrospective Assessment", PLoS ONE 15 (8), 2020, e0237458. Where wages are low in proportion to output per
head, employers gain and elites grow in number; each of them then has less, and they turn on each other.
Political stress is the product of three pressures, of the masses, of elites and on the state's finances.

The income of elites is taken in proportion to what it was at the start: the published stress needs that,
though the formula does not say so. Two readings of `mass_pressure`: the published sheet divides the share of
people in their twenties by 50 per cent, the published script by 60, so that stress is 1.2 times as large by
the sheet. Published per year: run it with dt=1.
"""

from conjuncture import Card, Fixed, Level, Theory, derived, parameter, series, start, state
from conjuncture.theories.references import with_references

SOURCE = "Turchin and Korotayev 2020"

country = Level("country")

relative_wage = series(
    country,
    unit="1980 = 1",
    description="Wages of workers over output per head, in proportion to those of 1980.",
)
urban = series(country, unit="share of people", description="The share that lives in towns.")
in_their_twenties = series(
    country, unit="per cent of people", description="Per cent of people who are from 20 to 29 years old."
)
debt = series(country, unit="share of a year's output", description="Debt of the state over output.")
distrust = series(country, unit="share of people", description="The share that does not trust the state.")


@state(country, initial=1.0, unit="elites of the first year", source=SOURCE)
def elites(
    elites,
    relative_wage,
    dt,
    *,
    mobility=parameter(Fixed(0.1), unit="1/year", source=f"{SOURCE}: mu0"),
    even_wage=parameter(Fixed(1.0), unit="1980 = 1", source=f"{SOURCE}: w0"),
):
    """Elites as a share of the people: more rise into them the lower wages are."""
    return elites + dt * mobility * (even_wage - relative_wage) / relative_wage


@derived(country, absent=1.0, unit="output per head for each elite", source=SOURCE)
def elite_income(
    elites,
    relative_wage,
    *,
    workers=parameter(Fixed(0.5), unit="share of people", source=f"{SOURCE}: lambda"),
):
    """What workers do not get, divided among elites."""
    return (1 - workers * relative_wage) / elites


@derived(country, absent=1.0, unit="first year = 1", source=f"{SOURCE}: what its published stress takes")
def relative_elite_income(elite_income):
    """The same in proportion to the first year."""
    return elite_income / start(elite_income)


@derived(country, absent=1.0, source=f"{SOURCE}: EMP")
def elite_pressure(elites, relative_elite_income):
    """Many elites, each with little: they compete."""
    return elites / relative_elite_income


@derived(country, absent=1.0, source=f"{SOURCE}: MMP, the published sheet", reading="sheet")
def mass_pressure(relative_wage, urban, in_their_twenties):
    """Low wages, people in towns, and many of them young."""
    return urban * in_their_twenties / 50 / relative_wage


@mass_pressure.reading("script", source=f"{SOURCE}: MMP, the published script")
def by_the_script(relative_wage, urban, in_their_twenties):
    """The same with young people counted in proportion to 60 per cent."""
    return urban * in_their_twenties / 60 / relative_wage


@derived(country, absent=1.0, source=f"{SOURCE}: SFD")
def fiscal_distress(debt, distrust):
    """A state in debt that is not trusted."""
    return debt * distrust


@derived(country, absent=0.0, unit="hundredths", source=f"{SOURCE}: PSI")
def political_stress(mass_pressure, elite_pressure, fiscal_distress):
    """The three pressures multiplied, since each makes the others count for more."""
    return 100 * mass_pressure * elite_pressure * fiscal_distress


CARD = Card(
    title="Structural-demographic pressure",
    what_it_is=(
        "A country over generations: how wages stand to output, how many belong to the elites or press into "
        "them, how the state's finances are. Together they say how easily it is shaken, not when it is."
    ),
    how_it_works=(
        "Low wages let elites grow, the more the lower they are. What is not paid in wages is divided among "
        "them, so that each has less as they multiply. Political stress multiplies the pressure of the "
        "masses (low wages, towns, youth), of elites (many, each with little) and on the state (debt, "
        "distrust)."
    ),
    what_to_notice=(
        "Elites answer slowly: they go on growing for decades after wages have turned. Stress in the United "
        "States is lowest in 1966 and twenty times as high in 2010."
    ),
    what_to_try=(
        "Run the published table from 1945 with dt=1. Hold relative_wage at 1 from 1980 on, and most of the "
        "rise is gone. Take the reading mass_pressure=script: every figure is five sixths of the sheet's."
    ),
    claim="Instability comes when wages have lagged, elites have multiplied and the state is weak.",
    scope=(
        "Trends given from outside: wages, towns, ages, debt and trust do not answer the stress that they "
        "make. One country, no classes but workers and elites, no organisation, no sparks."
    ),
    refuted_by=(
        "Countries in which stress so measured rises manifold over decades and unrest does not; or unrest "
        "that goes with one of the three pressures as much as with their product."
    ),
    source="Turchin and Korotayev 2020, PLoS ONE 15 (8): e0237458",
)

THEORY = with_references(Theory.module(globals(), card=CARD))
