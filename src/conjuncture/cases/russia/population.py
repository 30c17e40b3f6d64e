"""The synthetic working class of Russia, from the recorded tables."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from conjuncture.cases.russia.society_tables import society_tables
from conjuncture.cases.russia.targets import workforce_by_year
from conjuncture.society import (
    PopulationTables,
    Society,
    branches_in_towns_from,
    margin_from,
    populate,
    size_classes_from,
    traits_from,
)

SIZES_OF = 1901  # the year of the table of plants by size; that of 1910 is kept for comparison
LARGEST_WORKS = (
    30_000  # assumption: the open class ends above the largest works known (Putilov, about 30,000 in 1917)
)
TENURE_BANDS = (
    0,
    2,
    5,
    30,
)  # the record's bands, less than 2, 2-5, 5 and more; assumption: nobody over 30 years
YOUNGEST = 12.0  # the law of 1882 forbade work in factories below the age of 12
_TRAITS = {
    "female": "female",
    "age": "age",
    "skill": "skill",
    "relative_pay": "pay",
    "village_tie": "village_tie",
    "tenure": "years_in_factory",
}


def society(slots: int, seed: int) -> Society:
    """A society of `slots` workers in workplaces of recorded size classes, branches and provinces.

    Pay is relative to the mean of the branch, since workers compare themselves with it.
    """
    tables: dict[str, list[Any]] = {
        name: table.to_dict("records") for name, table in society_tables().items()
    }
    branches, towns = margin_from(tables["branches"], "branch"), margin_from(tables["towns"], "town")
    traits = traits_from(
        tables["traits"],
        _TRAITS,
        branches.names,
        edges={"tenure": TENURE_BANDS},
        at_most={"tenure": ("age", -YOUNGEST)},
    )
    largest = float(workforce_by_year()["workers"].max()) * 1000
    return populate(
        PopulationTables(
            country="Russia",
            largest_workforce=largest,
            workforce_source="workers under factory inspection, largest year 1895-1914",
            size_classes=size_classes_from(tables["size_classes"], SIZES_OF, LARGEST_WORKS),
            branches=branches,
            towns=towns,
            associations=(branches_in_towns_from(tables["town_branches"], towns, branches),),
            traits=tuple(
                replace(trait, mean_one_within="branch") if trait.name == "pay" else trait for trait in traits
            ),
        ),
        slots,
        seed,
    )
