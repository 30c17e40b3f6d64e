"""Words for a theory on the recorded course: the finding, its passages, and the weights."""

from __future__ import annotations

import math
from collections.abc import Sequence

from conjuncture.cases.case import Case
from conjuncture.inquiry.course.passages import SAYS_NOTHING, WHO, Passage, Predicted
from conjuncture.inquiry.course.pulls import Pull
from conjuncture.inquiry.course.theory_on_course import TheoryOnCourse
from conjuncture.inquiry.course.weighing import OnCourse
from conjuncture.presentation.number_words import about, number

MANY = 1e12


def in_words(found: TheoryOnCourse) -> str:
    """The finding, then the passages, then how far the weights can be trusted."""
    parts = [
        " ".join(findings(found)),
        _table(found.case, found.codings, found.predicted),
        split(found.predicted),
        *(pull_in_words(pull) for pull in found.pulls),
        trust(found.on_course),
        put_in(found.on_course, found.codings),
    ]
    return "\n\n".join(part for part in parts if part)


def outcome_in_words(case: Case, passage: Passage, codings: Sequence[str]) -> str:
    """The case's words for the outcome that a passage led to."""
    return state_in_words(case, passage.event, passage.member, passage.month, codings)


def state_in_words(case: Case, event: str, member: str, month: str, codings: Sequence[str]) -> str:
    """The case's words for a member's state in a month."""
    assert case.course is not None
    found = ""
    for coding in ("", *codings):
        for spell in case.course.spells:
            same = (spell.event, spell.coding) == (event, coding)
            if same and spell.member in ("", member) and spell.since <= month < spell.until:
                found = spell.reason
    return found


def odds(log_chance: float) -> str:
    """A chance, given by its logarithm, as people say it: `1 in 94`."""
    if log_chance == -math.inf:
        return "none"
    if log_chance > math.log(0.1):
        return f"{math.exp(log_chance):.0%}"
    return f"1 in {times(-log_chance)}"


def times(log_of: float) -> str:
    """A factor, given by its logarithm: `1,600`, or `10^86` if it has too many zeros to read."""
    if log_of < math.log(MANY):
        return about(math.exp(log_of))
    return f"10^{log_of / math.log(10):.0f}"


def odds_of(chance: float) -> str:
    """A chance as people say it."""
    return odds(math.log(chance) if chance > 0 else -math.inf)


def findings(found: TheoryOnCourse) -> tuple[str, ...]:
    """The chance that the theory and the guesses gave to the record: the finding, then the details."""
    case, theory = found.case, found.theory.name
    weights, predicted = found.on_course.weights, found.predicted
    own = weights.log_evidence
    untold = {name: score for name, score in predicted.guesses.items() if WHO not in name}
    name = max(untold, key=lambda one: untold[one].whole)
    scores = "; ".join(f"{name} {score.whole:.1f}" for name, score in predicted.guesses.items())
    logarithms = f"the theory {own:.1f} (standard error {weights.log_evidence_error:.2f}); {scores}."
    if not weights.usable:
        unknown = (
            f"Which chance {theory} gave to the recorded course of {case.title} is not known: the weights "
            "hang on a few draws, so that nothing follows from them."
        )
        remedy = (
            "Ask of a part of the course (`of`, `until`), or let sequential Monte Carlo find draws "
            "(`condition(...).sample()`)."
        )
        return unknown, f"{remedy} In logarithms, as far as these draws go: {logarithms}"
    whole = f"{theory} gave the recorded course of {case.title} the chance {odds(own)}"
    sentences = [f"{whole}: {_compared(own - untold[name].whole, name)}."]
    told = predicted.guesses[f"{name}, {WHO}"]
    if predicted.passages:
        apart = own - told.whole
        rest = (
            "the theory says when, too, and better"
            if apart > SAYS_NOTHING
            else "the theory says who, and worse than this guess when"
            if apart < -SAYS_NOTHING
            else "the theory says who, and hardly when"
        )
        sentences.append(f"Beside a guess that is told to whom each passage leads, {rest}.")
    sentences.append(f"In logarithms: {logarithms} Less than {SAYS_NOTHING:.0f} apart says nothing.")
    return tuple(sentences)


def pull_in_words(pull: Pull) -> str:
    """The values of a variable that passages and quiet months, each alone, favour."""
    name = pull.variable.replace("_", " ")
    return (
        f"{name.capitalize()} of {pull.member} in {pull.month}, the month before the last passage: "
        f"{number(pull.passages, 2)} by the passages alone, {number(pull.quiet, 2)} by the quiet months "
        f"alone, {number(pull.both, 2)} by both; {number(pull.imposed, 2)} where the course is imposed on "
        "all draws alike."
    )


def _compared(apart: float, name: str) -> str:
    if apart > SAYS_NOTHING:
        return f"{times(apart)} times as much as the best guess, by {name}"
    if apart < -SAYS_NOTHING:
        return f"the best guess, by {name}, gave it {times(-apart)} times as much"
    return f"so near to the best guess, by {name}, that it says nothing"


def _table(case: Case, codings: Sequence[str], predicted: Predicted) -> str:
    if not predicted.passages:
        return "No passage is recorded: the course says only what did not come."
    names = [name for name in predicted.guesses if WHO not in name]
    header = ["month", "whose", "theory", "by draws", *names, "what came"]
    rows = [
        [
            passage.month,
            passage.member,
            odds_of(passage.chance),
            about(passage.effective),
            *(odds_of(passage.guesses[name]) for name in names),
            outcome_in_words(case, passage, codings).partition(":")[0],
        ]
        for passage in predicted.passages
    ]
    widths = [max(len(row[place]) for row in (header, *rows)) for place in range(len(header))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
             for row in (header, *rows)]  # fmt: skip
    title = (
        "The chance of each passage in its month, given all that is recorded before. The theory's is a mean "
        "of so many draws of equal weight:"
    )
    return "\n".join([title, *lines])


def split(predicted: Predicted) -> str:
    """How passages and quiet months share the logarithms."""
    scores = {"the theory": predicted.theory, **predicted.guesses}
    return (
        "Of these logarithms, passages and quiet months: "
        + "; ".join(f"{name} {score.passages:.1f} and {score.quiet:.1f}" for name, score in scores.items())
        + "."
    )


def trust(on_course: OnCourse) -> str:
    """How far the weights can be trusted."""
    weights = on_course.weights
    failed = f", {on_course.failed} failed" if on_course.failed else ""
    return (
        f"{weights.draws} draws{failed}; in {weights.possible} the course could come. By their weights they "
        f"are worth {weights.effective:.0f} draws; the largest weight is {weights.largest:.1%}; "
        f"{weights.k_in_words}."
    )


def put_in(on_course: OnCourse, codings: Sequence[str]) -> str:
    """What the record gives, and what is therefore no test."""
    events = ", ".join(on_course.events)
    chosen = f" in the codings {', '.join(codings)}" if codings else ""
    return (
        f"Put in: the recorded course of {events}{chosen}. Which outcome came is then no test of the theory; "
        "its test is the chance that it gave beforehand."
    )
