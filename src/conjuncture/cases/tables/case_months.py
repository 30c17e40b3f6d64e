"""Check that months of a table are within its case; a month outside is a mistake."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

LEAVE_EMPTY: Mapping[str, str] = {
    "since": "Correct it, or leave it out: then it is the start of the case.",
    "until": "Correct it, or leave it out: then it is the end of the case.",
}


def within(month: str, key: str, months: pd.PeriodIndex) -> bool:
    """Whether a month is one of the case (`since`), or follows a month of the case (`until`).

    Args:
        month: YYYY-MM or YYYY-MM-DD.
        key: "since" or "until".
        months: the months of the case.
    """
    at = pd.Period(month[:7], "M")
    return bool(months[0] <= (at if key == "since" else at - 1) <= months[-1])


def of_case(months: pd.PeriodIndex) -> str:
    """The end of a sentence about a month outside the case."""
    return f"lies outside the case, which has the months {months[0]} to {months[-1]}."
