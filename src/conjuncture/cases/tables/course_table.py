"""`course.csv`: the record of events that a theory leaves to chance, month by month.

`until` is not included; an empty `until` is the end of the case, and an empty `since` its start. An outcome
is its number, `not 3` if the record says that it did not come, or `unknown`. A row with a coding replaces the
rows without one, if the user chooses that coding. A row of the kind `reading` needs another coding of its
months.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from importlib.resources.abc import Traversable

import pandas as pd

from conjuncture.cases.recorded_course import RecordedCourse, RecordedSpell
from conjuncture.cases.tables.case_months import LEAVE_EMPTY, of_case, within
from conjuncture.cases.tables.cells import since_and_until, source
from conjuncture.cases.tables.member_lookup import whose
from conjuncture.files.columns import Column, one_of
from conjuncture.files.csv_table import Row, read_csv
from conjuncture.files.dates import is_month
from conjuncture.files.mistakes import Mistakes
from conjuncture.records import Source
from conjuncture.society import Society

_OUTCOME = re.compile(r"(not )?([0-9]+)|unknown")
_KINDS = ("recorded", "reading")


def _outcome(text: str) -> str:
    return "" if _OUTCOME.fullmatch(text) else "is no outcome"


def course_columns(sources: Collection[str]) -> tuple[Column, ...]:
    """The columns of the table; its sources are some of `sources`."""
    return (
        Column("event", "the variable of a theory that gives the event's outcome"),
        Column("country", "the country, if countries have the event", may_be_empty=True),
        Column("member", "the member, if members of another level have it", may_be_empty=True),
        *since_and_until(),
        Column("outcome", "the number of the outcome that stood in these months, `not 3`, or `unknown`",
               _outcome, remedy="Write 3, `not 3` where it is recorded that it did not come, or `unknown`."),
        Column("coding", "the name of another coding, in which the row stands in place of others",
               may_be_empty=True),
        Column("kind", "recorded, or reading where historians read the record in different ways",
               one_of(_KINDS), remedy="Write recorded, or reading."),
        source(sources),
        Column("reason", "what the outcome stands for, in words"),
    )  # fmt: skip


def course_from(
    file: Traversable, sources: Mapping[str, Source], society: Society, months: pd.PeriodIndex
) -> RecordedCourse:
    """Read the recorded course from a table; without a table the course is empty.

    Args:
        file: the table.
        sources: the sources that rows may name.
        society: the society with the events.
        months: the months of the case.

    Raises:
        FileError: all bad rows: unknown names, months outside the case, rows of one coding that overlap, a
            recorded row without a source, a reading without another coding of the same months.
    """
    nothing = RecordedCourse(str(months[0]), len(months))
    if not file.is_file():
        return nothing
    table = read_csv(file, course_columns(sources))
    mistakes = table.mistakes
    bad = mistakes.lines()
    found = [(row, _spell(mistakes, row, society, months)) for row in table.every if row.line not in bad]
    spells = [(row, spell) for row, spell in found if spell is not None]
    for place, (row, spell) in enumerate(spells):
        _check_overlap(mistakes, row, spell, spells[:place])
        if spell.kind == "reading" and not any(_reads_otherwise(spell, other) for _, other in spells):
            problem = "a reading of which there is no other."
            remedy = "Add a row of another coding for the same months, or call it recorded."
            mistakes.note(row.line, "kind", problem, remedy, value=row["kind"])
    mistakes.refuse()
    return RecordedCourse(nothing.start, nothing.steps, tuple(spell for _, spell in spells))


def _spell(mistakes: Mistakes, row: Row, society: Society, months: pd.PeriodIndex) -> RecordedSpell | None:
    before = len(mistakes.found)
    member = whose(mistakes, row.line, society, country=row["country"], member=row["member"])
    if row["kind"] == "recorded" and not row["source_key"]:
        mistakes.note(row.line, "source_key", "a recorded row without a source.", "Name its source.")
    for key in ("since", "until"):
        if row[key] and is_month(row[key]) and not within(row[key], key, months):
            problem = f"{key} = '{row[key]}' {of_case(months)}"
            mistakes.note(row.line, key, problem, LEAVE_EMPTY[key], value=row[key])
    since, until = row["since"][:7] or str(months[0]), row["until"][:7] or str(months[-1] + 1)
    if since >= until:
        problem = f"no month lies from {since} until {until}."
        mistakes.note(row.line, "until", problem, "The month of `until` is not included.", value=row["until"])
    said = _OUTCOME.fullmatch(row["outcome"])
    if said is None or len(mistakes.found) > before:
        return None
    denied, number = said.groups()
    return RecordedSpell(
        event=row["event"],
        member=member,
        since=since,
        until=until,
        outcome=None if number is None else float(number),
        denied=denied is not None,
        coding=row["coding"],
        kind="reading" if row["kind"] == "reading" else "recorded",
        source_key=row["source_key"],
        reason=row["reason"],
    )


def _check_overlap(
    mistakes: Mistakes, row: Row, spell: RecordedSpell, before: Collection[tuple[Row, RecordedSpell]]
) -> None:
    for earlier, other in before:
        if other.coding == spell.coding and _same_months(spell, other):
            problem = f"'{spell.event}' of {spell.member or 'all'} stands in line {earlier.line} already."
            remedy = "Let one row end where the other begins, or give it a coding of its own."
            mistakes.note(row.line, "since", problem, remedy, value=row["since"])


def _reads_otherwise(spell: RecordedSpell, other: RecordedSpell) -> bool:
    return other.coding != spell.coding and _same_months(spell, other)


def _same_months(spell: RecordedSpell, other: RecordedSpell) -> bool:
    """Whether two spells have the same event and member, and a common month."""
    same = (spell.event, spell.member) == (other.event, other.member)
    return same and spell.since < other.until and other.since < spell.until
