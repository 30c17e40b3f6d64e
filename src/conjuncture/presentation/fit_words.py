"""Words for a theory that is fitted to a record: the finding, the worst misses, checks and quantities."""

from __future__ import annotations

import math
from collections.abc import Hashable, Mapping, Sequence
from typing import Any

from conjuncture.inquiry.fitting.check import Check
from conjuncture.inquiry.fitting.fitted import TheoryFit
from conjuncture.inquiry.fitting.left_out import PRIOR, LeftOut, Scored
from conjuncture.presentation.number_words import about, counted, listed, number, percent

_ERRORS = 2.0
_FAR = 2.0  # a figure this many standard deviations away is a miss
_MISSES = 3
STANDS = {True: "passed", False: "withholds", None: "not judged"}


def in_words(fit: TheoryFit) -> str:
    """The finding, then what was left out, the checks, the quantities if they may be shown, and the bank."""
    parts = [" ".join(findings(fit)), *map(left_out_in_words, fit.left_out), _checks(fit.checks)]
    parts += [quantities_in_words(fit)] if fit.shown else []
    parts += [how(fit), *fit.warnings]
    return "\n\n".join(part for part in parts if part)


def findings(fit: TheoryFit) -> tuple[str, ...]:
    """How well it predicts what it was not shown, its worst misses, and whether the fit may be believed."""
    return tuple(filter(None, (_skill(fit), _misses(fit), standing(fit))))


def standing(fit: TheoryFit) -> str:
    """Whether the fitted quantities are shown, and if not, which checks withhold them."""
    if fit.shown:
        judged = [check for check in fit.checks if check.passed]
        return f"{counted(len(judged), 'check')} passed and none failed, so the fitted quantities are shown."
    names = listed([f"'{check.name}'" for check in fit.against])
    return (
        f"What the fit says of the theory's quantities is withheld, for {len(fit.against)} of "
        f"{len(fit.checks)} checks failed: {names}."
    )


def _skill(fit: TheoryFit) -> str:
    theory, title = fit.theory.name, fit.case.title
    fitted = f"Fitted to {counted(len(fit.bank.summaries), 'figure')} of {title}, {theory}"
    if not fit.left_out:
        return f"{fitted} is scored on nothing: no block of years could be left out and guessed alike."
    verdicts = {one.name: _verdict(one) for one in fit.left_out}
    better = [name for name, verdict in verdicts.items() if verdict == "nearer"]
    lead = (
        f"foretells years that it was not shown better than any guess does, in {listed(better)}"
        if better
        else "foretells years that it was not shown no better than a guess does"
    )
    scores = "; ".join(_score(one) for one in fit.left_out)
    return f"{fitted} {lead}: {scores}."


def _score(one: LeftOut) -> str:
    guess = one.nearest_guess
    return (
        f"{one.name} {number(one.scored[0].score, 2)} against {number(guess.score, 2)} by "
        f"{guess.name} ({_VERDICTS[_verdict(one)]}), and {number(one.of(PRIOR).score, 2)} unfitted"
    )


_VERDICTS = {"nearer": "nearer", "further": "further off", "": "not told apart"}


def _verdict(one: LeftOut) -> str:
    """Whether the fit differs from the nearest guess by two standard errors."""
    guess = one.nearest_guess
    if not abs(guess.difference) > _ERRORS * guess.standard_error:
        return ""
    return "nearer" if guess.difference > 0 else "further"


def _misses(fit: TheoryFit) -> str:
    worst = fit.figures[fit.figures["away"].abs() > _FAR].head(_MISSES)
    if not len(worst):
        return "No figure lies more than two standard deviations from worlds of the fit."
    told = "; ".join(_miss(fit, row) for row in worst.to_dict("records"))
    return f"The worst misses: {told}."


def _miss(fit: TheoryFit, row: Mapping[Hashable, Any]) -> str:
    recorded = told(fit, row["target"], row["recorded"])
    return f"{row['figure']} is {recorded}, and nine in ten worlds of the fit have {band(fit, row, 'fitted')}"


def band(fit: TheoryFit, row: Mapping[Hashable, Any], name: str) -> str:
    """From low to high of nine in ten worlds, in the unit in which people read the figure."""
    low, high = (told(fit, row["target"], row[f"{name}_{end}"]) for end in ("low", "high"))
    return f"{low.partition(' ')[0]} to {high}"


def told(fit: TheoryFit, target: str, value: float) -> str:
    """A figure of a target in the unit in which people read it."""
    of = next(figure.target for figure in fit.worlds.figures if figure.target.name == target)
    if of.told_in.startswith("%"):
        return percent(value)
    unit = f" {of.told_in}" if of.told_in and of.told_in != "ratio" else ""
    return f"{about(value / of.told_per)}{unit}"


def left_out_in_words(one: LeftOut) -> str:
    """All scores on one target with blocks left out."""
    width = max(len(each.name) for each in one.scored)
    lines = [f"  {each.name.ljust(width)}  {number(each.score, 2)}{_difference(each)}" for each in one.scored]
    what = counted(one.figures, "division" if one.target.whole else "figure")
    head = f"{one.name}: {what} in {counted(one.blocks, 'block')} left out"
    score = "energy score" if one.target.whole else "CRPS of the logarithm"
    return "\n".join([f"{head} ({score}; lower is better)", *lines])


def _difference(one: Scored) -> str:
    if not one.difference:
        return ""
    sign = "+" if one.difference > 0 else ""
    error = f" +- {number(one.standard_error, 2)}" if math.isfinite(one.standard_error) else ""
    return f"  ({sign}{number(one.difference, 2)}{error})"


def _checks(checks: Sequence[Check]) -> str:
    lines = [f"  {check.name}, {STANDS[check.passed]}: {check.words}" for check in checks]
    return "\n".join(["The checks", *lines])


def quantities_in_words(fit: TheoryFit) -> str:
    """The quantities that the record narrows most."""
    rows = fit.quantities.sort_values("contraction", ascending=False, kind="stable").head(10)
    lines = [
        f"  {row['quantity']}: {_ends(row, 'sequential')} (prior {_ends(row, 'prior')})"
        for row in rows.to_dict("records")
    ]
    return "\n".join(["The quantities that the record narrows most: middle, and nine in ten", *lines])


def _ends(row: Mapping[Hashable, Any], name: str) -> str:
    middle, low, high = (number(row[f"{name}_{end}"], 2) for end in ("middle", "low", "high"))
    return f"{middle}, {low} to {high}"


def how(fit: TheoryFit) -> str:
    """What was run, and how the summaries were declared."""
    bank, found = fit.bank, fit.led
    failed = f" {counted(bank.failed, 'draw')} failed." if bank.failed else ""
    sequential = found.particles
    declared = (
        f"Summaries were declared beforehand, with the hash {fit.summaries_hash[:12]}."
        if fit.case.summaries
        else "The case declares no summaries, so each recorded figure is one."
    )
    return (
        f"{bank.size:,} draws from the priors, of which the nearest {fit.rejection.distinct} are kept (worth "
        f"{fit.rejection.effective:.0f} of equal weight).{failed} Sequential Monte Carlo led "
        f"{sequential.size} particles in {counted(len(found.stages), 'stage')} and {found.runs:,} runs "
        f"(worth {sequential.effective:.0f}): {found.why}. {declared}"
    )
