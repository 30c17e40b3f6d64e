"""Each recorded quantity as people read it: recorded, simulated, beside a guess, with a verdict.

Figures are told in the unit in which they were recorded, so that a member is a member and not a share of a
class.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from conjuncture.inquiry.runs.standings import Standing
from conjuncture.presentation.number_words import listed, number, percent


def finding(one: Standing) -> str:
    """The finding in words: "worse than its inputs alone"; empty where no guess can be made."""
    row = one.row
    if not row.verdict:
        return ""
    whole = row.draws_scored + row.draws_failed
    having = f", in the {row.draws_scored} of {whole} draws that have it" if row.draws_failed else ""
    return f"{row.verdict} than {row.baseline}{having}"


def grades(one: Standing) -> str:
    """The grades of the sources of its figures, the best first: "B", "A and C"."""
    return " and ".join(sorted(set(one.graded)))


def table(standings: Sequence[Standing]) -> pd.DataFrame:
    """One line a recorded quantity, in words; a cell has a line for each figure where there are few."""
    columns = ["name", "unit", "when", "recorded", "middle", "band_80", "band_95", "baseline", "skill"]
    columns += ["uninformed_skill", "finding", "verdict"]
    return pd.DataFrame([_cells(one) for one in standings], columns=columns)


def figures(standing: Sequence[Standing]) -> pd.DataFrame:
    """Every recorded figure with the quantiles of the draws and of the guess, in the unit people read."""
    if not standing:
        return pd.DataFrame(columns=["target", "figure", "unit", "recorded"])
    told = [one.told.assign(target=one.row.name, unit=one.unit) for one in standing]
    together = pd.concat(told, ignore_index=True)
    return together[["target", "figure", "unit", *together.columns.drop(["target", "figure", "unit"])]]


def likeness(standing: Sequence[Standing]) -> pd.DataFrame:
    """One line a target: how it corresponds to the theory's variable, and whether matching looked at it."""
    rows = [
        {
            "name": one.row.name,
            "variable": one.targets[0].variable,
            "kind": one.kind,
            "corresponds": one.targets[0].note,
            "grade": grades(one),
            "matching": matched(one),
        }
        for one in standing
    ]
    return pd.DataFrame(rows, columns=["name", "variable", "kind", "corresponds", "grade", "matching"])


def matched(one: Standing) -> str:
    """Whether matching ever looked at it."""
    if not one.patterns:
        return "never used; no pattern looks at this variable"
    told = "a crude pattern looks" if len(one.patterns) == 1 else f"{len(one.patterns)} crude patterns look"
    return f"no figure of it used; {told} at this variable, in bounds set without it ({listed(one.patterns)})"


def _cells(one: Standing) -> dict[str, object]:
    row, told = one.row, one.told
    cells: dict[str, object] = {"name": row.name, "unit": one.unit, "baseline": row.baseline or row.cause}
    cells |= {"skill": row.skill, "uninformed_skill": row.uninformed_skill, "verdict": row.verdict}
    cells["finding"] = finding(one) or "not told apart: " + (row.cause or "no guess")
    if one.weak:
        cells["finding"] = f"{cells['finding']} (record of grade C)"
    if one.form == "band":
        hits = f"within it {percent(row.hit)} of draws, {percent(row.baseline_hit)} of guesses"
        cells["finding"] = f"{hits}: {cells['finding']}"
    if "upper" in told:
        upper = told["upper"].map(number)
        told = told.assign(recorded=told["recorded"].map(number) + " to " + upper)
    if told.empty:
        return cells | dict.fromkeys(("when", "recorded", "middle", "band_80", "band_95"), "—")
    if one.form == "series":
        return cells | {
            "when": f"{told['figure'].iloc[0]}–{told['figure'].iloc[-1]}",
            "recorded": _between(told["recorded"]),
            "middle": f"{rough(told['middle'].min())} to {rough(told['middle'].max())}",
            "band_80": f"holds {held(one, 80)}",
            "band_95": f"holds {held(one, 95)}",
        }
    return cells | {
        "when": "\n".join(told["figure"]),
        "recorded": "\n".join(v if isinstance(v, str) else plain(v) for v in told["recorded"]),
        "middle": "\n".join(map(rough, told["middle"])),
        "band_80": _bands(told, 80),
        "band_95": _bands(told, 95),
    }


def plain(value: float) -> str:
    """A figure of some members, thousands or per cent: two digits or so, and never a tiny one."""
    if not np.isfinite(value):
        return "—"
    if 0 < abs(value) < 0.1:
        return "under 0.1"
    if abs(value) >= 1e6:
        return f"{number(value / 1e6)} million"
    return number(float(f"{value:.3g}" if abs(value) >= 1 else f"{value:.2g}"))


def rough(value: float) -> str:
    """A simulated figure or a ratio: two digits, since more would be false."""
    return plain(float(f"{value:.2g}")) if np.isfinite(value) else "—"


def _bands(told: pd.DataFrame, share: int) -> str:
    edges = zip(told[f"low_{share}"], told[f"high_{share}"], strict=True)
    return "\n".join(f"{rough(low)} to {rough(high)}" for low, high in edges)


def _between(figures: pd.Series) -> str:
    return f"{plain(float(figures.min()))} to {plain(float(figures.max()))}"


def held(one: Standing, share: int) -> str:
    """How many figures the band holds: "17 of 20", the base of an index not counted."""
    coverage = {80: one.row.coverage_80, 95: one.row.coverage_95}[share]
    return f"{round(coverage * one.row.figures)} of {one.row.figures}" if np.isfinite(coverage) else "—"
