"""Whose a module is, and so how it enters the digest of a run.

Python's own modules are identified by Python's version, a third party's by the version of its distribution,
conjuncture's core by its own digest. Everything else is the user's, including the theories and cases that
come with conjuncture: there each thing that is reached is digested.
"""

from __future__ import annotations

import sys
import sysconfig
from functools import cache
from importlib.metadata import packages_distributions, version
from pathlib import Path
from types import ModuleType
from typing import Literal

COMPUTING = frozenset({"jax", "jaxlib", "numpy", "scipy"})
"""Third parties whose functions compute from their arguments alone, but for those named below."""

_NOT_COMPUTING = ("numpy.random.", "scipy.datasets.", "scipy.io.")
READS = frozenset({"fromfile", "fromregex", "genfromtxt", "load", "loadtxt", "memmap", "open_memmap"})
"""Functions of third parties that read a file, whose content their arguments do not determine."""

Owner = Literal["python", "third party", "core", "user"]

CONTENT = ("conjuncture.theories", "conjuncture.cases")
"""Packages of conjuncture that are content: digested thing by thing, as a user's are."""

SURE = frozenset(
    {
        *("__future__", "abc", "bisect", "builtins", "cmath", "collections", "contextlib", "copy"),
        *("dataclasses", "decimal", "enum", "fractions", "functools", "heapq", "itertools", "keyword"),
        *("math", "numbers", "operator", "re", "statistics", "string", "types", "typing"),
    }
)
"""Python's modules whose functions give the same result for the same arguments."""

UNSURE = frozenset(
    {
        *("__import__", "breakpoint", "compile", "eval", "exec", "globals", "hash", "id", "input", "locals"),
        *("open", "vars"),
    }
)
"""Built-in functions whose result is decided by more than their arguments, or that run unseen code."""


def owner(name: str) -> Owner:
    """Whose the module of this name is."""
    top = name.partition(".")[0]
    if top == "conjuncture":
        return "user" if name.startswith(CONTENT) else "core"
    file = _file(sys.modules.get(name))
    if top in sys.stdlib_module_names:
        return "python" if file is None or file.is_relative_to(_standard_library()) else "user"
    installed = file is not None and any(file.is_relative_to(folder) for folder in _installed())
    return "third party" if installed else "user"


def is_sure(name: str) -> bool:
    """Whether the results of a module of Python or a third party depend only on arguments and version."""
    if owner(name) == "third party":
        return name.partition(".")[0] in COMPUTING and not f"{name}.".startswith(_NOT_COMPUTING)
    top = name.partition(".")[0]
    return top.removeprefix("_") in SURE or top in SURE


def reads_files(where: str) -> bool:
    """Whether something of a third party, by its whole name, reads a file."""
    return where.rpartition(".")[2] in READS


@cache
def distribution(name: str) -> str:
    """The distribution and version that a third party's module belongs to: `scipy 1.17.0`."""
    top = name.partition(".")[0]
    distributions = sorted(set(packages_distributions().get(top, ())))
    return ", ".join(f"{one} {version(one)}" for one in distributions) or f"{top}, of no known version"


def _file(module: ModuleType | None) -> Path | None:
    """Where a module lies; None for one that is built in, made by hand, or not loaded."""
    file = getattr(module, "__file__", None) or next(iter(getattr(module, "__path__", ())), None)
    return None if file is None else Path(file).resolve()


@cache
def _standard_library() -> Path:
    return Path(sysconfig.get_path("stdlib")).resolve()


@cache
def _installed() -> tuple[Path, ...]:
    """The folders where packages are installed. A package used from another folder is being written."""
    return tuple({Path(sysconfig.get_path(key)).resolve() for key in ("purelib", "platlib")})
