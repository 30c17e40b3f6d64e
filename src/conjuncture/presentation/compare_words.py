"""Words for theories that are compared on one record: the finding first, then each recorded quantity."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence

from conjuncture.cases.case import Case
from conjuncture.inquiry.comparing.targets import WITHIN, ComparedTarget, Entrant
from conjuncture.inquiry.course.passages import Predicted
from conjuncture.inquiry.course.weights import Weights
from conjuncture.presentation.number_words import counted, listed, number, percent

_NO_THEORY = "a guess without any theory"


def in_words(
    case: Case,
    theories: Sequence[str],
    targets: Sequence[ComparedTarget],
    evidence: Mapping[str, Weights],
    predicted: Mapping[str, Predicted],
    why_not: Mapping[str, str],
) -> str:
    """The finding, then every recorded quantity, then the recorded course."""
    parts = [_finding(case, theories, targets), _meaning(theories, targets)]
    parts += [_target(target) for target in targets]
    parts += [_course(evidence, predicted, why_not)]
    return "\n\n".join(part for part in parts if part)


def _finding(case: Case, theories: Sequence[str], targets: Sequence[ComparedTarget]) -> str:
    if not targets:
        return f"No theory has a variable for anything that {case.title} records."
    wins = Counter(target.nearest.name if target.nearest.theory else _NO_THEORY for target in targets)
    sure = Counter(
        target.nearest.name if target.nearest.theory else _NO_THEORY for target in targets if target.apart
    )
    ranks = listed(
        [
            f"{name} to {wins[name]} ({sure[name]} told apart from the next)"
            for name in (*theories, _NO_THEORY)
            if wins[name]
        ]
    )
    return (
        f"Of {counted(len(targets), 'recorded quantity', 'recorded quantities')} of {case.title}, nearest to "
        f"the record comes: {ranks}. Nothing was fitted; all have the same inputs and the same luck."
    )


def _meaning(theories: Sequence[str], targets: Sequence[ComparedTarget]) -> str:
    first = theories[0]
    nearer = [
        f"{name} on {listed(where)}"
        for name in theories[1:]
        if (where := [target.name for target in targets if name in target.nearer_than_first])
    ]
    beaten = [
        target
        for target in targets
        if target.apart and target.nearest.name != first and not target.nearest.theory
    ]
    if not nearer and not beaten:
        return f"Nowhere is another told apart from {first} as nearer."
    sentences = [f"Nearer to the record than {first} are {listed(nearer)}."] if nearer else []
    if nearer:
        sentences.append(
            "A theory that beats it does without some of its mechanisms: this record does not need them "
            "there. That says nothing about what the record does not hold."
        )
    if beaten:
        names = listed([target.name for target in beaten])
        sentences.append(f"A guess without any theory is nearer than all on {names}.")
        sentences.append(
            "A guess has seen the other figures of its series, and the theories none: to fall behind it is "
            "no refutation, but where it is nearer there is nothing yet that only the theory knows."
        )
    return " ".join(sentences)


def _target(target: ComparedTarget) -> str:
    weak = ", sources of grade C alone" if target.weak else ""
    head = f"{target.name} ({counted(target.figures, 'figure')}{weak})"
    width = max(len(entrant.name) for entrant in target.entrants)
    lines = [f"  {entrant.name.ljust(width)}  {_scores(entrant)}" for entrant in target.ranked]
    apart = "" if target.apart else "  The first two cannot be told apart.\n"
    return f"{head}\n{apart}" + "\n".join(lines)


def _scores(entrant: Entrant) -> str:
    beside = ""
    if math.isfinite(entrant.difference) and entrant.difference:
        error = f" +- {number(entrant.standard_error, 2)}" if math.isfinite(entrant.standard_error) else ""
        beside = f"  ({'+' if entrant.difference > 0 else ''}{number(entrant.difference, 2)}{error})"
    near = ""
    if all(map(math.isfinite, entrant.near)):
        near = "  near: " + ", ".join(percent(share) for share in entrant.near)
    return f"{number(entrant.score, 2)}{beside}{near}"


def _course(
    evidence: Mapping[str, Weights], predicted: Mapping[str, Predicted], why_not: Mapping[str, str]
) -> str:
    if not evidence and not why_not:
        return ""
    lines = [
        f"  {name}: {weights.log_evidence:.1f} (standard error {weights.log_evidence_error:.2f})"
        f"{'' if weights.usable else ', not to be trusted: the weights hang on a few draws'}"
        for name, weights in evidence.items()
    ]
    for said in list(predicted.values())[:1]:
        lines += [f"  a guess by {name}: {score.whole:.1f}" for name, score in said.guesses.items()]
    lines += [f"  {name}: none. {reason}" for name, reason in why_not.items()]
    return "The logarithm of the chance of the recorded course of events:\n" + "\n".join(lines)


TOLERANCES = (
    "Scores: lower is better. In brackets the difference from the first theory. Near: the share of draws "
    f"that are out by a factor of no more than {WITHIN[0]:g}, {WITHIN[1]:g} and {WITHIN[2]:g} on average."
)
"""What the columns of numbers mean."""
