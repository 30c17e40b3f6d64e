"""Our tree beside scikit-learn's: the same questions, thresholds and answers, to the bit."""

from typing import Any

import numpy as np
import pytest
from sklearn.tree import DecisionTreeClassifier

from conjuncture.inquiry.sensitivity.short_tree import Fork, Leaf, Tree, grow, said_by
from conjuncture.inquiry.sensitivity.trial_order import SEED

SMALLEST = 5


def theirs(values: np.ndarray, so: np.ndarray, depth: int) -> DecisionTreeClassifier:
    tree = DecisionTreeClassifier(
        max_depth=depth, min_samples_leaf=SMALLEST, class_weight="balanced", random_state=0
    )
    return tree.fit(values, so)


def plain(tree: Any, node: int = 0) -> Tree:
    """A tree of scikit-learn's as one of ours."""
    below, above = int(tree.children_left[node]), int(tree.children_right[node])
    if below < 0:
        no, yes = tree.value[node][0]
        return Leaf((float(no), float(yes)))
    at = float(tree.threshold[node])
    return Fork(int(tree.feature[node]), at, plain(tree, below), plain(tree, above))


def cases(seed: int, *, constant: float = 0.0, digits: int | None = None) -> tuple[np.ndarray, np.ndarray]:
    """Cases that two quantities nearly tell apart, among many idle ones; some do not vary, or have ties."""
    random = np.random.default_rng(seed)
    count, quantities = int(random.integers(40, 300)), int(random.integers(1, 90))
    values = random.random((count, quantities))
    values[:, random.random(quantities) < constant] = 0.3
    if digits is not None:
        values = np.round(values, digits)
    score = values[:, 0] + 0.5 * values[:, quantities // 2]
    score += random.normal(0, float(random.choice([0.0, 0.1, 0.5])), count)
    return values, score > np.quantile(score, random.uniform(0.2, 0.8))


@pytest.mark.parametrize("constant", [0.0, 0.4])
def test_the_tree_is_that_of_scikit_learn_to_the_bit(constant: float) -> None:
    forks = 0
    for seed in range(60):
        values, so = cases(seed, constant=constant)
        if min(so.sum(), (~so).sum()) < SMALLEST:
            continue
        depth = 1 + seed % 3
        fitted, tree = theirs(values, so, depth), grow(values, so, depth=depth, smallest=SMALLEST)
        assert tree == plain(fitted.tree_)
        others = np.random.default_rng(seed).random((50, values.shape[1]))
        assert said_by(tree, others).tolist() == fitted.predict(others).tolist()
        forks += isinstance(tree, Fork)
    assert forks > 40


def test_where_values_are_tied_a_question_divides_as_well_as_scikit_learns() -> None:
    for seed in range(40):
        values, so = cases(seed, digits=1)
        tree, fitted = grow(values, so, depth=1, smallest=SMALLEST), theirs(values, so, 1)
        assert impurity(said_by_side(tree, values), so) == pytest.approx(
            impurity(fitted.apply(values) == 1, so),
            abs=1e-12,  # rounding of some hundred weights
        )


def said_by_side(tree: Tree, values: np.ndarray) -> np.ndarray:
    assert isinstance(tree, Fork)
    return values[:, tree.quantity].astype(np.float32) <= tree.threshold


def impurity(below: np.ndarray, so: np.ndarray) -> float:
    """The Gini index of both sides together, either kind weighing as much as the other."""
    weights = np.where(so, 0.5 / so.mean(), 0.5 / (~so).mean())
    parts = [(weights[side & so].sum(), weights[side & ~so].sum()) for side in (below, ~below)]
    return sum((yes + no) * (1 - (yes**2 + no**2) / (yes + no) ** 2) for yes, no in parts)


def test_questions_that_divide_equally_well_are_taken_in_the_order_of_chance_of_scikit_learn() -> None:
    assert np.random.RandomState(0).randint(0, 2**31 - 1) == SEED
    random = np.random.default_rng(0)
    column = random.random(60)
    values = np.stack([column] * 9, axis=1)  # nine quantities that are one
    so = column > 0.5
    assert grow(values, so, depth=1, smallest=SMALLEST) == plain(theirs(values, so, 1).tree_)


def test_cases_of_one_kind_on_either_side_need_no_further_question() -> None:
    values = np.linspace(0, 1, 40)[:, None]
    tree = grow(values, values[:, 0] > 0.5, depth=3, smallest=SMALLEST)
    assert isinstance(tree, Fork)
    assert (tree.below, tree.above) == (Leaf((1.0, 0.0)), Leaf((0.0, 1.0)))
    assert tree.threshold == pytest.approx(0.5)


def test_no_question_is_asked_where_it_would_leave_too_few_on_one_side() -> None:
    values = np.linspace(0, 1, 9)[:, None]
    assert isinstance(grow(values, values[:, 0] > 0.5, depth=3, smallest=SMALLEST), Leaf)
