"""Conjuncture's own code as one digest: what runs, without docstrings, comments and layout."""

from __future__ import annotations

import ast
import hashlib
import time
import uuid
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

_BEGAN = time.time()
_THIS_PROCESS = uuid.uuid4().hex
_MAY_HAVE_DOCSTRING = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)


@cache
def own_code(*packages: str) -> str:
    """sha256 over the code of some packages or modules of conjuncture, as 64 hexadecimal digits.

    A process may run code that is older than its file: conjuncture was updated since the process began. What
    such a process stores has a digest of its own, which no other process looks up.

    Args:
        packages: below conjuncture, with points: "engine", "inquiry.ledger".

    Raises:
        FileNotFoundError: there is no such package, or its source was not installed.
    """
    digest = hashlib.sha256()
    for package in packages:
        place = files("conjuncture")
        for part in package.split("."):
            place = place / part
        if not place.is_dir():
            place = files("conjuncture") / f"{package.replace('.', '/')}.py"
        for name, file in sorted(_files(place, package)):
            digest.update(f"{name}\n{without_words(file.read_text('utf-8'))}\n".encode())
            if _changed_since(file, _BEGAN):
                digest.update(_THIS_PROCESS.encode())
    return digest.hexdigest()


def without_words(text: str) -> str:
    """A file's syntax tree in a fixed form, its docstrings left out."""
    tree = ast.parse(text)
    for node in ast.walk(tree):
        if isinstance(node, _MAY_HAVE_DOCSTRING) and ast.get_docstring(node, clean=False) is not None:
            node.body = node.body[1:]
    return ast.dump(tree)


def _files(place: Traversable, name: str) -> list[tuple[str, Traversable]]:
    """The Python files of a package, or the one file of a module, by the names of the modules."""
    if place.is_file():
        return [(name, place)]
    found: list[tuple[str, Traversable]] = []
    for child in place.iterdir():
        if child.is_dir() or child.name.endswith(".py"):
            found += _files(child, f"{name}.{child.name.removesuffix('.py')}")
    return found


def _changed_since(file: Traversable, then: float) -> bool:
    """Whether a file was written after this time. A clock that ran ahead says nothing."""
    return isinstance(file, Path) and then < file.stat().st_mtime <= time.time()
