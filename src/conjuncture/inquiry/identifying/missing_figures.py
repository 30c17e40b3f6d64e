"""Missing figures: which unrecorded figure would change a claim's chance most, if it were found?

Draws are divided by a figure into five equal parts, from the lowest to the highest. In each part the claim
has another chance; the worth of the figure is the mean distance of these chances from that over all draws.
The same distance for random parts is subtracted, so that a figure that says nothing is worth about 0. The
result also has the information in bits (D. Lindley, On a measure of the information provided by an
experiment, Annals of Mathematical Statistics 27 (1956) 986-1005), with the same taken off.

The rule: a figure is worth something if its change is larger than in random parts in all but 5 in 100 trials,
over all figures together.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

PARTS = 5
_AT_RANDOM = 4000
_FEWEST = 50
"""With fewer draws (ten in each part) there is no result."""


@dataclass(frozen=True)
class MissingFigure:
    """The worth of a figure to a claim.

    Attributes:
        name: of the figure.
        move: the mean change of the claim's chance, minus that of random parts.
        bits: its information about the claim, minus that of random parts.
        lowest, highest: the chance of the claim where the figure is lowest, and where it is highest.
        shown: whether it is worth something, over all figures together.
    """

    name: str
    move: float
    bits: float
    lowest: float
    highest: float
    shown: bool


def missing_figures(
    names: Sequence[str], figures: Floats, holds: Floats, *, seed: int = 0
) -> tuple[MissingFigure, ...]:
    """The worth of each figure to a claim, the largest first; empty if too few draws count.

    Args:
        names: of the figures.
        figures: in each draw, (draws, figures).
        holds: 1 where the claim holds in a draw, 0 where it does not, not a number where the draw does not
            count, (draws,).
        seed: of ties and of random parts.
    """
    chance, counted = np.random.default_rng([seed, 201]), np.isfinite(holds)
    truths = holds[counted] == 1
    if truths.size < _FEWEST or not len(names):
        return ()
    at_random = [_changes(_parts(chance.random(truths.size)), truths) for _ in range(_AT_RANDOM)]
    moves, bits = (np.array(each) for each in zip(*((move, bit) for move, bit, _ in at_random), strict=True))
    largest = float(np.quantile(moves, 1 - 0.05 / len(names)))
    found = []
    for name, figure in zip(names, figures[counted].T, strict=True):
        order = np.lexsort((chance.random(figure.size), figure))
        ranks = np.empty(figure.size)
        ranks[order] = np.arange(figure.size)
        move, bit, shares = _changes(_parts(ranks), truths)
        found.append(
            MissingFigure(
                name,
                move - float(moves.mean()),
                bit - float(bits.mean()),
                float(shares[0]),
                float(shares[-1]),
                move > largest,
            )
        )
    return tuple(sorted(found, key=lambda one: -one.move))


def _parts(values: Floats) -> NDArray[np.int64]:
    """In which of the equal parts each value lies, (draws,); no two values are the same."""
    ranks = np.argsort(np.argsort(values))
    return ranks * PARTS // values.size


def _changes(parts: NDArray[np.int64], truths: NDArray[np.bool_]) -> tuple[float, float, Floats]:
    """The mean change of the chance, the information in bits, and the chance in each part."""
    sizes = np.bincount(parts, minlength=PARTS)
    shares = np.bincount(parts, weights=truths, minlength=PARTS) / sizes
    weights, whole = sizes / truths.size, float(truths.mean())
    bits = _entropy(np.array([whole]))[0] - float(weights @ _entropy(shares))
    return float(weights @ np.abs(shares - whole)), float(bits), shares


def _entropy(shares: Floats) -> Floats:
    """Of a claim with these chances, in bits."""
    some, none = np.clip(shares, 1e-300, 1), np.clip(1 - shares, 1e-300, 1)
    return -(some * np.log2(some) + none * np.log2(none))
