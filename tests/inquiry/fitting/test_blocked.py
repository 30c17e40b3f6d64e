"""A block is predicted by a fit that has not seen it, with luck that nobody has had."""

import numpy as np

from conjuncture.inquiry.fitting.banking import Banking
from conjuncture.inquiry.fitting.blocked import Blocked, predict_blocks
from conjuncture.inquiry.fitting.distance import distance_in
from conjuncture.inquiry.fitting.errors_of_theory import Errors
from conjuncture.inquiry.fitting.figures import targets_of
from conjuncture.inquiry.fitting.worlds import Worlds


def blocked_of(worlds: Worlds, *blocks: str) -> Blocked:
    bank = Banking(worlds).bank(200)
    return predict_blocks(
        worlds, bank, Errors.of(worlds.figures), distance_in(bank), blocks, block=5, size=30
    )


def test_each_figure_comes_from_the_fit_without_its_block_with_the_errors_of_that_fit(worlds: Worlds) -> None:
    found = blocked_of(worlds, "1900-04", "1910-14")
    (target,) = targets_of(worlds.case)
    assert list(found.left_out(target)) == ["1900-04"] * 5 + [""] * 5 + ["1910-14"] * 5 + [""] * 5
    figures = found.figures(target)
    by_hand = np.full((30, 20), np.nan)
    for block, first in (("1900-04", 0), ("1910-14", 10)):
        some = slice(first, first + 5)
        by_hand[:, some] = np.exp(found.fits[block].as_recorded[:, some])
    np.testing.assert_allclose(figures, by_hand)


def test_no_luck_is_had_twice(worlds: Worlds) -> None:
    one, other = blocked_of(worlds, "1900-04", "1905-09").fits.values()
    assert not set(map(tuple, one.values.tolist())) & set(map(tuple, other.values.tolist()))
    np.testing.assert_array_equal(blocked_of(worlds, "1900-04").fits["1900-04"].values, one.values)
