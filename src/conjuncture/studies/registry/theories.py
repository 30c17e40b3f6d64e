"""Theories by name: those that are installed, files, and modules."""

from __future__ import annotations

import importlib.util
import pkgutil
from pathlib import Path
from typing import TYPE_CHECKING

from conjuncture.errors import nearest
from conjuncture.files.code import refuse_code
from conjuncture.language.errors import TheoryError
from conjuncture.language.loading import is_path, load, parted
from conjuncture.language.theory import Theory

if TYPE_CHECKING:
    from conjuncture.cases.case import Case  # loads readers of tables, which a list of theories does not need

_PACKAGE = "conjuncture.theories"
_WHOLE = {"leninism": "leninism.essay"}
_INSTALLED = "conjuncture.theories"
"""The group of entry points for theories of other packages: `name = "package.module:THEORY"`."""


def names() -> list[str]:
    """The names of installed theories: those that come with conjuncture, and those of other packages."""
    from importlib.metadata import entry_points

    import conjuncture.theories as package

    found_names = [
        module.name.removeprefix(f"{_PACKAGE}.")
        for module in pkgutil.walk_packages(package.__path__, f"{_PACKAGE}.")
        if _declares_theory(module.name)
    ]
    return sorted([*found_names, *_WHOLE, *entry_points(group=_INSTALLED).names])


def get_theory(name: str) -> Theory:
    """A theory that the user names: an installed one (`canon.march`), a file (`mine.py:OTHER`), a folder or a
    module.

    Example:
        theory("canon.watts").mechanisms

    Raises:
        TheoryError: an unknown name; the message has the nearest.
    """
    theory = installed(name)
    if theory is not None:
        return theory
    if _is_code(name):
        return load(name)
    raise TheoryError(
        f"there is no theory '{name}'.", remedy=f"{nearest(name, names())} Or give the path of a .py file."
    )


def theory_in_data(name: str, *, named_in: str, allow_code: bool = False) -> Theory:
    """A theory that a file of data names: an installed one, or with the user's permission any other.

    Args:
        name: as for `get_theory`.
        named_in: the data that names it, in words.
        allow_code: whether the user allows code that is not installed to run.

    Raises:
        CodeFromDataError: it is not installed, and not allowed.
        TheoryError: an unknown name; the message has the nearest.
    """
    theory = installed(name)
    if theory is not None:
        return theory
    if _is_code(name):
        otherwise = f"Or name the theory yourself: --theory {name}"
        refuse_code(name, named_in=named_in, allowed=allow_code, otherwise=otherwise)
    return get_theory(name)


def default_theory(case: Case, *, allow_code: bool = False) -> Theory:
    """The theory that a case names as its default.

    Raises:
        CodeFromDataError: it is not installed, and not allowed.
        TheoryError: an unknown name; the message has the nearest.
    """
    named_in = f"the case '{case.name}'"
    return theory_in_data(case.default_theory, named_in=named_in, allow_code=allow_code)


def chosen_theory(theory: str | Theory | None, case: Case, *, allow_code: bool = False) -> Theory:
    """The theory that a user gives: an object, a name or a file; or the case's own.

    Raises:
        CodeFromDataError: the case's own is not installed, and not allowed.
        TheoryError: an unknown name; the message has the nearest.
    """
    if isinstance(theory, Theory):
        return theory
    return get_theory(theory) if theory else default_theory(case, allow_code=allow_code)


def installed(name: str) -> Theory | None:
    """The theory with this name from conjuncture or another installed package; None if there is none."""
    short, wanted = parted(name.removeprefix(f"{_PACKAGE}."))
    module = f"{_PACKAGE}.{_WHOLE.get(short, short)}"
    if all(part.isidentifier() for part in short.split(".")) and _exists(module):
        return load(f"{module}:{wanted}" if wanted else module)
    from importlib.metadata import entry_points

    offered = next(iter(entry_points(group=_INSTALLED, name=name)), None)
    return None if offered is None else load(offered.value)


def _is_code(name: str) -> bool:
    """Whether a name could be that of a file or a module; this imports nothing."""
    location, _ = parted(name)
    return is_path(location) or _exists(location.partition(".")[0])  # a search inside a package would run it


def _exists(module: str) -> bool:
    try:
        return importlib.util.find_spec(module) is not None
    except (ImportError, ValueError):
        return False


def _declares_theory(module: str) -> bool:
    spec = importlib.util.find_spec(module)
    return (
        spec is not None and spec.origin is not None and "\nTHEORY = " in Path(spec.origin).read_text("utf-8")
    )
