"""Claims and the ledger: who says what, and the question that decides it, as data.

A ledger is a TOML file, or a folder of them, read in the order of their names. A file has at its head
`title`, `theory`, `case` and `[worlds]`, and then claims. In a folder a file `worlds.toml` gives the head
that files may leave out, and worlds that all share. For questions see `conjuncture.inquiry.written`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.question_file import read_toml
from conjuncture.inquiry.worlds.statements import Statement, Together
from conjuncture.inquiry.written import made, question_from
from conjuncture.language.errors import nearest

SHARED = "worlds.toml"
_LISTS = ("supports", "attacks", "carriers")


@dataclass(frozen=True)
class Claim:
    """A question and the answer that somebody gives to it.

    Attributes:
        id: short, unique in its ledger.
        sentence: the claim in our own words.
        holder: who makes it.
        against: whom it is made against; may be empty.
        locator: where it is said.
        answer: the answer given, in words; the question's relation is that answer.
        question: what decides it within a running theory; None where it is kept open.
        asked_so: how the question stands for the claim, and what it leaves out.
        counts_against: the recordable world that would count against it.
        supports, attacks: ids of claims that it speaks for and against.
        theory, case: of which theory and over which case it is asked; in a file by default the file's.
        record: what the record says of it, and what it cannot say; in words, with the source.
        carriers: mechanisms that may carry it: each is cut by itself, to see whether it holds without.
        kept_open: why it is entered and not asked.
    """

    id: str
    sentence: str
    holder: str
    against: str
    locator: str
    answer: str
    question: Statement | Together | None
    asked_so: str
    counts_against: str
    supports: tuple[str, ...] = ()
    attacks: tuple[str, ...] = ()
    theory: str = ""
    case: str = ""
    record: str = ""
    carriers: tuple[str, ...] = ()
    kept_open: str = ""

    def __post_init__(self) -> None:
        if self.question is not None and not isinstance(self.question, Statement | Together):
            raise QuestionError(
                "a claim is judged by a statement, or by several together. Other questions are asked by "
                "themselves, from a file of their own."
            )
        if self.question is None and not self.kept_open:
            raise QuestionError(
                "it has no question. Write one, or say why it is left open: kept_open = ..., with "
                'question = "none".'
            )
        if self.question is not None and self.kept_open:
            raise QuestionError("it has a question and is kept open. Leave out one of the two.")


@dataclass(frozen=True)
class ClaimFile:
    """The claims of a ledger.

    Attributes:
        title: what they are claims of.
        theory, case: its own: those at the head, or of the first claim.
        claims: in the order of the files, each with the theory and the case it is asked of.
    """

    title: str
    theory: str
    case: str
    claims: tuple[Claim, ...]

    def called(self, claim_id: str) -> Claim:
        """The claim of that id, however it is capitalised.

        Raises:
            QuestionError: with the nearest id.
        """
        for claim in self.claims:
            if claim.id.casefold() == claim_id.casefold():
                return claim
        known = [claim.id for claim in self.claims]
        raise QuestionError(f"there is no claim '{claim_id}'. {nearest(claim_id, known)}")


def read_claims(path: Path) -> ClaimFile:
    """The claims in a file, or in a folder of files.

    Raises:
        QuestionError: the file, the claim and the field that is wrong.
    """
    files = sorted(path.glob("*.toml")) if path.is_dir() else [path]
    head = read_toml(path / SHARED) if path.is_dir() and (path / SHARED).exists() else {}
    _refuse_unknown(SHARED, head, ("title", "theory", "case", "worlds"))
    found: list[Claim] = []
    own = dict(head)
    for file in files:
        if file.name == SHARED and path.is_dir():
            continue
        written = read_toml(file)
        _refuse_unknown(file.name, written, ("title", "theory", "case", "worlds", "claim"))
        twice = set(head.get("worlds", {})) & set(written.get("worlds", {}))
        if twice:
            raise QuestionError(f"{file.name} describes the world '{min(twice)}', which {SHARED} describes.")
        found += _claims(
            file.name, {**head, **written}, {**head.get("worlds", {}), **written.get("worlds", {})}
        )
        own = {**written, **own}
    if not found:
        raise QuestionError(
            f"{path.name} has no claim. Write one: [[claim]] with id, sentence, question, ..."
        )
    _refuse_twice(path.name, [claim.id for claim in found])
    return ClaimFile(
        str(own.get("title", path.stem)),
        str(own.get("theory", found[0].theory)),
        str(own.get("case", found[0].case)),
        tuple(found),
    )


def _claims(file: str, written: Mapping[str, Any], worlds: Mapping[str, Any]) -> list[Claim]:
    claims = []
    for number, table in enumerate(written.get("claim", ()), 1):
        name = table.get("id", f"number {number}")
        try:
            claims.append(_claim(table, written, worlds))
        except QuestionError as error:
            raise QuestionError(f"{file}, claim {name}: {error}") from None
    return claims


def _claim(table: Mapping[str, Any], head: Mapping[str, Any], worlds: Mapping[str, Any]) -> Claim:
    given = {key: tuple(item) if key in _LISTS else item for key, item in table.items()}
    for key in ("theory", "case"):
        given[key] = table.get(key, head.get(key, ""))
        if not given[key]:
            raise QuestionError(f'it names no {key}, nor does its file. Write at the head: {key} = "..."')
    question = table.get("question", "none")
    given["question"] = None if question == "none" else question_from(question, worlds)
    return made(Claim, given)


def _refuse_unknown(file: str, written: Mapping[str, Any], known: tuple[str, ...]) -> None:
    for key in written:
        if key not in known:
            raise QuestionError(f"{file} has at its head '{key}'. {nearest(key, known)}")


def _refuse_twice(name: str, ids: Iterable[str]) -> None:
    seen: set[str] = set()
    for one in ids:
        if one.casefold() in seen:
            raise QuestionError(f"{name} has two claims '{one}'. Each needs an id of its own.")
        seen.add(one.casefold())
