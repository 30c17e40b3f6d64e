"""Cases by name, by place, or by the path of a user's folder."""

from __future__ import annotations

import importlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from conjuncture.cases.headings import Heading, folders, heading_in, headings
from conjuncture.errors import ConjunctureError, nearest
from conjuncture.files.code import refuse_code

if TYPE_CHECKING:
    from conjuncture.cases.case import Case


_INSTALLED = "conjuncture.cases"
"""The group of entry points under which other packages offer cases: `name = "package.module:CASE"`."""


class UnknownCaseError(ConjunctureError, LookupError):
    """There is no case with this name."""


def names() -> tuple[str, ...]:
    """The names of the cases that come with conjuncture, in alphabetical order."""
    return tuple(sorted(folders()))


def cases_of(place: str) -> tuple[str, ...]:
    """The names of the cases of a place, in alphabetical order; empty if it has none."""
    return tuple(heading.name for heading in headings() if heading.place == place)


def heading(name: str, *, allow_code: bool = False) -> Heading:
    """The heading of the case that `load` would find; its tables are read only if `case.toml` is not enough.

    Raises:
        ConjunctureError: as for `load`.
    """
    known = {heading.name: heading for heading in headings()}
    if name in known:
        return known[name]
    there = cases_of(name)
    folder = Path(name)
    if folder.is_dir() and not (folder / "case.py").is_file():
        match = heading_in(folder)
    else:
        match = known[there[0]] if len(there) == 1 else None
    if match is not None:
        return match
    case = load(name, allow_code=allow_code)
    return Heading(case.name, case.place, case.title, case.default_theory)


def load(name: str, *, allow_code: bool = False) -> Case:
    """Load a case by its name, by its place if the place has one case, or by the path of its folder.

    A folder has tables (`case.toml` is in it or in its `data`), and may have a `case.py` that makes `CASE`.

    Example:
        case("russia").title

    Args:
        name: the name of a case or a place, or the path of a folder.
        allow_code: whether a folder's `case.py` may run.

    Raises:
        CodeFromDataError: a folder with a `case.py` that is not allowed to run.
        UnknownCaseError: an unknown name (the message has the nearest), or a place with several cases.
        FileError: mistakes in the tables of a folder: file, line, column, remedy.
        RecordError: a `case.py` without a `CASE`, or a case that is not possible.
    """
    built_in = names()
    if name in built_in:
        return _by_name(name)
    if Path(name).is_dir() or "/" in name or "\\" in name:
        return _in_folder(Path(name), allow_code)
    from importlib.metadata import entry_points  # slow to load, and most names are found before

    offered = next(iter(entry_points(group=_INSTALLED, name=name)), None)
    if offered is not None:
        return offered.load()
    there = cases_of(name)
    if len(there) == 1:
        return _by_name(there[0])
    if there:
        raise UnknownCaseError(f"'{name}' has several cases: {', '.join(there)}. Name one.")
    raise UnknownCaseError(
        f"There is no case '{name}'. {nearest(name, built_in)} Or give the path of a case's folder."
    )


@cache
def _by_name(name: str) -> Case:
    folder = folders()[name]
    if (folder / "case.py").is_file():
        return importlib.import_module(f"conjuncture.cases.{name}.case").CASE
    from conjuncture.cases.tables import case_from_tables

    return case_from_tables(folder)


def _in_folder(folder: Path, allow_code: bool) -> Case:
    if not folder.is_dir():
        raise UnknownCaseError(f"There is no folder {folder}. Give the path of a case's folder.")
    if (folder / "case.py").is_file():
        code = str(folder / "case.py")
        otherwise = "Or take case.py out of the folder, if its tables are enough."
        refuse_code(code, named_in=f"the folder {folder}", allowed=allow_code, otherwise=otherwise)
        return _from_code(folder / "case.py")
    from conjuncture.cases.tables import case_from_tables

    inner = folder / "data"
    return case_from_tables(inner if (inner / "case.toml").is_file() else folder)


def _from_code(path: Path) -> Case:
    """The `CASE` of a `case.py` outside the package."""
    from conjuncture.cases.case import Case
    from conjuncture.files.python_file import module_in
    from conjuncture.records.errors import RecordError

    case = getattr(module_in(path, RecordError), "CASE", None)
    if not isinstance(case, Case):
        raise RecordError(f"{path}: no CASE is made there. Write CASE = case_from_tables(folder).")
    return case
