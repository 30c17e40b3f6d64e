"""Recorded figures from books of strikes, and the observed variable that they are compared with."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from conjuncture.records.observation import PoliticalDefinition


@dataclass(frozen=True, eq=False)
class BookTarget:
    """Recorded figures, and the observed variable that they are compared with.

    Attributes:
        name: the quantity in words.
        variable: the variable of `observe` that the figures are compared with.
        values: the figures by year (integers) or old-style quarter ("1905Q1").
        unit: their unit, the same as that of the observed variable.
        political: the definition of a political strike behind the figures; None if they do not depend on it.
        source_keys: the keys of their sources.
        note: what a user must know about them.
        low, high: the bounds of each figure, if only bounds are known; then scores use them instead of
            `values`.
        between: what these bounds are.
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
