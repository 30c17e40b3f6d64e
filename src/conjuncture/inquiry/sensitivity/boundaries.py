"""Boundaries: a short rule in a theory's parameters for the draws in which a statement holds.

A tree of at most two questions is fitted on one half of the draws and judged on the other half.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from conjuncture.inquiry.sensitivity.short_tree import Leaf, Tree, grow, said_by

DEPTH = 2
SEPARATES = 0.75
"""A rule separates from this balanced accuracy on held-out draws: half-way between guessing and certainty."""
_SMALLEST_KIND = 10  # with fewer of either kind in a half, an accuracy says little


@dataclass(frozen=True)
class Boundary:
    """A rule and how well it does.

    Attributes:
        words: where it holds: "news fades below 3.1 and fear.of_force above 2".
        balanced_accuracy: the mean of the shares recognised among the draws of either kind, on held-out
            draws; guessing gives one half.
        quantities: the parameters that the rule uses.
        held_out: how many held-out draws there are.
    """

    words: str
    balanced_accuracy: float
    quantities: tuple[str, ...]
    held_out: int


def find_boundary(
    holds: NDArray[np.bool_], parameters: NDArray[np.float64], names: Sequence[str]
) -> Boundary | None:
    """The best short rule; None if either kind of draw is too rare to learn from, or nothing divides them.

    It learns from every second draw, and the others are held out, so the same draws give the same rule.

    Args:
        holds: (draws,).
        parameters: (draws, quantities).
        names: of the quantities.
    """
    learnt, tried = slice(0, None, 2), slice(1, None, 2)
    kinds = [min(int(holds[half].sum()), int((~holds[half]).sum())) for half in (learnt, tried)]
    if min(kinds) < _SMALLEST_KIND or not len(names):
        return None
    tree = grow(parameters[learnt], holds[learnt], depth=DEPTH, smallest=_SMALLEST_KIND // 2)
    if isinstance(tree, Leaf):
        return None
    right = said_by(tree, parameters[tried]) == holds[tried]
    recognised = [right[holds[tried] == kind].mean() for kind in (False, True)]
    rules = _where_it_holds(tree, names)
    # A condition that divides only draws in which the statement does not hold is no part of the rule.
    used = sorted({condition.rsplit(" ", 2)[0] for rule in rules for condition in rule})
    words = " or ".join(" and ".join(rule) for rule in rules)
    return Boundary(words, float(np.mean(recognised)), tuple(used), int(holds[tried].size))


def _where_it_holds(tree: Tree, names: Sequence[str]) -> list[list[str]]:
    """The leaves in which the statement holds, each as conditions; two leaves of one fork become one."""
    if isinstance(tree, Leaf):
        return [[]] if tree.so else []
    below, above = _where_it_holds(tree.below, names), _where_it_holds(tree.above, names)
    if below == above == [[]]:
        return [[]]
    name, at = names[tree.quantity], f"{tree.threshold:.3g}"
    return [[f"{name} below {at}", *more] for more in below] + [
        [f"{name} above {at}", *more] for more in above
    ]
