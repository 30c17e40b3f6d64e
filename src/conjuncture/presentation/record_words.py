"""What a case's pictures against its record say, in sentences made from the numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
import pandas as pd

from conjuncture.inquiry.runs.standings import Standing
from conjuncture.presentation.against_record import held, plain, rough
from conjuncture.presentation.pictures.format import capital, counted, number, percent


def of_series(one: Standing) -> list[str]:
    """A series: beside the guess, when it is highest, how wide the draws lie."""
    told = one.told
    highest, middle = (
        told["figure"].iloc[int(told[name].to_numpy().argmax())] for name in ("recorded", "middle")
    )
    peak = "when the record is" if highest == middle else f"in {middle}, the record in {highest}"
    unit = one.unit if one.unit.startswith("%") else f" {one.unit}"
    low, high = (rough(float(told[name].median())) for name in ("low_80", "high_80"))
    levels = (
        f"The middle draw is highest {peak}; it runs from {rough(told['middle'].min())} to "
        f"{rough(told['middle'].max())}, the recorded figures from {plain(told['recorded'].min())} to "
        f"{plain(told['recorded'].max())}{unit}."
    )
    width = (
        f"Eight draws in ten hold {held(one, 80)} figures; in a usual period they reach from {low} to {high}."
    )
    return [_beside(one), levels, width]


def of_few(some: Sequence[Standing], data: pd.DataFrame) -> list[str]:
    """Few figures: what the draws hold and at what width, which way the middle errs, how bands are hit."""
    single = data[data["upper"] == data["recorded"]]
    inside = int(((single["low_80"] <= 1) & (single["high_80"] >= 1)).sum())
    wide = float((data["high_80"] / data["low_80"]).median())
    low, high = int((single["middle"] < 0.5).sum()), int((single["middle"] > 2).sum())
    errs = (
        f"The middle draw gives less than half of the recorded figure for {low or 'none'} of "
        f"{len(single)}, and more than twice as much for {high or 'none'}."
    )
    holds = (
        f"Eight draws in ten hold {inside} of these figures; in the usual case they reach over a factor of "
        f"{rough(wide)}{', so that hardly any figure would have fallen outside' if wide > 100 else ''}."
    )
    bands = [
        f"{capital(one.row.name)}: {percent(one.row.hit)} of the draws lie within it, and "
        f"{percent(one.row.baseline_hit)} of blind guesses."
        for one in some
        if np.isfinite(one.row.baseline_hit)
    ]
    return [errs, holds, *bands]


def of_shares(some: Sequence[Standing]) -> list[str]:
    """Shares of a whole: how far they differ, and the largest part of each."""
    told = pd.concat([one.told for one in some])
    spread, recorded = (float(told[name].max() - told[name].min()) for name in ("middle", "recorded"))
    spreads = (
        f"In the middle draw all shares lie within {rough(spread)} points of one another; in the record, "
        f"within {rough(recorded)}."
    )
    said = [spreads]
    for one in some:
        first = one.told.iloc[int(one.told["recorded"].to_numpy().argmax())]
        who = first["figure"] if one.form == "division" else one.targets[0].member
        said.append(
            f"{capital(one.row.name)}: {who} have {_recorded(first)}% in the record and "
            f"{rough(first['middle'])}% in the middle draw; 95 draws in 100 lie between "
            f"{rough(first['low_95'])}% and {rough(first['high_95'])}%."
        )
    return said


def _recorded(figure: pd.Series) -> str:
    """A share, or the band in which it lies."""
    low, high = figure["recorded"], figure.get("upper", figure["recorded"])
    return rough(low) if not high > low else f"{rough(low)} to {rough(high)}"


def shared_sentences(notes: Sequence[str]) -> str:
    """What all notes say, sentence by sentence, in the order of the first."""
    parts = [re.split(r"(?<=\.) ", note) for note in notes]
    return " ".join(sentence for sentence in parts[0] if all(sentence in other for other in parts[1:]))


def _beside(one: Standing) -> str:
    row = one.row
    if not row.verdict:
        return f"No guess stands beside it: {row.cause}."
    error = f"its error is {number(1 - row.skill, 2)} times as large"
    if row.verdict == "no better":
        return (
            f"The theory is no nearer to the record than {row.baseline}: {error}, a difference that "
            f"{counted(row.figures, 'figure')} cannot tell from luck."
        )
    which = "further from" if row.verdict == "worse" else "nearer to"
    return f"The theory is {which} the record than {row.baseline}: {error}."
