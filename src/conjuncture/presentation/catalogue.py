"""Theories by name: those that come with conjuncture, a file, or a module."""

from __future__ import annotations

import importlib.util
import pkgutil
from pathlib import Path

from conjuncture.errors import nearest
from conjuncture.language.errors import TheoryError
from conjuncture.language.theory import Theory, load

_PACKAGE = "conjuncture.theories"
_WHOLE = {"leninism": "leninism.essay"}


def names() -> list[str]:
    """The theories that come with conjuncture."""
    import conjuncture.theories as package

    found = [
        module.name.removeprefix(f"{_PACKAGE}.")
        for module in pkgutil.walk_packages(package.__path__, f"{_PACKAGE}.")
        if _declares_theory(module.name)
    ]
    return sorted([*found, *_WHOLE])


def theory_called(name: str) -> Theory:
    """A theory by name (`granovetter`), file (`my_theory.py`, `my_theory.py:OTHER`) or module.

    Raises:
        TheoryError: nothing of that name, with the nearest.
    """
    file = name.partition(":")[0]
    if file.endswith(".py"):
        return load(name)
    short, _, wanted = name.partition(":")
    module = f"{_PACKAGE}.{_WHOLE.get(short, short)}"
    if _exists(module):
        return load(f"{module}:{wanted}" if wanted else module)
    if _exists(short):
        return load(name)
    raise TheoryError(
        f"there is no theory '{name}'.", remedy=f"{nearest(name, names())} Or give the path of a .py file."
    )


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
