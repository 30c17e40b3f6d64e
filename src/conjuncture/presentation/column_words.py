"""The same recorded quantities over draws chosen in other ways: in a sentence and in a table."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from conjuncture.inquiry.runs.case_run import CaseRun
from conjuncture.inquiry.runs.columns import Column, ColumnKind
from conjuncture.presentation.number_words import listed

HEADINGS: Mapping[ColumnKind, str] = {
    "left": "draws left",
    "prior": "whole priors",
    "held": "course imposed",
    "course": "on the course",
    "fitted": "fitted",
}
MEANING: Mapping[ColumnKind, str] = {
    "left": "worlds as they come, without draws that the crude patterns rule out",
    "prior": "worlds as they come",
    "held": "worlds on which the recorded events are imposed, whatever chance they gave to them",
    "course": "worlds on the recorded course, in proportion to the chance that they gave to it",
    "fitted": "worlds of a fit to figures of this very record, which are no test of it",
}
_CHANGED: Mapping[ColumnKind, str] = {
    "held": "Where the recorded course is imposed",
    "course": "In worlds on that course",
    "fitted": "Fitted to the record",
}
_NEARER = 0.05  # of the guess's error: less is reported as the same


def columns_of(run: CaseRun) -> tuple[Column, ...]:
    """The columns in reading order: first draws without the record, then those on the course."""
    order = list(HEADINGS)
    return tuple(sorted((run, *run.beside), key=lambda column: order.index(column.chosen)))


def on_course(run: CaseRun) -> bool:
    """Whether columns on the recorded course, or of a fit, stand beside others."""
    return any(column.chosen in _CHANGED for column in (run, *run.beside)) and bool(run.beside)


def skills(run: CaseRun) -> pd.DataFrame:
    """Skill and verdict of each target in each column, the worst of those shown first.

    Returns:
        `target`, `baseline`, and for each column its name (the skill) and `NAME verdict`.
    """
    rows = []
    for standing in run.standings:
        row: dict[str, object] = {"target": standing.row.name, "baseline": standing.row.baseline}
        for column in columns_of(run):
            there = column.standing(standing.row.name)
            row[column.chosen] = there.row.skill if there else float("nan")
            row[f"{column.chosen} verdict"] = there.row.verdict if there else ""
        rows.append(row)
    return pd.DataFrame(rows)


def tally(run: CaseRun) -> dict[ColumnKind, str]:
    """By column how many targets are worse than the guess, no better and better: "8, 8, 3"."""
    return {
        column.chosen: ", ".join(
            str(sum(standing.row.verdict == verdict for standing in column.standings))
            for verdict in ("worse", "no better", "better")
        )
        for column in columns_of(run)
    }


def findings(run: CaseRun) -> tuple[str, ...]:
    """What changes on the recorded course, a sentence for each way of being on it."""
    free = run.column("prior")
    if not run.standings:
        return ("Nothing that this case records is a variable of the theory: the ways cannot be compared.",)
    if free is None:
        return ()
    return tuple(
        _change(run.theory.name, free, column) for column in columns_of(run) if column.chosen in _CHANGED
    )


def _change(theory: str, free: Column, column: Column) -> str:
    pairs = [
        (standing.row.name, there.row.skill - standing.row.skill)
        for standing in free.standings
        if (there := column.standing(standing.row.name)) is not None
        and not np.isnan(there.row.skill - standing.row.skill)
    ]
    nearer = [name for name, gain in pairs if gain > _NEARER]
    further = [name for name, gain in pairs if gain < -_NEARER]
    how = _CHANGED[column.chosen]
    if not nearer and not further:
        return f"{how} nothing changes by much on any of {len(pairs)} recorded quantities."
    parts = [
        f"nearer to the record than in worlds as they come on {_some(nearer)}" if nearer else "",
        f"further from it on {_some(further)}" if further else "",
    ]
    said = "; ".join(part for part in parts if part)
    same = len(pairs) - len(nearer) - len(further)
    return f"{how} {theory} is {said}" + (f"; on {same} nothing changes by much." if same else ".")


def _some(names: list[str]) -> str:
    return f"{len(names)} ({listed(names[:3])}{' and others' if len(names) > 3 else ''})"


def lines(run: CaseRun) -> list[str]:
    """The table as a terminal shows it, with an explanation of its columns below."""
    if not run.standings:
        return list(findings(run))
    table = skills(run)
    shown: list[ColumnKind] = [column.chosen for column in columns_of(run)]
    counts = tally(run)
    rows = [
        ["skill beside the guess", *(HEADINGS[name] for name in shown)],
        *([str(row["target"]), *(_signed(row[name]) for name in shown)] for row in table.to_dict("records")),
        ["worse, no better, better", *(counts[name] for name in shown)],
    ]
    first, *others = (max(len(row[place]) for row in rows) for place in range(len(rows[0])))
    text = [
        "  ".join([row[0].ljust(first), *(cell.rjust(w) for cell, w in zip(row[1:], others, strict=True))])
        for row in rows
    ]
    return [*findings(run), *text, *(f"{HEADINGS[name]}: {MEANING[name]}." for name in shown)]


def _signed(value: float) -> str:
    return "—" if pd.isna(value) else f"{value:+.2f}".replace("-", "−")
