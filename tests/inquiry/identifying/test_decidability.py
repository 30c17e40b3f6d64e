"""Decidability: a record that shows the quantity of which a claim speaks decides it, another does not."""

import numpy as np
import pytest
from scipy.stats import norm

from conjuncture.inquiry.identifying.decidability import Decidability, decidability

chance = np.random.default_rng(8)
DRAWS, KEPT, WORLDS = 6000, 150, np.arange(200)
QUANTITY = chance.standard_normal(DRAWS)


def found(holds: np.ndarray, error: float) -> Decidability:
    """A record of the quantity with an error, in fits that keep the nearest draws."""
    seen = QUANTITY + error * chance.standard_normal(DRAWS)

    def nearest(recorded: float, own: int) -> np.ndarray:
        away = np.abs(seen - recorded)
        away[own] = np.inf
        return np.argsort(away)[:KEPT]

    kept = [nearest(seen[row], int(row)) for row in WORLDS]
    return decidability(holds.astype(float), nearest(1.0, 0), WORLDS, kept)


def test_a_record_of_what_a_claim_speaks_of_decides_it_as_often_as_the_normal_law_says() -> None:
    one = found(QUANTITY > 0, 0.5)
    # Given s the quantity is normal around .8 s with sd .447, so the chance passes .95 where |s| > .92.
    sure = 2 * norm.cdf(-norm.ppf(0.95) * np.sqrt(0.2) / 0.8 / np.sqrt(1.25))
    assert one.possible
    assert one.decided.share == pytest.approx(sure, abs=0.12)
    assert one.right.share >= 0.9
    assert one.after.share == pytest.approx(norm.cdf(0.8 / np.sqrt(0.2)), abs=0.05)
    assert one.move > 5 * one.by_chance


def test_a_record_of_something_else_decides_nothing_and_moves_a_claim_by_chance() -> None:
    other = found(chance.random(DRAWS) < 0.5, 0.5)
    assert not other.possible
    assert other.decided.count == 0
    assert other.move == pytest.approx(other.by_chance, rel=0.25)


def test_a_claim_that_holds_in_nearly_all_draws_is_decided_by_the_theory() -> None:
    nearly = found(chance.random(DRAWS) < 0.97, 0.5)
    assert nearly.by_theory
    assert not nearly.possible


def test_draws_that_do_not_count_are_left_out_everywhere() -> None:
    holds = np.where(np.arange(DRAWS) % 2 == 0, (QUANTITY > 0).astype(float), np.nan)
    one = decidability(holds, np.arange(100), WORLDS, [np.arange(100)] * 200)
    assert one.before.of == DRAWS // 2
    assert one.after.of == 50
    assert one.decided.of == 100


def test_a_draw_that_a_fit_keeps_several_times_counts_once() -> None:
    holds = (QUANTITY > 0).astype(float)
    kept = np.arange(60)
    once = decidability(holds, kept, WORLDS, [kept] * len(WORLDS))
    doubled = decidability(holds, np.repeat(kept, 5), WORLDS, [np.repeat(kept, 5)] * len(WORLDS))
    assert doubled == once
    assert once.after.of == 60


def test_a_claim_that_never_counts_is_not_decided() -> None:
    one = decidability(np.full(100, np.nan), np.arange(10), np.arange(5), [np.arange(10)] * 5)
    assert not one.possible
    assert not one.by_theory
    assert one.too_few
    assert one.before.of == 0


def test_nothing_is_said_of_a_claim_that_counts_in_fewer_than_twenty_draws() -> None:
    def counting(draws: int) -> Decidability:
        holds = np.where(np.arange(100) < draws, 1.0, np.nan)
        return decidability(holds, np.arange(10), np.arange(5), [np.arange(10)] * 5)

    assert (counting(19).too_few, counting(19).by_theory) == (True, False)
    assert not counting(20).too_few
    assert counting(60).by_theory
