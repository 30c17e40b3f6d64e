"""A theory fitted to the record, as one more row of a comparison: scored on blocks that its fits do not see.

Such a row is a prediction, not a statement about quantities. So of a fit's eleven checks ten do not concern
it: reach, conflict, ranks, coverage, agreement, the predictive check, contraction, sensitivity and
power-scaling say whether the fitted quantities may be believed, and a theory that is fitted to a record
that it cannot reach gets a bad score anyway. Power concerns both. If a theory does worse on the record
than on its own worlds, its quantities are withheld and its score is shown, since the score shows just
that. If a fit does not predict even the theory's own worlds, its row is withheld: the score would measure
the method and not the theory.
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
    """The row of a fitted theory, or the reason why it has none.

    Attributes:
        theory: its name among those that are compared.
        inputs: the case's series that the theory read.
        withheld: why it has no row, in a sentence or two; empty: it has one.
        blocks: the predictions of its fits; None where they could not be made.
        standings: each recorded quantity of which every figure was left out once, as the fits predict it.
    """

    theory: str
    inputs: Mapping[str, Input]
    withheld: str
    blocks: KeptBlocks | None = None
    standings: tuple[Standing, ...] = ()

    @property
    def name(self) -> str:
        """The name of the row."""
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
    """Leave out each block in turn and fit the theory to the others, with the draws of a stored bank.

    Args:
        theory: its name among those that are compared.
        run: its run, with draws from the priors.
        kept: the fit of its stored bank.
        offered: all inputs of the case, of which guesses are made as for a run.
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
