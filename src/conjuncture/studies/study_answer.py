"""The result of `conjuncture.ask`: the answer, in paragraphs, as a page and as data."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from conjuncture.inquiry.answers import Answer
from conjuncture.studies.report_folder import report_in
from conjuncture.studies.report_owner import Owner

if TYPE_CHECKING:
    import pandas as pd

    from conjuncture.inquiry.identifying.record_beside import RecordOfClaims
    from conjuncture.inquiry.ledger.dispute import Dispute
    from conjuncture.presentation.things_to_try import Asking


@dataclass(frozen=True, eq=False)
class StudyAnswer:
    """The answer to a claim or question.

    Attributes:
        answer: kind, question, words, figures with their uncertainty, warnings, and the question itself.
        paragraphs: the answer in words: who holds the claim, how it was tested, the finding, the rivals.
        owner: the owner of its report.
        dispute: for an open question: what the answer rests on: steps, draws, rivals, the strongest
            objection.
        asking: for an open question: the command that asked it.
        record: for claims: what the records of the cases have of these claims.
    """

    answer: Answer
    paragraphs: tuple[str, ...]
    owner: Owner
    dispute: Dispute | None = None
    asking: Asking | None = None
    record: RecordOfClaims | None = None

    @classmethod
    def of_question(cls, answer: Answer, owner: Owner) -> StudyAnswer:
        """The answer to the user's own question."""
        return cls(answer, (answer.question, answer.words), owner)

    @property
    def question(self) -> str:
        """The question in words."""
        return self.answer.question

    @property
    def words(self) -> str:
        """The finding in words."""
        return self.answer.words

    @property
    def figures(self) -> Any:
        """The results, each number with its uncertainty; for "what if" a `WhatIfResult`."""
        return self.answer.figures

    @property
    def warnings(self) -> tuple[str, ...]:
        """Warnings for those who use the answer."""
        return self.answer.warnings

    def warned(self, *warnings: str) -> StudyAnswer:
        """The same answer with warnings before its own."""
        return replace(self, answer=replace(self.answer, warnings=(*warnings, *self.answer.warnings)))

    def report(self, folder: str | Path) -> Path:
        """Write the page with its picture and numbers, and return its path, `FOLDER/index.html`.

        A report of the same question, theory, case and seed is overwritten.

        Raises:
            ReportError: the folder has another report.
        """
        from conjuncture.presentation.answers import write_answer

        with report_in(Path(folder), self.owner) as mark:
            return write_answer(self.answer, Path(folder), mark, self.dispute, self.asking, self.record)

    def table(self) -> pd.DataFrame:
        """All figures that are single numbers: see `Answer.table`."""
        return self.answer.table()

    def to_dict(self) -> dict[str, Any]:
        """The answer as data for JSON; `conjuncture.ask` accepts its `asked` to ask the question again."""
        return self.answer.to_dict()

    def to_json(self) -> str:
        """The answer as text in JSON, including the question, which can be asked again."""
        return self.answer.to_json()

    def __str__(self) -> str:
        """The answer in words."""
        return "\n\n".join(self.paragraphs)

    def _repr_html_(self) -> str:
        """How a notebook shows it."""
        from conjuncture.presentation.notebook_answer import answer_in_notebook

        return answer_in_notebook(self.answer, self.dispute)
