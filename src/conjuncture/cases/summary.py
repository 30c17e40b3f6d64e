"""A summary of a case's record, declared before any fit: the figures that fitted worlds must come near to."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Literal, get_args

import numpy as np
from numpy.typing import NDArray

from conjuncture.errors import nearest
from conjuncture.records import RecordError

Transform = Literal["log", "logit", "identity"]
"""The scale on which a figure is compared: by factors, by odds, or as it is."""
Together = Literal["each", "mean"]
"""Whether each figure of the years is a summary of its own, or all are one by their mean."""

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Summary:
    """Figures of one target of a case, and the errors with which a world is compared with them.

    Attributes:
        name: the summary in words.
        target: the name of the target whose figures they are.
        first, last: the years of these figures, both included; None: no bound.
        together: whether each figure counts alone, or all by their mean on the transformed scale.
        transform: the scale on which figures are compared.
        least: the smallest figure that differs from 0, in the target's unit: a smaller figure counts as this,
            and so does NaN. On the logit scale 1 - least is the largest. None (only "identity"): no bound.
        observation_sd: the error of the record, as a standard deviation on the transformed scale.
        discrepancy: the error of a theory this coarse, on the transformed scale: the scale of the half-normal
            prior of that error's standard deviation, which is fitted. 0: no such error.
        claims: the ids of claims about it.
        reason: the reason for these figures and errors.
        source: the source of that reason.
    """

    name: str
    target: str
    transform: Transform
    observation_sd: float
    discrepancy: float
    reason: str
    source: str
    least: float | None = None
    first: int | None = None
    last: int | None = None
    together: Together = "each"
    claims: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        says = f"Summary '{self.name}'"
        for word, known in ((self.transform, Transform), (self.together, Together)):
            if word not in get_args(known):
                raise RecordError(f"{says}: '{word}' is not known.", remedy=nearest(word, get_args(known)))
        if not (np.isfinite(self.observation_sd) and self.observation_sd > 0):
            raise RecordError(
                f"{says} has an observation_sd of {self.observation_sd:g}.", remedy="Give one above 0."
            )
        if not (np.isfinite(self.discrepancy) and self.discrepancy >= 0):
            raise RecordError(f"{says} has a discrepancy of {self.discrepancy:g}.", remedy="Give 0 or more.")
        most = {"log": np.inf, "logit": 0.5}.get(self.transform)
        if most is not None and (self.least is None or not 0 < self.least < most):
            bound = "" if np.isinf(most) else f", and below {most:g}"
            raise RecordError(
                f"{says} is compared on the scale '{self.transform}', where nothing is infinitely far.",
                remedy=f"Give `least`, above 0{bound}: the smallest figure that is told apart from nothing.",
            )
        if self.first is not None and self.last is not None and self.first > self.last:
            raise RecordError(
                f"{says} has no year from {self.first} to {self.last}.", remedy="Exchange them."
            )
        if not (self.reason and self.source):
            raise RecordError(f"{says} needs a reason and a source.", remedy="Write reason and source.")

    def has(self, year: int) -> bool:
        """Whether the summary has this year."""
        return (self.first is None or self.first <= year) and (self.last is None or year <= self.last)

    def on_scale(self, figures: Floats) -> Floats:
        """Figures on the transformed scale, of the same shape; NaN counts as `least`, if there is one."""
        if self.transform == "identity":
            return figures if self.least is None else np.fmax(figures, self.least)
        assert self.least is not None
        if self.transform == "log":
            return np.log(np.fmax(figures, self.least))
        inside = np.fmin(np.fmax(figures, self.least), 1 - self.least)
        return np.log(inside / (1 - inside))

    def off_scale(self, values: Floats) -> Floats:
        """The inverse of `on_scale`: the figures of values on the transformed scale."""
        if self.transform == "identity":
            return values
        return np.exp(values) if self.transform == "log" else 1 / (1 + np.exp(-values))


def summaries_hash(summaries: Sequence[Summary]) -> str:
    """SHA-256 of all summaries in their order, so that a later change is noticed."""
    declared = json.dumps([asdict(summary) for summary in summaries], sort_keys=True)
    return hashlib.sha256(declared.encode()).hexdigest()
