"""A picture with all that belongs to it: what it shows in words, its data, and where the data come from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd


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
        how_to_read: what has to be known to read it rightly.
        description: for those who cannot see it: the kind of picture, its axes.
        columns: headings in words for the table on the page, by column of `data`; a column without one is
            left out of the table. Empty: no table, the data are too many.
    """

    name: str
    title: str
    finding: tuple[str, ...]
    chart: Any
    data: pd.DataFrame
    source_keys: tuple[str, ...]
    how_to_read: str
    description: str
    columns: dict[str, str]
