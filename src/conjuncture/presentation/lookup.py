"""Looking mechanisms up: by a word, or all of them by subject, with sentence, source, place and claims."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from conjuncture.errors import nearest
from conjuncture.inquiry.ledger.claims import Claim
from conjuncture.language.errors import TheoryError
from conjuncture.language.mechanisms import Mechanism
from conjuncture.language.parameters import parameter_name
from conjuncture.language.priors import written
from conjuncture.language.theory import Theory
from conjuncture.presentation.subjects import subject_of

MOST = 12
_STEM = 6  # letters: "peasants" finds "peasantry"


@dataclass(frozen=True)
class MechanismEntry:
    """A mechanism as it is shown to a reader.

    Attributes:
        name, says, source: its name, what it says happens, and who says so.
        subject, line: the file in which it stands, and where.
        level: its level.
        reads, read_by: other variables.
        quantities: by name, each with its prior, unit and reason in words.
        readings: its other formulations.
        claims: ids of the claims about it.
    """

    name: str
    says: str
    source: str
    subject: str
    line: int
    level: str
    reads: tuple[str, ...]
    read_by: tuple[str, ...]
    quantities: Mapping[str, str]
    readings: tuple[str, ...]
    claims: tuple[str, ...]


def about(theory: Theory, words: str, claims: Sequence[Claim] = ()) -> list[MechanismEntry]:
    """The mechanisms about some words, first those whose names have them.

    Args:
        theory: whose mechanisms are looked through.
        words: in everyday language: "rich peasants". Each must occur in a mechanism's name, sentence,
            source, reasons, what it is given, or its file; endings do not count.
        claims: the claims; each mechanism lists those that concern it.

    Raises:
        TheoryError: no mechanism has them; the message has the nearest name.
    """
    stems = [word[:_STEM] for word in re.findall(r"\w+", words.casefold())]
    ranked = [(_rank(theory, mechanism, stems), name) for name, mechanism in theory.mechanisms.items()]
    names = [name for rank, name in sorted(ranked) if rank < _NOWHERE]
    if not names or not stems:
        near = nearest("_".join(words.split()), theory.mechanisms)
        like = f"{near} " if near.startswith("Did") else ""
        raise TheoryError(
            f"no mechanism of '{theory.name}' speaks of '{words}'.",
            remedy=f"{like}Ask with fewer words, or see all by subject.",
        )
    return _entries(theory, names, claims)


def the_one(theory: Theory, words: str) -> str:
    """The variable that some words name, or the only mechanism about them.

    Raises:
        TheoryError: no mechanism or several are about them.
    """
    name = "_".join(words.split())
    if name in theory.mechanisms or name in theory.inputs:
        return name
    names = [entry.name for entry in about(theory, words)]
    if len(names) > 1:
        more = f" and {len(names) - MOST} more" if len(names) > MOST else ""
        raise TheoryError(
            f"{len(names)} mechanisms of '{theory.name}' speak of '{words}'.",
            remedy=f"Name one of them: {', '.join(names[:MOST])}{more}.",
        )
    return names[0]


def by_subject(theory: Theory, claims: Sequence[Claim] = ()) -> list[MechanismEntry]:
    """All mechanisms, file by file, in the order in which they stand there."""
    return sorted(_entries(theory, theory.mechanisms, claims), key=lambda entry: (entry.subject, entry.line))


def entries(found: Sequence[MechanismEntry]) -> str:
    """Mechanisms one by one, as Markdown; of more than a dozen the rest by name."""
    texts = [_entry(entry) for entry in found[:MOST]]
    if len(found) > MOST:
        texts.append(f"And {len(found) - MOST} more: {', '.join(entry.name for entry in found[MOST:])}.")
    return "\n\n".join(texts) + "\n"


def tables(found: Sequence[MechanismEntry]) -> str:
    """Mechanisms in a table for each file, as Markdown: what happens, who says so, and the claims on it."""
    head = "| mechanism | what happens | source | claims |\n|---|---|---|---|\n"
    return "\n\n".join(
        f"## {subject}\n\n{head}{'\n'.join(map(_row, some))}"
        for subject, some in groupby(found, key=lambda entry: entry.subject)
    )


def asked_by(claims: Sequence[Claim]) -> Mapping[str, tuple[str, ...]]:
    """By the name of a variable the claims that measure it, change it, or name it as a possible carrier."""
    claims_of: dict[str, dict[str, None]] = {}
    for claim in claims:
        names = list(claim.carriers)
        for statement in claim.statements:
            for side in statement.sides:
                names += [side.outcome.variable, *(act.what for act in side.world.acts)]
        for name in names:
            claims_of.setdefault(name, {})[claim.id] = None
    return {name: tuple(ids) for name, ids in claims_of.items()}


_NOWHERE = 9


def _rank(theory: Theory, mechanism: Mechanism, stems: Sequence[str]) -> int:
    """How near: 0 where the name has all the words; then sentences, reasons, what is given, the file."""
    readings = mechanism.readings.values()
    given = [theory.inputs[name] for reading in readings for name in reading.reads if name in theory.inputs]
    quantities = [item for reading in readings for item in reading.parameters.items()]
    places = (
        [mechanism.name.replace("_", " ")],
        [reading.description for reading in readings],
        [
            *(reading.source for reading in readings),
            *(f"{name} {quantity.reason}" for name, quantity in quantities),
        ],
        [f"{one.name or ''} {one.description} {one.unit}" for one in given],
        [subject_of(mechanism)],
    )
    text = ""
    for rank, more in enumerate(places):
        text += f" {' '.join(more).casefold()}"
        if all(re.search(rf"\b{re.escape(stem)}", text) for stem in stems):
            return rank
    return _NOWHERE


def _entries(
    theory: Theory, names: Sequence[str] | Mapping[str, Mechanism], claims: Sequence[Claim]
) -> list[MechanismEntry]:
    claims_of = asked_by(claims)
    readers: dict[str, list[str]] = {}
    for reader in sorted(theory.mechanisms):
        for name in theory.reading_of(reader).reads:
            readers.setdefault(name, []).append(reader)
    return [_entry_for(theory, name, readers.get(name, ()), claims_of.get(name, ())) for name in names]


def _entry_for(theory: Theory, name: str, readers: Sequence[str], asked: tuple[str, ...]) -> MechanismEntry:
    mechanism, reading = theory.mechanisms[name], theory.reading_of(name)
    return MechanismEntry(
        name=name,
        says=" ".join(reading.description.split()),
        source=reading.source,
        subject=subject_of(mechanism),
        line=reading.place.line,
        level=mechanism.level_name,
        reads=tuple(other for other in reading.reads if other != name),
        read_by=tuple(reader for reader in readers if reader != name),
        quantities={
            parameter_name(
                name, key, parameter
            ): f"{written(parameter.prior)} ({parameter.unit}); {parameter.reason or parameter.source}"
            for key, parameter in reading.parameters.items()
        },
        readings=tuple(other for other in mechanism.readings if other != reading.name),
        claims=asked,
    )


def _entry(entry: MechanismEntry) -> str:
    lines = [
        f"- where: {entry.subject}, line {entry.line}; of each {entry.level}",
        f"- reads: {', '.join(entry.reads) or 'nothing'}",
        f"- read by: {', '.join(entry.read_by) or 'nothing'}",
        *(f"- {name}: {told}" for name, told in entry.quantities.items()),
        *([f"- other readings: {', '.join(entry.readings)}"] if entry.readings else []),
        *([f"- claims: {', '.join(entry.claims)}"] if entry.claims else []),
    ]
    return "\n".join([f"## {entry.name}", f"{entry.says} *({entry.source})*", "", *lines])


def _row(entry: MechanismEntry) -> str:
    return f"| `{entry.name}` | {entry.says.replace('|', '/')} | {entry.source} | {', '.join(entry.claims)} |"
