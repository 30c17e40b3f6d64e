"""What a case is called, where it is and which theory is its own: read from its `case.toml` alone.

Enough to list cases and to find one; no table is read, and no table's library is loaded.
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
        name: as typed on the command line.
        place: where: several cases may be of one place.
        title: as printed.
        default_theory: name or module of the theory that is run when none is named.
    """

    name: str
    place: str
    title: str
    default_theory: str


def headings() -> tuple[Heading, ...]:
    """The cases that come with conjuncture, by name: `pandas.DataFrame(conjuncture.list_cases())`.

    They are those that `conjuncture record` lists; `conjuncture.record(name)` gives the record of one.

    Example:
        list_cases()
    """
    candidates = (heading_in(folder) for folder in folders().values())
    return tuple(sorted((one for one in candidates if one is not None), key=lambda heading: heading.name))


def heading_in(folder: Traversable) -> Heading | None:
    """The heading of the case whose tables are in this folder, or in its `data`.

    None where there is no `case.toml`, or where it does not say all four: reading the case says why.
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

    A case has a folder of its own with a `case.py`. Those of one kind, by one bridge, lie together in a
    folder, such as `strikes`, and are tables alone.
    """
    import conjuncture.cases as package

    found = {}
    for root in map(Path, package.__path__):
        found |= {path.parent.name: path.parent for path in root.glob("*/case.py")}
        tables = (path.parent for path in root.glob(f"*/*/{FILE}"))
        found |= {folder.name: folder for folder in tables if folder.name != "data"}
    return found
