"""Names that a theory file declares twice: Python would silently keep only the second."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from conjuncture.errors import Place
from conjuncture.language.errors import TheoryError

_DECLARING = frozenset({"state", "derived", "trait", "series", "given", "network"})


def refuse_shadowed(namespace: Mapping[str, Any]) -> None:
    """Read the text of a module, and raise an error if it uses the name of a mechanism or input again.

    A reading of a mechanism may carry the mechanism's name. A module without a file (a notebook) is not read.

    Raises:
        TheoryError: with the places of both.
    """
    file = namespace.get("__file__")
    if not isinstance(file, str) or not Path(file).is_file():
        return
    declared: dict[str, int] = {}
    for name, statement in _bound(ast.parse(Path(file).read_bytes())):
        if name in declared and not _is_reading_of(name, statement):
            raise TheoryError(
                f"'{name}' is declared twice in one file (first in line {declared[name]}); "
                "Python would forget the first.",
                place=Place(file, statement.lineno),
                remedy=f"Rename one, or make it a reading: @{name}.reading above it, with its own name.",
            )
        if _declares(statement):
            declared[name] = statement.lineno


def _bound(module: ast.Module) -> Iterator[tuple[str, ast.stmt]]:
    """Each name that a statement of the module binds, in order."""
    for statement in module.body:
        match statement:
            case ast.FunctionDef(name=name):
                yield name, statement
            case ast.Assign(targets=targets):
                yield from ((target.id, statement) for target in targets if isinstance(target, ast.Name))
            case ast.AnnAssign(target=ast.Name(id=name)):
                yield name, statement


def _declares(statement: ast.stmt) -> bool:
    """Whether the statement is `@state(...) def ...` or `name = series(...)`, or another declaration."""
    calls = (
        statement.decorator_list
        if isinstance(statement, ast.FunctionDef)
        else [getattr(statement, "value", None)]
    )
    return any(isinstance(call, ast.Call) and _last_name(call.func) in _DECLARING for call in calls)


def _is_reading_of(name: str, statement: ast.stmt) -> bool:
    if not isinstance(statement, ast.FunctionDef):
        return False
    marks = [mark.func if isinstance(mark, ast.Call) else mark for mark in statement.decorator_list]
    return any(
        isinstance(mark, ast.Attribute) and mark.attr == "reading" and _last_name(mark.value) == name
        for mark in marks
    )


def _last_name(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""
