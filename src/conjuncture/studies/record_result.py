"""The result of `conjuncture.record`: the recorded series, as tables, pictures and files."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from conjuncture.records import Record, SeriesRow, export, overview
from conjuncture.records.exporting import figures

if TYPE_CHECKING:
    import altair as alt


@dataclass(frozen=True, eq=False)
class CaseRecord(Record):
    """The recorded series of a case, to read, draw and export; its fields are those of `Record`.

    Attributes:
        case, title: the name and the title of the case.
    """

    case: str = ""
    title: str = ""

    def find(self, word: str = "") -> tuple[SeriesRow, ...]:
        """A row for each series with this word in its name or description; without a word, for all.

        `pandas.DataFrame(record.find("strikers"))` makes a table of them.
        """
        needle = word.lower()
        return tuple(row for row in overview(self) if needle in f"{row.series_id} {row.what}".lower())

    def table(self, series_id: str | None = None) -> pd.DataFrame:
        """A row for each figure, of one series or of all.

        Returns:
            Columns `series_id`, `country`, `period_start`, `period_end` (dates as text), `value`, `unit`,
            `breakdown`, `source_key`, `note`, `citation`, `grade`, `address` of the source (as in `Source`).

        Raises:
            RecordError: an unknown series; the message has the nearest.
        """
        return figures(self, series_id)

    def picture(self, series_id: str, *, unit: str | None = None) -> alt.Chart | alt.LayerChart:
        """Draw a series, as a chart that a notebook shows.

        Args:
            series_id: drawn over time; as bars if it has figures for only one period; or as a line of events.
            unit: which unit, if there are several; without it the one with the most figures.

        Raises:
            RecordError: an unknown series or unit; the message has the nearest.
        """
        from conjuncture.records.picture import plot  # loads the graphics library

        return plot(self, series_id, unit=unit)

    def plot(self, series_id: str, path: str | Path, *, unit: str | None = None) -> Path:
        """Draw a series into a file (.svg, .png or .html), and return its path. Arguments as for `picture`.

        Raises:
            RecordError: an unknown series or unit (the message has the nearest); a file with another ending.
        """
        from conjuncture.records.picture import save

        return save(self.picture(series_id, unit=unit), Path(path))

    def _repr_html_(self) -> str:
        """How a notebook shows it."""
        from conjuncture.presentation.notebook import result_html

        table = pd.DataFrame([vars(row) for row in self.find()])
        return result_html(self.title or "A record", (f"{len(self)} recorded series.",), table=table)

    def report(self, folder: str | Path) -> Path:
        """Write a page of all series with a search, and its data, and return the path of the page.

        Each series has its figures, a picture, its sources with their addresses, and their disagreements.

        Raises:
            ReportError: the folder has another report.
        """
        from conjuncture.presentation.record_page import write_record_page
        from conjuncture.studies.report_folder import report_in
        from conjuncture.studies.report_owner import Owner

        owner = Owner("record", {"case": self.case})
        with report_in(Path(folder), owner) as mark:
            return write_record_page(self, self.title, Path(folder), mark)

    def export(self, path: str | Path, series_id: str | None = None) -> Path:
        """Write one series, or all, with their sources into a file (.csv or .json), and return its path.

        Raises:
            RecordError: an unknown series (the message has the nearest); a file with another ending.
        """
        return export(self, series_id, path)
