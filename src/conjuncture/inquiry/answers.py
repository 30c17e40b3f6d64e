"""Answers: figures with their uncertainty, and reasons in words: what every question gives back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

import numpy as np

from conjuncture.engine.scheduling import Progress
from conjuncture.engine.simulation import Simulation
from conjuncture.inquiry.codec import encode


@dataclass(frozen=True)
class Answer:
    """The answer to one question.

    Attributes:
        kind: which question it answers, "what if", "through what", ...; says how it is drawn.
        question: the question in words.
        words: the finding in words, one or a few sentences, saying what was and was not shown.
        figures: numbers by name; each with its uncertainty beside it (keys `mean`, `low`, `high`, ...).
        warnings: what a reader must know before using it.
        asked: the question as data, to be asked again.
    """

    kind: str
    question: str
    words: str
    figures: Mapping[str, Any]
    warnings: tuple[str, ...] = ()
    asked: Mapping[str, Any] = field(default_factory=dict)

    def to_json(self) -> str:
        """The answer as JSON; numbers that are not finite become null."""
        return json.dumps(plain(vars(self)), indent=1)


class Question(Protocol):
    """What every question can do: be asked of a simulation over some draws."""

    def ask(self, simulation: Simulation, draws: Any, *, progress: Progress | None = None) -> Answer:
        """The answer, over this many draws (or these draws)."""
        ...


def asked(question: Any) -> dict[str, Any]:
    """A question as data, for `Answer.asked`."""
    return encode(question)


def band(values: np.ndarray, share: float = 0.95) -> dict[str, float]:
    """Mean, median and the middle `share` of the draws that gave a number, and how many did."""
    known = values[np.isfinite(values)]
    if not known.size:
        return {"mean": np.nan, "median": np.nan, "low": np.nan, "high": np.nan, "draws": 0}
    low, median, high = np.quantile(known, [(1 - share) / 2, 0.5, (1 + share) / 2])
    return {
        "mean": float(known.mean()),
        "standard_error": float(known.std(ddof=1) / np.sqrt(known.size)) if known.size > 1 else np.nan,
        "median": float(median),
        "low": float(low),
        "high": float(high),
        "draws": int(known.size),
    }


def plain(value: Any) -> Any:
    """Arrays and numpy numbers as lists and Python numbers; what is not finite as None."""
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, np.ndarray):
        return plain(value.tolist())
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    if isinstance(value, np.generic):
        return plain(value.item())
    if isinstance(value, float) and not np.isfinite(value):
        return None
    return value
