"""Read TOML files with the lines of their keys, so that a mistake in their content has a place."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from importlib.resources.abc import Traversable
from typing import Any

from conjuncture.errors import nearest
from conjuncture.files.mistakes import Mistakes, refusal
from conjuncture.files.text import plain, read_text

_TABLE = re.compile(r"\s*(\[\[?)\s*([^\[\]]+?)\s*\]\]?\s*(#.*)?")
_KEY = re.compile(r"\s*([\w-]+|\"[^\"]*\"|'[^']*')\s*=")
_AT = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)")
_LONG = re.compile(r"\"\"\"|'''")
_QUOTED = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'[^']*'|#.*")
Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Toml:
    """A file that was read.

    Attributes:
        file: its path.
        said: its content: tables, lists and values; texts and keys in their plain form, a date as text.
        lines: the lines of keys and tables by their path: ("pattern", 0, "low").
    """

    file: str
    said: dict[str, Any]
    lines: Mapping[Path, int]

    def line_of(self, *path: str | int) -> int | None:
        """The line of a key, or of the nearest table that contains it; None if neither is known."""
        for length in range(len(path), 0, -1):
            if path[:length] in self.lines:
                return self.lines[path[:length]]
        return None

    def unknown(self, known: tuple[str, ...], *path: str | int) -> Mistakes:
        """The mistakes of a table's unknown keys, each with the nearest known key.

        Args:
            known: the known keys.
            path: the path of the table.
        """
        mistakes = Mistakes(self.file)
        table: Any = self.said
        for step in path:
            table = table[step]
        for key in table:
            if key not in known:
                line = self.line_of(*path, key)
                mistakes.note(line, key, f"there is no key '{key}'.", nearest(key, known))
        return mistakes


def read_toml(file: Traversable) -> Toml:
    """Read a TOML file.

    Raises:
        FileError: it does not exist, cannot be decoded, or is not TOML; with line and column.
    """
    text = read_text(file)
    try:
        data = tomllib.loads(text.replace("\r\n", "\n").replace("\r", "\n"))
    except tomllib.TOMLDecodeError as wrong:
        raise _no_toml(file, text, str(wrong)) from None
    mistakes, lines = Mistakes(file), _lines(text)
    content = _plain(data, (), Toml(str(file), {}, lines), mistakes)
    mistakes.refuse()
    return Toml(str(file), content, lines)


def _no_toml(file: object, text: str, message: str) -> Exception:
    at = _AT.search(message)
    line, column = (int(at[1]), int(at[2])) if at and at[1] else (len(text.splitlines()), None)
    what = _AT.sub("", message)
    return refusal(
        file,
        line,
        column,
        f"this is not TOML: {what[:1].lower()}{what[1:].rstrip('.')}.",
        'Write a text in quotes, key = "text"; put \\ before a quotation mark or a backslash inside it.',
    )


def _plain(value: Any, path: Path, toml: Toml, mistakes: Mistakes) -> Any:
    """The value, with its texts and keys in plain form."""
    if isinstance(value, str):
        return plain(value) if "\n" in value else plain(value).strip()
    if isinstance(value, list):
        return [_plain(item, (*path, place), toml, mistakes) for place, item in enumerate(value)]
    if isinstance(value, date) and not isinstance(value, datetime):
        return value.isoformat()
    if not isinstance(value, dict):
        return value
    content: dict[str, Any] = {}
    for key, item in value.items():
        if plain(key) in content:
            line = toml.line_of(*path, plain(key))
            mistakes.note(line, key, f"the key '{plain(key)}' occurs twice.", "Keep one of the two.")
        content[plain(key)] = _plain(item, (*path, plain(key)), toml, mistakes)
    return content


def _lines(text: str) -> dict[Path, int]:
    """The lines of tables and keys; lines inside a long text or list are skipped."""
    lines: dict[Path, int] = {}
    table: Path = ()
    times: Counter[Path] = Counter()
    until, depth = "", 0
    for number, line in enumerate(text.splitlines(), 1):
        if until:
            until = "" if until in line else until
            continue
        if depth == 0 and (head := _TABLE.fullmatch(line)):
            table = _table(head[2], times, many=len(head[1]) > 1)
            lines.setdefault(table, number)
            continue
        if depth == 0 and (key := _KEY.match(line)):
            lines.setdefault((*table, plain(key[1].strip("\"'"))), number)
        marks = _LONG.findall(line)
        until = marks[0] if len(marks) == 1 else ""
        bare = _QUOTED.sub("", line)
        depth = max(0, depth + bare.count("[") - bare.count("]"))
    return lines


def _table(name: str, times: Counter[Path], *, many: bool) -> Path:
    """The path of a table: each `[[pattern]]` has a number, from 0; `[pattern.x]` belongs to the last one."""
    path: Path = ()
    steps = [plain(step.strip().strip("\"'")) for step in name.split(".")]
    for place, step in enumerate(steps):
        path = (*path, step)
        if many and place == len(steps) - 1:
            times[path] += 1
        if times[path]:
            path = (*path, times[path] - 1)
    return path
