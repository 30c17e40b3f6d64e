"""What the books of strikes recorded, and which observed variable it is compared with."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from conjuncture.records.observation import PoliticalDefinition


@dataclass(frozen=True, eq=False)
class BookTarget:
    """Recorded figures, and which observed variable they belong to.

    Attributes:
        name: what it is, in words.
        variable: the variable of `observe` that it is compared with.
        values: the figures by year (integers) or old-style quarter ("1905Q1").
        unit: their unit, the same as the observed variable's.
        political: the definition of a political strike that the figures rest on; None where none enters.
        source_keys: where they come from.
        note: what has to be known before using them.
        low, high: between what each figure lies, where that is all that is known; then `values` are only
            drawn.
        between: what these edges are.
    """

    name: str
    variable: str
    values: pd.Series
    unit: str
    political: PoliticalDefinition | None
    source_keys: tuple[str, ...]
    note: str = ""
    low: pd.Series | None = None
    high: pd.Series | None = None
    between: str = "two counts"
