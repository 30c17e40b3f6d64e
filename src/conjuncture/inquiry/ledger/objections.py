"""Arguments against the answer to an open question: the strongest objection, and what would refute it."""

from __future__ import annotations

from dataclasses import dataclass

from conjuncture.inquiry.errors import QuestionError


@dataclass(frozen=True)
class Objection:
    """The strongest objection to the theory's answer.

    Attributes:
        says: the objection in plain words.
        source: who makes it, and where.
        rival: the rival of the ledger in which the objection runs.
        claim: the claim on which that rival is asked.
    """

    says: str
    source: str
    rival: str
    claim: str

    def __post_init__(self) -> None:
        _refuse_empty("objection", vars(self))


@dataclass(frozen=True)
class Refutation:
    """What a record would have to show for the theory's answer to be wrong.

    Attributes:
        says: the recordable world, in plain words.
        source: works or series about such worlds, or that there are none.
    """

    says: str
    source: str

    def __post_init__(self) -> None:
        _refuse_empty("refuted_by", vars(self))


def _refuse_empty(what: str, texts: dict[str, str]) -> None:
    empty = [name for name, text in texts.items() if not str(text).strip()]
    if empty:
        raise QuestionError(f"'{what}' has no {' and no '.join(empty)}.", remedy="Write it, or leave it out.")
