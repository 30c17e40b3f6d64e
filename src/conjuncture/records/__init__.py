"""The historical record: series with their sources, and how a simulated movement would have been recorded.

`conjuncture.records.picture` draws a series; it loads a library of pictures, and is imported by itself.
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
