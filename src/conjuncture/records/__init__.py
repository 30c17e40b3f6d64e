"""The historical record: series with their sources, and the record that a simulated movement would leave.

`conjuncture.records.picture` draws a series. It loads a graphics library, so this package does not import it.
"""

from conjuncture.records.book_target import BookTarget
from conjuncture.records.errors import RecordError
from conjuncture.records.exporting import export
from conjuncture.records.observation import PoliticalDefinition, draw_undercount, monthly, observe
from conjuncture.records.overview import SeriesRow, overview
from conjuncture.records.record import Disagreement, Record, Source
from conjuncture.records.series import Series

__all__ = [
    "BookTarget",
    "Disagreement",
    "PoliticalDefinition",
    "Record",
    "RecordError",
    "Series",
    "SeriesRow",
    "Source",
    "draw_undercount",
    "export",
    "monthly",
    "observe",
    "overview",
]
