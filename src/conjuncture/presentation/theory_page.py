"""The page of a theory: a diagram of its folders and one of each, to be searched, zoomed and walked.

One file that opens without a network. Without scripts the diagrams scroll, and their boxes lead to the words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from conjuncture.files.whole import write_text
from conjuncture.inquiry.ledger.claims import Claim
from conjuncture.language.theory import Theory
from conjuncture.presentation.layered import arrowheads, inline, meanings
from conjuncture.presentation.layered_diagram import KINDS_IN_WORDS, Diagram
from conjuncture.presentation.lookup import MechanismEntry, by_subject
from conjuncture.presentation.number_words import counted, listed
from conjuncture.presentation.pages import rendered, resource
from conjuncture.presentation.subject_diagrams import (
    THE_CASE,
    SubjectDiagrams,
    address_of_folder,
    subject_diagrams,
)
from conjuncture.presentation.subjects import word_for_subjects


@dataclass(frozen=True)
class _Folder:
    """A folder as the page shows it."""

    name: str
    anchor: str
    finding: str
    svg: str
    entries: tuple[MechanismEntry, ...]
    kinds: dict[str, str]


@dataclass(frozen=True)
class _Input:
    """What the case gives, and which mechanisms read it."""

    name: str
    says: str
    unit: str
    level: str
    read_by: tuple[str, ...]


def write_theory_page(theory: Theory, claims: Sequence[Claim], path: Path) -> Path:
    """Write the page; its path.

    Args:
        theory: whose mechanisms are drawn; those that are cut are left out.
        claims: the claims; each mechanism lists those about it.
        path: of the page, a file that ends in .html.

    Raises:
        TheoryError: the theory is not sound.
    """
    drawn = subject_diagrams(theory)
    entries = [entry for entry in by_subject(theory, claims) if entry.name in drawn.home]
    inputs = _inputs(theory, drawn)
    script = resource("zoom.js") + resource("theory.js")
    word = word_for_subjects(theory)
    page = rendered(
        "theory.html.j2",
        script,
        title=theory.card.title or theory.name,
        mark="",
        finding=_finding(drawn, len(inputs), word),
        word=word,
        claim=theory.card.claim,
        example=entries[0].name.replace("_", " "),
        whole=drawn.whole and inline(drawn.whole, label=f"The {word}s of the theory", page=760),
        folders=[_folder(name, diagram, drawn, entries, word) for name, diagram in drawn.each.items()],
        inputs=inputs,
        grouped=lambda names, folder: _grouped(names, folder, drawn.home),
        described={entry.name for entry in (*entries, *inputs)},
        meanings=meanings(*([drawn.whole] if drawn.whole else []), *drawn.each.values()),
        arrowheads=arrowheads(),
        theory_style=resource("theory.css"),
        script=script,
    )
    write_text(path, page)
    return path


def _folder(
    name: str, diagram: Diagram, drawn: SubjectDiagrams, entries: Sequence[MechanismEntry], word: str
) -> _Folder:
    own = [node for node in diagram.nodes if drawn.home.get(node.name) == name]
    states = sum(node.kind == "state" for node in own)
    inputs = sum(node.kind == "input" for node in diagram.nodes)
    others = sum(node.kind == "elsewhere" for node in diagram.nodes)
    readers = [node.label.removeprefix("to ") for node in diagram.nodes if node.kind == "folder"]
    finding = (
        f"{counted(len(own), 'mechanism')}, {states or 'none'} of them states. "
        f"It reads {counted(inputs, 'input')}"
    )
    if drawn.whole is not None:
        finding += f" and {counted(others, 'variable')} of other {word}s"
    if readers:
        finding += f", and is read by {listed(sorted(readers))}"
    finding += "."
    return _Folder(
        name,
        address_of_folder(name).removeprefix("#"),
        finding,
        inline(diagram, label=f"{name}: {finding}"),
        tuple(entry for entry in entries if drawn.home[entry.name] == name),
        {node.name: KINDS_IN_WORDS[node.kind] for node in own},
    )


def _inputs(theory: Theory, drawn: SubjectDiagrams) -> list[_Input]:
    """The inputs that are read, by name."""
    readers: dict[str, set[str]] = {}
    level: dict[str, str] = {}
    for diagram in drawn.each.values():
        level |= {node.name: node.level for node in diagram.nodes if node.kind == "input"}
        for edge in diagram.edges:
            readers.setdefault(edge.source, set()).add(edge.target)
    return [
        _Input(
            name,
            theory.inputs[name].description,
            theory.inputs[name].unit,
            level[name],
            tuple(sorted(readers[name])),
        )
        for name in sorted(level)
    ]


def _grouped(names: Iterable[str], folder: str, home: Mapping[str, str]) -> list[tuple[str, list[str]]]:
    """Variables by the folder in which they stand, those of the given folder first, the case's last."""
    places: dict[str, list[str]] = {}
    for name in names:
        places.setdefault(home.get(name, THE_CASE), []).append(name)
    return sorted(places.items(), key=lambda item: (item[0] != folder, item[0] == THE_CASE, item[0]))


def _finding(drawn: SubjectDiagrams, inputs: int, word: str) -> str:
    """How many mechanisms there are, and how far the folders depend on each other."""
    mechanisms = counted(len(drawn.home), "mechanism")
    if drawn.whole is None:
        return f"{mechanisms} and {counted(inputs, 'input')}, in one diagram."
    across = sum(node.kind == "elsewhere" for diagram in drawn.each.values() for node in diagram.nodes)
    return (
        f"{mechanisms} in {len(drawn.each)} {word}s, and {counted(inputs, 'input')} from the case. "
        f"The {word}s read variables of one another {across} times."
    )
