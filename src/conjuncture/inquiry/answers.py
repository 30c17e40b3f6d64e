"""Answers: what every question returns: typed figures with their uncertainty, and the finding in words."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Protocol, Self

from conjuncture.engine.scheduling import Progress
from conjuncture.engine.simulation import Simulation
from conjuncture.inquiry.codec import decode, encode
from conjuncture.inquiry.codec.kinds import result_of
from conjuncture.inquiry.results import to_data
from conjuncture.inquiry.tables import COLUMNS, rows_of

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class Answer:
    """The answer to one question.

    Attributes:
        kind: which kind of question it answers, by its public name.
        question: the question in words.
        words: the finding in words, one or a few sentences, saying what was and was not shown.
        figures: the result, each number with its uncertainty: a `WhatIfResult` for "what if"; None where
            the question could not be asked.
        warnings: limits of the answer that a reader must know.
        asked: the question itself, so that it can be asked again; for an open question its id in the ledger.
        html: shows any answer in a notebook. `conjuncture.questions` sets it, since pages and pictures stand
            in a layer above this one.
    """

    kind: str
    question: str
    words: str
    figures: Any
    warnings: tuple[str, ...] = ()
    asked: Any = None
    html: ClassVar[Callable[[Answer], str] | None] = None

    def to_dict(self) -> dict[str, Any]:
        """The answer as plain data for JSON; numbers that are not finite become null.

        `conjuncture.inquiry.codec.decode` makes the question of its `asked`.
        """
        plain = self.asked is None or isinstance(self.asked, str)
        return {
            "kind": self.kind,
            "question": self.question,
            "words": self.words,
            "figures": {} if self.figures is None else to_data(self.figures),
            "warnings": list(self.warnings),
            "asked": self.asked if plain else encode(self.asked),
        }

    def to_json(self) -> str:
        """`to_dict` as text."""
        return json.dumps(self.to_dict(), indent=1, allow_nan=False)

    @classmethod
    def from_dict(cls, data: Any) -> Self:
        """The answer that `to_dict` wrote, equal to that one.

        Raises:
            ValueError: the data is not an answer, or its figures are not those of the kind that it names.
        """
        texts = ("kind", "question", "words")
        if not isinstance(data, Mapping) or set(data) != {*texts, "figures", "warnings", "asked"}:
            raise ValueError("no answer")
        warnings, asked = data["warnings"], data["asked"]
        if not all(isinstance(text, str) for text in (*(data[name] for name in texts), *warnings)):
            raise ValueError("no answer: its words are no text")
        result = result_of(data["kind"])
        return cls(
            *(data[name] for name in texts),
            figures=result.from_dict(data["figures"]) if result is not None else None,
            warnings=tuple(warnings),
            asked=decode(asked) if isinstance(asked, Mapping) else asked,
        )

    def table(self) -> pd.DataFrame:
        """Every figure that is one number, with its interval where it has one.

        Returns:
            Columns `figure` (its names from the outermost to the innermost, separated by commas), `value`,
            or for a quantity over draws `median` and `mean` instead, `low`, `high` (95%), `of` (draws or
            cases judged), `standard_error` (of the mean); missing where a figure has none. Values that are
            words are text. Courses and the values of single draws are only in `figures`.
        """
        import pandas as pd

        return pd.DataFrame(list(rows_of(self.figures)), columns=list(COLUMNS))

    def _repr_html_(self) -> str | None:
        """How a notebook shows it; None, so that it is shown as text, if nothing can show it."""
        html = type(self).html
        return None if html is None else html(self)


class Question(Protocol):
    """A question: an object that can be asked of a simulation over some draws."""

    def ask(self, simulation: Simulation, draws: Any, *, progress: Progress | None = None) -> Answer:
        """The answer, over this many draws (or these draws)."""
        ...
