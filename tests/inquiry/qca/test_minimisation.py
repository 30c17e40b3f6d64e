"""Prime implicants and covers, held against slow plain searches of everything there could be."""

from itertools import combinations, product

import numpy as np
import pytest

from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.qca.covers import fewest, irredundant
from conjuncture.inquiry.qca.implicants import FREE, covers, prime_implicants


def slow_primes(positive, negative, levels):
    """Every conjunction there could be; those that are implicants; of them those within no other."""
    every = list(product(*((FREE, *range(number)) for number in levels)))
    fits = {
        one for one in every if covers(one, positive).any() and not covers(one, negative).any()
    }  # fmt: skip

    def freed(one):
        return ((*one[:place], FREE, *one[place + 1 :]) for place, value in enumerate(one) if value != FREE)

    return {one for one in fits if fits.isdisjoint(freed(one))}


@pytest.mark.parametrize("levels", [(2, 2, 2, 2), (3, 2, 2), (3, 3, 2, 2), (4, 3)])
@pytest.mark.parametrize("seed", range(6))
def test_prime_implicants_are_those_a_search_of_everything_finds(levels, seed):
    luck = np.random.default_rng(seed)
    every = np.array(list(product(*map(range, levels))))
    side = luck.integers(3, size=len(every))  # positive, negative, seen by no case
    side[:2] = (0, 1)
    found = prime_implicants(every[side == 0], every[side == 1])
    assert len(set(found)) == len(found)
    assert set(found) == slow_primes(every[side == 0], every[side == 1], levels)


def test_without_a_negative_configuration_everything_is_implied():
    assert prime_implicants(np.array([[0, 1]]), np.empty((0, 2), np.int64)) == ((FREE, FREE),)


def slow_covers(chart):
    """Every choice that covers all, and of which no part does."""
    number = len(chart)
    choices = [c for size in range(1, number + 1) for c in combinations(range(number), size)]
    all_covered = {c for c in choices if chart[list(c)].any(axis=0).all()}
    return {c for c in all_covered if not any(set(other) < set(c) for other in all_covered)}


@pytest.mark.parametrize("seed", range(40))
def test_covers_are_those_a_search_of_everything_finds(seed):
    luck = np.random.default_rng(seed)
    chart = luck.random((luck.integers(2, 9), luck.integers(1, 8))) < luck.uniform(0.2, 0.7)
    expected = slow_covers(chart)
    found = irredundant(chart)
    assert len(set(found)) == len(found)
    assert set(found) == expected
    least = min(map(len, expected), default=0)
    assert set(fewest(chart)) == {one for one in expected if len(one) == least}


def test_a_chart_with_three_tied_pairs():
    # Petrick's (1956) cyclic chart: each of six implicants covers two of six configurations.
    chart = np.array([[place in (one, (one + 1) % 6) for place in range(6)] for one in range(6)])
    assert fewest(chart) == ((0, 2, 4), (1, 3, 5))
    assert {len(one) for one in irredundant(chart)} == {3, 4}


def test_more_covers_than_can_be_told_are_refused(wording):
    chart = np.kron(np.eye(8, dtype=bool), np.ones((3, 1), dtype=bool)) > 0  # 3 ways, 8 times
    with pytest.raises(QuestionError, match="5,000 models") as refused:
        fewest(chart)
    wording(refused.value)
    assert len(fewest(chart, most=3**8)) == 3**8
