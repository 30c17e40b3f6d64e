"""The imports of users' Python files: the files in their own folder, and the modules from elsewhere.

The files are read, and none runs. A name is looked for where `python_file` looks for it: in the folder of the
file, then in the folder where the file's package begins.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

LEFT_ALONE = sys.stdlib_module_names | {"conjuncture"}
"""Modules that are never looked for in a user's folder."""


@dataclass(frozen=True)
class Imports:
    """The imports of some files.

    Attributes:
        root: the folder where the package of the files begins.
        files: the files themselves and all that they import in `root`, directly or through others.
        elsewhere: the first names of all other imported modules (except Python's own and conjuncture), with
            the place of the import: "mine.py, line 3".
    """

    root: Path
    files: tuple[Path, ...]
    elsewhere: Mapping[str, str]


def imports_of(starts: Sequence[Path]) -> Imports:
    """The imports of Python files of one folder, and of all files that they import in it.

    Args:
        starts: the files, one at least.

    Raises:
        SyntaxError: a file is no Python.
        OSError: a file cannot be read.
    """
    root = root_of(starts[0])
    found: dict[Path, None] = {}
    elsewhere: dict[str, str] = {}
    waiting = [start.resolve() for start in starts]
    while waiting:
        file = waiting.pop()
        if file in found:
            continue
        found[file] = None
        waiting += _packages(file, root)
        for parts, level, line in _imported(ast.parse(file.read_bytes(), str(file))):
            if not level and parts[0] in LEFT_ALONE:
                continue
            homes = [_up(file.parent, level)] if level else [file.parent, root]
            there = next((some for home in homes if (some := _files(home, parts, file))), [])
            waiting += there
            if not level and not there:
                elsewhere.setdefault(parts[0], f"{file.relative_to(root).as_posix()}, line {line}")
    return Imports(root, tuple(sorted(found)), elsewhere)


def root_of(file: Path) -> Path:
    """The folder where the package of a file begins: the nearest above it that is no package."""
    root = file.resolve().parent
    while (root / "__init__.py").is_file():
        root = root.parent
    return root


def _packages(file: Path, root: Path) -> list[Path]:
    """The `__init__.py` of the packages in which a file lies: they run before it."""
    inside = file.parent.relative_to(root).parts
    folders = [root.joinpath(*inside[: place + 1]) for place in range(len(inside))]
    return [folder / "__init__.py" for folder in folders if (folder / "__init__.py").is_file()]


def _imported(tree: ast.AST) -> Iterator[tuple[list[str], int, int]]:
    """What a file imports: the parts of each name, how many folders up it begins, and the line."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name.split("."), 0, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            parts = node.module.split(".") if node.module else []
            yield from (([*parts, alias.name], node.level, node.lineno) for alias in node.names)


def _up(folder: Path, level: int) -> Path:
    """The folder in which a relative import with so many points begins."""
    return folder.parents[level - 2] if level > 1 else folder


def _files(home: Path, parts: Sequence[str], own: Path) -> list[Path]:
    """The files that a name stands for in a folder; the last parts may be no files, but things in one."""
    found: list[Path] = []
    for part in parts:
        if part == "*":
            return found + sorted(home.glob("*.py"))
        package, module = home / part / "__init__.py", home / f"{part}.py"
        file = next((one for one in (package, module) if one.is_file() and (found or one != own)), None)
        if file is None:
            break
        found.append(file)
        home = home / part
        if file is module:
            break
    return found
