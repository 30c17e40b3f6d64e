"""The historical record: series with their sources, and how a simulated movement would have been recorded.

`conjuncture.record.picture` draws a series; it loads a library of pictures, and is imported by itself.
"""

from conjuncture.record.errors import RecordError
from conjuncture.record.exporting import export
from conjuncture.record.observation import PoliticalDefinition, draw_undercount, monthly, observe
from conjuncture.record.overview import SeriesRow, overview
from conjuncture.record.record import Disagreement, Record, Source
from conjuncture.record.series import Series
from conjuncture.record.target import Target, align

__all__ = [
    "Disagreement",
    "PoliticalDefinition",
    "Record",
    "RecordError",
    "Series",
    "SeriesRow",
    "Source",
    "Target",
    "align",
    "draw_undercount",
    "export",
    "monthly",
    "observe",
    "overview",
]
