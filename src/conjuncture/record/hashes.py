"""Hashes of a case's tables, so that no figure changes unnoticed.

`hashes.json` in the data folder holds the SHA-256 of each CSV. Reading a folder whose tables differ from it
is an error. Whoever changes a figure on purpose says so by `python -m conjuncture.record FOLDER`.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from importlib.resources.abc import Traversable
from pathlib import Path

from conjuncture.record.errors import RecordError

HASHES = "hashes.json"


def fingerprint(content: bytes) -> str:
    """SHA-256 of a table. Line ends count as one, because a checkout on Windows may change them."""
    return hashlib.sha256(content.replace(b"\r\n", b"\n")).hexdigest()


def table_hashes(folder: Traversable) -> dict[str, str]:
    """The fingerprint of every CSV in the folder, by file name in alphabetical order."""
    tables = (file for file in folder.iterdir() if file.name.endswith(".csv"))
    return {file.name: fingerprint(file.read_bytes()) for file in sorted(tables, key=lambda file: file.name)}


def check_hashes(folder: Traversable) -> Mapping[str, str]:
    """Compare the folder's tables with its `hashes.json` and return the hashes.

    Raises:
        RecordError: names the first table that was changed, added or lost, and how to accept it.
    """
    remedy = f"If this is meant, run `python -m conjuncture.record {folder}`; if not, restore the file."
    register = folder / HASHES
    if not register.is_file():
        message = f"{folder}: there is no {HASHES}, so nobody can tell whether a figure was changed. {remedy}"
        raise RecordError(message)
    expected: dict[str, str] = json.loads(register.read_text(encoding="utf-8"))
    found = table_hashes(folder)
    for name in sorted(expected.keys() | found.keys()):
        if name not in found:
            raise RecordError(f"{folder / name}: the table is listed in {HASHES} but is not there. {remedy}")
        if name not in expected:
            raise RecordError(f"{folder / name}: the table is not listed in {HASHES}. {remedy}")
        if found[name] != expected[name]:
            message = (
                f"{folder / name}: the table differs from the one whose hash stands in {HASHES}. {remedy}"
            )
            raise RecordError(message)
    return found


def write_hashes(folder: Path) -> dict[str, str]:
    """Accept the tables as they now stand: write their hashes to `hashes.json` and return them."""
    hashes = table_hashes(folder)
    (folder / HASHES).write_text(json.dumps(hashes, indent=2) + "\n", encoding="utf-8", newline="\n")
    return hashes
