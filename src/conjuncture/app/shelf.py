"""Answers as folders: the latest ones, and those that the user kept under a title.

FOLDER/work/               where commands run: stored draws, from which the same command continues
FOLDER/last/NAME/          the report of an answer, as the command wrote it, with answer.json
FOLDER/kept/NAME/          the same, kept under a title; never overwritten
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from conjuncture.app.errors import FormError
from conjuncture.app.task import Task
from conjuncture.files.whole import whole_folder, write_text

_ABOUT = "answer.json"
_NOT_COPIED = ("store", "entries")
_LAST = 12  # answers that the user has not kept; older ones are deleted
_LONGEST = 60
SHOWN = {
    ".html": "text/html; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".csv": "text/csv; charset=utf-8",
    ".json": "application/json",
    ".toml": "text/plain; charset=utf-8",
}
"""The files of a report that the server sends, by their ending, with their media type."""


@dataclass(frozen=True)
class Answer:
    """A report in a folder.

    Attributes:
        key: its name in addresses.
        folder: its folder.
        title: the title that the page shows.
        line: the command line that made it.
        back: the address of the form that asked for it.
        kept: whether the user kept it.
    """

    key: str
    folder: Path
    title: str
    line: str
    back: str
    kept: bool

    def file(self, inner: str) -> Path | None:
        """A file of the report by its path in the folder; None if there is no such file that may be shown."""
        parts = inner.split("/")
        if not all(re.fullmatch(r"[\w-][\w.-]*", part) for part in parts):
            return None
        path = self.folder.joinpath(*parts)
        inside = path.resolve().is_relative_to(self.folder.resolve())
        return path if inside and path.suffix in SHOWN and path.is_file() else None


class Shelf:
    """All answers of one folder."""

    def __init__(self, folder: Path) -> None:
        """Use this folder, which is made with the first answer."""
        self.folder = folder
        self.work, self._last, self._kept = folder / "work", folder / "last", folder / "kept"

    def kept(self) -> list[Answer]:
        """The answers that the user kept, the newest first."""
        return _answers(self._kept, kept=True)

    def last(self) -> list[Answer]:
        """The answers that are not kept, the newest first."""
        return _answers(self._last, kept=False)

    def called(self, key: str) -> Answer | None:
        """The answer with this key; None if there is none. It looks only among existing answers."""
        return next((one for one in (*self.kept(), *self.last()) if one.key == key), None)

    def add(self, page: Path, task: Task) -> str:
        """Copy the report of a finished job, and return the key of the answer.

        Raises:
            FormError: the report is not in the working folder.
        """
        report = page.parent.resolve()
        if not report.is_relative_to(self.work.resolve()):
            raise FormError(f"the report is not in the working folder: {page}.")
        name = _free(self._last, _slug(task.title))
        with whole_folder(self._last / name) as aside:
            shutil.copytree(
                report, aside, symlinks=True, dirs_exist_ok=True, ignore=shutil.ignore_patterns(*_NOT_COPIED)
            )
            for file, text in task.files.items():
                write_text(aside / file, text)
            _describe(aside, task.title, task.line, task.back)
        for old in self.last()[_LAST:]:
            shutil.rmtree(old.folder, ignore_errors=True)
        return _key(self._last / name)

    def keep(self, key: str, title: str) -> Answer:
        """Keep an answer under a title.

        Raises:
            FormError: there is no such answer, or the title is empty.
        """
        answer = self.called(key)
        if answer is None:
            raise FormError("this answer is no longer there.", remedy="Run it again.")
        title = " ".join(title.split())[:200]
        if not title:
            raise FormError("the answer has no title.", remedy="Write one.")
        name = _free(self._kept, _slug(title))
        with whole_folder(self._kept / name) as aside:
            shutil.copytree(answer.folder, aside, symlinks=True, dirs_exist_ok=True)
            _describe(aside, title, answer.line, answer.back)
        if not answer.kept:
            shutil.rmtree(answer.folder, ignore_errors=True)
        return next(one for one in self.kept() if one.folder.name == name)


def _describe(folder: Path, title: str, line: str, back: str) -> None:
    write_text(folder / _ABOUT, json.dumps({"title": title, "line": line, "back": back}, indent=1) + "\n")


def _answers(folder: Path, *, kept: bool) -> list[Answer]:
    """The answers of a folder that have a page, the newest first."""
    if not folder.is_dir():
        return []
    found = []
    for path in folder.iterdir():
        if path.name.startswith(".") or path.is_symlink() or not (path / "index.html").is_file():
            continue
        about = _about(path)
        texts = (about.get("title", path.name), about.get("line", ""), about.get("back", ""))
        found.append((path.stat().st_mtime_ns, Answer(_key(path), path, *texts, kept)))
    return [answer for _, answer in sorted(found, key=lambda one: one[0], reverse=True)]


def _about(folder: Path) -> dict[str, str]:
    """The texts in an answer's `answer.json`; empty if the file is damaged."""
    try:
        data = json.loads((folder / _ABOUT).read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    there = data.items() if isinstance(data, dict) else ()
    texts = {key: value for key, value in there if isinstance(value, str)}
    if not re.match(r"/[a-z-]+\?", texts.get("back", "")):
        texts.pop("back", None)
    return texts


def _key(path: Path) -> str:
    return hashlib.sha256(f"{path.parent.name}/{path.name}".encode()).hexdigest()[:16]


def _slug(title: str) -> str:
    return re.sub(r"[^A-Za-z0-9_.]+", "-", title).strip("-.")[:_LONGEST] or "answer"


def _free(folder: Path, name: str) -> str:
    """The name, with a number if the folder has this name already."""
    number, found = 1, name
    while (folder / found).exists():
        number += 1
        found = f"{name}-{number}"
    return found
