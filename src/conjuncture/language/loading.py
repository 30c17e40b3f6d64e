"""Theories in files, packages and modules, loaded by reference."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

from conjuncture.errors import nearest
from conjuncture.files.python_file import module_in
from conjuncture.files.python_mistakes import mistake
from conjuncture.language.errors import TheoryError
from conjuncture.language.theory import Theory

_USUAL = "THEORY"


def load(reference: str) -> Theory:
    """The theory in a file, a package or a module.

    Args:
        reference: `my_theory.py`, `folder`, `package.module`; any of them with `:NAME`, if the theory is not
            called THEORY. Of a folder it is the theory in its `__init__.py`, or else in its `theory.py`.

    Raises:
        TheoryError: no such file or module, one that cannot be loaded (with file, line and column), or no
            theory in it.
    """
    location, wanted = parted(reference)
    theory, module = None, ModuleType(location)
    for module in _modules(location):
        theory = getattr(module, wanted or _USUAL, None)
        if theory is not None:
            break
    if isinstance(theory, Theory):
        return theory
    if theory is not None:
        raise TheoryError(
            f"{wanted or _USUAL} in {location} is of the type {type(theory).__name__}, not a theory.",
            remedy=f"Write {wanted or _USUAL} = Theory.module(globals()).",
        )
    theories = [key for key, value in vars(module).items() if isinstance(value, Theory)]
    other = next(iter(theories), "")
    raise TheoryError(
        f"{location} has no theory called {wanted or _USUAL}.",
        remedy=f"{nearest(wanted or _USUAL, theories)} Write for example {location}:{other}"
        if other
        else "End the file with THEORY = Theory.module(globals()).",
    )


def _modules(location: str) -> Iterator[ModuleType]:
    """The modules that may have the theory, each loaded when it is looked at."""
    if not is_path(location):
        yield _installed(location)
        return
    path = Path(location)
    files = [path / "__init__.py", path / "theory.py"] if path.is_dir() else [path]
    there = [file for file in files if file.is_file()] if path.is_dir() else files
    if not there:
        others = ", ".join(sorted(file.name for file in path.glob("*.py")))
        raise TheoryError(
            f"the folder {path} has neither an __init__.py nor a theory.py.",
            remedy="Write a theory.py in it, which imports what its other files declare and ends with "
            f"THEORY = Theory.module(globals()){f'; or give one of its files: {others}' if others else ''}.",
        )
    for file in there:
        yield module_in(file, TheoryError)


def parted(reference: str) -> tuple[str, str]:
    """The file or module of a reference, and the theory's name in it: empty where none is given.

    The colon of a drive (`C:\\\\mine.py`) separates nothing.
    """
    location, colon, name = reference.rpartition(":")
    return (location, name) if colon and name.isidentifier() and len(location) > 1 else (reference, "")


def is_path(location: str) -> bool:
    """Whether it is the path of a file or folder, and not the name of a module."""
    if "\0" in location:
        return False
    return location.endswith(".py") or "/" in location or "\\" in location or Path(location).is_dir()


def _installed(name: str) -> ModuleType:
    try:
        return importlib.import_module(name)
    except ModuleNotFoundError as error:
        if error.name and f"{name}.".startswith(f"{error.name}."):
            raise TheoryError(
                f"there is no module '{name}'.", remedy="Give the path of a .py file, or install it."
            ) from error
        raise mistake(error, Path(name), TheoryError) from error
    except (TheoryError, KeyboardInterrupt):
        raise
    except BaseException as error:  # SystemExit, and errors of other languages' libraries, are not Exceptions
        raise mistake(error, Path(name), TheoryError) from error
