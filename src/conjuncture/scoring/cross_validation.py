"""Which recorded years a fit may see when it predicts one: never that year itself.

- *blocks*: all years outside the block in which that year lies, later ones included: a block of five years,
  where nobody asks for others. Years of one wave are alike, so a fit that sees the neighbours of a year half
  sees the year.
- *leave-one-out*: all other years, for records too short for blocks.
- *expanding*: earlier years only. It is what could have been said at the time, from few years at first.
"""

from typing import Literal, get_args

import numpy as np
from numpy.typing import ArrayLike, NDArray

from conjuncture.scoring.errors import InferenceError

Scheme = Literal["blocks", "leave-one-out", "expanding"]

# An expanding fit first needs a few years. Five leave 15 of the 20 Russian years to score, 1905 among them.
WARM_UP = 5
BLOCK = 5
"""Years of a block: about as long as a wave of strikes."""
LEAST_BLOCK = 2
"""Years of the shortest block: one year alone is none."""
LEAST_BLOCKS = 3
"""With fewer, most of a record would be hidden from each fit."""
_LEAST_SEEN = 4  # figures: fewer are too few to learn anything from


def blocks_of(years: ArrayLike, block: int = BLOCK) -> NDArray[np.int64]:
    """The number of each year's block (time,), from the first; the last block takes what is left over.

    Args:
        years: of each figure.
        block: years of a block.
    """
    when = np.asarray(years, dtype=np.int64)
    since = when - when.min()
    return np.minimum(since // block, max(int(since.max() + 1) // block - 1, 0))


def held_out(years: ArrayLike, block: int = BLOCK) -> NDArray[np.int64]:
    """By which number figures are held out together, (figure,).

    Blocks where there are three, and four figures outside each; else each figure alone.

    Args:
        years: of each figure, in any number: the four quarters of a year are held out together.
        block: years of a block.
    """
    blocks = blocks_of(years, block)
    found, counts = np.unique(blocks, return_counts=True)
    if len(found) >= LEAST_BLOCKS and len(blocks) - counts.max() >= _LEAST_SEEN:
        return blocks
    return np.arange(len(blocks))


def scheme_for(years: ArrayLike) -> Scheme:
    """Blocks where a yearly record is long enough, else leave-one-out."""
    return "leave-one-out" if len(np.unique(held_out(years))) == len(np.asarray(years)) else "blocks"


def visible(years: ArrayLike, target: int, scheme: Scheme) -> NDArray[np.bool_]:
    """Mask (time,) of the years (time,) that a prediction of year number `target` may be fitted on."""
    position = np.arange(len(np.asarray(years)))
    if scheme == "expanding":
        return position < target
    blocks = blocks_of(years) if scheme == "blocks" else position
    return blocks != blocks[target]


def first_predicted(years: int, scheme: Scheme, warm_up: int) -> int:
    """Number of the first year that is predicted: 0, or `warm_up` when the window expands."""
    if scheme not in get_args(Scheme):
        raise InferenceError(f"scheme {scheme!r} is unknown; use one of {get_args(Scheme)}")
    if scheme == "blocks" and years < BLOCK * LEAST_BLOCKS:
        raise InferenceError(
            f"{years} years have no {LEAST_BLOCKS} blocks of {BLOCK}: use scheme 'leave-one-out'"
        )
    if scheme != "expanding":
        return 0
    if not 2 <= warm_up < years:
        raise InferenceError(
            f"a warm-up of {warm_up} years in a record of {years}: give at least 2 and fewer than {years}"
        )
    return warm_up


_IN_WORDS: dict[Scheme, str] = {
    "blocks": f"the recorded values of the years outside its block of {BLOCK}, later ones included",
    "leave-one-out": "the recorded values of all other years, later ones included",
    "expanding": "the recorded values of earlier years only",
}


def in_words(scheme: Scheme) -> str:
    """The half sentence that says what a fit has seen."""
    return _IN_WORDS[scheme]
