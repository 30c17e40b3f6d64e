"""Robustness of a verdict: whether other margins change it, and which mechanisms carry it.

Both come from the differences that the verdict rests on; no further run is needed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from conjuncture.grammar import counted
from conjuncture.inquiry.ledger.verdicts import Word, judge
from conjuncture.inquiry.proportions import FEWEST, Proportion, proportion
from conjuncture.inquiry.statements.evaluation import FALLS, Evaluation

OTHER_MARGINS = {"half": 0.5, "twice": 2.0}


@dataclass(frozen=True)
class OtherMargins:
    """The verdict with other margins, and in how many draws the claim holds then."""

    verdict: Word
    holds: Proportion


@dataclass(frozen=True)
class Carriers:
    """The effect on a claim of cutting mechanisms, each by itself.

    Attributes:
        without: in how many draws it holds without each.
        carriers: mechanisms without which the share falls by more than a quarter.
        untried: mechanisms that the theory does not have, or that cannot be cut.
        too_seldom: whether it holds in too few draws to say what carries it.
    """

    without: Mapping[str, Proportion]
    carriers: tuple[str, ...]
    untried: tuple[str, ...]
    too_seldom: bool

    @property
    def unclear(self) -> tuple[str, ...]:
        """Mechanisms without which too few draws ran to say whether they carry it."""
        return tuple(name for name, share in self.without.items() if share.of < FEWEST)


def with_other_margins(evaluation: Evaluation, word: Word) -> dict[str, OtherMargins]:
    """The verdict with all margins half and twice as wide; empty without margins.

    Args:
        evaluation: the evaluation that the verdict rests on.
        word: the verdict; "definition" stays as long as the claim follows.
    """
    if not any(statement.margin for statement in (*evaluation.statements, *evaluation.given)):
        return {}
    by_factor = {}
    for name, times in OTHER_MARGINS.items():
        other = evaluation.at_margins(times)
        verdict = judge(other.holds, other.parameters, other.names, unchanged=other.unchanged)
        same = word == "definition" and verdict.word == "follows"
        by_factor[name] = OtherMargins(word if same else verdict.word, verdict.share)
    return by_factor


def margins_in_words(word: Word, margins: Mapping[str, OtherMargins]) -> str:
    """Whether the verdict depends on its margins, as a sentence with a space before it."""
    if not margins:
        return ""
    if all(other.verdict == word for other in margins.values()):
        shares = ", ".join(f"at {name} in {other.holds.in_words()}" for name, other in margins.items())
        return f" With margins half or twice as wide the verdict is the same ({shares})."
    changed = [
        f"at {name} its margins it is '{other.verdict}' and holds in {other.holds.in_words()}"
        for name, other in margins.items()
        if other.verdict != word
    ]
    return f" The verdict depends on its margins: {'; '.join(changed)}."


def carried_by(evaluation: Evaluation, untried: Sequence[str]) -> Carriers:
    """In how many draws it holds without each mechanism that was cut, and which of them carry it.

    Args:
        evaluation: made with the mechanisms cut; if the claim holds too seldom, no carrier is named.
        untried: mechanisms that this theory does not have, or that cannot be cut.
    """
    whole, too_seldom = proportion(evaluation.holds), evaluation.too_seldom
    without = {name: evaluation.without(name) for name in evaluation.cut}
    return Carriers(
        without=without,
        carriers=tuple(
            name
            for name, share in without.items()
            if not too_seldom and share.of >= FEWEST and whole.share - share.share > FALLS
        ),
        untried=tuple(untried),
        too_seldom=too_seldom,
    )


def carriers_in_words(carriers: Carriers) -> str:
    """The mechanisms that carry the claim, as sentences with a space before them."""
    text = (
        f" It holds in too few draws to say which mechanism carries it: {FEWEST} draws are needed, and more "
        f"than {FALLS:.0%} of those that count."
        if carriers.too_seldom
        else ""
    )
    if carriers.carriers:
        phrases = "; ".join(
            f"{_name(name)} (without it in {carriers.without[name].in_words()})" for name in carriers.carriers
        )
        text += f" Mechanisms that carry it: {phrases}."
    rest = [name for name in carriers.without if name not in (*carriers.carriers, *carriers.unclear)]
    if rest:
        phrases = "; ".join(f"{_name(name)} ({carriers.without[name].in_words()})" for name in rest)
        text += f" It does not fall by more than {FALLS:.0%} without {phrases}."
    if carriers.unclear:
        phrases = "; ".join(
            f"{_name(name)} ({counted(carriers.without[name].of, 'draw')})" for name in carriers.unclear
        )
        text += f" Too few draws ran to say whether it falls without {phrases}: {FEWEST} draws are needed."
    if carriers.untried:
        text += f" Not cut, since this theory has no such mechanism to cut: {', '.join(carriers.untried)}."
    return text


def _name(mechanism: str) -> str:
    return f"'{mechanism.replace('_', ' ')}'"
