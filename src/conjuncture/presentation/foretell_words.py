"""Words for cases that were predicted: what was learnt on which cases, then each recorded quantity."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Protocol

import pandas as pd

from conjuncture.inquiry.comparing.compared_target import ComparedTarget
from conjuncture.inquiry.fitting.abroad import Abroad
from conjuncture.inquiry.fitting.foretold import RATES, prior_name
from conjuncture.presentation.compare_words import target_in_words
from conjuncture.presentation.number_words import counted, listed, number
from conjuncture.scoring.told_apart import ERRORS

_NARROWED = 5
_LEAST = 0.1  # of the contraction: less is chance


class OneCase(Protocol):
    """A case that was predicted."""

    @property
    def title(self) -> str:
        """The case's title."""
        ...

    @property
    def targets(self) -> tuple[ComparedTarget, ...]:
        """Each recorded quantity with the scores of all."""
        ...


class Foretold(Protocol):
    """The results to put into words."""

    @property
    def learnt_on(self) -> tuple[str, ...]:
        """The cases that were learnt on."""
        ...

    @property
    def sources(self) -> tuple[str, ...]:
        """Their titles."""
        ...

    @property
    def cases(self) -> Sequence[OneCase]:
        """The cases that were foretold."""
        ...

    @property
    def learnt(self) -> Mapping[str, Abroad]:
        """By theory, the draws that were kept."""
        ...

    def quantities(self) -> pd.DataFrame:
        """What was learnt of each quantity."""
        ...


def foretelling_in_words(found: Foretold) -> str:
    """The finding, what was learnt, and how each recorded quantity of each case was foretold."""
    parts = [" ".join(findings(found)), "\n".join(learning_in_words(found))]
    for case in found.cases:
        targets = "\n\n".join(map(target_in_words, case.targets))
        parts.append(f"{case.title}\n\n{targets or 'Nothing is recorded that the theories have.'}")
    return "\n\n".join(parts)


def findings(found: Foretold) -> tuple[str, ...]:
    """How well the learnt first theory predicts, compared with its priors, the guess by rates and others."""
    theory = next(iter(found.learnt))
    pairs = [(case, target) for case in found.cases for target in case.targets]
    whole = counted(len(pairs), "recorded quantity", "recorded quantities")
    title = listed([case.title for case in found.cases])
    if not pairs:
        return (f"{title} record nothing that {theory} has.",)
    first = (
        f"Learnt on {listed(found.sources)}, {theory} foretells {whole} of {title}. Beside the same theory "
        f"from its priors: {_beside(pairs, prior_name(theory))}."
    )
    rates = _beside(pairs, RATES)
    second = f"Beside the guess of {RATES}: {rates}." if rates else ""
    guesses = [
        min((one for one in target.entrants if one.saw), key=lambda one: one.score, default=None)
        for _, target in pairs
    ]
    ahead = sum(
        guess is not None and guess.score < target.entrants[0].score
        for guess, (_, target) in zip(guesses, pairs, strict=True)
    )
    third = (
        f"A guess that has seen other figures of the same series is nearer on {ahead} of {whole}."
        if any(guesses)
        else ""
    )
    return tuple(filter(None, (first, second, third)))


def learning_in_words(found: Foretold) -> tuple[str, ...]:
    """What was learnt and on what: a sentence for all, one for each theory, and one for the quantities."""
    first = (
        f"Learnt on {listed(found.learnt_on)}. The theories have seen no figure of what is foretold; guesses "
        "have seen other figures of it where the list says nothing else."
    )
    learnt = (_learnt(theory, abroad) for theory, abroad in found.learnt.items())
    return tuple(filter(None, (first, *learnt, _narrowed(found.quantities()))))


def _beside(pairs: Sequence[tuple[OneCase, ComparedTarget]], other: str) -> str:
    """On how many quantities the first is nearer than another, and on how many further (two errors)."""
    gaps = [
        (one.difference, ERRORS * one.standard_error)
        for _, target in pairs
        for one in target.entrants
        if one.name == other and math.isfinite(one.difference)
    ]
    if not gaps:
        return ""
    nearer = sum(gap > error for gap, error in gaps)
    further = sum(gap < -error for gap, error in gaps)
    open_ones = len(gaps) - nearer - further
    return f"{nearer} nearer to the record, {further} further, {open_ones} not told apart"


def _learnt(theory: str, abroad: Abroad) -> str:
    kept, bank = abroad.particles, abroad.bank
    draws = f"of {counted(bank.size, 'draw')} from its priors"
    failed = f" ({bank.failed} more failed)" if bank.failed else ""
    farthest = number(float(kept.distances.max()), 2)
    return (
        f"{theory}: the {kept.size} nearest comparisons with {counted(len(bank.summaries), 'figure')}, "
        f"{draws}{failed}, by {kept.distinct} different draws that are worth {number(kept.effective, 2)}. "
        f"The farthest is {farthest} away, where 1 is as far as draws are apart."
    )


def _narrowed(table: pd.DataFrame) -> str:
    """The quantities that are narrower than their priors, the narrowest first."""
    if table.empty:
        return ""
    narrow = table[table["contraction"] > _LEAST].head(_NARROWED)
    told = [
        f"{row['quantity']} {number(row['low'], 2)} to {number(row['high'], 2)} (before "
        f"{number(row['prior_low'], 2)} to {number(row['prior_high'], 2)} {row['unit']})"
        for row in narrow.to_dict("records")
    ]
    if not told:
        return "No quantity is narrower than its prior by a tenth."
    return f"Most was learnt of {listed(told)}; nine in ten draws lie between."
