"""The world, 1886-1981: each of twenty coded situations a country, all on one clock.

A country with several situations is as many members. Each has its country's wars and defeats throughout, its
own side's blows up to the end of its situation, and the law on workers' organisations as it stood when the
situation began, so that nothing that followed from an outcome is an input. No code of the outcome, of mass
action, of the army's split or of dual power is among the inputs. Implantation, coded about a year before each
crisis, is what organisations begin with in 1886: how far it lasts until then is the theory's affair.

Who governed is recorded from 1886 on. Every member begins under the old power, as every country of the theory
does; where a parliament governed in 1886 that is a reading, and "parliaments as liberal rule" is the other.
Of a country with several situations each member has the record up to the end of its own. Their common past is
in the record of each, so that its passages count more than once: where chances are compared, name the last
member of each country.
"""

from collections.abc import Mapping
from importlib.resources import files

from conjuncture.cases.tables import case_from_tables

MEMBERS: Mapping[str, str] = {
    "RU1905": "Russia 1905",
    "RU1917F": "Russia February 1917",
    "RU1917O": "Russia October 1917",
    "FI1918": "Finland 1918",
    "DE1918": "Germany 1918",
    "HU1919": "Hungary 1919",
    "IT1919": "Italy 1919",
    "DE1923": "Germany 1923",
    "CN1925": "China 1925",
    "ES1936": "Spain 1936",
    "FR1936": "France 1936",
    "HU1956": "Hungary 1956",
    "FR1968": "France 1968",
    "CL1970": "Chile 1970",
    "PT1974": "Portugal 1974",
    "PL1980": "Poland 1980",
    "GB1919": "Britain 1919",
    "GB1926": "Britain 1926",
    "US1886": "United States 1886",
    "DE1905": "Germany 1905",
}
"""The country of each situation of `conjuncture.cases.situations`."""

CASE = case_from_tables(files("conjuncture.cases") / "world" / "data")
