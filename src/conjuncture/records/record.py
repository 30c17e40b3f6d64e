"""The record of a case: its series, their sources, and the disagreements between sources."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources.abc import Traversable

import pandas as pd

from conjuncture.errors import nearest
from conjuncture.files.columns import Column
from conjuncture.files.mistakes import Mistakes
from conjuncture.files.text import plain
from conjuncture.records.errors import RecordError
from conjuncture.records.hashes import check_hashes, table_hashes
from conjuncture.records.series import Series, all_series, with_types
from conjuncture.records.series_table import read_series_table
from conjuncture.records.table import DISAGREEMENTS, SOURCES, as_frame, read_table

# Tables in a case's data folder that contain no series.
NOT_SERIES = (
    "sources.csv", "disagreements.csv", "society.csv", "works.csv", "organisation.csv", "ties.csv",
    "inputs.csv", "targets.csv", "course.csv",
)  # fmt: skip
SOCIETY_PREFIX = "society_"


@dataclass(frozen=True)
class Source:
    """A source of figures. Grade: A primary or official, B scholarly, C weak, - computed by the compiler."""

    source_key: str
    citation: str
    address: str
    licence_remark: str
    how_verified: str
    grade: str


@dataclass(frozen=True)
class Disagreement:
    """A subject on which two sources differ, the reason, and which to use; `series_ids` names the series."""

    series_ids: tuple[str, ...]
    subject: str
    source_a: str
    source_b: str
    reason: str
    recommended_use: str


@dataclass(frozen=True, eq=False)
class Record:
    """The recorded series of a case, read-only. `record["ru_strikers_total"]` is one of them."""

    series: Mapping[str, Series]
    all_sources: Mapping[str, Source]
    all_disagreements: tuple[Disagreement, ...]

    @staticmethod
    def read(folder: Traversable, *, hashed: bool = True) -> Record:
        """Read and check a case's data folder: its series tables, sources.csv, disagreements.csv,
        hashes.json.

        Args:
            folder: a path, or a resource of an installed package.
            hashed: whether the tables must agree with `hashes.json`, so that a changed figure is noticed.

        Raises:
            FileError: tables that differ from `hashes.json`; or all mistakes of all tables: file, line,
                column, remedy.
        """
        names = check_hashes(folder) if hashed else table_hashes(folder)
        sources = _table(folder, "sources.csv", SOURCES)
        keys = frozenset(sources["source_key"])
        mistakes, tables = Mistakes(folder), []
        for name in names:
            if (
                name.casefold().endswith(".csv")
                and name not in NOT_SERIES
                and not name.startswith(SOCIETY_PREFIX)
            ):
                with mistakes.collect():
                    tables.append(as_frame(read_series_table(folder / name, keys)).assign(file=name))
        mistakes.refuse()
        series = all_series(with_types(pd.concat(tables))) if tables else {}
        disputes = _table(folder, "disagreements.csv", DISAGREEMENTS)
        return Record(
            series=series,
            all_sources={str(row[0]): Source(*row) for row in sources.itertuples(index=False, name=None)},
            all_disagreements=tuple(
                Disagreement(tuple(filter(None, str(ids).split(";"))), *rest)
                for ids, *rest in disputes.itertuples(index=False, name=None)
            ),
        )

    def ids(self) -> tuple[str, ...]:
        """The names of all series, in alphabetical order."""
        return tuple(sorted(self.series))

    def __getitem__(self, series_id: str) -> Series:
        series_id = plain(series_id)
        if series_id not in self.series:
            known = nearest(series_id, self.series)
            raise RecordError(f"The record has no series '{series_id}'.", remedy=known)
        return self.series[series_id]

    def __iter__(self) -> Iterator[str]:
        return iter(self.ids())

    def __contains__(self, series_id: object) -> bool:
        return isinstance(series_id, str) and plain(series_id) in self.series

    def __len__(self) -> int:
        return len(self.series)

    def values(self, series_id: str, **choice: str) -> pd.Series:
        """The figures of one series by period; see `Series.values`."""
        return self[series_id].values(**choice)

    def yearly(self, series_id: str, **choice: str) -> pd.Series:
        """The figures of one series by year (integers); see `Series.yearly`."""
        return self[series_id].yearly(**choice)

    def sources(self, series_id: str) -> tuple[Source, ...]:
        """The sources of one series, in order of first use."""
        return tuple(self.all_sources[key] for key in dict.fromkeys(self[series_id].frame["source_key"]))

    def disagreements(self, series_id: str) -> tuple[Disagreement, ...]:
        """The points about one series on which sources differ."""
        series = self[series_id]  # an unknown name is an error, not an empty answer
        return tuple(dispute for dispute in self.all_disagreements if series.series_id in dispute.series_ids)


def _table(folder: Traversable, name: str, columns: Sequence[Column]) -> pd.DataFrame:
    """Read a table that may be missing (`check_hashes` notices if it was lost)."""
    if not (folder / name).is_file():
        return pd.DataFrame(columns=pd.Index([column.name for column in columns]), dtype="str")
    return read_table(folder / name, columns)
