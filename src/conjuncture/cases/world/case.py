"""The world, 1886-1981: each of twenty coded situations is a country, and all share one time.

A country with several situations appears as several members. Each has its country's wars and defeats in all
years, the blows of its own side up to the end of its situation, and the law on workers' organisations at the
beginning of the situation, so that no consequence of an outcome is an input. The codes of the outcome, of
mass action, of the army's split and of dual power are not inputs. Implantation was coded about a year before
each crisis; organisations begin with it in 1886, and the theory decides how far it lasts until the crisis.

The record of who governed begins in 1886. Every member begins under the old power, like every country of the
theory; if a parliament governed in 1886, that is one reading, and "parliaments as liberal rule" is the other.
If a country has several situations, each member has the record up to the end of its own. Their common past is
in the record of each, so its passages count more than once: to compare chances, name only the last member of
each country.
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
