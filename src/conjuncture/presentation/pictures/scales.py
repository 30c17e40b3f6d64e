"""How values are set out on the upright axis: thousands of people by powers of ten, shares, ratios."""

from __future__ import annotations

from dataclasses import dataclass

import altair as alt
import numpy as np
import pandas as pd

from conjuncture.presentation.pictures.format import number, people, percent
from conjuncture.scoring.bands import QUANTILES

_PEOPLE_TOLD = (
    "datum.value >= 1000 ? format(datum.value / 1000, ',') + ' million' : "
    "datum.value == {floor} ? '≤ {floor} thousand' : format(datum.value, ',') + ' thousand'"
)


@dataclass(frozen=True)
class Upright:
    """An upright axis: which kind of quantity, and from where to where.

    kind: `people` (thousands, by powers of ten), `share` (0 to 1) or `ratio` (doublings).
    """

    kind: str
    low: float
    high: float

    def clipped(self, values: pd.DataFrame) -> pd.DataFrame:
        """Values as they can be drawn: on a scale of ratios there is no nought, so what is lower lies on the
        lowest line."""
        return values.clip(self.low, self.high)

    def told(self, value: float) -> str:
        """A value in words."""
        return {"people": people, "share": percent, "ratio": number}[self.kind](value)

    def axis(self) -> alt.Y:
        """The encoding of an upright position named `y`."""
        if self.kind == "people":
            ticks = [
                10.0**power for power in range(round(np.log10(self.low)), round(np.log10(self.high)) + 1)
            ]
            written = _PEOPLE_TOLD.format(floor=f"{self.low:g}")
            scale = alt.Scale(type="log", domain=[self.low, self.high], nice=False)
        elif self.kind == "ratio":
            powers = range(round(np.log2(self.low)), round(np.log2(self.high)) + 1)
            ticks = [2.0**power for power in powers]
            written = "format(datum.value, '~r')"
            scale = alt.Scale(type="log", base=2, domain=[self.low, self.high], nice=False)
        else:
            ticks = [0, 0.2, 0.4, 0.6, 0.8, 1] if self.high > 0.5 else [0, 0.1, 0.2, 0.3, 0.4, 0.5]
            written = "format(datum.value, '.0%')"
            scale = alt.Scale(domain=[self.low, self.high], nice=False)
        axis = alt.Axis(
            values=ticks, labelExpr=written, title=None, ticks=False, domain=False, labelLimit=160
        )
        return alt.Y("y:Q", scale=scale, axis=axis)


def people_axis(rows: pd.DataFrame) -> Upright:
    """By powers of ten, from 1 thousand to above everything drawn."""
    return Upright("people", 1.0, 10.0 ** max(1, np.ceil(np.log10(max(_highest(rows), 2.0)))))


def share_axis(rows: pd.DataFrame) -> Upright:
    """From nothing to all, or to a half where nothing drawn is higher."""
    return Upright("share", 0.0, 1.0 if _highest(rows) > 0.5 else 0.5)


def ratio_axis(rows: pd.DataFrame) -> Upright:
    """By doublings, within a 16th and 64 times."""
    drawn = _drawn(rows)
    low, high = float(np.nanmin(drawn.where(drawn > 0).to_numpy())), _highest(rows)
    return Upright(
        "ratio", 2.0 ** max(-4, np.floor(np.log2(low))), 2.0 ** min(6, np.ceil(np.log2(max(high, 1.5))))
    )


def _highest(rows: pd.DataFrame) -> float:
    values = _drawn(rows).to_numpy(float)
    return float(np.nanmax(values)) if np.isfinite(values).any() else 1.0


def _drawn(rows: pd.DataFrame) -> pd.DataFrame:
    lines = [name for name in rows.columns if str(name).startswith("draw_") and str(name)[5:].isdigit()]
    return rows[["recorded", "recorded_low", "recorded_high", *QUANTILES, *lines]]
