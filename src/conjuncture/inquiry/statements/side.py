"""A side of a statement: an outcome in a world."""

from __future__ import annotations

from dataclasses import dataclass

from conjuncture.inquiry.experiments.interventions import NOTHING_DONE, Intervention
from conjuncture.inquiry.experiments.outcomes import Outcome
from conjuncture.inquiry.experiments.wave_height import WaveHeight


@dataclass(frozen=True)
class Side:
    """An outcome in a world.

    Example:
        Side(Outcome("horizon"), cut("example"))

    Attributes:
        outcome: the outcome to measure.
        world: the intervention in the world; the empty intervention leaves it as it was.
    """

    outcome: Outcome | WaveHeight
    world: Intervention = NOTHING_DONE

    @property
    def scale(self) -> str:
        """The scale of the outcome: "as it is" or "log"."""
        return getattr(self.outcome, "scale", "as it is")

    def __str__(self) -> str:
        return f"{self.outcome} ({self.world})" if self.world.acts else str(self.outcome)
