"""The folder of a report: a signature says which report it has, and no other report may overwrite it."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from conjuncture.errors import ConjunctureError
from conjuncture.files.whole import write_text
from conjuncture.studies.report_owner import Owner

_CHECKSUM = "checksum"
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


def take_folder(folder: Path, owner: Owner) -> str:
    """Sign a folder before a report is written into it, and return the mark for its page.

    Raises:
        ReportError: as for `refuse_other`.
    """
    refuse_other(folder, owner)
    mark = _mark_of(owner.facts)
    data = {**owner.facts, _CHECKSUM: mark}
    write_text(signature(folder, owner), json.dumps(data, indent=1) + "\n")
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
