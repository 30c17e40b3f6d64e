"""Clues: the table of two by two gives the ratios, the ratios give the names, and few draws give none."""

import numpy as np
import pytest
from scipy.stats import norm

from conjuncture.inquiry.identifying.clue import Clue, at_least_as_far, clue


def table(with_claim: tuple[int, int], without: tuple[int, int]) -> Clue:
    """A clue that is found and not found so often, with the claim and without it."""
    cells = [(True, True, with_claim[0]), (True, False, with_claim[1])]
    cells += [(False, True, without[0]), (False, False, without[1])]
    holds = np.concatenate([np.full(count, so) for so, _, count in cells])
    found = np.concatenate([np.full(count, there) for _, there, count in cells])
    return clue("a clue", holds, found)


def test_chances_before_and_after_are_those_of_bayes() -> None:
    found = table((300, 100), (60, 540))
    assert found.before.share == 0.4
    assert (found.if_so.share, found.if_not.share) == (0.75, 0.1)
    assert found.found.share == pytest.approx(0.4 * 0.75 / (0.4 * 0.75 + 0.6 * 0.1))
    assert found.missed.share == pytest.approx(0.4 * 0.25 / (0.4 * 0.25 + 0.6 * 0.9))
    assert found.finding.value == pytest.approx(7.5, rel=0.01)
    assert found.missing.value == pytest.approx(3.6, rel=0.01)
    assert found.move == pytest.approx(0.36 * (5 / 6 - 0.4) + 0.64 * (0.4 - 100 / 640))


@pytest.mark.parametrize(
    ("with_claim", "without", "kind"),
    [
        ((250, 250), (5, 495), "smoking gun"),
        ((495, 5), (250, 250), "hoop"),
        ((480, 20), (20, 480), "doubly decisive"),
        ((300, 200), (200, 300), "straw in the wind"),
        ((250, 250), (252, 248), "no clue"),
        ((499, 1), (498, 2), "no clue"),  # found nearly always: necessary, and worth nothing
        ((5, 495), (250, 250), "smoking gun"),  # of the opposite
    ],
)
def test_names_follow_from_the_ratios(with_claim: tuple, without: tuple, kind: str) -> None:
    assert table(with_claim, without).kind == kind


def test_a_clue_against_a_claim_says_so() -> None:
    assert table((5, 495), (250, 250)).against
    assert not table((250, 250), (5, 495)).against


def test_few_draws_give_no_strong_name() -> None:
    few = table((6, 6), (0, 12))  # the ratio is 13 to 1, and might be 1
    assert few.finding.value > 10
    assert few.kind == "no clue"


def test_the_interval_has_the_true_ratio_in_it_in_about_95_of_100_samples() -> None:
    chance, inside = np.random.default_rng(1), 0
    for _ in range(400):
        with_claim, without = chance.binomial(400, 0.3), chance.binomial(600, 0.1)
        ratio = table((with_claim, 400 - with_claim), (without, 600 - without)).finding
        inside += ratio.low <= 3 <= ratio.high
    assert inside / 400 == pytest.approx(0.95, abs=0.035)


def test_a_clue_lies_on_the_side_of_the_record() -> None:
    figures = norm.ppf((np.arange(1000) + 0.5) / 1000)
    found, above = at_least_as_far(figures, 1.0)
    assert above
    assert found.mean() == pytest.approx(1 - norm.cdf(1.0), abs=0.002)
    found, above = at_least_as_far(figures, -1.0)
    assert not above
    assert found.mean() == pytest.approx(1 - norm.cdf(1.0), abs=0.002)
