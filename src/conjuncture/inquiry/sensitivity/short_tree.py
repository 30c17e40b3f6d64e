"""A decision tree of a few questions: Breiman, Friedman, Olshen and Stone (1984), with the Gini index.

Both kinds of cases have the same total weight, whatever their numbers. The tree is the one that
scikit-learn's `DecisionTreeClassifier(max_depth=..., min_samples_leaf=..., class_weight="balanced",
random_state=0)` grows, to the bit: values are rounded to single precision, sums run in its order, and of
questions that divide equally well the first is taken in its order of chance. So a verdict that depends on a
tree is the same as with that library, and does not depend on its version.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from conjuncture.inquiry.sensitivity.trial_order import SAME, TrialOrder

_PURE = np.finfo(np.float64).eps  # a Gini index below this counts as 0

Truths = NDArray[np.bool_]
Singles = NDArray[np.float32]
Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Leaf:
    """An answer.

    Attributes:
        shares: the shares of the weight here of cases that are not so, and of cases that are.
    """

    shares: tuple[float, float]

    @property
    def so(self) -> bool:
        """Whether most of the weight here is so."""
        return self.shares[1] > self.shares[0]


@dataclass(frozen=True)
class Fork:
    """A question: is the quantity with this number at most the threshold?"""

    quantity: int
    threshold: float
    below: Tree
    above: Tree


type Tree = Leaf | Fork


def grow(values: NDArray[np.floating], so: Truths, *, depth: int, smallest: int) -> Tree:
    """The tree that divides the cases best, question by question.

    Args:
        values: (cases, quantities), finite.
        so: (cases,); both values occur.
        depth: the most questions on the way to an answer.
        smallest: the fewest cases of a leaf.
    """
    return _Growing(np.asarray(values, np.float32), so, smallest).tree(np.arange(so.size), depth, None, 0)


def said_by(tree: Tree, values: NDArray[np.floating]) -> Truths:
    """The answers of a tree for other cases, (cases,) from (cases, quantities)."""
    if isinstance(tree, Leaf):
        return np.full(len(values), tree.so)
    at_most = np.asarray(values[:, tree.quantity], np.float32) <= tree.threshold
    return np.where(at_most, said_by(tree.below, values), said_by(tree.above, values))


@dataclass(frozen=True)
class _Question:
    quantity: int
    threshold: float


@dataclass(frozen=True)
class _Sums:
    """Weights of the cases that are not so, of those that are, and of all."""

    no: float
    yes: float
    all: float

    @property
    def gini(self) -> float:
        return 1.0 - (self.no * self.no + self.yes * self.yes) / (self.all * self.all)


class _Growing:
    """A growing tree: the random order continues from question to question."""

    def __init__(self, values: Singles, so: Truths, smallest: int) -> None:
        self._values, self._so, self._smallest = values, so, smallest
        self._weights = (so.size / (2 * np.bincount(so, minlength=2)))[so.astype(np.intp)]
        self._order = TrialOrder(values.shape[1])

    def tree(self, cases: NDArray[np.intp], depth: int, gini: float | None, constant: int) -> Tree:
        """The tree of some cases, in this order.

        Args:
            cases: their places.
            depth: how many questions may still be asked.
            gini: from the question above; None at the top.
            constant: how many quantities are known not to vary among them.
        """
        sums = self._sums(cases)
        leaf = Leaf((sums.no / sums.all, sums.yes / sums.all))
        impurity = sums.gini if gini is None else gini
        if depth == 0 or cases.size < 2 * self._smallest or impurity <= _PURE:
            return leaf
        values = self._values[cases]
        visited, constant = self._order.visit(values, constant)
        best = self._best(values, self._weights[cases], self._so[cases], visited, sums)
        if best is None:
            return leaf
        # The order of the cases decides how sums of their weights are rounded.
        cases = cases[np.argsort(values[:, visited[-1]], kind="stable")]
        cases, cut = _partition(cases, self._values[cases, best.quantity] <= best.threshold)
        ginis = [half.gini for half in self._halves(cases, cut, sums)]
        below, above = (
            self.tree(half, depth - 1, gini, constant)
            for half, gini in zip((cases[:cut], cases[cut:]), ginis, strict=True)
        )
        return Fork(best.quantity, best.threshold, below, above)

    def _sums(self, cases: NDArray[np.intp]) -> _Sums:
        weights, so = self._weights[cases], self._so[cases]
        parts = (np.where(so, 0.0, weights), np.where(so, weights, 0.0), weights)
        return _Sums(*(float(np.add.accumulate(part)[-1]) for part in parts))

    def _halves(self, cases: NDArray[np.intp], cut: int, whole: _Sums) -> tuple[_Sums, _Sums]:
        """Both sides of a question: the smaller is summed, and the other is the rest."""
        if 2 * cut <= cases.size:
            below = self._sums(cases[:cut])
        else:
            weights, so = self._weights[cases[: cut - 1 : -1]], self._so[cases[: cut - 1 : -1]]
            parts = (np.where(so, 0.0, weights), np.where(so, weights, 0.0), weights)
            starts = (whole.no, whole.yes, whole.all)
            below = _Sums(
                *(
                    float(np.subtract.accumulate([start, *part])[-1])
                    for start, part in zip(starts, parts, strict=True)
                )
            )
        return below, _Sums(whole.no - below.no, whole.yes - below.yes, whole.all - below.all)

    def _best(
        self, values: Singles, weights: Numbers, so: Truths, visited: list[int], whole: _Sums
    ) -> _Question | None:
        """The question that divides the cases best; None if no question leaves enough on both sides."""
        if not visited:
            return None
        order = np.argsort(values[:, visited], axis=0, kind="stable")
        columns = np.take_along_axis(values[:, visited], order, axis=0)
        weights, so = weights[order], so[order]
        no, yes, below = (
            np.add.accumulate(part, axis=0)[:-1]
            for part in (np.where(so, 0.0, weights), np.where(so, weights, 0.0), weights)
        )
        above = whole.all - below
        gini_below = 1.0 - (no * no + yes * yes) / (below * below)
        no, yes = whole.no - no, whole.yes - yes
        gini_above = 1.0 - (no * no + yes * yes) / (above * above)
        gain = -above * gini_above - below * gini_below
        place = np.arange(1, len(columns))[:, None]
        allowed = (columns[1:] > columns[:-1] + SAME) & (
            np.minimum(place, len(columns) - place) >= self._smallest
        )
        gain = np.where(allowed, gain, -np.inf)
        first = gain.argmax(axis=0)
        which = int(gain[first, np.arange(len(visited))].argmax())
        cut = int(first[which])
        if gain[cut, which] == -np.inf:
            return None
        low, high = float(columns[cut, which]), float(columns[cut + 1, which])
        return _Question(visited[which], low / 2 + high / 2)


def _partition(cases: NDArray[np.intp], below: Truths) -> tuple[NDArray[np.intp], int]:
    """The cases, with those below the threshold first and the others at the end; and how many are below."""
    cases, below, start, end = cases.copy(), below.copy(), 0, cases.size
    while start < end:
        if below[start]:
            start += 1
        else:
            end -= 1
            cases[[start, end]], below[[start, end]] = cases[[end, start]], below[[end, start]]
    return cases, end
