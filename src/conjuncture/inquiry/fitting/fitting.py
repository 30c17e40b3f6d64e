"""A theory is fitted to the record of a case: a bank, two methods, blocks left out, and every check."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from conjuncture.cases.case_input import Input
from conjuncture.engine.scheduling import Progress, part_of
from conjuncture.errors import nearest as nearest_name
from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.fitting.banking import Banking
from conjuncture.inquiry.fitting.blocks import block_name, blocks_of_figures, enough, years_of
from conjuncture.inquiry.fitting.checks.again import Again
from conjuncture.inquiry.fitting.checks.run_checks import run_checks
from conjuncture.inquiry.fitting.distance import distance_in
from conjuncture.inquiry.fitting.errors_of_theory import Errors
from conjuncture.inquiry.fitting.fitted import TheoryFit
from conjuncture.inquiry.fitting.left_out import leave_out
from conjuncture.inquiry.fitting.predicted import SIZE, predict
from conjuncture.inquiry.fitting.rejection import nearest
from conjuncture.inquiry.fitting.sequential import PARTICLES, led
from conjuncture.inquiry.fitting.worlds import Floats, Worlds
from conjuncture.language.theory import Theory

_BANK, _LED, _LEFT_OUT, _PREDICTED = 0.7, 0.85, 0.92, 0.94
"""What is done of the whole when each part is."""
_SMALLEST = 4  # times as many draws in a bank as there are particles, at least
_FAKE_WORLDS = 100


def fit_theory(
    worlds: Worlds,
    theory: Theory,
    scenario: str,
    draws: int,
    *,
    leave: Sequence[str] = (),
    scored: bool = True,
    offered: Mapping[str, Input],
    folder: Path | None = None,
    progress: Progress | None = None,
) -> TheoryFit:
    """Fit a theory to the record of its case.

    Args:
        worlds: the theory on the case.
        theory, scenario: as they are called.
        draws: from the priors.
        leave: blocks of years, such as "1910-1914"; none: all are left out in turn.
        scored: whether blocks are left out at all.
        offered: all inputs of the case: what guesses may be made from.
        folder: where the bank is kept; None: nowhere.
        progress: called with (thousandths done, 1000).

    Raises:
        QuestionError: too few draws, no such block, nothing to compare, or all draws failed.
    """
    seed, banking = worlds.whole.seed, Banking(worlds, folder)
    if draws < _SMALLEST * 10:
        raise QuestionError(f"{draws} draws are too few to fit anything.", remedy="Give thousands.")
    named = blocks_of_figures(worlds.figures)
    blocks = blocks_to_leave(named, leave) if scored else ()  # before anything is run
    bank = banking.bank(draws, part_of(progress, 0, _BANK))
    errors, distance = Errors.of(worlds.figures), distance_in(bank)
    particles = min(PARTICLES, draws // _SMALLEST)
    start = nearest(bank, errors, distance, share=0.0, fewest=particles, times=1, seed=seed)
    found = led(
        start,
        banking.values,
        errors,
        distance,
        first_draw=draws,
        particles=particles,
        seed=seed,
        progress=part_of(progress, _BANK, _LED),
    )
    size, fresh = min(SIZE, draws), draws + found.runs
    left_out = (
        leave_out(
            worlds,
            bank,
            errors,
            distance,
            blocks,
            offered,
            size=size,
            first_draw=fresh,
            seed=seed,
            progress=part_of(progress, _LED, _LEFT_OUT),
        )
        if blocks
        else ()
    )
    fresh += (len(blocks) + 1) * size
    predicted = predict(worlds, found.particles, errors, size=size, first_draw=fresh, seed=seed)
    if progress is not None:
        progress(round(1000 * _PREDICTED), 1000)
    rejection = nearest(bank, errors, distance, seed=seed)
    checks = run_checks(
        bank,
        Again(bank, errors, seed=seed),
        fakes=_with_errors(bank.values, errors, seed),
        posterior=found.particles.positions,
        replicated=_with_errors(predicted.values, errors, seed),
        second=rejection.resampled(found.particles.size, np.random.default_rng([seed, 5])).positions,
        worlds=_FAKE_WORLDS,
        seed=seed,
    )
    if progress is not None:
        progress(1, 1)
    return TheoryFit(
        worlds=worlds,
        theory=theory,
        scenario=scenario,
        bank=bank,
        errors=errors,
        rejection=rejection,
        led=found,
        predicted=predicted,
        left_out=left_out,
        blocks=blocks,
        leave=tuple(leave),
        checks=checks.each,
        summaries_hash=banking.summaries_hash,
        fingerprint=banking.fingerprint,
        warnings=(*banking.not_kept, *(_few_blocks(blocks) if scored else ())),
    )


def _with_errors(values: Floats, errors: Errors, seed: int) -> Floats:
    """Figures as a record would have them, with errors as they were declared and not as they are fitted."""
    numbers = np.random.default_rng([seed, 6])
    return values + errors.drawn(numbers.random((len(values), errors.places)), numbers)


def blocks_to_leave(blocks: Sequence[str], named: Sequence[str]) -> tuple[str, ...]:
    """The blocks that are left out: those named, or all; none where the record has too few.

    Raises:
        QuestionError: no such block, with those that there are.
    """
    there = tuple(dict.fromkeys(blocks))
    if not named:
        return there if enough(there) else ()
    found = []
    for name in named:
        block = _block(name)
        if block not in there:
            raise QuestionError(
                f"the record has no block '{name}': its blocks are {', '.join(there)}.",
                remedy=nearest_name(block, there),
            )
        found.append(block)
    if not enough(there):
        raise QuestionError(
            f"the record has {len(there)} blocks of five years: nothing is left to fit without one.",
            remedy="Leave `leave` out.",
        )
    return tuple(dict.fromkeys(found))


def _block(name: str) -> str:
    """A block as blocks are called, however its years are written: 1910-1914 or 1910-14."""
    first, _, last = name.partition("-")
    if not (first.isdigit() and last.isdigit()):
        return name
    return block_name(int(first), int(last)) if len(last) == 4 else block_name(*years_of(name))


def _few_blocks(blocks: Sequence[str]) -> tuple[str, ...]:
    if blocks:
        return ()
    return ("The record has fewer than three blocks of five years, so nothing is left out and scored.",)
