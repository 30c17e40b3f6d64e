"""Read the coded situations: for configurations (QCA), hazards by decade, and comparison with simulated
countries.

The coder knew the outcomes and the literature, so every use must perturb the codes (by 0.2 either way) and
report which results survive. The full outcome occurs once. The table may not both set weights and score them.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

import pandas as pd

from conjuncture.files.columns import Column, day, known, number_between, one_of
from conjuncture.records import RecordError
from conjuncture.records.hashes import check_hashes
from conjuncture.records.table import SOURCES, read_table

CONDITIONS = (
    "mass",
    "implantation",
    "regime_crisis",
    "war",
    "peasant",
    "army_split",
    "dual_power",
    "ext_pressure",
)
"""What is coded of each situation besides its outcome; `implantation` alone at a date before the crisis."""

OUTCOME = "outcome"
_CODES = (OUTCOME, *CONDITIONS)
JUDGEMENT = "JUDGEMENT"
_BASES = ("data-anchored", "text-anchored", JUDGEMENT)


def code(name: str) -> Column:
    """A column of degrees."""
    return Column(name, "a degree from 0 to 1", number_between(0, 1))


CASES = (
    Column("case_id", "a short key of the situation", unique=True),
    Column("case", "its name"),
    Column("country", "a code of the country"),
    Column("start", "its first day", day),
    Column("end", "its last day", day),
    Column("role", "core or control"),
    code(OUTCOME),
    Column("outcome_label", "the outcome in words"),
    *map(code, CONDITIONS),
)


def situations() -> pd.DataFrame:
    """A row for each situation.

    Example:
        situations().loc[:, ["country", "outcome"]]

    Returns:
        Index `case_id`; columns `case`, `country` (a code), `start`, `end` (dates), `role` ("core" or
        "control"), `outcome` (0..1), `outcome_label`, and the eight of `CONDITIONS` (0..1). A copy.

    Raises:
        RecordError: a bad row, or a code that differs from the one in the long table.
    """
    return _situations().copy()


def codings() -> pd.DataFrame:
    """A row for each code, with its basis.

    Returns:
        Columns `case_id`, `condition`, `value`, `basis` ("data-anchored": it follows from a figure;
        "text-anchored": from a statement in a source; "JUDGEMENT": the coder's judgement), `why`,
        `source_key`, and `judgement`, which is true for the last kind. A copy.
    """
    return _codings().copy()


def anchors() -> Mapping[str, str]:
    """The meaning of 0, .25, .5, .75 and 1 in words, by condition."""
    columns = (
        Column("condition", "what is coded"),
        Column("crisp_anchor_note", "what 0, .25, .5, .75 and 1 mean"),
    )
    table = read_table(folder() / "cases_anchors.csv", columns)
    return dict(zip(table["condition"], table["crisp_anchor_note"], strict=True))


def judged_share(codes: pd.DataFrame | None = None) -> pd.Series:
    """By condition, the share of codes that are the coder's judgement."""
    table = _codings() if codes is None else codes
    return table.groupby("condition")["judgement"].mean()


@cache
def _situations() -> pd.DataFrame:
    file = folder() / "cases.csv"
    table = read_table(file, CASES).astype(dict.fromkeys(_CODES, float))
    dates = {name: pd.to_datetime(table[name], format="%Y-%m-%d") for name in ("start", "end")}
    wide = table.assign(**dates)
    wide = wide.set_index("case_id")
    long = _codings().pivot_table(index="case_id", columns="condition", values="value")
    differ = (wide[list(_CODES)] - long.reindex(wide.index)[list(_CODES)]).abs() > 0
    if differ.any(axis=None) or set(long.index) != set(wide.index):
        cases = ", ".join(map(str, differ.index[differ.any(axis=1)])) or "their situations"
        raise RecordError(f"{file} and cases_long.csv differ on {cases}. Make them agree.")
    return wide


@cache
def _codings() -> pd.DataFrame:
    columns = (
        Column("case_id", "the situation"),
        Column("condition", "what is coded of it", one_of(_CODES)),
        code("value"),
        Column("basis", "on what the code rests", one_of(_BASES)),
        Column("why", "why this code"),
        Column("source_key", "a key of sources.csv", known(sources(), "no source in sources.csv")),
    )
    table = read_table(folder() / "cases_long.csv", columns, unique=("case_id", "condition"))
    table = table.astype({"value": float})
    return table.assign(judgement=table["basis"] == JUDGEMENT).reset_index(drop=True)


def sources() -> tuple[str, ...]:
    """Keys of the sources of codes. The essay is not one of them, since the codes test it."""
    return tuple(read_table(folder() / "sources.csv", SOURCES)["source_key"])


@cache
def folder() -> Traversable:
    """The folder of the tables; the first call checks their hashes."""
    found = files("conjuncture.cases") / "situations" / "data"
    check_hashes(found)
    return found
