"""Cases by name, by place, or by the folder in which a user keeps one."""

from __future__ import annotations

import importlib
import importlib.util
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from conjuncture.errors import ConjunctureError, nearest
from conjuncture.record import RecordError

if TYPE_CHECKING:
    from conjuncture.cases.case import Case


class UnknownCaseError(ConjunctureError, LookupError):
    """No case of that name."""


def names() -> tuple[str, ...]:
    """The names of the cases that come with conjuncture, in alphabetical order."""
    import conjuncture.cases as package

    folders = (path for root in package.__path__ for path in Path(root).iterdir())
    return tuple(sorted(path.name for path in folders if (path / "case.py").is_file()))


def cases_of(place: str) -> tuple[str, ...]:
    """The names of the cases of a place, in alphabetical order; none for a place without cases."""
    return tuple(name for name in names() if _called(name).place == place)


def load(name: str) -> Case:
    """The case of that name; the one case of that place; or the case in that folder.

    A folder holds tables (`case.toml` in it or in its `data`), and may hold a `case.py` that makes `CASE`.

    Raises:
        UnknownCaseError: with the nearest name; or a place that has several cases.
        RecordError: a folder whose tables are not as they should be: file, line, column, remedy.
    """
    known = names()
    if name in known:
        return _called(name)
    if Path(name).is_dir() or "/" in name or "\\" in name:
        return _in_folder(Path(name))
    there = cases_of(name)
    if len(there) == 1:
        return _called(there[0])
    if there:
        raise UnknownCaseError(f"'{name}' has several cases: {', '.join(there)}. Name one.")
    raise UnknownCaseError(
        f"There is no case '{name}'. {nearest(name, known)} Or give the path of a case's folder."
    )


def _called(name: str) -> Case:
    return importlib.import_module(f"conjuncture.cases.{name}.case").CASE


def _in_folder(folder: Path) -> Case:
    if not folder.is_dir():
        raise UnknownCaseError(f"There is no folder {folder}. Give the path of a case's folder.")
    if (folder / "case.py").is_file():
        return _from_code(folder.resolve() / "case.py")
    from conjuncture.cases.tables import case_from_tables

    inner = folder / "data"
    return case_from_tables(inner if (inner / "case.toml").is_file() else folder)


@cache
def _from_code(path: Path) -> Case:
    """What a `case.py` outside the package makes."""
    from conjuncture.cases.case import Case

    spec = importlib.util.spec_from_file_location(f"conjuncture_case_{path.parent.name}", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    found = getattr(module, "CASE", None)
    if not isinstance(found, Case):
        raise RecordError(f"{path}: no CASE is made there. Write CASE = case_from_tables(folder).")
    return found
