"""A picture with its finding in words, its data, and the sources of the data."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd


@dataclass(frozen=True)
class Table:
    """A table in words: headings, and rows of as many cells, the first of which names its row."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    @staticmethod
    def of(data: pd.DataFrame, columns: Mapping[str, tuple[str, Callable[[Any], str]]]) -> Table:
        """A table of some columns of the data, each with its heading and how a value is shown."""
        tell = [how for _, how in columns.values()]
        return Table(
            tuple(heading for heading, _ in columns.values()),
            tuple(
                tuple(how(value) for how, value in zip(tell, row, strict=True))
                for row in data[list(columns)].itertuples(index=False, name=None)
            ),
        )


@dataclass(frozen=True, eq=False)
class Picture:
    """A picture.

    Attributes:
        name: names its files: `figures/NAME.svg`, `data/NAME.csv`.
        title: what is shown.
        finding: what the numbers say, sentence by sentence; made from the numbers.
        chart: an Altair chart.
        data: every number behind it.
        source_keys: keys of the recorded figures' sources in the case's record.
        how_to_read: what a reader must know to read it correctly.
        description: for those who cannot see it: the kind of picture, its axes.
        table: the numbers in words, for the page; None where there are too many.
    """

    name: str
    title: str
    finding: tuple[str, ...]
    chart: Any
    data: pd.DataFrame
    source_keys: tuple[str, ...]
    how_to_read: str
    description: str
    table: Table | None = None
