"""Figures of five years are left out together."""

from dataclasses import replace

import pytest

from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.fitting.blocks import blocks_of_figures, enough, years_of
from conjuncture.inquiry.fitting.worlds import Worlds


def test_twenty_years_are_four_blocks(worlds: Worlds) -> None:
    blocks = blocks_of_figures(worlds.figures)
    assert list(dict.fromkeys(blocks)) == ["1900-04", "1905-09", "1910-14", "1915-19"]
    assert all(
        years_of(block)[0] <= figure.years[0] <= years_of(block)[1]
        for block, figure in zip(blocks, worlds.figures, strict=True)
    )
    assert enough(blocks)
    assert not enough(blocks[:10])


def test_blocks_are_as_long_as_is_asked_and_the_last_takes_what_is_left(worlds: Worlds) -> None:
    blocks = dict.fromkeys(blocks_of_figures(worlds.figures, 6))
    assert list(blocks) == ["1900-05", "1906-11", "1912-19"]


def test_the_name_of_a_block_over_the_turn_of_a_century_has_its_years() -> None:
    assert years_of("1898-02") == (1898, 1902)


def test_a_mean_over_two_blocks_cannot_be_left_out(worlds: Worlds) -> None:
    first, *others = worlds.figures
    with pytest.raises(QuestionError):
        blocks_of_figures([replace(first, years=(1903, 1906)), *others])
