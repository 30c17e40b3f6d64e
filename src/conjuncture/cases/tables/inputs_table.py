"""`inputs.csv`: what drives each country from outside, as steps of months, every row recorded or assumed.

`country` is a country, `world` for what the whole world has, or `*` for all countries not named for that
variable. `until` is not included; empty, it is the end of the case, and an empty `since` its start. Months
that no row covers are 0. The optional last column `scenario` keeps a row for one scenario alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources.abc import Traversable
from typing import NamedTuple

import numpy as np
import pandas as pd
import pandera.pandas as pa

from conjuncture.cases.case_input import Input, Spell, kind_of
from conjuncture.cases.tables.cells import REMEDIES, bad_cell, check_kind, filled, kind, month, number, source
from conjuncture.cases.tables.facts import Facts
from conjuncture.cases.tables.members import COUNTRY, WORLD
from conjuncture.cases.tables.society_table import EVERYBODY
from conjuncture.errors import nearest
from conjuncture.record import Source
from conjuncture.record.table import read_table
from conjuncture.society import Society


class _Row(NamedTuple):
    """A row of the table, and its line."""

    line: int
    variable: str
    country: str
    since: str
    until: str
    value: str
    unit: str
    kind: str
    source_key: str
    reason: str
    scenario: str = ""

    def steps(self, months: pd.PeriodIndex) -> tuple[int, int]:
        """Its first step, and the first after it; they may lie outside the case."""
        since = pd.Period(self.since[:7], "M") if self.since else months[0]
        until = pd.Period(self.until[:7], "M") if self.until else months[-1] + 1
        return int(since.ordinal - months[0].ordinal), int(until.ordinal - months[0].ordinal)

    def spell(self, months: pd.PeriodIndex) -> Spell:
        """What it says."""
        return Spell(
            member=self.country,
            since=self.since[:7] or str(months[0]),
            until=self.until[:7] or str(months[-1] + 1),
            value=float(self.value),
            kind="recorded" if self.kind == "recorded" else "assumption",
            source_key=self.source_key,
            reason=self.reason,
        )


def inputs_from(
    file: Traversable, sources: Mapping[str, Source], society: Society, facts: Facts, scenario: str
) -> dict[str, Input]:
    """The inputs of a scenario.

    Args:
        file: the table.
        sources: the sources that recorded rows may name.
        society: whose countries they are.
        facts: the case's months, scenarios, and inputs that may have no gap.
        scenario: rows of the others are left out.

    Returns:
        By name: values (months, countries), or (months,) for the world and where there is one country.

    Raises:
        RecordError: a bad row, two rows that overlap, or a gap in an input that may have none.
    """
    countries = society.levels[COUNTRY].labels if COUNTRY in society.levels else None
    rows = _rows(file, sources)
    for row in rows:
        _check(file, row, countries or (), facts)
    rows = [row for row in rows if row.scenario in ("", scenario)]
    return {
        variable: _input(file, [row for row in rows if row.variable == variable], countries or (), facts)
        for variable in dict.fromkeys(row.variable for row in rows)
    }


def _rows(file: Traversable, sources: Mapping[str, Source]) -> list[_Row]:
    schema = pa.DataFrameSchema(
        {
            "variable": filled(),
            "country": filled(),
            "since": month(),
            "until": month(),
            "value": number(),
            "unit": filled(),
            "kind": kind(),
            "source_key": source(sources),
            "reason": pa.Column(str),
            "scenario": pa.Column(str, required=False),
        },
        strict=True,
        ordered=True,
    )
    table = read_table(file, schema, REMEDIES).map(str.strip)
    return [_Row(*row) for row in table.itertuples(name=None)]


def _check(file: Traversable, row: _Row, countries: tuple[str, ...], facts: Facts) -> None:
    check_kind(file, row.line, row.kind, row.source_key, row.reason)
    places = (*countries, WORLD, EVERYBODY)
    if row.country not in places:
        remedy = nearest(row.country, places)
        raise bad_cell(file, row.line, "country", f"there is no country '{row.country}'.", remedy)
    if row.scenario and row.scenario not in facts.scenarios:
        remedy = nearest(row.scenario, facts.scenarios)
        raise bad_cell(file, row.line, "scenario", f"case.toml names no scenario '{row.scenario}'.", remedy)
    first, last = row.steps(facts.months)
    if first >= last:
        problem = f"no month lies from {row.since or 'the start'} until {row.until or 'the end'}."
        raise bad_cell(file, row.line, "until", problem, "The month of `until` is not included.")
    if last <= 0 or first >= len(facts.months):
        problem = f"this lies outside the case, {facts.months[0]} to {facts.months[-1]}."
        raise bad_cell(file, row.line, "since", problem, "Correct the months, or start and end in case.toml.")


def _input(file: Traversable, rows: list[_Row], countries: tuple[str, ...], facts: Facts) -> Input:
    """One input, from its rows."""
    first = rows[0]
    for row in rows:
        if row.unit != first.unit:
            problem = f"'{row.variable}' has '{row.unit}' here and '{first.unit}' in line {first.line}."
            raise bad_cell(file, row.line, "unit", problem, "An input has one unit.")
        if (row.country == WORLD) != (first.country == WORLD):
            problem = (
                f"'{row.variable}' is of '{row.country}' here, of '{first.country}' in line {first.line}."
            )
            raise bad_cell(file, row.line, "country", problem, "It is the whole world's, or the countries'.")
    level = WORLD if first.country == WORLD else COUNTRY
    named = {row.country for row in rows}
    courses = [
        _course(file, first.variable, member, [row for row in rows if row.country == whose], facts)
        for member in ((WORLD,) if level == WORLD else countries)
        for whose in [member if member in named else EVERYBODY]
    ]
    values = np.stack(courses, axis=1)
    spells = tuple(row.spell(facts.months) for row in rows)
    return Input(
        name=first.variable,
        values=values[:, 0].copy() if len(courses) == 1 else values,
        unit=first.unit,
        kind=kind_of([spell.kind for spell in spells]),
        reason=f"Steps of {file.name}, each with its own source or reason.",
        level=level,
        spells=spells,
    )


def _course(file: Traversable, variable: str, member: str, rows: list[_Row], facts: Facts) -> np.ndarray:
    """One member's values by month, (months,)."""
    months = facts.months
    values, line_of = np.zeros(len(months)), np.zeros(len(months), int)
    for row in rows:
        first, last = row.steps(months)
        covered = slice(max(first, 0), last)
        taken = np.flatnonzero(line_of[covered])
        if taken.size:
            at = max(first, 0) + int(taken[0])
            problem = f"'{variable}' of {member} in {months[at]} stands in line {line_of[at]} already."
            raise bad_cell(file, row.line, "since", problem, "Let one row end where the other begins.")
        values[covered], line_of[covered] = float(row.value), row.line
    if variable in facts.whole and not line_of.all():
        gap = months[int(np.flatnonzero(line_of == 0)[0])]
        problem = f"'{variable}' of {member} has no value in {gap}, and 0 is no neutral one."
        remedy = f"Cover every month of {member}, or add a row for '{EVERYBODY}', all countries not named."
        raise bad_cell(file, rows[0].line if rows else 1, "until", problem, remedy)
    return values
