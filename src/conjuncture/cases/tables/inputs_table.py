"""`inputs.csv`: the inputs of each country from outside, in ranges of months, each recorded or an assumption.

`country` is a country, `world` for an input of the whole world, or `*` for all countries without a row for
that variable. `until` is not included; an empty `until` is the end of the case, and an empty `since` its
start. Months without a row are 0. A row with the optional column `scenario` counts only in that scenario.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources.abc import Traversable

import numpy as np
import pandas as pd

from conjuncture.cases.case_input import Input, Spell, kind_of
from conjuncture.cases.tables.case_months import LEAVE_EMPTY, of_case, within
from conjuncture.cases.tables.case_toml import Facts
from conjuncture.cases.tables.cells import UNIT, check_kind, kind, since_and_until, source, value
from conjuncture.cases.tables.members import COUNTRY, WORLD
from conjuncture.cases.tables.society_table import EVERYBODY
from conjuncture.errors import nearest
from conjuncture.files.columns import Column
from conjuncture.files.csv_table import Row, read_csv
from conjuncture.files.dates import is_month
from conjuncture.files.mistakes import Mistakes
from conjuncture.records import Source
from conjuncture.society import Society


def inputs_columns(sources: Collection[str]) -> tuple[Column, ...]:
    """The columns of the table; its sources are some of `sources`."""
    return (
        Column("variable", "the name of the input, as mechanisms read it"),
        Column("country", "a country, or world, or * for all countries without a row of their own"),
        *since_and_until(),
        value(),
        Column("unit", "the unit of the value; one for all rows of a variable", remedy=UNIT),
        kind("recorded or assumption"),
        source(sources),
        Column("reason", "why an assumption has this value", may_be_empty=True),
        Column("scenario", "the only scenario in which the row counts; empty: all", may_be_empty=True,
               may_be_missing=True),
    )  # fmt: skip


@dataclass(frozen=True)
class _Step:
    """A row of the table, with its first step and the first step after it."""

    row: Row
    first: int
    after: int

    def spell(self, months: pd.PeriodIndex) -> Spell:
        """The spell of the row."""
        row = self.row
        return Spell(
            member=row["country"],
            since=row["since"][:7] or str(months[0]),
            until=row["until"][:7] or str(months[-1] + 1),
            value=float(row["value"]),
            kind="recorded" if row["kind"] == "recorded" else "assumption",
            source_key=row["source_key"],
            reason=row["reason"],
        )


def inputs_from(
    file: Traversable, sources: Mapping[str, Source], society: Society, facts: Facts
) -> dict[str, dict[str, Input]]:
    """Read the inputs of every scenario.

    Args:
        file: the table.
        sources: the sources that recorded rows may name.
        society: the society with the countries.
        facts: the case's months, scenarios, and inputs that may have no gap.

    Returns:
        By scenario and name: values (months, countries), or (months,) for the world or a single country.

    Raises:
        FileError: all bad rows, rows that overlap, and gaps in inputs that may have none.
    """
    countries = (society.levels[COUNTRY].labels or ()) if COUNTRY in society.levels else ()
    table = read_csv(file, inputs_columns(sources))
    mistakes = table.mistakes
    bad = mistakes.lines()
    found_steps = {row.line: _step(mistakes, row, countries, facts) for row in table.every}
    steps = [step for line, step in found_steps.items() if step is not None and line not in bad]
    whole = not mistakes.found  # a gap is one only if no row was left out
    found = {}
    for scenario in facts.scenarios:
        counted = [step for step in steps if step.row["scenario"] in ("", scenario)]
        by_variable: dict[str, list[_Step]] = {}
        for step in counted:
            by_variable.setdefault(step.row["variable"], []).append(step)
        found[scenario] = {
            variable: _input(mistakes, own, countries, facts, whole) for variable, own in by_variable.items()
        }
    mistakes.refuse()
    return {
        scenario: {
            variable: _input_from(file, steps, courses, facts)
            for variable, (steps, courses) in inputs.items()
        }
        for scenario, inputs in found.items()
    }


def _step(mistakes: Mistakes, row: Row, countries: tuple[str, ...], facts: Facts) -> _Step | None:
    """The steps of a row; None if it has a mistake."""
    before = len(mistakes.found)
    check_kind(mistakes, row)
    places = (*countries, WORLD, *([EVERYBODY] if countries else []))
    country, scenario = row["country"], row["scenario"]
    if country and country not in places:
        problem = f"there is no country '{country}'."
        mistakes.note(row.line, "country", problem, nearest(country, places), value=country)
    if scenario and scenario not in facts.scenarios:
        problem, remedy = f"case.toml names no scenario '{scenario}'.", nearest(scenario, facts.scenarios)
        mistakes.note(row.line, "scenario", problem, remedy, value=scenario)
    if not all(not row[column] or is_month(row[column]) for column in ("since", "until")):
        return None
    months = facts.months
    since = pd.Period(row["since"][:7], "M") if row["since"] else months[0]
    until = pd.Period(row["until"][:7], "M") if row["until"] else months[-1] + 1
    first, after = (int(month.ordinal - months[0].ordinal) for month in (since, until))
    if first >= after:
        problem = f"no month lies from {row['since'] or 'the start'} until {row['until'] or 'the end'}."
        remedy = "The month of `until` is not included."
        mistakes.note(row.line, "until", problem, remedy, value=row["until"])
    for key in ("since", "until"):
        if row[key] and not within(row[key], key, months):
            problem = f"{key} = '{row[key]}' {of_case(months)}"
            mistakes.note(row.line, key, problem, LEAVE_EMPTY[key], value=row[key])
    return _Step(row, first, after) if len(mistakes.found) == before else None


def _input(
    mistakes: Mistakes, steps: list[_Step], countries: tuple[str, ...], facts: Facts, whole: bool
) -> tuple[list[_Step], list[np.ndarray]]:
    """The steps of an input, and the values of each member by month."""
    first = steps[0].row
    for row in (step.row for step in steps):
        if row["unit"] != first["unit"]:
            here, there = row["unit"], first["unit"]
            problem = f"'{row['variable']}' has '{here}' here and '{there}' in line {first.line}."
            mistakes.note(row.line, "unit", problem, "An input has one unit.", value=here)
        if (row["country"] == WORLD) != (first["country"] == WORLD):
            here, there = row["country"], first["country"]
            problem = f"'{row['variable']}' is of '{here}' here, of '{there}' in line {first.line}."
            remedy = "It is the whole world's, or the countries'."
            mistakes.note(row.line, "country", problem, remedy, value=here)
    named = {step.row["country"] for step in steps}
    courses = [
        _course(
            mistakes, member, [step for step in steps if step.row["country"] == whose], facts, whole, first
        )
        for member in ((WORLD,) if first["country"] == WORLD else countries)
        for whose in [member if member in named else EVERYBODY]
    ]
    return steps, courses


def _course(
    mistakes: Mistakes, member: str, steps: Sequence[_Step], facts: Facts, whole: bool, first: Row
) -> np.ndarray:
    """The values of a member by month, (months,)."""
    months, variable = facts.months, first["variable"]
    values, line_of = np.zeros(len(months)), np.zeros(len(months), int)
    for step in steps:
        covered = slice(step.first, step.after)
        lines = np.flatnonzero(line_of[covered])
        if lines.size:
            at = step.first + int(lines[0])
            problem = f"'{variable}' of {member} in {months[at]} stands in line {line_of[at]} already."
            remedy = "Let one row end where the other begins."
            mistakes.note(step.row.line, "since", problem, remedy, value=step.row["since"])
        values[covered], line_of[covered] = float(step.row["value"]), step.row.line
    if whole and variable in facts.whole and not line_of.all():
        gap = months[int(np.flatnonzero(line_of == 0)[0])]
        problem = f"'{variable}' of {member} has no value in {gap}, and 0 is no neutral one."
        remedy = f"Cover every month of {member}, or add a row for '{EVERYBODY}', all countries not named."
        mistakes.note(steps[0].row.line if steps else first.line, "until", problem, remedy)
    return values


def _input_from(file: Traversable, steps: list[_Step], courses: list[np.ndarray], facts: Facts) -> Input:
    """The input from its steps and values."""
    first = steps[0].row
    values = np.stack(courses, axis=1)
    spells = tuple(step.spell(facts.months) for step in steps)
    return Input(
        name=first["variable"],
        values=values[:, 0].copy() if len(courses) == 1 else values,
        unit=first["unit"],
        kind=kind_of([spell.kind for spell in spells]),
        reason=f"Steps of {file.name}, each with its own source or reason.",
        level=WORLD if first["country"] == WORLD else COUNTRY,
        spells=spells,
    )
