"""A theory fitted to the record, as one more row of a comparison: scored on blocks that its fits do not see.

Such a row is a prediction and no statement about quantities. So of a fit's eleven checks ten do not concern
it: reach, conflict, ranks, coverage, agreement, the predictive check, contraction, sensitivity and
power-scaling say whether the fitted quantities may be believed, and a theory that is bent to a record that it
cannot reach is scored as badly as it foretells. Power concerns both. A theory that does worse on the record
than on its own worlds has its quantities withheld and its score shown, since the score is how one sees it. A
fit that does not foretell even the theory's own worlds has its row withheld: its score would be that of the
method and not of the theory.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from conjuncture.cases.case_input import Input
from conjuncture.engine.scheduling import Progress
from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.fitting.kept_blocks import KeptBlocks, kept_blocks
from conjuncture.inquiry.fitting.kept_fit import KeptFit
from conjuncture.inquiry.fitting.left_out import quantities_of, row_left_out
from conjuncture.inquiry.runs.case_run import CaseRun
from conjuncture.inquiry.runs.standings import Standing
from conjuncture.scoring.cross_validation import BLOCK


@dataclass(frozen=True, eq=False)
class FittedTheory:
    """The row of a fitted theory, or why it has none.

    Attributes:
        theory: its name among those that are compared.
        inputs: what the theory read of the case's series.
        withheld: why it has no row, in a sentence or two; empty: it has one.
        blocks: what its fits predict; None where they could not be made.
        standings: each recorded quantity whose figures were all left out, as the fits predict it.
    """

    theory: str
    inputs: Mapping[str, Input]
    withheld: str
    blocks: KeptBlocks | None = None
    standings: tuple[Standing, ...] = ()

    @property
    def name(self) -> str:
        """What the row is called."""
        return f"{self.theory}, fitted"


def fitted_theory(
    theory: str,
    run: CaseRun,
    kept: KeptFit,
    offered: Mapping[str, Input],
    *,
    block: int = BLOCK,
    progress: Progress | None = None,
) -> FittedTheory:
    """Fit a theory without each block in turn, by the draws that are kept.

    Args:
        theory: its name among those that are compared.
        run: of its draws from the priors.
        kept: its draws that are kept.
        offered: all inputs of the case: what guesses may be made from.
        block: years of a block.
        progress: called with (steps done, steps in all).
    """
    try:
        found = kept_blocks(kept, block, progress)
    except QuestionError as reason:
        return FittedTheory(theory, run.inputs, str(reason))
    if found.power.foretells is False:
        return FittedTheory(theory, run.inputs, f"The check '{found.power.name}': {found.power.words}", found)
    standings = []
    for targets in quantities_of(found.blocked):
        free = run.standing(targets[0].whole or targets[0].name)
        left_out = row_left_out(targets, found.blocked, offered)
        if free is not None and left_out is not None and left_out[1].all():
            standings.append(replace(free, row=left_out[0]))
    none = "" if standings else "Of no recorded quantity all figures could be left out in blocks."
    return FittedTheory(theory, run.inputs, none, found, tuple(standings))
