"""The synthetic society a case describes: levels filled in, and what each member is given at the start.

A `Society` says how many members a level has, where each of them lies, and which variables it supplies. It
runs nothing: the engine reads it. Three ways to get one:

- `regular(sizes, within)`: an evenly nested society, for a theory of twenty lines;
- `Society.of(levels, given)`: fillings by hand;
- `populate(tables, slots, seed)`: a population from recorded tables of size classes, branches, towns and
  traits.

Design note: what is not here yet, and where it goes
----------------------------------------------------
*Levels joined by a state* (a party, a union): `Filling.within` holds the places that do not change. A
membership that changes is a state variable of the theory (`joined_by={"party": "affiliation"}` in `Level`),
whose first value is an int32 `Given` with -1 for "none"; the society supplies the party's `Filling` (its
size) and that first value, and the engine carries the rest. Nothing in `within` will need to change.
"""

from .distributions import Bands, Beta, Choice, Constant, Distribution, Gamma, LogNormal, Normal, Proportion
from .errors import SocietyError
from .joint import Association, Margin
from .levels import Filling
from .membership import place_above
from .population import PopulationTables, populate
from .regular import regular
from .rows import branches_in_towns_from, margin_from, size_classes_from, traits_from
from .size_classes import SizeClass
from .society import Given, Society
from .traits import ByBand, ByLabel, Trait
from .words import numbered

__all__ = [
    "Association",
    "Bands",
    "Beta",
    "ByBand",
    "ByLabel",
    "Choice",
    "Constant",
    "Distribution",
    "Filling",
    "Gamma",
    "Given",
    "LogNormal",
    "Margin",
    "Normal",
    "PopulationTables",
    "Proportion",
    "SizeClass",
    "Society",
    "SocietyError",
    "Trait",
    "branches_in_towns_from",
    "margin_from",
    "numbered",
    "place_above",
    "populate",
    "regular",
    "size_classes_from",
    "traits_from",
]
