"""Roots before the crisis in three codings: the first coder's, and two of a second coder who had not seen it.

The first coder's `implantation` does not always follow its own anchor: in France, Chile, Portugal and Germany
1905 it depends on the political line. The second coder has two codings: any militant workers' organisation
(`roots_any`), and one of the Leninist kind by its form, whatever its line at the time (`roots_leninist`). The
second coding leaves out six of the twenty situations, which are reserved for tests.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from itertools import combinations

import pandas as pd

from conjuncture.cases.situations.reading import code, folder, situations, sources
from conjuncture.files.columns import Check, Column, known, one_of
from conjuncture.records.table import read_table

FIRST = "implantation"
SECOND = ("roots_any", "roots_leninist")
CODINGS = (FIRST, *SECOND)
_BASES = ("JUDGEMENT", "judgement checked against a figure")


def roots() -> pd.DataFrame:
    """Roots of each situation in the three codings.

    Example:
        roots().mean()

    Returns:
        Index `case_id`, the twenty situations; columns `CODINGS`, 0..1; NaN for the situations that the
        second coding leaves out.
    """
    second = second_coding().pivot_table(index="case_id", columns="condition", values="value")
    first = situations()[[FIRST]]
    return first.join(second.reindex(first.index))[list(CODINGS)]


def second_coding() -> pd.DataFrame:
    """A row for each code of the second coder.

    Returns:
        Columns `case_id`, `condition`, `value`, `basis`, `why`, `source_key` (several are separated by
        semicolons), `measured_at` (a date before the crisis). A copy.
    """
    return _second().copy()


def second_anchors() -> Mapping[str, Mapping[str, str]]:
    """The meaning of 0, .25, .5, .75, 1 and of the coding (`meaning`), in each coding of the second coder."""
    columns = ("condition", "meaning", "0", ".25", ".5", ".75", "1")
    table = read_table(folder() / "roots_anchors.csv", [Column(name, "what it means") for name in columns])
    rows = table.to_dict("records")
    return {str(row["condition"]): {name: str(row[name]) for name in columns[1:]} for row in rows}


def agreement() -> pd.DataFrame:
    """How far two codings agree, over the situations that both have.

    Example:
        agreement().round(2)

    Returns:
        A row for each pair: `one`, `other`, `cases` (how many), `spearman` (the correlation of their ranks),
        and `mean_difference` (the mean absolute difference of the codes).
    """
    table, rows = roots(), []
    for one, other in combinations(CODINGS, 2):
        both = table[[one, other]].dropna()
        ranks = both.rank()
        rows.append(
            {
                "one": one,
                "other": other,
                "cases": len(both),
                "spearman": float(ranks[one].corr(ranks[other])),
                "mean_difference": float((both[one] - both[other]).abs().mean()),
            }
        )
    return pd.DataFrame(rows)


def agreement_in_words() -> str:
    """The sentence that accompanies every use of the roots of situations."""
    found = agreement().set_index(["one", "other"])
    told = "; ".join(
        f"{other} at {found.loc[(FIRST, other), 'spearman']:.2f} (mean difference "
        f"{found.loc[(FIRST, other), 'mean_difference']:.2f})"
        for other in SECOND
    )
    return (
        f"Roots before the crisis were coded twice: over the {found['cases'].iloc[0]} situations that both "
        f"coders have, ranks of {FIRST} go with {told}. The two coders do not mean the same by roots."
    )


@cache
def _second() -> pd.DataFrame:
    cases = set(situations().index)
    columns = (
        Column("case_id", "the situation", known(cases, "no situation")),
        Column("condition", "the coding", one_of(SECOND)),
        code("value"),
        Column("basis", "on what the code rests", one_of(_BASES)),
        Column("why", "why this code"),
        Column("source_key", "keys of sources.csv, parted by semicolons", _all_of(set(sources()))),
        Column("measured_at", "a date before the crisis"),
    )
    table = read_table(folder() / "roots_long.csv", columns, unique=("case_id", "condition"))
    return table.astype({"value": float}).reset_index(drop=True)


def _all_of(sources: set[str]) -> Check:
    return lambda keys: "" if set(keys.split(";")) <= sources else "names no source in sources.csv"
