"""Which recorded years a fit may see when it predicts a year; never that year itself.

- *blocks*: all years outside the block of that year, including later ones; a block has five years by default.
  Years of one wave are similar, so a fit that sees the neighbours of a year has half seen the year.
- *leave-one-out*: all other years, for records that are too short for blocks.
- *expanding*: earlier years only. Such a prediction could have been made at the time, at first from few
  years.
"""

from typing import Literal, get_args

import numpy as np
from numpy.typing import ArrayLike, NDArray

from conjuncture.scoring.errors import InferenceError

Scheme = Literal["blocks", "leave-one-out", "expanding"]

# An expanding fit first needs a few years. Five leave 15 of the 20 Russian years to score, including 1905.
WARM_UP = 5
BLOCK = 5
"""Length of a block in years: about that of a wave of strikes."""
LEAST_BLOCK = 2
"""The shortest length of a block; one year is not a block."""
LEAST_BLOCKS = 3
"""With fewer blocks a fit would see less than two thirds of a record."""
_LEAST_SEEN = 4  # a fit must see at least so many figures


def blocks_of(years: ArrayLike, block: int = BLOCK) -> NDArray[np.int64]:
    """The number of each year's block (time,), from 0; years left over at the end belong to the last block.

    Args:
        years: the year of each figure.
        block: the length of a block in years.
    """
    when = np.asarray(years, dtype=np.int64)
    since = when - when.min()
    return np.minimum(since // block, max(int(since.max() + 1) // block - 1, 0))


def held_out(years: ArrayLike, block: int = BLOCK) -> NDArray[np.int64]:
    """The number of the group with which each figure is left out, (figure,).

    The groups are blocks of years if there are at least three, with four figures or more outside each; else
    each figure is a group of its own.

    Args:
        years: the year of each figure; figures of one year, such as its quarters, are in one block.
        block: the length of a block in years.
    """
    blocks = blocks_of(years, block)
    found, counts = np.unique(blocks, return_counts=True)
    if len(found) >= LEAST_BLOCKS and len(blocks) - counts.max() >= _LEAST_SEEN:
        return blocks
    return np.arange(len(blocks))


def scheme_for(years: ArrayLike) -> Scheme:
    """Blocks if a yearly record is long enough, else leave-one-out."""
    return "leave-one-out" if len(np.unique(held_out(years))) == len(np.asarray(years)) else "blocks"


def visible(years: ArrayLike, target: int, scheme: Scheme) -> NDArray[np.bool_]:
    """Mask (time,) of the years (time,) that the fit for year number `target` may see."""
    position = np.arange(len(np.asarray(years)))
    if scheme == "expanding":
        return position < target
    blocks = blocks_of(years) if scheme == "blocks" else position
    return blocks != blocks[target]


def first_predicted(years: int, scheme: Scheme, warm_up: int) -> int:
    """The number of the first predicted year: 0, or `warm_up` with an expanding window.

    Raises:
        InferenceError: an unknown scheme, a record that is too short for blocks, or an impossible warm-up.
    """
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
    """The part of a sentence that says what a fit has seen."""
    return _IN_WORDS[scheme]
