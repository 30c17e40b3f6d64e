"""Headings of cases (name, place, title, theory), read from their `case.toml` only.

They are enough to list and find cases, without reading tables or loading the libraries for them.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources.abc import Traversable
from pathlib import Path

from conjuncture.files.mistakes import FileError
from conjuncture.files.toml import read_toml

FILE = "case.toml"


@dataclass(frozen=True)
class Heading:
    """The head of a case.

    Attributes:
        name: its name on the command line.
        place: its place; several cases may have the same place.
        title: its title on pages.
        default_theory: name or module of the theory that runs if the user names none.
    """

    name: str
    place: str
    title: str
    default_theory: str


def headings() -> tuple[Heading, ...]:
    """The cases that come with conjuncture, by name: `pandas.DataFrame(conjuncture.list_cases())`.

    `conjuncture record` lists the same cases; `conjuncture.record(name)` gives the record of a case.

    Example:
        list_cases()
    """
    candidates = (heading_in(folder) for folder in folders().values())
    return tuple(sorted((one for one in candidates if one is not None), key=lambda heading: heading.name))


def heading_in(folder: Traversable) -> Heading | None:
    """The heading of the case whose tables are in this folder, or in its `data`.

    None if there is no `case.toml`, or if it lacks one of the four keys; reading the case then says why.
    """
    file = folder / "data" / FILE
    file = file if file.is_file() else folder / FILE
    if not file.is_file():
        return None
    try:
        content = read_toml(file).said
        four = [content[key] for key in ("name", "place", "title", "default_theory")]
    except (OSError, FileError, KeyError):
        return None
    return Heading(*four) if all(isinstance(element, str) for element in four) else None


def folders() -> dict[str, Path]:
    """The folders of the cases that come with conjuncture, by name.

    A case has its own folder with a `case.py`. Cases of one kind with one bridge share a folder, such as
    `strikes`, and have only tables.
    """
    import conjuncture.cases as package

    found = {}
    for root in map(Path, package.__path__):
        found |= {path.parent.name: path.parent for path in root.glob("*/case.py")}
        tables = (path.parent for path in root.glob(f"*/*/{FILE}"))
        found |= {folder.name: folder for folder in tables if folder.name != "data"}
    return found
