"""A recorded target beside the draws in words: where the record lies, and which draws are nearer to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from conjuncture.inquiry.identifying.record_beside import TargetBeside
from conjuncture.presentation.against_record import plain, recorded, rough
from conjuncture.presentation.number_words import listed
from conjuncture.presentation.pictures.band_words import out_of

type Medians = Mapping[str, tuple[NDArray[np.float64], NDArray[np.float64]]]
"""By claim the medians of the draws in which it holds, and of those in which it does not, (figures,) each."""

FIGURES: dict[str, tuple[str, Callable[[Any], str]]] = {
    "figure": ("period", str),
    "recorded": ("recorded", plain),
    "upper": ("up to", plain),
    "middle": ("median of the draws", rough),
    "low_50": ("middle half, from", rough),
    "high_50": ("to", rough),
    "low_90": ("nine in ten, from", rough),
    "high_90": ("to", rough),
    "draws": ("draws", str),
}
"""The columns of the table of a target, with their headings."""


def beside_in_words(rows: pd.DataFrame, target: TargetBeside, medians: Medians) -> tuple[str, ...]:
    """In how many figures the draws hold the record, and for each claim which draws come nearer to it.

    Args:
        rows: a row for each figure, with the columns of `FIGURES`.
        target: whose figures they are.
        medians: of the claims that divide the draws.
    """
    fixed = (rows["low_90"] == rows["high_90"]) & np.isclose(rows["recorded"], rows["middle"], rtol=1e-3)
    # the base of an index is the same everywhere
    free = rows[~fixed & rows["middle"].notna()]
    if free.empty:
        return ("No draw has these figures.",)
    return (_position(free, _unit(target)), *_nearer(free, rows, medians))


def how_to_read(target: TargetBeside) -> str:
    """What a reader must know before comparing the two."""
    sentences = [target.note.strip()]
    if target.assumed:
        sentences.append(
            "A judgement, and not arithmetic, leads from the theory's variable to these figures."
        )
    if target.patterns:
        names = listed([f"“{name}”" for name in target.patterns])
        sentences.append(f"By the same variable draws were ruled out that contradict {names}.")
    return " ".join(filter(None, sentences))


def _position(free: pd.DataFrame, unit: str) -> str:
    if len(free) == 1:
        (one,) = free.to_dict("records")
        return (
            f"Recorded is {recorded(free.iloc[0])}{unit} ({one['figure']}); the median of the draws is "
            f"{rough(one['middle'])}, and nine draws in ten lie between {rough(one['low_90'])} and "
            f"{rough(one['high_90'])}."
        )
    inside = (free["low_90"] <= free["upper"]) & (free["recorded"] <= free["high_90"])
    above, below = free["recorded"] > free["middle"], free["upper"] < free["middle"]
    sides = [
        f"{word} the median draw in {out_of(int(some.sum()), len(free))}"
        for word, some in (("above", above), ("below", below))
        if some.any()
    ]
    lies = f"; the record lies {listed(sides)}" if sides else ""
    return (
        f"Nine draws in ten hold {out_of(int(inside.sum()), len(free))} recorded figures "
        f"({plain(free['recorded'].min())} to {plain(free['upper'].max())}{unit}){lies}."
    )


def _nearer(free: pd.DataFrame, rows: pd.DataFrame, medians: Medians) -> Iterator[str]:
    """Whether the draws in which a claim holds are nearer the record than those in which it does not."""
    kept = rows.index.isin(free.index)
    low, high = free["recorded"].to_numpy(float), free["upper"].to_numpy(float)
    for claim, sides in medians.items():
        holds, fails = (np.maximum(np.maximum(low - side[kept], side[kept] - high), 0.0) for side in sides)
        nearer = int((holds < fails).sum())
        if (holds == fails).all():
            yield f"The draws in which {claim} holds have the same medians as the others."
            continue
        yield (
            f"The median of the draws in which {claim} holds is nearer the record than that of the others in "
            f"{out_of(nearer, len(free))}."
        )


def _unit(target: TargetBeside) -> str:
    return target.unit if target.unit.startswith("%") else f" {target.unit}"
