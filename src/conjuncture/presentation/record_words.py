"""What a case's pictures against its record say, in sentences made from the numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
import pandas as pd

from conjuncture.inquiry.runs.standings import Standing
from conjuncture.presentation.against_record import held, plain, recorded, rough, upper_edge
from conjuncture.presentation.number_words import capital, counted, number, percent

_WIDE = 400
"""A band that spans more than this factor is said to contradict little."""
_MANY = 12
"""With fewer figures the words say nothing about their order."""
_TOLD_APART = 0.5
"""A rank correlation below this is reported as none: with 20 figures chance alone reaches 0.44."""


def of_series(standing: Standing) -> list[str]:
    """A series: beside the guess, how far it ranges, what the draws hold, its peak, when it is high."""
    bands, unit = standing.told, standing.unit if standing.unit.startswith("%") else f" {standing.unit}"
    middle = bands["middle"]
    low, high = plain(bands["recorded"].min()), plain(upper_edge(bands).max())
    levels = f"The recorded figures run from {low} to {high}{unit}, the middle draw {_run(middle)}."
    low, high = (float(bands[name].median()) for name in ("low_95", "high_95"))
    wide = ": a band so wide contradicts little" if high > _WIDE * low and not unit.startswith("%") else ""
    holds = (
        f"Of the recorded figures 95 draws in 100 hold {held(standing, 95)}, and 80 in 100 hold "
        f"{held(standing, 80)}; in a usual period the 95 reach from {rough(low)} to {rough(high)}{wide}."
    )
    return [_beside(standing), levels, holds, _peak(bands, unit), *_timing(bands)]


def _run(figures: pd.Series) -> str:
    low, high = rough(float(figures.min())), rough(float(figures.max()))
    return f"stays at {low}" if low == high else f"from {low} to {high}"


def _peak(bands: pd.DataFrame, unit: str) -> str:
    """The largest recorded figure: the value of the median draw then, and how many draws reach it."""
    at = int(bands["recorded"].to_numpy().argmax())
    reaching = float(bands["share_reaching"].iloc[at])
    how_many = f"{percent(reaching)} of the draws reach it" if reaching else "no draw reaches it"
    highest = bands["figure"].iloc[int(bands["middle"].to_numpy().argmax())]
    when = "then, too" if highest == bands["figure"].iloc[at] else f"in {highest}"
    own = f" The middle draw is highest {when}." if bands["middle"].nunique() > 1 else ""
    return (
        f"The recorded peak is {recorded(bands.iloc[at])}{unit} in {bands['figure'].iloc[at]}; "
        f"{how_many}, and the middle draw has {rough(bands['middle'].iloc[at])} there.{own}"
    )


def _timing(bands: pd.DataFrame) -> list[str]:
    """Whether the median draw is high when the record is; only for many figures: few may agree by chance."""
    if len(bands) < _MANY or bands["recorded"].nunique() < 2 or bands["middle"].nunique() < 2:
        return []
    correlation = float(bands["recorded"].corr(bands["middle"], method="spearman"))
    shown = f"(rank correlation {number(correlation, 2).replace('-', '−')})"
    if abs(correlation) < _TOLD_APART:
        return [f"When the record is high cannot be told from the middle draw {shown}."]
    which = "high" if correlation > 0 else "low"
    return [f"The middle draw tends to be {which} when the record is high {shown}."]


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
        f"{capital(standing.row.name)}: {percent(standing.row.hit)} of the draws lie between "
        f"{standing.targets[0].between}, and {percent(standing.row.baseline_hit)} of guesses."
        for standing in some
        if np.isfinite(standing.row.baseline_hit)
    ]
    return [errs, holds, *bands]


def of_shares(some: Sequence[Standing]) -> list[str]:
    """Shares of a whole: how far they differ, and the largest part of each."""
    bands = pd.concat([standing.told for standing in some])
    spread, in_record = (float(bands[name].max() - bands[name].min()) for name in ("middle", "recorded"))
    spreads = (
        f"In the middle draw all shares lie within {rough(spread)} points of one another; in the record, "
        f"within {rough(in_record)}."
    )
    sentences = [spreads]
    for standing in some:
        first = standing.told.iloc[int(standing.told["recorded"].to_numpy().argmax())]
        who = first["figure"] if standing.form == "division" else standing.targets[0].member
        sentences.append(
            f"{capital(standing.row.name)}: {who} have {_recorded(first)}% in the record and "
            f"{rough(first['middle'])}% in the middle draw; 95 draws in 100 lie between "
            f"{rough(first['low_95'])}% and {rough(first['high_95'])}%."
        )
    return sentences


def _recorded(figure: pd.Series) -> str:
    """A share, or the band in which it lies."""
    low, high = figure["recorded"], figure.get("upper", figure["recorded"])
    return rough(low) if not high > low else f"{rough(low)} to {rough(high)}"


def shared_sentences(notes: Sequence[str]) -> str:
    """What all notes say, sentence by sentence, in the order of the first."""
    parts = [re.split(r"(?<=\.) ", note) for note in notes]
    return " ".join(sentence for sentence in parts[0] if all(sentence in other for other in parts[1:]))


def _beside(standing: Standing) -> str:
    row = standing.row
    if not row.verdict:
        return f"No guess stands beside it: {row.cause}."
    error = f"its error is {number(1 - row.skill, 2)} times as large"
    if row.verdict == "no better":
        return (
            f"The theory is no nearer to the record than {row.baseline}: {error}, a difference that "
            f"{counted(row.by_figure.size, 'figure')} cannot tell from luck."
        )
    which = "further from" if row.verdict == "worse" else "nearer to"
    return f"The theory is {which} the record than {row.baseline}: {error}."
