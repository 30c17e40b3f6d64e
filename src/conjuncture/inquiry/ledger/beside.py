"""Beside: questions of any kind that an open question asks with its claims, over the same draws.

Claims say yes or no. Under which conditions something holds is a question of its own: which of them could not
be missing, which would be enough. So an open question may bring such questions along.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

from conjuncture.engine.ensemble import Progress
from conjuncture.engine.identity import fingerprint
from conjuncture.inquiry.answers import Answer
from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.ledger import keeping
from conjuncture.inquiry.ledger.entries import bare
from conjuncture.inquiry.ledger.not_ruled_out import NotRuledOut
from conjuncture.inquiry.ledger.questions import OpenQuestion
from conjuncture.inquiry.ledger.verdicts import ENOUGH
from conjuncture.inquiry.serial import as_data
from conjuncture.language.errors import TheoryError


def ask_beside(
    question: OpenQuestion,
    matched: NotRuledOut,
    *,
    folder: Path | None = None,
    tell: Callable[[str], Progress | None] = lambda _: None,
) -> tuple[Answer, ...]:
    """The answers to what is asked with a question, run or read.

    Args:
        question: an open one.
        matched: the draws that its claims are judged on; as many of them are taken.
        folder: where answers are kept, and looked up.
        tell: told what is being run.

    One that this theory cannot be asked is answered with the reason.
    """
    draws = list(matched.survivors[:ENOUGH])
    found = []
    for number, one in enumerate(question.beside, 1):
        decides = {"run": fingerprint(bare(matched.simulation)), "draws": draws, "question": as_data(one)}
        path = keeping.place(folder, f"{question.id}-beside-{number}", decides)
        written = keeping.read(path)
        if written is None:
            told = tell(f"{question.id}, besides")
            try:
                written = asdict(one.ask(matched.simulation, draws, progress=told))
            except (QuestionError, TheoryError) as error:
                written = asdict(Answer("not asked", str(one), f"{one} It cannot be asked: {error}", {}))
            keeping.write(path, written)
        found.append(Answer(**{**written, "warnings": tuple(written["warnings"])}))
    return tuple(found)
