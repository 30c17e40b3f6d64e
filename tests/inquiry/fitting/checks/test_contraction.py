"""Contraction: known widths give known figures, and draws at random are seldom taken for a finding."""

import numpy as np
import pytest

from conjuncture.inquiry.fitting.checks.contraction import contraction

chance = np.random.default_rng(5)
PRIOR = chance.random((20000, 5))
NAMES = tuple(f"q{n}" for n in range(5))


def test_a_quantity_on_half_of_its_prior_is_half_as_wide() -> None:
    posterior = chance.random((400, 5))
    posterior[:, 2] = 0.25 + posterior[:, 2] / 2
    found = contraction(NAMES, PRIOR, posterior)
    assert found.moved == ("q2",)
    assert found.quantities["q2"].contraction == pytest.approx(0.5, abs=0.05)
    assert found.check.passed is True


def test_its_standard_error_is_that_of_many_such_fits() -> None:
    made = [contraction(NAMES[:1], PRIOR[:, :1], 0.3 + 0.4 * chance.random((200, 1))) for _ in range(100)]
    spread = np.std([one.quantities["q0"].contraction for one in made])
    claimed = np.median([one.quantities["q0"].standard_error for one in made])
    assert claimed == pytest.approx(spread, rel=0.25)  # the error of 100 such spreads is 7%


def test_draws_at_random_move_a_quantity_in_one_of_twenty_fits() -> None:
    moved = [
        bool(contraction(NAMES, PRIOR, PRIOR[chance.integers(20000, size=150)], seed=seed).moved)
        for seed in range(200)
    ]
    assert np.mean(moved) == pytest.approx(0.05, abs=3.5 * np.sqrt(0.05 * 0.95 / 200))


def test_draws_that_are_kept_twice_move_a_quantity_no_oftener() -> None:
    moved = []
    for seed in range(200):
        rows = np.repeat(chance.integers(20000, size=75), 2)
        moved.append(bool(contraction(NAMES, PRIOR, PRIOR[rows], seed=seed).moved))
    assert np.mean(moved) == pytest.approx(0.05, abs=3.5 * np.sqrt(0.05 * 0.95 / 200))


def test_a_quantity_at_both_ends_of_its_prior_is_moved_though_it_is_wider() -> None:
    posterior = chance.random((200, 5))
    posterior[:, 0] = np.where(chance.random(200) < 0.5, 0.05, 0.95)
    found = contraction(NAMES, PRIOR, posterior)
    assert found.quantities["q0"].contraction < 0
    assert found.moved == ("q0",)
