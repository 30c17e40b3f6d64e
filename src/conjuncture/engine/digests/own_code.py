"""Conjuncture's own code as one digest: what runs, without docstrings, comments and layout."""

from __future__ import annotations

import ast
import hashlib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

_MAY_HAVE_DOCSTRING = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)


@cache
def own_code(*packages: str) -> str:
    """sha256 over the code of some packages or modules of conjuncture, as 64 hexadecimal digits.

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
        for name, text in sorted(_sources(place, package)):
            digest.update(f"{name}\n{without_words(text)}\n".encode())
    return digest.hexdigest()


def without_words(text: str) -> str:
    """A file's syntax tree in a fixed form, its docstrings left out."""
    tree = ast.parse(text)
    for node in ast.walk(tree):
        if isinstance(node, _MAY_HAVE_DOCSTRING) and ast.get_docstring(node, clean=False) is not None:
            node.body = node.body[1:]
    return ast.dump(tree)


def _sources(place: Traversable, name: str) -> list[tuple[str, str]]:
    """The Python files of a package, or the one file of a module, with the names of the modules."""
    if place.is_file():
        return [(name, place.read_text("utf-8"))]
    sources: list[tuple[str, str]] = []
    for child in place.iterdir():
        if child.is_dir() or child.name.endswith(".py"):
            sources += _sources(child, f"{name}.{child.name.removesuffix('.py')}")
    return sources
