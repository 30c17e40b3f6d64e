"""Claims and the ledger file: who says what, and the question that decides it, as data.

A ledger is a TOML file beside its theory. Questions are tables whose `is` names their kind; what is left out
keeps its default. What is done to a world is a list of short tables:

    { cut = "example" }                                 without a mechanism
    { cut_arrow = "authority", of = "repression" }      one reader blind to a variable
    { input = "war", at = 0.0 }                         an input of the case held at a value
    { parameter = "fear.of_force", at = 1.0 }           a quantity set
    { hold = "authority", at = 1.0, since = "1905-01-01", until = "1906-01-01" }
"""

from __future__ import annotations

import importlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from pathlib import Path
from typing import Any

from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.ledger.contrasts import Contrast, Together
from conjuncture.inquiry.worlds.interventions import Act, Intervention
from conjuncture.language.errors import nearest

_KINDS = {
    "contrast": ("ledger.contrasts", "Contrast"),
    "together": ("ledger.contrasts", "Together"),
    "side": ("ledger.contrasts", "Side"),
    "outcome": ("worlds.outcomes", "Outcome"),
    "wave height": ("worlds.wave_height", "WaveHeight"),
}


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
        question: what decides it within a running theory.
        asked_so: how the question stands for the claim, and what it leaves out.
        counts_against: the recordable world that would count against it.
        supports, attacks: ids of claims that it speaks for and against.
    """

    id: str
    sentence: str
    holder: str
    against: str
    locator: str
    answer: str
    question: Contrast | Together
    asked_so: str
    counts_against: str
    supports: tuple[str, ...] = ()
    attacks: tuple[str, ...] = ()


@dataclass(frozen=True)
class ClaimFile:
    """The claims of one file.

    Attributes:
        title: what they are claims of.
        theory: the name of the theory they are asked of when none is named.
        case: the case, likewise.
        claims: in the order of the file.
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
    """The claims in a file.

    Raises:
        QuestionError: the file, the claim and the field that is wrong.
    """
    try:
        written = tomllib.loads(path.read_text("utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise QuestionError(f"{path.name} cannot be read: {error}.") from None
    shared = written.get("worlds", {})
    claims = tuple(
        _claim(path.name, number, table, shared) for number, table in enumerate(written["claim"], 1)
    )
    ids = [claim.id for claim in claims]
    for name in ids:
        if ids.count(name) > 1:
            raise QuestionError(f"{path.name} has two claims '{name}'. Each needs an id of its own.")
    return ClaimFile(written.get("title", path.stem), written["theory"], written["case"], claims)


def _claim(file: str, number: int, table: Mapping[str, Any], worlds: Mapping[str, Any]) -> Claim:
    name = table.get("id", f"number {number}")
    try:
        given = {key: tuple(item) if isinstance(item, list) else item for key, item in table.items()}
        given["question"] = question_from(table.get("question", {}), worlds)
        return _made(Claim, given)
    except QuestionError as error:
        raise QuestionError(f"{file}, claim {name}: {error}") from None


def question_from(written: Any, worlds: Mapping[str, Any] | None = None) -> Any:
    """A question as it is written in a ledger file.

    Args:
        written: tables, lists, numbers and text, as TOML gives them.
        worlds: worlds that the file names once, by name.

    Raises:
        QuestionError: an unknown kind, field, world or thing to do; or a field that is missing.
    """
    if isinstance(written, list):
        return tuple(question_from(item, worlds) for item in written)
    if not isinstance(written, Mapping):
        return written
    if "is" not in written:
        raise QuestionError(f"a table has no `is`, one of: {', '.join(_KINDS)}.")
    if written["is"] not in _KINDS:
        raise QuestionError(
            f"there is no kind of question '{written['is']}'. {nearest(written['is'], _KINDS)}"
        )
    module, kind = _KINDS[written["is"]]
    given = {
        key: _world(item, worlds or {}) if key == "world" else question_from(item, worlds)
        for key, item in written.items()
        if key != "is"
    }
    return _made(getattr(importlib.import_module(f"conjuncture.inquiry.{module}"), kind), given)


def _world(written: Any, worlds: Mapping[str, Any]) -> Intervention:
    """What is done to a world: a list of acts, or names of worlds that the file describes, joined by +."""
    if isinstance(written, str):
        done = Intervention()
        for name in (part.strip() for part in written.split("+")):
            if name not in worlds:
                raise QuestionError(f"the file describes no world '{name}'. {nearest(name, worlds)}")
            done += _world(worlds[name], worlds)
        return done
    return Intervention(tuple(_act(act) for act in written))


def _act(written: Mapping[str, Any]) -> Act:
    rest = dict(written)
    for kind in ("cut_arrow", "cut", "input", "parameter", "hold"):
        if kind not in rest:
            continue
        what, value = rest.pop(kind), rest.pop("at", None)
        since, until, reader = rest.pop("since", None), rest.pop("until", None), rest.pop("of", "")
        if rest or (value is None) != (kind in ("cut", "cut_arrow")) or bool(reader) != (kind == "cut_arrow"):
            break
        return Act(kind, what, value, since, until, reader=reader)  # type: ignore[arg-type]
    raise QuestionError(
        f"{dict(written)} says nothing that can be done to a world; see conjuncture.inquiry.ledger.claims."
    )


def _made(kind: type, given: Mapping[str, Any]) -> Any:
    assert is_dataclass(kind)
    known = [one.name for one in fields(kind)]
    for key in given:
        if key not in known:
            raise QuestionError(f"'{key}' is no part of a {kind.__name__}. {nearest(key, known)}")
    try:
        return kind(**given)
    except TypeError as error:
        raise QuestionError(f"a {kind.__name__} is incomplete: {error}.") from None
