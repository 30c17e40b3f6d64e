"""The results of fitted rows of a comparison, in sentences for page, terminal and data."""

from __future__ import annotations

from itertools import combinations

from conjuncture.inquiry.comparing.compared_target import ComparedTarget, Pair
from conjuncture.inquiry.comparing.comparison import TheoryComparison
from conjuncture.inquiry.comparing.fitted import FittedTheory
from conjuncture.presentation.number_words import counted, listed, number


def how_fitted(comparison: TheoryComparison) -> str:
    """What fitted rows have seen; empty if there are none."""
    if not any(not one.withheld for one in comparison.fitted):
        return ""
    return (
        f"A fitted row has not seen the block of {comparison.block} years on which it is scored, as no guess "
        "has; the other rows have seen nothing. On it are the errors of theory and record that the fit found."
    )


def fitted_in_words(comparison: TheoryComparison) -> tuple[str, ...]:
    """Each fitted theory against itself unfitted, guesses and other fitted theories; withheld rows."""
    shown = [one for one in comparison.fitted if not one.withheld]
    sentences = [_alone(comparison, one) for one in shown]
    sentences += [_together(comparison, one, other) for one, other in combinations(shown, 2)]
    sentences += [
        f"There is no fitted row of {one.theory}: {one.withheld}" for one in comparison.fitted if one.withheld
    ]
    return tuple(sentence for sentence in sentences if sentence)


def _alone(comparison: TheoryComparison, one: FittedTheory) -> str:
    beside = [target for target in comparison.targets if one.name in target.scores]
    parts = []
    for target in beside:
        pairs = [target.pair(one.name, one.theory)] if one.theory in target.scores else []
        guesses = [entrant for entrant in target.ranked if not entrant.theory]
        pairs += [target.pair(one.name, guesses[0].name)] if guesses else []
        parts.append(f"on {target.name} {listed([_beside(pair, one.theory) for pair in pairs])}")
    draws = "" if one.blocks is None else f" by {counted(one.blocks.bank.size, 'draw')}"
    return f"{one.theory}, fitted{draws}, is {'; '.join(parts)}." if parts else ""


def _together(comparison: TheoryComparison, one: FittedTheory, other: FittedTheory) -> str:
    parts = [
        f"on {target.name} {_beside(target.pair(one.name, other.name), one.theory)}"
        for target in comparison.targets
        if _both(target, one, other)
    ]
    return f"Of the fitted theories {one.theory} is {'; '.join(parts)}." if parts else ""


def _both(target: ComparedTarget, one: FittedTheory, other: FittedTheory) -> bool:
    return one.name in target.scores and other.name in target.scores


def _beside(pair: Pair, itself: str) -> str:
    whom = "itself unfitted" if pair.other == itself else f"'{pair.other}'"
    way = "nearer than" if pair.difference < 0 else "further than"
    apart = "told apart" if pair.apart else "not told apart"
    return f"{way} {whom} by {number(abs(pair.difference), 2)} ({number(pair.standard_error, 2)}, {apart})"
