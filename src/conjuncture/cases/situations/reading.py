"""The coded situations: for configurations (QCA), for hazards by decade, and beside simulated countries.

Who coded them knew the outcomes and the literature: every use perturbs the codes (0.2 either way) and reports
what survives. The full outcome occurs once. The table may not both set weights and score them.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

import pandas as pd
import pandera.pandas as pa

from conjuncture.record import RecordError
from conjuncture.record.hashes import check_hashes
from conjuncture.record.table import SOURCES, read_table

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


def situations() -> pd.DataFrame:
    """One row a situation.

    Returns:
        Index `case_id`; columns `case`, `country` (a code), `start`, `end` (dates), `role` ("core" or
        "control"), `outcome` (0..1), `outcome_label`, and the eight of `CONDITIONS` (0..1). A copy.

    Raises:
        RecordError: a bad row, or a code that differs from the one in the long table.
    """
    return _situations().copy()


def codings() -> pd.DataFrame:
    """One row a code: on what it rests.

    Returns:
        Columns `case_id`, `condition`, `value`, `basis` ("data-anchored": follows from a figure;
        "text-anchored": from an opened statement; "JUDGEMENT": the coder's call), `why`, `source_key`, and
        `judgement`, true of the last kind. A copy.
    """
    return _codings().copy()


def anchors() -> Mapping[str, str]:
    """What 0, .25, .5, .75 and 1 mean, by condition, in words."""
    schema = pa.DataFrameSchema({"condition": filled(), "crisp_anchor_note": filled()}, strict=True)
    table = read_table(folder() / "cases_anchors.csv", schema)
    return dict(zip(table["condition"], table["crisp_anchor_note"], strict=True))


def judged_share(codes: pd.DataFrame | None = None) -> pd.Series:
    """By condition, the share of its codes that are the coder's call."""
    table = _codings() if codes is None else codes
    return table.groupby("condition")["judgement"].mean()


@cache
def _situations() -> pd.DataFrame:
    texts = {name: filled() for name in ("case_id", "case", "country", "start", "end", "role")}
    columns = texts | {OUTCOME: code(), "outcome_label": filled()}
    columns |= {name: code() for name in CONDITIONS}
    file = folder() / "cases.csv"
    table = read_table(file, pa.DataFrameSchema(columns, strict=True, ordered=True)).astype(
        dict.fromkeys(_CODES, float)
    )
    wide = table.assign(start=pd.to_datetime(table["start"]), end=pd.to_datetime(table["end"]))
    wide = wide.set_index("case_id")
    long = _codings().pivot_table(index="case_id", columns="condition", values="value")
    differ = (wide[list(_CODES)] - long.reindex(wide.index)[list(_CODES)]).abs() > 0
    if differ.any(axis=None) or set(long.index) != set(wide.index):
        cases = ", ".join(map(str, differ.index[differ.any(axis=1)])) or "their situations"
        raise RecordError(f"{file} and cases_long.csv differ on {cases}. Make them agree.")
    return wide


@cache
def _codings() -> pd.DataFrame:
    known = sources()
    schema = pa.DataFrameSchema(
        {
            "case_id": filled(),
            "condition": pa.Column(str, pa.Check.isin(_CODES, error="is no condition")),
            "value": code(),
            "basis": pa.Column(str, pa.Check.isin(_BASES, error=f"is none of {', '.join(_BASES)}")),
            "why": filled(),
            "source_key": pa.Column(str, pa.Check.isin(known, error="is no source in sources.csv")),
        },
        strict=True,
        ordered=True,
        unique=["case_id", "condition"],
    )
    table = read_table(folder() / "cases_long.csv", schema).astype({"value": float})
    return table.assign(judgement=table["basis"] == JUDGEMENT).reset_index(drop=True)


def sources() -> tuple[str, ...]:
    """Keys of the sources on which codes rest. The essay is none of them: codes are there to test it."""
    return tuple(read_table(folder() / "sources.csv", SOURCES)["source_key"])


@cache
def folder() -> Traversable:
    """Where the tables are, once their hashes are checked."""
    found = files("conjuncture.cases") / "situations" / "data"
    check_hashes(found)
    return found


def filled() -> pa.Column:
    """A column that is nowhere empty."""
    return pa.Column(str, pa.Check(bool, element_wise=True, error="must not be empty"))


def code() -> pa.Column:
    """A column of degrees."""
    return pa.Column(str, pa.Check(_is_code, element_wise=True, error="is no number from 0 to 1"))


def _is_code(text: str) -> bool:
    return text.replace(".", "", 1).isdigit() and 0 <= float(text) <= 1
