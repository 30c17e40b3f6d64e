"""A recorded series as a small picture without axes, for a first look."""

from __future__ import annotations

import pandas as pd

from conjuncture.records.series import Series

_WIDTH, _HEIGHT, _EDGE = 640, 84, 6
_FEWEST = 4


def line_of(series: Series) -> tuple[str, str]:
    """The picture as SVG and in words, figures in the middle of their periods; empty where it says nothing.

    Of a series with several lines, units or countries it is the one with the most figures. Figures of which a
    period has two are dots alone: a line between two sources would show a movement.
    """
    frame = series.frame
    lines = [rows for _, rows in frame.groupby(["unit", *series.line_keys], sort=False)]
    if not lines:
        return "", ""
    rows = max(lines, key=len).sort_values("period_start")
    chosen = rows.iloc[0]
    middle = rows["period_start"] + (rows["period_end"] - rows["period_start"]) / 2
    if middle.nunique() < _FEWEST or rows["value"].nunique() < 2:
        return "", ""
    named = ", ".join(str(chosen[key]) for key in series.line_keys if chosen[key])
    low, high = rows["value"].min(), rows["value"].max()
    words = f"{named + ': ' if named else ''}from {low:,.10g} to {high:,.10g} {chosen['unit']}"
    return _svg(middle, rows["value"], words), words


def _svg(when: pd.Series, values: pd.Series, words: str) -> str:
    across = (when - when.min()) / (when.max() - when.min())
    up = (values - values.min()) / (values.max() - values.min())
    points = [
        (_EDGE + x * (_WIDTH - 2 * _EDGE), _HEIGHT - _EDGE - y * (_HEIGHT - 2 * _EDGE))
        for x, y in zip(across, up, strict=True)
    ]
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    line = f'<polyline points="{path}" fill="none"/>' if when.is_unique else ""
    dots = "".join(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="2.5"/>' for x, y in points)
    title = words.replace("&", "&amp;").replace("<", "&lt;")
    return (
        f'<svg class="line" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img"><title>{title}</title>'
        f"{line}{dots}</svg>"
    )
