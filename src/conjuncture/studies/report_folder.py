"""The folder of a report: a signature says which report it has, and no other report may overwrite it.

A report that is written again leaves no file of the one before: a table or picture of a variable that the
theory no longer has would look like one of the new report. The list of a report's files is written last, so
that it is there, whole, or that of the earlier report still is.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from conjuncture.errors import ConjunctureError
from conjuncture.files.whole import write_text
from conjuncture.studies.report_owner import Owner

_CHECKSUM = "checksum"
_WRITTEN = (".html", ".csv", ".svg", ".png")
_MARK = re.compile(rb'<meta name="conjuncture-report" content="([0-9a-f]{32})">')


class _Kind(NamedTuple):
    page: str
    words: str


_KINDS = {
    "run": _Kind("index.html", "the report of {theory} over {case}"),
    "course": _Kind("index.html", "the report of {theory} on the recorded course of {case}"),
    "fit": _Kind("index.html", "the report of {theory} fitted to the record of {case}"),
    "identify": _Kind("index.html", "the report of what the record of {case} could decide of {theory}"),
    "foretelling": _Kind("index.html", "{foretold}, foretold by {theories} from {learnt_on}"),
    "comparison": _Kind("index.html", "the comparison of {theories} on {case}"),
    "question": _Kind("index.html", "the answer to '{question}'"),
    "ledger": _Kind("ledger.html", "the page of the ledger '{ledger}'"),
    "record": _Kind("index.html", "the page of the record of {case}"),
}


class ReportError(ConjunctureError, ValueError):
    """The folder has another report."""


@contextmanager
def report_in(folder: Path, owner: Owner) -> Iterator[str]:
    """Sign a folder while a report is written into it; gives the mark for its page.

    The page of an earlier report is removed first, so that a report that was stopped half-way has no page.
    Files that only the earlier report had are removed last. Files that no report wrote stay.

    Raises:
        ReportError: as for `refuse_other`.
    """
    mark = take_folder(folder, owner)
    listed = folder / f"{owner.kind}-files.json"
    before, began = _files_of(listed), signature(folder, owner).stat().st_mtime_ns
    (folder / _KINDS[owner.kind].page).unlink(missing_ok=True)
    yield mark
    now = [path for path in _written(folder) if path.stat().st_mtime_ns >= began]
    names = sorted(path.relative_to(folder).as_posix() for path in now)
    for path in _written(folder):
        if path not in now and path.relative_to(folder).as_posix() in before:
            path.unlink()
    write_text(listed, json.dumps(names, indent=1) + "\n")


def take_folder(folder: Path, owner: Owner) -> str:
    """Sign a folder before a report is written into it, and return the mark for its page.

    Raises:
        ReportError: as for `refuse_other`.
    """
    refuse_other(folder, owner)
    mark = _mark_of(owner.facts)
    write_text(signature(folder, owner), json.dumps({**owner.facts, _CHECKSUM: mark}, indent=1) + "\n")
    return mark


def signature(folder: Path, owner: Owner) -> Path:
    """The file that says which report a folder has."""
    return folder / f"{owner.kind}.json"


def refuse_other(folder: Path, owner: Owner) -> None:
    """Refuse a folder with another report.

    If the signature is missing or damaged, the mark on the page counts. If neither can be read, but there is
    a signature, the report may be overwritten.

    Raises:
        ReportError: the folder has another report; the message says which.
    """
    kind = _KINDS[owner.kind]
    page, signed = folder / kind.page, signature(folder, owner)
    if not page.exists():
        return
    other, mark = _read(signed), _mark_on(page)
    if other == owner.facts or (other is None and mark == _mark_of(owner.facts)):
        return
    if other is None and mark is None and signed.exists():
        return
    owner_words = kind.words.format_map(other) if other else "another page"
    keys = {**owner.facts, **(other or {})}
    differs = ", ".join(key for key in keys if other and other.get(key) != owner.facts.get(key))
    raise ReportError(
        f"it has {owner_words}, and was not changed.{f' The two differ in {differs}.' if differs else ''}",
        place=str(folder),
        remedy="Name another folder.",
    )


def _written(folder: Path) -> list[Path]:
    """The files in a folder that a report may have written."""
    places = (folder, folder / "data", folder / "figures")
    return [
        path
        for place in places
        if place.is_dir() and not place.is_symlink()
        for path in place.iterdir()
        if path.is_file() and path.suffix in _WRITTEN
    ]


def _files_of(listed: Path) -> list[str]:
    """The files of the report that was finished last; none if nobody listed them, or the list is damaged."""
    try:
        files = json.loads(listed.read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return []
    return [name for name in files if isinstance(name, str)] if isinstance(files, list) else []


def _mark_of(facts: Mapping[str, Any]) -> str:
    """A short digest of the facts about a report's owner."""
    return hashlib.sha256(json.dumps(facts, sort_keys=True).encode()).hexdigest()[:32]


def _read(path: Path) -> dict[str, Any] | None:
    """The facts in a signature; None if it is missing or damaged."""
    try:
        data = json.loads(path.read_text("utf-8"))
        checksum = data.pop(_CHECKSUM)
    except (OSError, ValueError, KeyError, AttributeError, RecursionError):
        return None
    return data if checksum == _mark_of(data) else None


def _mark_on(page: Path) -> str | None:
    """The mark of a page; None if it has none."""
    match = _MARK.search(page.read_bytes())
    return match.group(1).decode() if match else None
