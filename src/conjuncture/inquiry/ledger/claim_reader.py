"""Ledger files: claims, open questions, rivals and traces in TOML.

A ledger is a TOML file, or a folder of them, read in the order of their names. A file has at its head
`title`, `theory`, `case` and `[worlds]`, and then any of `[[claim]]`, `[[question]]`, `[[rival]]` and
`[[trace]]`. In a folder a file `worlds.toml` gives the head that files may leave out, and worlds that all
share. How a claim's question is written: see `conjuncture.inquiry.codec`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from conjuncture.errors import ConjunctureError, nearest
from conjuncture.files.folders import files_of
from conjuncture.files.mistakes import Mistakes, refusal
from conjuncture.files.names import file_name
from conjuncture.files.toml import Toml, read_toml
from conjuncture.inquiry.codec import decode, made
from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.ledger.claim_file import ClaimFile
from conjuncture.inquiry.ledger.claims import Claim
from conjuncture.inquiry.ledger.objections import Objection, Refutation
from conjuncture.inquiry.ledger.questions import Means, OpenQuestion
from conjuncture.inquiry.ledger.rivals import Rival
from conjuncture.inquiry.ledger.trace import Trace, trace_from
from conjuncture.inquiry.qca.claim import Conditions, beside_its_file

SHARED = "worlds.toml"
_LISTS = ("supports", "attacks", "carriers", "asked", "denies")
LEDGER_HEAD = {
    "title": "what the claims are claims of",
    "theory": "name of the theory that is asked, where a claim names none",
    "case": "name of the case over which it is asked, where a claim names none",
    "worlds": "worlds by name, each a list of what is done to it",
}
"""The meaning of the keys at the head of a file."""
_HEAD = tuple(LEDGER_HEAD)
_ENTRIES = ("claim", "question", "rival", "trace")
_BECOME_FILES = ("claim", "question", "trace")  # the ids or names of these become names of files

type _Place = tuple[str, int | None]
"""A file and a line of it."""


def read_claims(path: Path) -> ClaimFile:
    """Read a file, or a folder of files.

    Raises:
        FileError: in all files every entry that is wrong, with file, line and what is wrong; an id twice; a
            question, a rival or a trace that names a claim which is not there.
        QuestionError: no claim.
    """
    files = [path]
    if path.is_dir():
        files = [path / file.name for file in files_of(path, ".toml") if file.name != SHARED]
    mistakes = Mistakes(path)
    head: dict[str, Any] = {}
    if path.is_dir() and (path / SHARED).exists():
        with mistakes.collect():
            shared = read_toml(path / SHARED)
            mistakes.found += shared.unknown(_HEAD).found
            head = shared.said
    claims: list[Claim] = []
    questions: list[OpenQuestion] = []
    rivals: list[Rival] = []
    traces: list[Trace] = []
    ids: dict[str, _Place] = {}
    names: dict[str, _Place] = {}
    traced: dict[str, _Place] = {}
    own = dict(head)
    for file in files:
        with mistakes.collect():
            toml = read_toml(file)
            mistakes.found += toml.unknown((*_HEAD, *_ENTRIES)).found
            written = toml.said
            for world in sorted(set(head.get("worlds", {})) & set(written.get("worlds", {}))):
                line = toml.line_of("worlds", world)
                problem = f"the world '{world}' is described here, and in {SHARED}."
                mistakes.found += refusal(file, line, world, problem, "Keep one of the two.").mistakes
            whole = {**head, **written}
            worlds = {**head.get("worlds", {}), **written.get("worlds", {})}
            claim = partial(_claim, head=whole, worlds=worlds, folder=file.parent)
            claims += _entries_of(mistakes, toml, "claim", claim, ids)
            questions += _entries_of(mistakes, toml, "question", partial(_open_question, worlds=worlds), ids)
            rivals += _entries_of(
                mistakes, toml, "rival", lambda entry: made(Rival, _with_tuples(entry)), names
            )
            traces += _entries_of(mistakes, toml, "trace", trace_from, traced)
            own = {**written, **own}
    if not mistakes.found:  # else a claim that is wrong would be missed as well
        known = [claim.id for claim in claims]
        for question in questions:
            _note_strangers(
                mistakes, f"question {question.id}", ids[question.id.casefold()], question.claims, known
            )
            _note_objection(mistakes, question, ids[question.id.casefold()], rivals)
        for rival in rivals:
            _note_strangers(mistakes, f"rival {rival.name}", names[rival.name.casefold()], rival.asked, known)
        for trace in traces:
            place = traced[trace.name.casefold()]
            _note_strangers(mistakes, f"trace {trace.name}", place, (trace.claim,), known)
    mistakes.refuse()
    if not claims:
        raise QuestionError(
            f"{path.name} has no claim. Write one: [[claim]] with id, sentence, question, ..."
        )
    return ClaimFile(
        path.parent.name if path.name in ("ledger", "ledger.toml") else path.name.partition(".")[0],
        str(own.get("title", path.stem)),
        str(own.get("theory", claims[0].theory)),
        str(own.get("case", claims[0].case)),
        tuple(claims),
        tuple(questions),
        tuple(rivals),
        tuple(traces),
    )


def _entries_of[Kind](
    mistakes: Mistakes,
    toml: Toml,
    kind: str,
    make: Callable[[Mapping[str, Any]], Kind],
    places: dict[str, _Place],
) -> list[Kind]:
    """The entries of a kind; one that is wrong, or has a name that stands already, is noted with its line."""
    entries = toml.said.get(kind, [])
    if not isinstance(entries, list) or not all(isinstance(table, dict) for table in entries):
        problem = f"'{kind}' is no list of tables."
        mistakes.found += refusal(toml.file, toml.line_of(kind), kind, problem, f"Write [[{kind}]].").mistakes
        return []
    objects = []
    for place, table in enumerate(entries):
        name = table.get("id", table.get("name", f"number {place + 1}"))
        line = toml.line_of(kind, place)

        def note(problem: str, remedy: str, line: int | None = line, who: str = f"{kind} {name}") -> None:
            mistakes.found += refusal(toml.file, line, who, problem, remedy).mistakes

        try:
            if kind in _BECOME_FILES:
                file_name(str(name), of=kind)
            objects.append(make(table))
        except ConjunctureError as error:
            note(error.problem, error.remedy)
        before = places.setdefault(str(name).casefold(), (toml.file, line))
        if before != (toml.file, line):
            note(f"'{name}' stands in {Path(before[0]).name}, line {before[1]} already.", "Each has its own.")
    return objects


def _with_tuples(table: Mapping[str, Any]) -> dict[str, Any]:
    return {
        key: tuple(item) if key in _LISTS and isinstance(item, list) else item for key, item in table.items()
    }


def _open_question(table: Mapping[str, Any], worlds: Mapping[str, Any]) -> OpenQuestion:
    for key in ("through", "beside"):
        entries = table.get(key, [])
        if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
            raise QuestionError(f"'{key}' is no list of tables. Write [[question.{key}]].")
    through = tuple(made(Means, means) for means in table.get("through", ()))
    if not through:
        raise QuestionError("it names no claim. Write [[question.through]] with claim, follows, fails.")
    beside = tuple(decode(data, worlds) for data in table.get("beside", ()))
    against = {"objection": Objection, "refuted_by": Refutation}
    found = {key: made(kind, table[key]) for key, kind in against.items() if key in table}
    return made(OpenQuestion, {**table, "through": through, "beside": beside, **found})


def _claim(
    table: Mapping[str, Any], head: Mapping[str, Any], worlds: Mapping[str, Any], folder: Path
) -> Claim:
    given = _with_tuples(table)
    written = table.get("question", "none")
    given["question"] = question = None if written == "none" else decode(written, worlds)
    if isinstance(question, Conditions):
        given["question"] = question = beside_its_file(question, folder)
        return made(Claim, {**given, "theory": "", "case": Path(question.cases).stem})
    for key in ("theory", "case"):
        given[key] = table.get(key, head.get(key, ""))
        if not given[key]:
            raise QuestionError(f'it names no {key}, nor does its file. Write at the head: {key} = "..."')
    return made(Claim, given)


def _note_objection(
    mistakes: Mistakes, question: OpenQuestion, place: _Place, rivals: Iterable[Rival]
) -> None:
    """Note an objection whose rival is not there, or is not asked that claim."""
    objection = question.objection
    if objection is None:
        return
    asked, who = {rival.name: rival.asked for rival in rivals}, f"question {question.id}, objection"
    if objection.rival not in asked:
        problem, remedy = f"there is no rival '{objection.rival}'.", nearest(objection.rival, asked)
    elif objection.claim not in asked[objection.rival]:
        problem = f"the rival '{objection.rival}' is not asked '{objection.claim}'."
        remedy = nearest(objection.claim, asked[objection.rival])
    else:
        return
    mistakes.found += refusal(*place, who, problem, remedy).mistakes


def _note_strangers(
    mistakes: Mistakes, who: str, place: _Place, names: Iterable[str], ids: Collection[str]
) -> None:
    """Note every claim that is named and is not there."""
    for name in names:
        if name not in ids:
            problem, remedy = f"there is no claim '{name}'.", nearest(name, ids)
            mistakes.found += refusal(*place, who, problem, remedy).mistakes
