"""What stands first of an answer, on its page and in a notebook: its finding, and its main figures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from conjuncture.inquiry.answers import Answer
from conjuncture.inquiry.ledger.questions import OpenQuestionResult
from conjuncture.presentation.answer_marks import Panel, in_words
from conjuncture.presentation.number_words import capital

MOST = 14
"""Rows of the table; the further figures are in the table of all."""
_SHORT = 60
"""A finding with fewer letters has the next sentence, too."""
_SENTENCES = re.compile(r"(?:(?<=\w\w[.!?])|(?<=[\d)%”'][.!?])) +")
"""Between sentences; "p. 2" is within one."""
_TELLS = {
    "sine qua non": re.compile(r".* was .*necessary"),
    "link": re.compile(r"(A link|Links|No link)"),
    "hysteresis": re.compile(r"(?i).*hysteresis"),
}
"""How the sentence begins that has the finding, by the kind of answer; of the others it is the first."""

type Row = tuple[str, str, str, str]
"""Heading of the panel, name, value, and 95% interval of a number; empty where it has none."""


def finding_first(answer: Answer) -> str:
    """The finding of an answer, a sentence or two of its words; all of them if there are no more."""
    if isinstance(answer.figures, OpenQuestionResult):
        return answer.figures.finding
    sentences = _SENTENCES.split(answer.words.split("\n")[0].strip())
    tells = _TELLS.get(answer.kind)
    first = next((place for place, one in enumerate(sentences) if tells and tells.match(one)), 0)
    many = 2 if len(sentences[first]) < _SHORT else 1
    return capital(" ".join(sentences[first : first + many]))


def main_figures(panels: Sequence[Panel]) -> tuple[tuple[str, tuple[Row, ...]], ...]:
    """The numbers that the picture shows, by the heading of their panel, `MOST` of them."""
    rows = [
        (
            panel.heading,
            f"{mark.name} ({mark.kind})" if mark.kind and mark.kind not in mark.name else mark.name,
            in_words(mark.value, shares=panel.shares),
            _interval(mark.low, mark.high, shares=panel.shares),
        )
        for panel in panels
        for mark in panel.marks
    ]
    return tuple((heading, tuple(some)) for heading, some in groupby(rows[:MOST], key=lambda row: row[0]))


def _interval(low: float, high: float, *, shares: bool) -> str:
    if low == high:
        return ""
    return f"{in_words(low, shares=shares)} to {in_words(high, shares=shares)}"
