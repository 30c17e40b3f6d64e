"""Words for theories that are compared on one record: the finding first, then each recorded quantity."""

from __future__ import annotations

import math

from conjuncture.inquiry.comparing.compared_target import ComparedTarget, Entrant
from conjuncture.inquiry.comparing.comparison import TheoryComparison
from conjuncture.inquiry.comparing.confusion import Confusion
from conjuncture.inquiry.comparing.parts import AskedPart, RivalParts
from conjuncture.inquiry.comparing.targets import ELSEWHERE, WITHIN
from conjuncture.presentation import compare_by_theory
from conjuncture.presentation.compare_finding import finding, meaning
from conjuncture.presentation.compare_fitted import fitted_in_words
from conjuncture.presentation.number_words import capital, counted, listed, number, percent

CONFUSION_FITTED = (
    "The same of fitted theories. The draws nearest to this record are taken for it in turn, and all "
    "theories are fitted to each without one block after another."
)
CONFUSION = (
    "If a theory were true, how often would it be nearest? Each theory's own draws are taken for the record "
    "in turn. The lower the share, the less it means to be nearest to this record."
)
_LEAST_WEIGHT = 0.01


def in_words(comparison: TheoryComparison) -> str:
    """The finding, then all theories in one table, every recorded quantity, and the recorded course."""
    parts = [finding(comparison), " ".join(meaning(comparison)), compare_by_theory.in_words(comparison)]
    parts += [target_in_words(target) for target in comparison.targets]
    parts += ["\n".join(fitted_in_words(comparison))]
    parts += [confusion_in_words(comparison)]
    parts += [course_in_words(comparison), *map(rival_in_words, comparison.rivals)]
    parts += left_out_in_words(comparison)
    return "\n\n".join(part for part in parts if part)


def target_in_words(target: ComparedTarget) -> str:
    """One recorded quantity: all theories and guesses, the nearest first, and the pool."""
    weak = ", sources of grade C alone" if target.weak else ""
    head = f"{target.name} ({counted(target.figures, 'figure')}{weak})"
    width = max(len(entrant.name) for entrant in target.entrants)
    lines = [f"  {entrant.name.ljust(width)}  {_scores(entrant)}" for entrant in target.ranked]
    apart = "" if target.apart else f"  {not_apart(target)}\n"
    return f"{head}\n{apart}" + "\n".join([*lines, *(f"  {sentence}" for sentence in pool_in_words(target))])


def not_apart(target: ComparedTarget) -> str:
    """That the nearest does not differ beyond chance, and from which."""
    whom = "the next" if target.nearest.theory else "the nearest theory"
    return f"{capital(target.nearest.name)} is nearest, and not told apart from {whom}."


def pool_in_words(target: ComparedTarget) -> tuple[str, ...]:
    """The weights of the pool that is nearest; nothing where no blocks are held out."""
    pool = target.pool
    if pool is None:
        return ()
    weights = [
        f"{name} {pool.weights[name]:.2f} ({pool.low[name]:.2f} to {pool.high[name]:.2f})"
        for name in sorted(pool.weights, key=lambda name: -pool.weights[name])
        if pool.high[name] >= _LEAST_WEIGHT
    ]
    sentence = f"The pool that is nearest ({number(pool.score, 2)}) has the weights {listed(weights)}."
    if pool.says_something:
        return (sentence,)
    return (sentence, f"With {pool.blocks} blocks of figures these weights say nothing.")


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


def confusion_in_words(comparison: TheoryComparison) -> str:
    """How often each theory would be nearest to its own worlds, quantity by quantity; empty without any."""
    parts = []
    for lead, fitted in ((CONFUSION, False), (CONFUSION_FITTED, True)):
        lines = [_confused(one) for one in comparison.confusions if one.fitted is fitted]
        parts += ["\n".join([lead, *lines])] if lines else []
    return "\n\n".join(parts)


def _confused(one: Confusion) -> str:
    said = [
        f"{name} {percent(shares[name])} (another, told apart, {percent(one.mistaken[name])})"
        for name, shares in one.nearest.items()
    ]
    return f"  {one.target}: {'; '.join(said)}"


def course_in_words(comparison: TheoryComparison) -> str:
    """The logarithm of the chance of the recorded course, theory by theory; empty where there is none."""
    if not comparison.courses and not comparison.why_not:
        return ""
    lines = [
        f"  {name}: {weights.log_evidence:.1f} (standard error "
        f"{weights.log_evidence_error:.2f})"
        f"{'' if weights.usable else ', not to be trusted: the weights hang on a few draws'}"
        for name, weights in comparison.courses.items()
    ]
    for said in list(comparison.predicted.values())[:1]:
        lines += [f"  a guess by {name}: {score.whole:.1f}" for name, score in said.guesses.items()]
    lines += [f"  {name}: none. {reason}" for name, reason in comparison.why_not.items()]
    return "The logarithm of the chance of the recorded course of events:\n" + "\n".join(lines)


def left_out_in_words(comparison: TheoryComparison) -> tuple[str, ...]:
    """Which rivals the case cannot count, and why the first of them; nothing where it counts all."""
    names = list(comparison.left_out)
    if not names:
        return ()
    first = comparison.left_out[names[0]]
    return (
        f"{counted(len(names), 'rival')} cannot be counted here ({listed(names)}). Of the first: {first}",
    )


def rival_in_words(rival: RivalParts) -> str:
    """The prediction on which a rival differs, in its own words, and each claim asked of both."""
    lines = [f"{rival.theory} ({rival.name}) parts, by its own words: {rival.words}"]
    lines += [f"  {part.claim}. {part.sentence} {part_in_words(part)}" for part in rival.asked]
    if rival.elsewhere:
        lines.append(f"  Asked over other cases: {listed(rival.elsewhere)}.")
    return "\n".join(lines)


def part_in_words(part: AskedPart) -> str:
    """In how many draws a claim holds under both, whether they differ, and what the record says."""
    shares = [
        f"{whose}: {word}" + (f", in {share.in_words()}" if share is not None else "")
        for whose, word, share in (
            ("under the first theory", part.first_verdict, part.first),
            ("under the rival", part.rival_verdict, part.rival),
        )
    ]
    denied = "The rival denies it. " if part.denied else ""
    apart = "the two part" if part.parts else "the two are not told apart"
    return f"{denied}{capital('; '.join(shares))}; {apart}. {_record_of(part)}"


def _record_of(part: AskedPart) -> str:
    if part.recorded:
        return f"The record can decide it: {part.record}" if part.record else "The record can decide it."
    whole = "It compares worlds that were not, so no figure of the record decides it."
    return f"{whole} The record: {part.record}" if part.record else whole


COLUMNS = (
    "Scores: lower is better. In brackets the difference from the first theory, with its standard error. "
    f"Near: the shares of draws that are out by a factor of no more than {WITHIN[0]:g}, {WITHIN[1]:g} and "
    f"{WITHIN[2]:g} on average; of a division, of which no more than {percent(ELSEWHERE[0])}, "
    f"{percent(ELSEWHERE[1])} and {percent(ELSEWHERE[2])} stand elsewhere."
)
"""What the columns of numbers mean."""
