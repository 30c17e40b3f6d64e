"""Looking mechanisms up: by a word, or all of them by subject, with sentence, source, place and claims."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from conjuncture.inquiry.ledger.claims import Claim
from conjuncture.inquiry.worlds.statements import Statement, Together
from conjuncture.language.errors import TheoryError, nearest
from conjuncture.language.mechanisms import Mechanism
from conjuncture.language.parameters import parameter_name
from conjuncture.language.priors import written
from conjuncture.language.theory import Theory

MOST = 12
_STEM = 6  # letters: "peasants" finds "peasantry"


def about(theory: Theory, words: str, claims: Sequence[Claim] = ()) -> str:
    """The mechanisms that speak of some words, those named by them first, as Markdown.

    Args:
        theory: whose mechanisms are looked through.
        words: as anybody would say it: "rich peasants". Each must occur in a mechanism's name, sentence,
            source, reasons or file; endings do not count.
        claims: each mechanism is told with those that ask after it.

    Raises:
        TheoryError: none speaks of them, with the nearest name.
    """
    stems = [word[:_STEM] for word in re.findall(r"\w+", words.casefold())]
    ranked = [(_rank(theory, one, stems), name) for name, one in theory.mechanisms.items()]
    found = [name for rank, name in sorted(ranked) if rank < _NOWHERE]
    if not found or not stems:
        near = nearest("_".join(words.split()), theory.mechanisms)
        like = f"{near} " if near.startswith("Did") else ""
        raise TheoryError(
            f"no mechanism of '{theory.name}' speaks of '{words}'.",
            remedy=f"{like}Ask with fewer words, or see all by subject.",
        )
    asked = asked_by(claims)
    told = [_entry(theory, name, asked.get(name, ())) for name in found[:MOST]]
    if len(found) > MOST:
        told.append(f"And {len(found) - MOST} more: {', '.join(found[MOST:])}.")
    return "\n\n".join(told) + "\n"


def by_subject(theory: Theory, claims: Sequence[Claim] = ()) -> str:
    """All mechanisms, a table for each file: what happens, who says so, which claims ask after it."""
    asked = asked_by(claims)
    files: dict[str, list[str]] = {}
    for name, one in theory.mechanisms.items():
        files.setdefault(_subject(one), []).append(name)
    return "\n\n".join(
        "\n".join(
            [
                f"## {subject}\n",
                "| mechanism | what happens | source | claims |",
                "|---|---|---|---|",
                *(
                    _row(theory, name, asked.get(name, ()))
                    for name in sorted(names, key=lambda name: theory.mechanisms[name].place.line)
                ),
            ]
        )
        for subject, names in sorted(files.items())
    )


def asked_by(claims: Sequence[Claim]) -> Mapping[str, tuple[str, ...]]:
    """The claims that look at a variable, change it or name it as what may carry them, by its name."""
    found: dict[str, dict[str, None]] = {}
    for claim in claims:
        named = list(claim.carriers)
        for one in _statements(claim.question):
            for side in one.sides:
                named += [side.outcome.variable, *(act.what for act in side.world.acts)]
        for name in named:
            found.setdefault(name, {})[claim.id] = None
    return {name: tuple(ids) for name, ids in found.items()}


_NOWHERE = 9


def _rank(theory: Theory, mechanism: Mechanism, stems: Sequence[str]) -> int:
    """How near: 0 where the name has all the words; then sentences, reasons, what is given, the file."""
    readings = mechanism.readings.values()
    read = [theory.inputs[name] for one in readings for name in one.reads if name in theory.inputs]
    places = (
        mechanism.name.replace("_", " "),
        " ".join(one.description for one in readings),
        " ".join(
            text
            for one in readings
            for text in (
                one.source,
                *one.parameters,
                *(quantity.reason for quantity in one.parameters.values()),
            )
        ),
        " ".join(f"{one.name or ''} {one.description} {one.unit}" for one in read),
        _subject(mechanism),
    )
    text = ""
    for rank, more in enumerate(places):
        text += f" {more.casefold()}"
        if all(re.search(rf"\b{re.escape(stem)}", text) for stem in stems):
            return rank
    return _NOWHERE


def _entry(theory: Theory, name: str, asked: Sequence[str]) -> str:
    mechanism, reading = theory.mechanisms[name], theory.reading_of(name)
    readers = sorted(other for other in theory.mechanisms if name in theory.reading_of(other).reads)
    lines = [
        f"## {name}",
        f"{' '.join(reading.description.split())} *({reading.source})*",
        f"- where: {_subject(mechanism)}, line {reading.place.line}; of each {mechanism.level_name}",
        f"- reads: {', '.join(one for one in reading.reads if one != name) or 'nothing'}",
        f"- read by: {', '.join(one for one in readers if one != name) or 'nothing'}",
    ]
    lines += [
        f"- {parameter_name(name, key, one)}: {written(one.prior)} ({one.unit}); {one.reason or one.source}"
        for key, one in reading.parameters.items()
    ]
    others = [one for one in mechanism.readings if one != reading.name]
    if others:
        lines.append(f"- other readings: {', '.join(others)}")
    if asked:
        lines.append(f"- claims: {', '.join(asked)}")
    return "\n".join([*lines[:2], "", *lines[2:]])


def _row(theory: Theory, name: str, asked: Sequence[str]) -> str:
    reading = theory.reading_of(name)
    sentence = " ".join(reading.description.split()).replace("|", "/")
    return f"| `{name}` | {sentence} | {reading.source} | {', '.join(asked)} |"


def _subject(mechanism: Mechanism) -> str:
    """The file that it stands in, with its folder, without the ending: "crisis/power"."""
    path = Path(mechanism.place.file)
    return f"{path.parent.name}/{path.stem}"


def _statements(question: object) -> tuple[Statement, ...]:
    if isinstance(question, Together):
        return question.all
    return (question,) if isinstance(question, Statement) else ()
