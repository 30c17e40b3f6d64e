"""The finding of a comparison: one sentence over all quantities, and what it means if another theory wins.

Page, terminal and data take their sentences from here.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

from conjuncture.inquiry.comparing.compared_target import ComparedTarget
from conjuncture.inquiry.comparing.comparison import TheoryComparison
from conjuncture.inquiry.course.passages import SAYS_NOTHING, WHO
from conjuncture.presentation.compare_fitted import how_fitted
from conjuncture.presentation.number_words import counted, listed
from conjuncture.scoring.target_baselines import LAST_YEAR

NO_THEORY = "a guess without any theory"


def short_names(names: Sequence[str]) -> dict[str, str]:
    """The last part of each name, or the whole name if two would be the same."""
    short = {}
    for name in names:
        whole, bracket, changed = name.partition(" (")
        short[name] = whole.replace(":", ".").rpartition(".")[2].replace("_", " ").lower() + bracket + changed
    twice = {word for word, times in Counter(short.values()).items() if times > 1}
    return {name: name if word in twice else word for name, word in short.items()}


def finding(comparison: TheoryComparison) -> str:
    """One plain sentence over all compared quantities, the worst for the first theory first."""
    targets, first, title = comparison.targets, comparison.first, comparison.case.title
    course = _best_of_course(comparison)
    came = f"; the largest chance of the recorded course came from {course}." if course else "."
    if not targets:
        return f"No theory has a variable for any quantity that {title} records{came}"

    def nearest(target: ComparedTarget) -> str:
        return target.nearest.name if target.nearest.theory else NO_THEORY

    wins = Counter(map(nearest, targets))
    sure = Counter(nearest(target) for target in targets if target.apart)
    others = sorted(comparison.rows[1:], key=lambda name: (name != comparison.null, -wins[name]))
    parts = [
        f"{_called(comparison, name)} on {wins[name] or 'none'}"
        + (f" ({_sure(sure[name], wins[name], name)})" if wins[name] else "")
        for name in (NO_THEORY, *others, first)
        if wins[name] or name == first
    ]
    whole = counted(len(targets), "recorded quantity", "recorded quantities")
    return f"Of {whole} of {title}, nearest to the record is {listed(parts)}{came}"


def _best_of_course(comparison: TheoryComparison) -> str:
    """Which theory or guess gave the recorded course the largest chance; empty if none did."""
    chances = {name: weights.log_evidence for name, weights in comparison.courses.items()}
    for said in list(comparison.predicted.values())[:1]:
        for name, score in said.guesses.items():
            if WHO not in name:
                chances[f"a guess by {name}"] = score.whole
    if not chances:
        return ""
    best, *others = sorted(chances, key=lambda name: -chances[name])
    gap = chances[best] - chances[others[0]] if others else math.inf
    return best if gap > SAYS_NOTHING else f"{best}, so near to {others[0]} that it says nothing"


def _sure(sure: int, wins: int, name: str) -> str:
    """In how many of its wins it differs beyond chance from the next; a guess, from the nearest theory."""
    whom = "the nearest theory" if name == NO_THEORY else "the next"
    if wins == 1:
        return f"{'told' if sure else 'not told'} apart from {whom}"
    return f"on {'all' if sure == wins else sure or 'none'} of them told apart from {whom}"


def _nearer(theories: Sequence[str], targets: Sequence[ComparedTarget]) -> list[str]:
    """Which theories are nearer than the first, and on what: by theory or by quantity, the shorter way."""
    where = {name: [one.name for one in targets if name in one.nearer_than_first] for name in theories}
    who = {one.name: [name for name in theories if name in one.nearer_than_first] for one in targets}
    by_theory = [f"{name} on {listed(found)}" for name, found in where.items() if found]
    by_quantity = [f"on {name} {listed(found)}" for name, found in who.items() if found]
    return min(by_theory, by_quantity, key=len)


def _called(comparison: TheoryComparison, name: str) -> str:
    return f"the null theory ({name})" if name == comparison.null else name


def meaning(comparison: TheoryComparison) -> tuple[str, ...]:
    """What it means if another theory or a guess wins, sentence by sentence."""
    first = comparison.first
    # a quantity that the first theory lacks says nothing about it
    targets = [target for target in comparison.targets if target.entrants[0].name == first]
    nearer = _nearer(comparison.theories[1:], targets)
    beaten = [target.name for target in targets if target.entrants[0].verdict == "worse"]
    sentences = []
    if nearer:
        sentences.append(f"Nearer to the record than {first}, and told apart from it: {'; '.join(nearer)}.")
        sentences.append(
            "Where a simpler theory comes nearer, this record does not need the mechanisms that it lacks. "
            "That says nothing about what the record does not hold."
        )
    if beaten:
        sentences.append(f"A guess without any theory is nearer than {first} on {listed(beaten)}.")
        sentences.append(
            "A guess has seen figures of its series, in a long one those outside the block of years that it "
            "guesses, in a short one all others; unfitted theories have seen none. To fall behind it is no "
            "refutation, but where it is nearer there is nothing yet that only the theory knows."
        )
    if any(one.name.startswith(LAST_YEAR) for target in comparison.targets for one in target.entrants):
        sentences.append(
            "The guess from last year's figure is shown that figure of the record as well, which no theory "
            "is: to come nearer than it says much, and to fall behind it says less."
        )
    if targets and not nearer and not beaten:
        sentences.append(f"Nowhere is another theory or a guess told apart from {first} as nearer.")
    fitted = how_fitted(comparison)
    sentences.append(
        f"All have the same inputs. {fitted}"
        if fitted
        else "All have the same inputs and the same luck, and no theory was fitted."
    )
    return tuple(sentences)
