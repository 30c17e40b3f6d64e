"""A bank: draws of a theory from its priors, and the figures that would have been recorded of each."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from conjuncture.inquiry.errors import QuestionError

Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Bank:
    """Draws from the priors with their summaries. Failed draws are counted, but not included.

    Attributes:
        quantities: the names of the free parameters.
        positions: where each draw lies in each prior, from 0 to 1, (draws, quantities): on this scale all
            priors are uniform and independent.
        draws: the numbers of the draws, (draws,).
        summaries: the names of the summaries.
        values: the summaries of each draw as the books would have recorded them, transformed, (draws,
            summaries).
        recorded: the same of the record, (summaries,).
        spread: the standard deviation of the record's own error, on the transformed scale, (summaries,).
        blocks: the block of years of each summary, such as "1900-04"; those of a block are left out together.
        claims: whether claims hold in each draw, (draws, claims); None where no claim was asked.
        failed: how many draws failed.
    """

    quantities: tuple[str, ...]
    positions: Floats
    draws: NDArray[np.int64]
    summaries: tuple[str, ...]
    values: Floats
    recorded: Floats
    spread: Floats
    blocks: tuple[str, ...]
    claims: Floats | None = None
    failed: int = 0

    def __post_init__(self) -> None:
        draws, summaries = len(self.draws), len(self.summaries)
        fits = (
            self.positions.shape == (draws, len(self.quantities))
            and self.values.shape == (draws, summaries)
            and self.recorded.shape == self.spread.shape == (summaries,)
            and len(self.blocks) == summaries
            and (self.claims is None or len(self.claims) == draws)
        )
        if not fits:
            raise QuestionError(
                f"a bank of {draws} draws and {summaries} summaries has arrays of other shapes.",
                remedy="Give positions (draws, quantities), values (draws, summaries), and one recorded "
                "figure, spread and block for each summary.",
            )
        if not all(np.isfinite(each).all() for each in (self.positions, self.values, self.recorded)):
            raise QuestionError("a bank holds numbers that are not finite.", remedy="Leave out failed draws.")
        if not (np.isfinite(self.spread) & (self.spread > 0)).all():
            raise QuestionError("a record is never without error.", remedy="Give each spread above 0.")

    @property
    def size(self) -> int:
        """How many draws it has."""
        return len(self.draws)

    def taking(self, rows: NDArray[np.int64] | NDArray[np.bool_]) -> Bank:
        """The bank of some of its draws, chosen by rows or by a mask."""
        claims = None if self.claims is None else self.claims[rows]
        return replace(
            self,
            positions=self.positions[rows],
            draws=self.draws[rows],
            values=self.values[rows],
            claims=claims,
        )

    def looking_at(self, shown: NDArray[np.bool_]) -> Bank:
        """The bank with some of its summaries alone, as a mask, (summaries,)."""
        return replace(
            self,
            summaries=tuple(name for name, there in zip(self.summaries, shown, strict=True) if there),
            values=self.values[:, shown],
            recorded=self.recorded[shown],
            spread=self.spread[shown],
            blocks=tuple(block for block, there in zip(self.blocks, shown, strict=True) if there),
        )
