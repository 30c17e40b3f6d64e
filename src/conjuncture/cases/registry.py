"""Cases by name, by place, or by the folder in which a user keeps one."""

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
    """No case of that name."""


def names() -> tuple[str, ...]:
    """The names of the cases that come with conjuncture, in alphabetical order."""
    return tuple(sorted(folders()))


def cases_of(place: str) -> tuple[str, ...]:
    """The names of the cases of a place, in alphabetical order; none for a place without cases."""
    return tuple(heading.name for heading in headings() if heading.place == place)


def heading(name: str, *, allow_code: bool = False) -> Heading:
    """The head of a case, as `load` finds it; its tables stay unread where its `case.toml` says enough.

    Raises:
        ConjunctureError: as `load`.
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
    """The case of that name; the one case of that place; or the case in that folder.

    A folder holds tables (`case.toml` in it or in its `data`), and may hold a `case.py` that makes `CASE`.

    Example:
        case("russia").title

    Args:
        name: of a case or a place, or the path of a folder.
        allow_code: whether a folder's `case.py` may run.

    Raises:
        CodeFromDataError: a folder with a `case.py`, which is not allowed to run.
        UnknownCaseError: with the nearest name; or a place that has several cases.
        RecordError: a folder whose tables are not as they should be: file, line, column, remedy.
    """
    built_in = names()
    if name in built_in:
        return _by_name(name)
    if Path(name).is_dir() or "/" in name or "\\" in name:
        return _in_folder(Path(name), allow_code)
    from importlib.metadata import entry_points  # here: it loads what reads mail, and most names are known

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
    """What a `case.py` outside the package makes."""
    from conjuncture.cases.case import Case
    from conjuncture.files.python_file import module_in
    from conjuncture.records.errors import RecordError

    case = getattr(module_in(path, RecordError), "CASE", None)
    if not isinstance(case, Case):
        raise RecordError(f"{path}: no CASE is made there. Write CASE = case_from_tables(folder).")
    return case
