"""Predictions of the fit of a stored bank for blocks that it was not shown, and whether it has power.

These are the same predictions, to the bit, that `fit` scores. They need no particles, which take most of the
time.
"""

from __future__ import annotations

from dataclasses import dataclass

from conjuncture.engine.scheduling import Progress, part_of
from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.fitting.bank import Bank
from conjuncture.inquiry.fitting.banking import Banking
from conjuncture.inquiry.fitting.blocked import Blocked, predict_blocks
from conjuncture.inquiry.fitting.blocks import blocks_to_leave, too_few
from conjuncture.inquiry.fitting.check import Check
from conjuncture.inquiry.fitting.checks.again import Again
from conjuncture.inquiry.fitting.checks.fake_worlds import near_the_record
from conjuncture.inquiry.fitting.checks.power import power_on_blocks
from conjuncture.inquiry.fitting.checks.run_checks import WORLDS
from conjuncture.inquiry.fitting.distance import distance_in
from conjuncture.inquiry.fitting.errors_of_theory import Errors
from conjuncture.inquiry.fitting.fitting import FEWEST
from conjuncture.inquiry.fitting.kept_fit import KeptFit
from conjuncture.inquiry.fitting.predicted import SIZE
from conjuncture.inquiry.fitting.worlds import Floats
from conjuncture.scoring.cross_validation import BLOCK

_BANK, _PREDICTED = 0.1, 0.8


@dataclass(frozen=True, eq=False)
class KeptBlocks:
    """Predictions of all blocks.

    Attributes:
        blocked: the predictions of the fits.
        bank: the draws that were fitted.
        errors: of theory and record.
        fakes: what would have been recorded of each draw, with errors as the fit allows them, (draws,
            figures).
        power: the check that concerns predictions.
    """

    blocked: Blocked
    bank: Bank
    errors: Errors
    fakes: Floats
    power: Check


def kept_blocks(kept: KeptFit, block: int = BLOCK, progress: Progress | None = None) -> KeptBlocks:
    """Leave out all blocks in turn, and predict each by a fit to the others.

    Args:
        kept: the fit of a stored bank.
        block: years of a block.
        progress: called with (steps done, steps in all).

    Raises:
        QuestionError: no bank, too few draws in it, or too few blocks.
    """
    worlds, draws, seed = kept.worlds, kept.draws, kept.worlds.whole.seed
    if draws < FEWEST:
        raise QuestionError(
            f"the {draws} draws that are kept are too few to fit anything.", remedy="Keep thousands."
        )
    bank = Banking(worlds, kept.folder, block).bank(draws, part_of(progress, 0, _BANK))
    blocks = blocks_to_leave(bank.blocks, (), block)
    if not blocks:
        raise QuestionError(too_few(block)[0])
    errors, distance = Errors.of(worlds.figures), distance_in(bank)
    blocked = predict_blocks(
        worlds,
        bank,
        errors,
        distance,
        blocks,
        block=block,
        size=min(SIZE, draws),
        seed=seed,
        progress=part_of(progress, _BANK, _PREDICTED),
    )
    keep, fakes = Again(bank, errors, seed=seed), errors.declared(bank.values, seed)
    power = power_on_blocks(bank, keep, fakes, near_the_record(bank, fakes, WORLDS))
    if progress is not None:
        progress(1, 1)
    return KeptBlocks(blocked, bank, errors, fakes, power.check)
