"""Power: if the theory were right, would this method predict what it was not shown? And does it here?

Each block of years is left out in turn, the rest is fitted, and the block is predicted. The skill is 1 minus
the score (CRPS, see `scoring.scores`, each summary on its own scale) divided by the score of draws that are
not fitted. The same is done for fake records near the record, where the theory is right.

The rule: the method has power if its mean skill on fake worlds is above 0 by two standard errors; without
power nothing can be judged. With power the fit is withheld if fewer than 5 per cent of the fake worlds have
as little skill as the record: then the theory lacks something.

Scores of blocks also need power. Without it they would describe a method that cannot predict even the
theory's own worlds, and say nothing about the theory, so they are withheld (`foretells`). They are not
withheld if the theory lacks something, since they are meant to show that.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from conjuncture.inquiry.fitting.bank import Bank, Floats
from conjuncture.inquiry.fitting.check import Check
from conjuncture.inquiry.fitting.checks.fake_worlds import Keep, Rows
from conjuncture.inquiry.fitting.distance import distance_in
from conjuncture.scoring.figure_scores import standard_error
from conjuncture.scoring.scores import crps

LEVEL, ERRORS = 0.05, 2.0
_UNFITTED = 1000


@dataclass(frozen=True)
class Power:
    """Skill on fake worlds beside skill on the record.

    Attributes:
        of_record: the skill on the record; 0 is no better than draws that are not fitted.
        of_fakes, standard_error: the mean skill on fake worlds, and its standard error.
        p: the share of fake worlds with as little skill as the record, the record counted among them.
        worlds: how many fake worlds.
    """

    of_record: float
    of_fakes: float
    standard_error: float
    p: float
    worlds: int

    @property
    def powerful(self) -> bool:
        """Whether the method predicts worlds in which the theory is right."""
        return self.of_fakes > ERRORS * self.standard_error

    @property
    def check(self) -> Check:
        """Whether the fit predicts the record as well as fake worlds; the figure is its skill on it."""
        if not self.worlds:
            words = "There are not two blocks of years, so no block can be left out and predicted."
            return Check("power", None, float("nan"), words)
        able = "" if self.powerful else " The method has no power here, so this judges nothing."
        words = (
            f"On what it is not shown the fit comes {self.of_fakes:.0%} nearer than draws that are fitted to "
            f"nothing in {self.worlds} fake worlds (standard error {self.standard_error:.0%}), and "
            f"{self.of_record:.0%} nearer on the record; {self.p:.0%} of such worlds do as badly.{able}"
        )
        passed = self.p >= LEVEL if self.powerful else None
        return Check("power", passed, self.of_record, words, foretells=self.powerful)


def power(of_record: float, of_fakes: Sequence[float]) -> Power:
    """Skill on the record beside skill on fake worlds, from `skill_on_blocks`."""
    skills = np.asarray(of_fakes, dtype=np.float64)
    if skills.size < 2 or not np.isfinite(of_record):
        return Power(of_record, float("nan"), float("nan"), float("nan"), 0)
    p = (1 + int((skills <= of_record).sum())) / (1 + skills.size)
    return Power(of_record, float(skills.mean()), standard_error(skills), p, int(skills.size))


def power_on_blocks(bank: Bank, keep: Keep, fakes: Floats, rows: Rows) -> Power:
    """The power of a fit, by fake records.

    Args:
        bank: with the record.
        keep: the fit.
        fakes: the fake records of all draws, with errors as the fit allows them, (draws, summaries).
        rows: the draws whose fake records are predicted.
    """
    skills = [skill_on_blocks(replace(bank, recorded=fakes[row]), keep, fakes, own=int(row)) for row in rows]
    return power(skill_on_blocks(bank, keep, fakes), skills)


def skill_on_blocks(bank: Bank, keep: Keep, fakes: Floats, *, own: int | None = None) -> float:
    """The skill of a fit on blocks that are left out in turn; not a number where there are not two.

    Args:
        bank: with the record that is predicted.
        keep: the fit.
        fakes: what would have been recorded of each draw, with an error like the record's, (draws,
            summaries).
        own: the draw whose fake record is predicted; the fit never keeps it.
    """
    blocks = sorted(set(bank.blocks))
    if len(blocks) < 2:
        return float("nan")
    scale, of_block = distance_in(bank).scale, np.array(bank.blocks)
    unfitted = fakes[:: max(1, len(fakes) // _UNFITTED)]
    fitted_score, unfitted_score = 0.0, 0.0
    for block in blocks:
        hidden = of_block == block
        kept = keep(bank.looking_at(~hidden))
        kept = kept if own is None else kept[kept != own]
        truth = bank.recorded[hidden] / scale[hidden]
        fitted_score += crps(fakes[kept][:, hidden] / scale[hidden], truth).sum()
        unfitted_score += crps(unfitted[:, hidden] / scale[hidden], truth).sum()
    return float(1 - fitted_score / unfitted_score)
