"""How often: in what share of some cases a thing holds, with Wilson's interval, and how to say it."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray


def how_often(holds: NDArray[np.bool_], among: NDArray[np.bool_] | None = None) -> dict[str, Any]:
    """In what share of the cases `among` it holds: `share`, `low`, `high` (95%, Wilson 1927), `count`, `of`.

    With no case at all the share is not a number, and anything from 0 to 1 is possible.
    """
    chosen = np.ones(np.shape(holds), np.bool_) if among is None else among
    count, cases = int((holds & chosen).sum()), int(chosen.sum())
    if cases == 0:
        return {"share": np.nan, "low": 0.0, "high": 1.0, "count": 0, "of": 0}
    from scipy.stats import binomtest

    interval = binomtest(count, cases).proportion_ci(0.95, "wilson")
    return {
        "share": count / cases,
        "low": float(interval.low),
        "high": float(interval.high),
        "count": count,
        "of": cases,
    }


def said(found: dict[str, Any], cases: str = "draws") -> str:
    """A share in words: `52% (48 to 56%; 520 of 1,000 draws)`."""
    if not found["of"]:
        return f"no {cases} to judge by"
    return (
        f"{_percent(found['share'])}% ({_percent(found['low'])} to {_percent(found['high'])}%; "
        f"{found['count']:,} of {found['of']:,} {cases})"
    )


def number(value: float, *, signed: bool = False) -> str:
    """A number with three digits that count."""
    return f"{value:+.3g}" if signed and value != 0 else f"{abs(value) if value == 0 else value:.3g}"


def _percent(value: float) -> str:
    return f"{100 * value:.0f}" if 0.01 <= value <= 0.99 or value in (0.0, 1.0) else f"{100 * value:.1f}"
