"""An input of a case: what drives a society from outside, recorded or a typed assumption with its reason."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from conjuncture.record import RecordError


@dataclass(frozen=True, eq=False)
class Input:
    """A series that the case gives to every theory.

    Attributes:
        name: the name by which a mechanism reads it.
        values: one for each step of the case; read-only.
        unit: their unit.
        kind: `recorded`, or `assumption` if it was set by judgement.
        reason: how the values were made, and for an assumption why so.
        source_key: where they come from; empty for an assumption.
        assumed_years: years of a recorded input whose value is an assumption none the less.
    """

    name: str
    values: np.ndarray
    unit: str
    kind: Literal["recorded", "assumption"]
    reason: str
    source_key: str = ""
    assumed_years: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        if self.values.ndim != 1 or not np.isfinite(self.values).all():
            raise RecordError(f"Input '{self.name}' needs one finite value for each step.")
        if not self.reason or bool(self.source_key) != (self.kind == "recorded"):
            raise RecordError(
                f"Input '{self.name}': give a reason, and a source if and only if it is recorded."
            )
        self.values.setflags(write=False)
