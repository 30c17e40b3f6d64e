"""Robustness: the same question asked of tables whose codings were moved, or that lack a case.

A degree of membership is a judgement. A result that holds only because one case was coded .6 and not .4 is no
finding.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from zlib import crc32

import numpy as np

from conjuncture.inquiry.qca.table import Table

Key = tuple[str, str]
"""A role and what was found in it: ("necessary", "DEV")."""
MOST_LEFT_OUT = 60


def moved(table: Table, by: float, times: int, seed: int = 0) -> Iterator[Table]:
    """Tables in which each degree was moved uniformly by up to `by`, up or down, and kept within 0..1.

    Kinds (more than two values) stay; so does a table without any degree: there is nothing to move.
    """
    if not table.fuzzy:
        return
    for time in range(times):
        columns = {}
        for name, values in table.columns.items():
            # Noise belongs to a column by its name: asking about more conditions changes no other codings.
            luck = np.random.default_rng([seed, time, crc32(name.encode())])
            by_luck = np.clip(values + luck.uniform(-by, by, len(values)), 0.0, 1.0)
            columns[name] = by_luck if table.levels(name) == 2 else values
        yield table.with_columns(table.cases, columns)


def left_out(table: Table, most: int = MOST_LEFT_OUT, seed: int = 0) -> Iterator[Table]:
    """Tables that lack one case, each in turn; of more than `most` cases, `most` samples with replacement."""
    number = len(table.cases)
    for trial in range(min(number, most)):
        if number <= most:
            rows = [place for place in range(number) if place != trial]
        else:
            rows = np.sort(np.random.default_rng([seed, trial]).integers(number, size=number)).tolist()
        yield table.only(rows)


@dataclass(frozen=True)
class Survival:
    """In how many of the tables each thing was found again.

    Attributes:
        tables: how many were asked.
        found: by finding, in how many.
    """

    tables: int = 0
    found: Mapping[Key, int] = field(default_factory=dict)

    def count(self, key: Key) -> int:
        """In how many tables this was found again."""
        return self.found.get(key, 0)

    def share(self, key: Key) -> float:
        """The share of the tables in which this was found again; NaN if there are none."""
        return self.count(key) / self.tables if self.tables else float("nan")


def survival(tables: Iterable[Table], found: Callable[[Table], Iterable[Key]]) -> Survival:
    """Count the findings of each table."""
    number, counts = 0, Counter[Key]()
    for table in tables:
        number += 1
        counts.update(set(found(table)))
    return Survival(number, counts)
