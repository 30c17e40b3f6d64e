"""The band of the whole priors, faint behind that of the draws which crude patterns leave."""

from __future__ import annotations

import pandas as pd

from conjuncture.inquiry.runs.case_run import CaseRun
from conjuncture.inquiry.runs.standings import Standing
from conjuncture.presentation.pictures import theme

LOW, HIGH = "before_low", "before_high"
BAND = (LOW, HIGH, theme.BEFORE)


def key_entry(share: str) -> theme.Entry:
    """The key's line: which share of the whole priors' draws lies within."""
    return theme.field(f"{share} of the whole priors", theme.BEFORE)


def standing_behind(run: CaseRun, target: str) -> Standing | None:
    """The standing of a target over the whole priors; None if these are shown anyway."""
    return run.before.standing(target) if run.chosen == "left" else None


def with_behind(bands: pd.DataFrame, before: pd.DataFrame | None, share: int) -> pd.DataFrame:
    """The bands with the edges of that of the whole priors beside them, row by row.

    Args:
        bands: of the draws shown.
        before: of the whole priors, with the same rows; None leaves the bands as they are.
        share: of the draws, in per cent, that lie within.
    """
    if before is None or len(before) != len(bands):
        return bands
    edges = {LOW: before[f"low_{share}"].to_numpy(), HIGH: before[f"high_{share}"].to_numpy()}
    return bands.assign(**edges)
