"""Shapley's division: adds up, treats equals alike, and is what orders give on average."""

from itertools import permutations

import numpy as np
import pytest

from conjuncture.inquiry.counterfactuals.shapley import divided, subsets

NAMES = ["a", "b", "c", "d"]


@pytest.fixture(scope="module")
def worth():
    generator = np.random.default_rng(0)
    return {some: generator.normal(size=(5, 3)) for some in subsets(NAMES)}


def test_subsets_are_all_of_them_the_smaller_first():
    found = subsets(["a", "b"])
    assert found == [frozenset(), frozenset("a"), frozenset("b"), frozenset("ab")]
    assert len(set(subsets(NAMES))) == 16


def test_shares_are_the_mean_over_all_orders_of_what_each_adds(worth):
    found = divided(NAMES, worth)
    for name in NAMES:
        added = [
            worth[frozenset(order[: order.index(name) + 1])] - worth[frozenset(order[: order.index(name)])]
            for order in permutations(NAMES)
        ]
        np.testing.assert_allclose(found[name].shapley, np.mean(added, axis=0), atol=1e-14)


def test_shares_add_up_to_the_whole(worth):
    whole = sum(found.shapley for found in divided(NAMES, worth).values())
    np.testing.assert_allclose(whole, worth[frozenset(NAMES)] - worth[frozenset()], atol=1e-14)


def test_first_and_last_are_the_ends_of_the_order(worth):
    found = divided(NAMES, worth)["b"]
    np.testing.assert_array_equal(found.first_in, worth[frozenset("b")] - worth[frozenset()])
    np.testing.assert_array_equal(found.last_in, worth[frozenset("abcd")] - worth[frozenset("acd")])
