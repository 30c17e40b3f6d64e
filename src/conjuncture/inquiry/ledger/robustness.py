"""Robustness of a verdict: would it be another at other margins, and which mechanisms carry it?

Both come from the differences that the verdict rests on: no further run.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from conjuncture.inquiry.ledger.verdicts import Word, judge
from conjuncture.inquiry.proportions import how_often, said
from conjuncture.inquiry.statements.evaluation import FALLS, Evaluation

_TIMES = {"half": 0.5, "twice": 2.0}


def with_other_margins(evaluation: Evaluation, word: Word) -> dict[str, Any]:
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
        verdict = judge(other.holds, other.parameters, other.names)
        same = word == "definition" and verdict.word == "follows"
        found[name] = {"verdict": word if same else verdict.word, "holds": verdict.share}
    return found


def told_margins(word: Word, found: Mapping[str, Any]) -> str:
    """Whether the verdict hangs on its margins, as a sentence with a space before it."""
    if not found:
        return ""
    if all(one["verdict"] == word for one in found.values()):
        return f" With margins half or twice as wide the verdict is the same ({_shares(found)})."
    changed = [
        f"at {name} its margins it would be '{one['verdict']}', holding in {said(one['holds'])}"
        for name, one in found.items()
        if one["verdict"] != word
    ]
    return f" The verdict hangs on its margins: {'; '.join(changed)}."


def carried_by(evaluation: Evaluation, untried: Sequence[str]) -> dict[str, Any]:
    """How often it holds without each mechanism that was cut, and which of them carry it.

    Args:
        evaluation: made with the mechanisms cut; none are where it holds too seldom to fall as far.
        untried: those that this theory has not, or that cannot be cut.
    """
    whole = how_often(evaluation.holds)
    without = {name: evaluation.without(name) for name in evaluation.cut}
    return {
        **({"too seldom": True} if not without and whole["of"] and whole["share"] <= FALLS else {}),
        "without": without,
        "carriers": [name for name, share in without.items() if whole["share"] - share["share"] > FALLS],
        "untried": list(untried),
    }


def told_carriers(found: Mapping[str, Any]) -> str:
    """What carries the claim, as sentences with a space before them."""
    without = found["without"]
    told = " In so few draws nothing can be said to carry it." if found.get("too seldom") else ""
    if found["carriers"]:
        each = "; ".join(f"{_name(name)} (without it in {said(without[name])})" for name in found["carriers"])
        told += f" It is carried by {each}."
    rest = [name for name in without if name not in found["carriers"]]
    if rest:
        each = "; ".join(f"{_name(name)} ({said(without[name])})" for name in rest)
        told += f" It does not fall by more than {FALLS:.0%} without {each}."
    if found["untried"]:
        told += f" Not cut, since this theory has no such mechanism to cut: {', '.join(found['untried'])}."
    return told


def _shares(found: Mapping[str, Any]) -> str:
    return ", ".join(f"at {name} in {said(one['holds'])}" for name, one in found.items())


def _name(mechanism: str) -> str:
    return f"'{mechanism.replace('_', ' ')}'"
