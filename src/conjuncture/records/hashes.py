"""Hashes of a case's tables, so that a changed figure is noticed.

`hashes.json` in the data folder has the SHA-256 of each CSV, and of `summaries.toml`, which declares the
figures for fits. It is an error to read a folder whose tables differ from it.
`python -m conjuncture.records FOLDER` accepts tables that were changed on purpose.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from importlib.resources.abc import Traversable
from pathlib import Path

from conjuncture.files.folders import files_of
from conjuncture.files.mistakes import Mistake, Mistakes, refusal
from conjuncture.files.text import read_text
from conjuncture.files.whole import write_text

HASHES = "hashes.json"
_DECLARED = "summaries.toml"


def fingerprint(content: bytes) -> str:
    """SHA-256 of a table. Windows line ends count as plain ones, because a checkout may change them."""
    return hashlib.sha256(content.replace(b"\r\n", b"\n")).hexdigest()


def table_hashes(folder: Traversable) -> dict[str, str]:
    """The fingerprint of every CSV in the folder, and of `summaries.toml`, in alphabetical order."""
    declared = [file for file in files_of(folder, ".toml") if file.name == _DECLARED]
    files = sorted([*files_of(folder, ".csv"), *declared], key=lambda file: file.name)
    return {file.name: fingerprint(file.read_bytes()) for file in files}


def check_hashes(folder: Traversable) -> Mapping[str, str]:
    """Compare the folder's tables with its `hashes.json` and return the hashes.

    Raises:
        FileError: names every table that was changed, added or removed, and how to accept it; or
            `hashes.json` is missing or damaged.
    """
    remedy = f"If this is meant, run `python -m conjuncture.records {folder}`; if not, restore the file."
    register = folder / HASHES
    if not register.is_file():
        problem = f"there is no {HASHES}, so nobody would notice a changed figure."
        raise refusal(folder, None, None, problem, remedy)
    expected, found = _registered(register, remedy), table_hashes(folder)
    mistakes = Mistakes(folder)
    for name in sorted(expected.keys() | found.keys()):
        if name not in found:
            problem = f"the table is listed in {HASHES}, but does not exist."
        elif name not in expected:
            problem = f"the table is not listed in {HASHES}."
        elif found[name] != expected[name]:
            problem = f"the table differs from its hash in {HASHES}."
        else:
            continue
        mistakes.found.append(Mistake(str(folder / name), None, None, "", problem, remedy))
    mistakes.refuse()
    return found


def _registered(register: Traversable, remedy: str) -> dict[str, str]:
    try:
        listed = json.loads(read_text(register))
    except json.JSONDecodeError as wrong:
        problem = f"this is not JSON: {wrong.msg[:1].lower()}{wrong.msg[1:]}."
        raise refusal(register, wrong.lineno, wrong.colno, problem, remedy) from None
    if isinstance(listed, dict) and all(isinstance(checksum, str) for checksum in listed.values()):
        return listed
    raise refusal(register, 1, None, "this is not a list of hashes by the names of tables.", remedy)


def write_hashes(folder: Path) -> dict[str, str]:
    """Accept the tables as they are now: write their hashes to `hashes.json` and return them."""
    hashes = table_hashes(folder)
    write_text(folder / HASHES, json.dumps(hashes, indent=2) + "\n")
    return hashes
