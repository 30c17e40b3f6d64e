"""The synthetic society that a case describes: filled levels, and the values of each member at the start.

A `Society` says how many members a level has, where each of them lies, and which variables it supplies. It
runs nothing: the engine reads it. Three ways to get one:

- `regular(sizes, within)`: an evenly nested society, for a theory of twenty lines;
- `Society.of(levels, given)`: fillings by hand;
- `populate(tables, slots, seed)`: a population from recorded tables of size classes, branches, towns and
  traits.

`Filling.within` has the places that do not change. A membership that changes (a party, a union) is a state
of the theory (`joined_by={"party": "affiliation"}` in `Level`). The society supplies the party's `Filling`,
and an int32 `Given` from which the state starts, with -1 for "none".
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
