"""Words for theories that are compared on one record: the finding first, then each recorded quantity."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

from conjuncture.inquiry.comparing.comparison import TheoryComparison
from conjuncture.inquiry.comparing.targets import ELSEWHERE, WITHIN, ComparedTarget, Entrant
from conjuncture.inquiry.course.passages import WHO
from conjuncture.presentation.course_words import SAYS_NOTHING
from conjuncture.presentation.number_words import counted, listed, number, percent

NO_THEORY = "a guess without any theory"


def in_words(comparison: TheoryComparison) -> str:
    """The finding, then every recorded quantity, then the recorded course."""
    parts = [finding(comparison), " ".join(meaning(comparison))]
    parts += [_target(target) for target in comparison.targets]
    parts += [course_in_words(comparison)]
    return "\n\n".join(part for part in parts if part)


def short_names(names: Sequence[str]) -> dict[str, str]:
    """The last part of each name, or all of it where two would be called the same."""
    short = {}
    for name in names:
        whole, bracket, changed = name.partition(" (")
        short[name] = whole.replace(":", ".").rpartition(".")[2].replace("_", " ").lower() + bracket + changed
    twice = {word for word, times in Counter(short.values()).items() if times > 1}
    return {name: name if word in twice else word for name, word in short.items()}


def finding(comparison: TheoryComparison) -> str:
    """One plain sentence over all that was compared, the worst for the first theory first."""
    targets, first, title = comparison.targets, comparison.first, comparison.case.title
    course = _best_of_course(comparison)
    came = f"; the largest chance of the recorded course came from {course}." if course else "."
    if not targets:
        return f"No theory has a variable for any quantity that {title} records{came}"

    def nearest(target: ComparedTarget) -> str:
        return target.nearest.name if target.nearest.theory else NO_THEORY

    wins = Counter(map(nearest, targets))
    sure = Counter(nearest(target) for target in targets if target.apart)
    others = sorted(comparison.theories[1:], key=lambda name: (name != comparison.null, -wins[name]))
    parts = [
        f"{_called(comparison, name)} on {wins[name] or 'none'}"
        + (f" ({sure[name] or 'none'} of them told apart from the next)" if wins[name] else "")
        for name in (NO_THEORY, *others, first)
        if wins[name] or name == first
    ]
    whole = counted(len(targets), "recorded quantity", "recorded quantities")
    return f"Of {whole} of {title}, nearest to the record is {listed(parts)}{came}"


def _best_of_course(comparison: TheoryComparison) -> str:
    """Who gave the recorded course the largest chance; empty where nobody did."""
    chances = {name: course.weights.log_evidence for name, course in comparison.courses.items()}
    for said in list(comparison.predicted.values())[:1]:
        for name, score in said.guesses.items():
            if WHO not in name:
                chances[f"a guess by {name}"] = score.whole
    if not chances:
        return ""
    best, *others = sorted(chances, key=lambda name: -chances[name])
    gap = chances[best] - chances[others[0]] if others else math.inf
    return best if gap > SAYS_NOTHING else f"{best}, so near to {others[0]} that it says nothing"


def _called(comparison: TheoryComparison, name: str) -> str:
    return f"the null theory ({name})" if name == comparison.null else name


def meaning(comparison: TheoryComparison) -> tuple[str, ...]:
    """What it means where another theory or a guess wins; sentence by sentence."""
    first, targets = comparison.first, comparison.targets
    nearer = [
        f"{name} on {listed(where)}"
        for name in comparison.theories[1:]
        if (where := [target.name for target in targets if name in target.nearer_than_first])
    ]
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
            "A guess has seen other figures of its series, and the theories none: to fall behind it is no "
            "refutation, but where it is nearer there is nothing yet that only the theory knows."
        )
    if targets and not nearer and not beaten:
        sentences.append(f"Nowhere is another theory or a guess told apart from {first} as nearer.")
    sentences.append("All have the same inputs and the same luck, and no theory was fitted.")
    return tuple(sentences)


def _target(target: ComparedTarget) -> str:
    weak = ", sources of grade C alone" if target.weak else ""
    head = f"{target.name} ({counted(target.figures, 'figure')}{weak})"
    width = max(len(entrant.name) for entrant in target.entrants)
    lines = [f"  {entrant.name.ljust(width)}  {_scores(entrant)}" for entrant in target.ranked]
    apart = "" if target.apart else "  The first two cannot be told apart.\n"
    return f"{head}\n{apart}" + "\n".join(lines)


def _scores(entrant: Entrant) -> str:
    beside = difference_in_words(entrant)
    near = near_in_words(entrant)
    return (
        number(entrant.score, 2) + (f"  ({beside})" if beside else "") + (f"  near: {near}" if near else "")
    )


def difference_in_words(entrant: Entrant) -> str:
    """How much further than the first theory it is, with the standard error; empty where nothing differs."""
    if not math.isfinite(entrant.difference) or not entrant.difference:
        return ""
    error = f" +- {number(entrant.standard_error, 2)}" if math.isfinite(entrant.standard_error) else ""
    return f"{'+' if entrant.difference > 0 else ''}{number(entrant.difference, 2)}{error}"


def near_in_words(entrant: Entrant) -> str:
    """The shares of its draws near the record; empty for a guess."""
    if not all(map(math.isfinite, entrant.near)):
        return ""
    return ", ".join(percent(share) for share in entrant.near)


def course_in_words(comparison: TheoryComparison) -> str:
    """The logarithm of the chance of the recorded course, theory by theory; empty where there is none."""
    if not comparison.courses and not comparison.why_not:
        return ""
    lines = [
        f"  {name}: {course.weights.log_evidence:.1f} (standard error "
        f"{course.weights.log_evidence_error:.2f})"
        f"{'' if course.weights.usable else ', not to be trusted: the weights hang on a few draws'}"
        for name, course in comparison.courses.items()
    ]
    for said in list(comparison.predicted.values())[:1]:
        lines += [f"  a guess by {name}: {score.whole:.1f}" for name, score in said.guesses.items()]
    lines += [f"  {name}: none. {reason}" for name, reason in comparison.why_not.items()]
    return "The logarithm of the chance of the recorded course of events:\n" + "\n".join(lines)


COLUMNS = (
    "Scores: lower is better. In brackets the difference from the first theory, with its standard error. "
    f"Near: the shares of draws that are out by a factor of no more than {WITHIN[0]:g}, {WITHIN[1]:g} and "
    f"{WITHIN[2]:g} on average; of a division, of which no more than {percent(ELSEWHERE[0])}, "
    f"{percent(ELSEWHERE[1])} and {percent(ELSEWHERE[2])} stand elsewhere."
)
"""What the columns of numbers mean."""
