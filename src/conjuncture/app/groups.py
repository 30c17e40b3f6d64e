"""The cases and theories of the page in groups; those for newcomers come first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from conjuncture.cases.headings import folders


@dataclass(frozen=True)
class Group:
    """Some of the cases, or some of the theories.

    Attributes:
        title: the heading of the group.
        says: a sentence that helps a reader to choose.
        names: the names on the page.
    """

    title: str
    says: str
    names: tuple[str, ...]


_THEORIES: Mapping[str, str] = {
    "Yours": "The files that you named when you started the page.",
    "The essay as a whole": "One essay on Lenin, classes, revolution and the workers' state, with two "
    "variants. A run takes some minutes.",
    "A part of the essay": "How struggle begins and spreads among single workers. A run takes some minutes.",
    "The essay in small": "One chapter each, in ten to fifteen mechanisms. A run takes some seconds.",
    "Rivals": "Objections of other historians to the essay: its theory with the disputed point changed.",
    "The canon": "Published models of the field, each compared with its best-known result.",
    "Of other packages": "Theories of other installed packages.",
}
_CASES: Mapping[str, str] = {
    "Yours": "The folders that you named when you started the page.",
    "Countries and the world": "With classes, parties and governments; organisation is an invented country.",
    "Strikes, year by year": "One country each, with its yearly official statistics.",
    "Unions": "One organisation and its rules.",
    "Sketches": "Invented societies without a record: they show what a small theory implies.",
}
_FOLDERS = {"strikes": "Strikes, year by year", "unions": "Unions", "sketches": "Sketches"}


def theories_in_groups(names: Iterable[str]) -> tuple[Group, ...]:
    """The theories with these names in groups; empty groups are left out."""
    return _grouped(names, _THEORIES, _kind_of_theory)


def cases_in_groups(names: Iterable[str]) -> tuple[Group, ...]:
    """The cases with these names in groups; empty groups are left out."""
    there = folders()

    def kind(name: str) -> str:
        folder = there.get(name)
        return "Yours" if folder is None else _FOLDERS.get(folder.parent.name, "Countries and the world")

    return _grouped(names, _CASES, kind)


def _grouped(
    names: Iterable[str], groups: Mapping[str, str], kind: Callable[[str], str]
) -> tuple[Group, ...]:
    of_kind: dict[str, list[str]] = {title: [] for title in groups}
    for name in names:
        of_kind[kind(name)].append(name)
    return tuple(Group(title, groups[title], tuple(found)) for title, found in of_kind.items() if found)


def _kind_of_theory(name: str) -> str:
    if "/" in name or "\\" in name:
        return "Yours"
    package, _, rest = name.partition(".")
    match package:
        case "leninism":
            return "A part of the essay" if rest.startswith("struggle") else "The essay as a whole"
        case "small":
            return "The essay in small"
        case "rivals":
            return "Rivals"
        case "canon":
            return "The canon"
        case _:
            return "Of other packages"
