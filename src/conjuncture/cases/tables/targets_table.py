"""`targets.csv`: which recorded series a variable of a run is held against. They are never matched on.

What each column holds: see `TARGETS`. Those after `note` may be left out, or be empty.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from importlib.resources.abc import Traversable
from typing import cast, get_args

import pandas as pd

from conjuncture.cases.recorded_target import MonthsToFigure, RecordedTarget
from conjuncture.cases.tables.cells import kind
from conjuncture.cases.tables.member_lookup import whose
from conjuncture.files.columns import Column, number, number_of, one_of
from conjuncture.files.csv_table import Row, read_csv
from conjuncture.files.mistakes import Mistakes
from conjuncture.records import Record, RecordError
from conjuncture.records.breakdown import parse_breakdown
from conjuncture.society import Society

_BOUND = "Write a number, or nothing."
_SCALE = "Write what the recorded figure is multiplied by, 0.01 for per cent or 1000 for thousands; empty: 1."
_WAYS = get_args(MonthsToFigure)
_WAY = "Write sum for what happens month by month, last for a count at the end, mean for a level, or max."


def _factor(text: str) -> str:
    """A number other than 0, which would make each recorded figure 0."""
    return "makes every figure 0" if number_of(text) == 0 else number(text)


def _optional(name: str, says: str) -> Column:
    return Column(name, says, may_be_empty=True, may_be_missing=True)


def _bound(name: str, says: str) -> Column:
    return Column(name, says, number, may_be_empty=True, may_be_missing=True, remedy=_BOUND)


TARGETS = (
    Column("name", "the target in words"),
    Column("variable", "the variable of a run that corresponds to it"),
    Column("country", "the country, if countries have the variable", may_be_empty=True),
    Column("member", "the member, if members of another level have it", may_be_empty=True),
    Column("series_id", "the recorded series"),
    Column("breakdown", "the figures to use: kind=political;unit=persons", may_be_empty=True),
    Column("unit", "the unit of the variable, which the comparison uses"),
    Column("scale", "the factor that converts the recorded figure to that unit; empty: 1", _factor,
           may_be_empty=True, remedy=_SCALE),
    Column("note", "how the variable corresponds to the record", may_be_empty=True),
    kind("recorded: arithmetic alone leads from variable to figure; assumption: a judgement is needed",
         may_be_missing=True, may_be_empty=True),
    _optional("over", "members, separated by semicolons; the variable becomes its share among them"),
    _optional("whole", "the whole that the row is a part of; rows of one whole are scored as one division"),
    _bound("least", "the least possible figure without any knowledge, in the series' unit"),
    _bound("most", "the largest possible figure without any knowledge, in the series' unit"),
    _optional("upper", "a breakdown for the upper edge of a band; `breakdown` picks the lower edge"),
    Column("over_time", "how the variable's months become the figure of a period: mean, sum, last or max; "
           "empty: mean, if the unit is a share, an index or a scale", one_of(_WAYS), True, True,
           remedy=_WAY),
)  # fmt: skip

_LEVELS = re.compile(
    r"(share|index|per ?cent(age)?|%|ratio|rate|degree|truth|probability|log)\b|%|.*[=:] *1(00)?\b|0 .*\b1 ",
    re.IGNORECASE,
)
"""Units of shares, indices, degrees and scales, whose months' mean is a figure of the same kind. Of all else,
which counts something, a table has to say how months become a period's figure."""


def targets_from(file: Traversable, record: Record, society: Society) -> tuple[RecordedTarget, ...]:
    """The targets of a table, in its order; none where there is no table.

    Raises:
        FileError: all bad rows: series that are not there, breakdowns that do not leave one figure a period,
            names that nobody has, counts of which it is not said how months become their figure.
    """
    if not file.is_file():
        return ()
    table = read_csv(file, TARGETS)
    mistakes = table.mistakes
    targets = [_target(mistakes, row, record, society) for row in table.every if row["series_id"]]
    mistakes.refuse()
    return tuple(target for target in targets if target is not None)


def _target(mistakes: Mistakes, row: Row, record: Record, society: Society) -> RecordedTarget | None:
    before = len(mistakes.found)
    if row["unit"] and not row["over_time"] and not _LEVELS.match(row["unit"]):
        problem = f"'{row['unit']}' counts something: how do months become the figure of a period?"
        mistakes.note(row.line, "over_time", problem, _WAY)
    figures = _figures(mistakes, record, row, "breakdown")
    edges = _figures(mistakes, record, row, "upper") if row["upper"] else None
    if figures is not None and edges is not None and not edges.index.equals(figures.index):
        remedy = "Give both edges for the same periods."
        mistakes.note(row.line, "upper", "the edges of the band are of different periods.", remedy)
    member = whose(mistakes, row.line, society, country=row["country"], member=row["member"])
    over = tuple(name.strip() for name in row["over"].split(";") if name.strip())
    for name in over:
        whose(mistakes, row.line, society, over=name)
    if figures is None or len(mistakes.found) > before:
        return None
    choice = parse_breakdown(row["breakdown"])
    other_edge = parse_breakdown(row["upper"]) if row["upper"] else choice
    shared = {key: value for key, value in choice.items() if other_edge.get(key) == value}
    scale, least, most = (number_of(row[column]) for column in ("scale", "least", "most"))
    scale = 1.0 if scale is None else scale
    told_in, told_per = choice.get("unit", record[row["series_id"]].units[0]), scale
    if over:
        told_in, told_per = "%", 0.01
    elif row["unit"].startswith("index"):  # "index, 1913 = 1" is told in % of 1913
        told_in, told_per = f"% of {row['unit'].removeprefix('index, ').partition(' = ')[0]}", 0.01
    return RecordedTarget(
        name=row["name"],
        variable=row["variable"],
        member=member,
        values=pd.Series(figures.to_numpy(float) * scale, figures.index),
        unit=row["unit"],
        source_keys=_sources(record, row["series_id"], shared),
        note=row["note"],
        kind=row["kind"],
        told_in=told_in,
        told_per=told_per,
        over=over,
        whole=row["whole"],
        least=None if least is None else least * scale,
        most=None if most is None else most * scale,
        upper=None if edges is None else pd.Series(edges.to_numpy(float) * scale, edges.index),
        over_time=cast("MonthsToFigure", row["over_time"] or "mean"),
        file=str(mistakes.file),
        line=row.line,
        scale=scale,
    )


def _figures(mistakes: Mistakes, record: Record, row: Row, column: str) -> pd.Series | None:
    """The figures that a breakdown picks; None, and noted, where it does not leave one for each period."""
    try:
        figures = record.values(row["series_id"], **parse_breakdown(row[column]))
    except RecordError as wrong:
        of_series = row["series_id"] not in record
        mistakes.note(
            row.line,
            "series_id" if of_series else column,
            wrong.problem,
            wrong.remedy if of_series else f"{wrong.remedy} Choose by `{column}`.".strip(),
            value=row["series_id"] if of_series else row[column],
        )
        return None
    if not pd.IntervalIndex(list(figures.index)).is_overlapping:
        return figures
    problem = f"periods of {row['series_id']} overlap here, so that some months would count twice."
    mistakes.note(row.line, column, problem, f"Choose by `{column}`.", value=row[column])
    return None


def _sources(record: Record, series_id: str, choice: Mapping[str, str]) -> tuple[str, ...]:
    """Keys of the sources of the figures chosen; of a band's, of both edges."""
    frame = record[series_id].frame
    for key, value in choice.items():
        if key in frame:
            frame = frame[frame[key] == value]
    return tuple(dict.fromkeys(frame["source_key"]))
