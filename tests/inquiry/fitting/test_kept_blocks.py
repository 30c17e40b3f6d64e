"""Blocks of a kept bank: the predictions that a fit scores, or the reason why there are none."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from conjuncture.cases.case import Case
from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.fitting.banking import Banking
from conjuncture.inquiry.fitting.kept_blocks import kept_blocks
from conjuncture.inquiry.fitting.kept_fit import KeptFit
from conjuncture.inquiry.fitting.worlds import Worlds

from .conftest import THEORY, worlds_of


def kept(worlds: Worlds, folder: Path | None, draws: int) -> KeptFit:
    Banking(worlds, folder).bank(draws)
    return KeptFit(worlds, THEORY, "main", folder)


def test_the_same_draws_give_the_same_predictions_and_a_fit_of_this_theory_has_power(
    worlds: Worlds, tmp_path: Path
) -> None:
    one, other = (kept_blocks(kept(worlds, tmp_path, 300)) for _ in range(2))
    for block, fit in one.blocked.fits.items():
        np.testing.assert_array_equal(fit.as_recorded, other.blocked.fits[block].as_recorded)
    assert one.power == other.power
    assert one.power.foretells is True


def test_few_draws_and_few_blocks_are_refused(case: Case, worlds: Worlds, tmp_path: Path) -> None:
    with pytest.raises(QuestionError):
        kept_blocks(kept(worlds, tmp_path / "few", 20))
    (summary,) = case.summaries
    short = worlds_of(replace(case, summaries=(replace(summary, last=1909),)))
    with pytest.raises(QuestionError):
        kept_blocks(kept(short, tmp_path / "short", 40))
