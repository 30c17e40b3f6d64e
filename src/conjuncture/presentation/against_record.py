"""Each recorded quantity as people read it: recorded, simulated, beside a guess, with a verdict.

Figures are shown in the unit in which they were recorded, so that a member is a member and not a share of a
class.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from conjuncture.cases.recorded_target import RecordedTarget
from conjuncture.inquiry.runs.standings import Standing
from conjuncture.presentation.number_words import listed, number, percent


def finding(standing: Standing) -> str:
    """The finding in words: "worse than its inputs alone"; empty if no guess can be made."""
    row = standing.row
    if not row.verdict:
        return ""
    whole = row.draws_scored + row.draws_failed
    having = f", in the {row.draws_scored} of {whole} draws that have it" if row.draws_failed else ""
    return f"{row.verdict} than {row.baseline}{having}"


def grades(standing: Standing) -> str:
    """The grades of the sources of its figures, the best first: "B", "A and C"."""
    return " and ".join(sorted(set(standing.graded)))


def table(standings: Sequence[Standing], silent: Sequence[RecordedTarget] = ()) -> pd.DataFrame:
    """One line a recorded quantity, in words; a cell has a line for each figure where there are few.

    Below are those about which the theory says nothing.
    """
    columns = ["name", "unit", "when", "recorded", "middle", "band_80", "band_95", "baseline", "skill"]
    columns += ["uninformed_skill", "finding", "verdict"]
    rows = [*map(_cells, standings), *map(_cells_of_silent, silent)]
    return pd.DataFrame(rows, columns=columns)


def figures(standings: Sequence[Standing]) -> pd.DataFrame:
    """Every recorded figure with the quantiles of the draws and of the guess, in the unit people read."""
    if not standings:
        return pd.DataFrame(columns=["target", "figure", "unit", "recorded"])
    bands = [standing.told.assign(target=standing.row.name, unit=standing.unit) for standing in standings]
    together = pd.concat(bands, ignore_index=True)
    return together[["target", "figure", "unit", *together.columns.drop(["target", "figure", "unit"])]]


def likeness(standings: Sequence[Standing]) -> pd.DataFrame:
    """One line a target: how it corresponds to the theory's variable, and whether matching used it."""
    rows = [
        {
            "name": standing.row.name,
            "variable": standing.targets[0].variable,
            "kind": standing.kind,
            "corresponds": standing.targets[0].note,
            "grade": grades(standing),
            "matching": matched(standing),
        }
        for standing in standings
    ]
    return pd.DataFrame(rows, columns=["name", "variable", "kind", "corresponds", "grade", "matching"])


def matched(standing: Standing) -> str:
    """Whether matching used it."""
    if not standing.patterns:
        return "never used; no pattern looks at this variable"
    patterns = (
        "a crude pattern looks"
        if len(standing.patterns) == 1
        else f"{len(standing.patterns)} crude patterns look"
    )
    names = listed(standing.patterns)
    return f"no figure of it used; {patterns} at this variable, in bounds set without it ({names})"


def _cells(standing: Standing) -> dict[str, object]:
    row, bands = standing.row, standing.told
    cells: dict[str, object] = {
        "name": row.name,
        "unit": standing.unit,
        "baseline": row.baseline or row.cause,
    }
    cells |= {"skill": row.skill, "uninformed_skill": row.uninformed_skill, "verdict": row.verdict}
    cells["finding"] = finding(standing) or "not told apart: " + (row.cause or "no guess")
    if standing.weak:
        cells["finding"] = f"{cells['finding']} (record of grade C)"
    if np.isfinite(row.baseline_hit):
        hits = f"between them {percent(row.hit)} of draws, {percent(row.baseline_hit)} of guesses"
        cells["finding"] = f"{hits}: {cells['finding']}"
    if bands.empty:
        return cells | dict.fromkeys(("when", "recorded", "middle", "band_80", "band_95"), "—")
    if standing.form == "series":
        return cells | {
            "when": f"{bands['figure'].iloc[0]}–{bands['figure'].iloc[-1]}",
            "recorded": _range(standing),
            "middle": f"{rough(bands['middle'].min())} to {rough(bands['middle'].max())}",
            "band_80": f"holds {held(standing, 80)}",
            "band_95": f"holds {held(standing, 95)}",
        }
    return cells | {
        "when": "\n".join(bands["figure"]),
        "recorded": "\n".join(
            recorded(figure) + (f", {standing.targets[0].between}" if edge > figure["recorded"] else "")
            for (_, figure), edge in zip(bands.iterrows(), upper_edge(bands), strict=True)
        ),
        "middle": "\n".join(map(rough, bands["middle"])),
        "band_80": _bands(bands, 80),
        "band_95": _bands(bands, 95),
    }


def _cells_of_silent(target: RecordedTarget) -> dict[str, object]:
    periods, figures = target.values.index, target.values / target.told_per
    nothing: dict[str, object] = dict.fromkeys(("middle", "band_80", "band_95", "baseline"), "—")
    return nothing | {
        "name": target.name,
        "unit": target.told_in,
        "when": f"{periods[0].left.year}–{periods[-1].right.year}",
        "recorded": f"{plain(figures.min())} to {plain(figures.max())}",
        "skill": float("nan"),
        "uninformed_skill": float("nan"),
        "finding": f"the theory has no '{target.variable}', and cannot speak of it",
        "verdict": "",
    }


def plain(value: float) -> str:
    """A figure of members, thousands or per cent: about two digits, and never a tiny number."""
    if not np.isfinite(value):
        return "—"
    if 0 < abs(value) < 0.1:
        return "under 0.1"
    if abs(float(f"{value:.6g}")) >= 1e6:  # a million minus a rounding error is a million
        return f"{number(value / 1e6)} million"
    return number(float(f"{value:.3g}" if abs(value) >= 1 else f"{value:.2g}"))


def rough(value: float) -> str:
    """A simulated figure or a ratio: two digits, since more would be false precision."""
    return plain(float(f"{value:.2g}")) if np.isfinite(value) else "—"


def recorded(figure: pd.Series) -> str:
    """A recorded figure: "350,000", or "between 200,000 and 350,000"."""
    low, high = figure["recorded"], figure.get("upper", figure["recorded"])
    if not high > low:
        return plain(low)
    return f"between {plain(low)} and {plain(high)}"


def _bands(bands: pd.DataFrame, share: int) -> str:
    edges = zip(bands[f"low_{share}"], bands[f"high_{share}"], strict=True)
    return "\n".join(f"{rough(low)} to {rough(high)}" for low, high in edges)


def _range(standing: Standing) -> str:
    """From the least to the greatest figure, and how many of them are bands between two counts."""
    bands, row = standing.told, standing.row
    low, high = (float(edge) for edge in (bands["recorded"].min(), upper_edge(bands).max()))
    some = f"; {row.between_counts} of {row.figures} between {standing.targets[0].between}"
    return f"{plain(low)} to {plain(high)}{some if row.between_counts else ''}"


def upper_edge(bands: pd.DataFrame) -> pd.Series:
    """The higher of two counts; the figure itself if there is one count."""
    return bands.get("upper", bands["recorded"])


def held(standing: Standing, share: int) -> str:
    """How many figures the band contains: "17 of 20", without the base of an index."""
    coverage = {80: standing.row.coverage_80, 95: standing.row.coverage_95}[share]
    return (
        f"{round(coverage * standing.row.figures)} of {standing.row.figures}"
        if np.isfinite(coverage)
        else "—"
    )
