"""Reach: shares near the record are those of the cloud's law, and what few draws come near withholds."""

from dataclasses import replace

import numpy as np
import pytest
from conjugate_model import Conjugate
from scipy.stats import norm

from conjuncture.inquiry.fitting.bank import Bank
from conjuncture.inquiry.fitting.checks.reach import NEAR, reach


def test_the_share_near_a_summary_is_that_of_its_normal_law(conjugate: Conjugate, bank: Bank) -> None:
    found = reach(bank, 100)
    sd = np.sqrt(1 + conjugate.luck**2)
    low, high = (norm.cdf((0.5 + side * NEAR * conjugate.spread) / sd) for side in (-1, 1))
    error = np.sqrt((high - low) * (1 - high + low) / bank.size)
    for share in found.near.values():
        assert share.share == pytest.approx(high - low, abs=4 * float(error))


def test_fewer_draws_are_near_more_summaries_at_once(bank: Bank) -> None:
    counts = [share.count for share in reach(bank, 100).together]
    assert counts == sorted(counts, reverse=True)
    assert counts[0] <= bank.size
    assert len(counts) == 4


def test_one_summary_out_of_reach_withholds_the_fit(bank: Bank) -> None:
    recorded = np.array([0.5, 0.5, 0.5, 5.0])
    found = reach(replace(bank, recorded=recorded), 100)
    assert found.missed == ("s3",)
    assert found.check.passed is False
    assert found.most_at_once <= 3
    assert reach(bank, 100).check.passed is True
