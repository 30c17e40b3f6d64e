"""Robustness of a verdict: whether other margins change it, and which mechanisms carry it.

Both come from the differences that the verdict rests on: no further run.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from conjuncture.inquiry.ledger.verdicts import Word, judge
from conjuncture.inquiry.proportions import Proportion, proportion
from conjuncture.inquiry.statements.evaluation import FALLS, Evaluation

_TIMES = {"half": 0.5, "twice": 2.0}


@dataclass(frozen=True)
class OtherMargins:
    """The verdict with other margins, and in how many draws the claim holds then."""

    verdict: Word
    holds: Proportion


@dataclass(frozen=True)
class Carriers:
    """What cutting mechanisms does to a claim, each by itself.

    Attributes:
        without: in how many draws it holds without each.
        carriers: those without which it falls by more than a quarter.
        untried: those that the theory has not, or that cannot be cut.
        too_seldom: it holds in so few draws that nothing was cut.
    """

    without: Mapping[str, Proportion]
    carriers: tuple[str, ...]
    untried: tuple[str, ...]
    too_seldom: bool


def with_other_margins(evaluation: Evaluation, word: Word) -> dict[str, OtherMargins]:
    """The verdict with all margins half and twice as wide; nothing where there are no margins.

    Args:
        evaluation: what the verdict rests on.
        word: the verdict; one by definition stays so as long as it holds.
    """
    if not any(one.margin for one in (*evaluation.statements, *evaluation.given)):
        return {}
    found = {}
    for name, times in _TIMES.items():
        other = evaluation.at_margins(times)
        verdict = judge(other.holds, other.parameters, other.names, unchanged=other.unchanged)
        same = word == "definition" and verdict.word == "follows"
        found[name] = OtherMargins(word if same else verdict.word, verdict.share)
    return found


def margins_in_words(word: Word, found: Mapping[str, OtherMargins]) -> str:
    """Whether the verdict depends on its margins, as a sentence with a space before it."""
    if not found:
        return ""
    if all(one.verdict == word for one in found.values()):
        shares = ", ".join(f"at {name} in {one.holds.in_words()}" for name, one in found.items())
        return f" With margins half or twice as wide the verdict is the same ({shares})."
    changed = [
        f"at {name} its margins it is '{one.verdict}' and holds in {one.holds.in_words()}"
        for name, one in found.items()
        if one.verdict != word
    ]
    return f" The verdict depends on its margins: {'; '.join(changed)}."


def carried_by(evaluation: Evaluation, untried: Sequence[str]) -> Carriers:
    """In how many draws it holds without each mechanism that was cut, and which of them carry it.

    Args:
        evaluation: made with the mechanisms cut; none are where it holds too seldom to fall as far.
        untried: those that this theory has not, or that cannot be cut.
    """
    whole = proportion(evaluation.holds)
    without = {name: evaluation.without(name) for name in evaluation.cut}
    return Carriers(
        without=without,
        carriers=tuple(name for name, one in without.items() if whole.share - one.share > FALLS),
        untried=tuple(untried),
        too_seldom=not without and whole.of > 0 and whole.share <= FALLS,
    )


def carriers_in_words(found: Carriers) -> str:
    """The mechanisms that carry the claim, as sentences with a space before them."""
    text = " It holds in too few draws to test which mechanism carries it." if found.too_seldom else ""
    if found.carriers:
        each = "; ".join(
            f"{_name(name)} (without it in {found.without[name].in_words()})" for name in found.carriers
        )
        text += f" Mechanisms that carry it: {each}."
    rest = [name for name in found.without if name not in found.carriers]
    if rest:
        each = "; ".join(f"{_name(name)} ({found.without[name].in_words()})" for name in rest)
        text += f" It does not fall by more than {FALLS:.0%} without {each}."
    if found.untried:
        text += f" Not cut, since this theory has no such mechanism to cut: {', '.join(found.untried)}."
    return text


def _name(mechanism: str) -> str:
    return f"'{mechanism.replace('_', ' ')}'"
