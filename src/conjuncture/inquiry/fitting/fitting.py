"""Fitting a theory to the record of a case: a bank, two methods, blocks left out, and every check."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from conjuncture.cases.case_input import Input
from conjuncture.engine.scheduling import Progress, part_of
from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.fitting.banking import Banking
from conjuncture.inquiry.fitting.blocked import predict_blocks
from conjuncture.inquiry.fitting.blocks import blocks_of_figures, blocks_to_leave, too_few
from conjuncture.inquiry.fitting.checks.again import Again
from conjuncture.inquiry.fitting.checks.run_checks import run_checks
from conjuncture.inquiry.fitting.distance import distance_in, other_scales
from conjuncture.inquiry.fitting.errors_of_theory import Errors
from conjuncture.inquiry.fitting.fitted import TheoryFit
from conjuncture.inquiry.fitting.left_out import LeftOut, score_blocks
from conjuncture.inquiry.fitting.predicted import NEW_LUCK, SIZE, predict
from conjuncture.inquiry.fitting.rejection import nearest
from conjuncture.inquiry.fitting.sequential import PARTICLES, led
from conjuncture.inquiry.fitting.worlds import Worlds
from conjuncture.language.theory import Theory
from conjuncture.scoring.cross_validation import BLOCK

_BANK, _LED, _LEFT_OUT, _PREDICTED = 0.7, 0.85, 0.92, 0.94
"""The share of the whole work that is done after each part."""
_SMALLEST = 4  # times as many draws in a bank as there are particles, at least
FEWEST = 10 * _SMALLEST
"""The fewest draws in a bank."""
MOST = NEW_LUCK // 2
"""The most draws in a bank: later draw numbers belong to the noise of moves and of predictions."""


def fit_theory(
    worlds: Worlds,
    theory: Theory,
    scenario: str,
    draws: int,
    *,
    leave: Sequence[str] = (),
    scored: bool = True,
    block: int = BLOCK,
    offered: Mapping[str, Input],
    folder: Path | None = None,
    progress: Progress | None = None,
) -> TheoryFit:
    """Fit a theory to the record of its case.

    Args:
        worlds: the theory on the case.
        theory, scenario: their names.
        draws: from the priors.
        leave: blocks of years, such as "1910-1914"; none: all are left out in turn.
        scored: whether blocks are left out at all.
        block: years of a block.
        offered: all inputs of the case, of which guesses are made as for a run.
        folder: where the bank is kept; None: nowhere.
        progress: called with (thousandths done, 1000).

    Raises:
        QuestionError: too few draws or too many, no such block, nothing to compare, or all draws failed.
    """
    seed, banking = worlds.whole.seed, Banking(worlds, folder, block)
    if draws < FEWEST:
        raise QuestionError(f"{draws} draws are too few to fit anything.", remedy="Give thousands.")
    if draws > MOST:
        raise QuestionError(f"{draws:,} draws are more than a fit can tell apart.", remedy=f"Give {MOST:,}.")
    named = blocks_of_figures(worlds.figures, block)
    blocks = blocks_to_leave(named, leave, block) if scored else ()  # before anything is run
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
    size = min(SIZE, draws)
    left_out: tuple[LeftOut, ...] = ()
    if blocks:
        of_blocks = part_of(progress, _LED, _LEFT_OUT)
        blocked = predict_blocks(
            worlds, bank, errors, distance, blocks, block=block, size=size, seed=seed, progress=of_blocks
        )
        left_out = score_blocks(blocked, offered)
    predicted = predict(worlds, found.particles, errors, size=size, first_draw=NEW_LUCK, seed=seed)
    if progress is not None:
        progress(round(1000 * _PREDICTED), 1000)
    rejection = nearest(bank, errors, distance, seed=seed)
    checks = run_checks(
        bank,
        Again(bank, errors, seed=seed),
        fakes=errors.declared(bank.values, seed),
        posterior=found.particles.positions,
        replicated=errors.declared(predicted.values, seed),
        second=rejection.resampled(found.particles.size, np.random.default_rng([seed, 5])).positions,
        other_fits={
            f"each figure in units of {name}": Again(bank, errors, scale=scale, seed=seed)
            for name, scale in other_scales(bank, errors).items()
        },
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
        block=block,
        checks=checks.each,
        summaries_hash=banking.summaries_hash,
        fingerprint=banking.fingerprint,
        warnings=(*banking.not_kept, *(too_few(block) if scored and not blocks else ())),
    )
