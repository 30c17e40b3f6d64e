"""What a difference leans on: told beyond chance, and not below it."""

import numpy as np

from conjuncture.inquiry.correlates import FEWEST, goes_with


def drawn(count: int, quantities: int, seed: int = 0) -> np.ndarray:
    return np.random.default_rng(seed).random((count, quantities))


def test_the_quantity_that_drives_a_difference_is_told_first_with_its_sign() -> None:
    quantities = drawn(240, 30)
    differences = -3 * quantities[:, 4] + quantities[:, 9] + 0.1 * drawn(240, 1, seed=1)[:, 0]
    found = goes_with(differences, quantities, [f"q{place}" for place in range(30)])
    assert [one.quantity for one in found[:2]] == ["q4", "q9"]
    assert found[0].correlation < -0.8
    assert found[1].correlation > 0.2


def test_idle_quantities_are_told_in_about_one_sample_in_twenty() -> None:
    names = [f"q{place}" for place in range(100)]
    told = [
        bool(goes_with(drawn(240, 1, 1000 + seed)[:, 0], drawn(240, 100, seed), names)) for seed in range(200)
    ]
    assert np.mean(told) < 0.05 + 3 * np.sqrt(0.05 * 0.95 / 200)


def test_a_quantity_that_never_varies_and_draws_that_are_missing_are_left_out() -> None:
    quantities = drawn(240, 2)
    quantities[:, 0] = 1.0
    differences = quantities[:, 1].copy()
    differences[:20] = np.nan
    assert [one.quantity for one in goes_with(differences, quantities, ["still", "moving"])] == ["moving"]


def test_too_few_draws_or_a_difference_that_never_varies_tell_nothing() -> None:
    quantities = drawn(FEWEST - 1, 1)
    assert goes_with(quantities[:, 0], quantities, ["moving"]) == ()
    assert goes_with(np.zeros(240), drawn(240, 1), ["moving"]) == ()
