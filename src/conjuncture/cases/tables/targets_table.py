"""`targets.csv`: the recorded series that variables of a run are compared with. They are never matched on.

`TARGETS` explains each column. The columns after `note` may be missing or empty.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from importlib.resources.abc import Traversable
from typing import cast, get_args

import pandas as pd

from conjuncture.cases.recorded_target import ALONE, MonthsToFigure, RecordedTarget
from conjuncture.cases.tables.cells import kind
from conjuncture.cases.tables.member_lookup import whose
from conjuncture.errors import nearest
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
    """Check for a number other than 0, which would make each recorded figure 0."""
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
    _optional("whole", "the whole that the row is a part of; rows of one whole have the same periods and are "
              "scored as one division"),
    _bound("least", "the least possible figure without any knowledge, in the series' unit"),
    _bound("most", "the largest possible figure without any knowledge, in the series' unit"),
    _optional("upper", "a breakdown for the higher of two counts, of another series if it begins with "
              "`series id=`; `breakdown` picks the lower; a period without it has one count"),
    Column("over_time", "how the variable's months become the figure of a period: mean, sum, last or max; "
           "empty: mean, if the unit is a share, an index or a scale", one_of(_WAYS), True, True,
           remedy=_WAY),
    _optional("last_year", "a guess from last year's figure: alone, or the input whose change goes with it; "
              "empty: no such guess"),
)  # fmt: skip

_LEVELS = re.compile(
    r"(share|index|per ?cent(age)?|%|ratio|rate|degree|truth|probability|log)\b|%|.*[=:] *1(00)?\b|0 .*\b1 ",
    re.IGNORECASE,
)
"""Units of shares, indices, degrees and scales, whose months' mean is a figure of the same kind. Of all else,
which counts something, a table has to say how months become a period's figure."""


def targets_from(
    file: Traversable, record: Record, society: Society, inputs: Collection[str] | None = None
) -> tuple[RecordedTarget, ...]:
    """Read the targets of a table, in its order; empty if there is no table.

    Args:
        file: the table.
        record: the record with the series that its rows name.
        society: the society with the countries and members that they name.
        inputs: the names of the case's inputs; None if these could not be read.

    Raises:
        FileError: all bad rows: unknown series, breakdowns that do not leave one figure for each period,
            unknown names, counts without `over_time`, parts of one whole with figures for different periods.
    """
    if not file.is_file():
        return ()
    table = read_csv(file, TARGETS)
    mistakes = table.mistakes
    for row in table.every:
        if inputs is not None and row["last_year"] not in ("", ALONE, *inputs):
            problem = f"there is no input '{row['last_year']}'."
            remedy = f"{nearest(row['last_year'], (ALONE, *inputs))} Or leave it empty."
            mistakes.note(row.line, "last_year", problem, remedy, value=row["last_year"])
    made = [_target(mistakes, row, record, society) for row in table.every if row["series_id"]]
    targets = tuple(target for target in made if target is not None)
    _check_wholes(mistakes, targets)
    mistakes.refuse()
    return targets


def _check_wholes(mistakes: Mistakes, targets: Sequence[RecordedTarget]) -> None:
    """Note the parts of a whole with other periods than its first part, since they make no division."""
    firsts: dict[str, RecordedTarget] = {}
    for target in targets:
        first = firsts.setdefault(target.whole, target)
        differ = sorted(set(first.values.index) ^ set(target.values.index))
        if not target.whole or not differ:
            continue
        there, lacks = (target, first) if differ[0] in target.values.index else (first, target)
        problem = f"'{lacks.name}' has no figure of {_days(differ[0])}, and '{there.name}' has one."
        remedy = "Give all parts of the same periods, by `breakdown`, or another whole."
        mistakes.note(target.line, "whole", problem, remedy, value=target.whole)


def _target(mistakes: Mistakes, row: Row, record: Record, society: Society) -> RecordedTarget | None:
    before = len(mistakes.found)
    if row["unit"] and not row["over_time"] and not _LEVELS.match(row["unit"]):
        problem = f"'{row['unit']}' counts something: how do months become the figure of a period?"
        mistakes.note(row.line, "over_time", problem, _WAY)
    scale = number_of(row["scale"]) or 1.0
    figures = _figures(mistakes, record, row, "breakdown", scale)
    edges = _figures(mistakes, record, row, "upper", scale) if row["upper"] else None
    if figures is not None and edges is not None:
        edges = _both_edges(mistakes, row, figures, edges)
    member = whose(mistakes, row.line, society, country=row["country"], member=row["member"])
    over = tuple(name.strip() for name in row["over"].split(";") if name.strip())
    for name in over:
        whose(mistakes, row.line, society, over=name)
    if figures is None or len(mistakes.found) > before:
        return None
    series_id, choice = _choice(row, "breakdown")
    sources = _sources(record, series_id, choice)
    if row["upper"]:
        sources = tuple(dict.fromkeys(sources + _sources(record, *_choice(row, "upper"))))
    least, most = (number_of(row[column]) for column in ("least", "most"))
    told_in, told_per = choice.get("unit", record[series_id].units[0]), scale
    if over:
        told_in, told_per = "%", 0.01
    elif row["unit"].startswith("index"):  # "index, 1913 = 1" is shown in % of 1913
        told_in, told_per = f"% of {row['unit'].removeprefix('index, ').partition(' = ')[0]}", 0.01
    return RecordedTarget(
        name=row["name"],
        variable=row["variable"],
        member=member,
        values=figures,
        unit=row["unit"],
        source_keys=sources,
        note=row["note"],
        kind=row["kind"],
        told_in=told_in,
        told_per=told_per,
        over=over,
        whole=row["whole"],
        least=None if least is None else least * scale,
        most=None if most is None else most * scale,
        upper=edges,
        over_time=cast("MonthsToFigure", row["over_time"] or "mean"),
        last_year=row["last_year"],
        file=str(mistakes.file),
        line=row.line,
        scale=scale,
    )


def _choice(row: Row, column: str) -> tuple[str, dict[str, str]]:
    """The series and the breakdown that a column chooses; only `upper` may name another series."""
    choice = parse_breakdown(row[column])
    return (choice.pop("series_id", row["series_id"]) if column == "upper" else row["series_id"]), choice


def _figures(mistakes: Mistakes, record: Record, row: Row, column: str, scale: float) -> pd.Series | None:
    """The figures that a breakdown chooses; None, with a note, if it does not leave one for each period."""
    series_id, choice = _choice(row, column)
    try:
        figures = record.values(series_id, **choice)
    except RecordError as wrong:
        of_series = series_id not in record
        where = "series_id" if of_series and column == "breakdown" else column
        remedy = wrong.remedy if of_series else f"{wrong.remedy} Choose by `{column}`.".strip()
        mistakes.note(row.line, where, wrong.problem, remedy, value=row[where])
        return None
    if not pd.IntervalIndex(list(figures.index)).is_overlapping:
        return pd.Series(figures.to_numpy(float) * scale, figures.index)
    problem = f"periods of {series_id} overlap here, so that some months would count twice."
    mistakes.note(row.line, column, problem, f"Choose by `{column}`.", value=row[column])
    return None


def _both_edges(mistakes: Mistakes, row: Row, lower: pd.Series, upper: pd.Series) -> pd.Series:
    """The higher count of every period; the only count, if a period has one."""
    both, places = lower.to_numpy(float).copy(), {period: n for n, period in enumerate(lower.index)}
    for period, figure in zip(upper.index, upper.to_numpy(float), strict=True):
        place = places.get(period)
        if place is None:
            problem = f"a higher count of {_days(period)} has no lower one beside it."
            remedy = "Give both of the same period, or choose others by `breakdown` and `upper`."
        elif figure < both[place]:
            problem = f"of {_days(period)} the lower count is {both[place]:g} and the higher {figure:g}."
            remedy = "Exchange `breakdown` and `upper`, or correct the figure."
        else:
            both[place] = figure
            continue
        mistakes.note(row.line, "upper", problem, remedy, value=row["upper"])
    return pd.Series(both, lower.index)


def _days(period: pd.Interval) -> str:
    return f"{period.left:%Y-%m-%d} to {period.right:%Y-%m-%d}"


def _sources(record: Record, series_id: str, choice: Mapping[str, str]) -> tuple[str, ...]:
    """The keys of the sources of the chosen figures."""
    frame = record[series_id].frame
    for key, value in choice.items():
        if key in frame:
            frame = frame[frame[key] == value]
    return tuple(dict.fromkeys(frame["source_key"]))
