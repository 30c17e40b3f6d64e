"""Keeping: what was found is written down under a fingerprint of all that decides it, and read again."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from conjuncture.inquiry.answers import plain

RULES = "5"
"""Raised when verdicts are made by other rules, or statements weighed otherwise: nothing older is read."""


def place(folder: Path | None, name: str, decides: Mapping[str, Any]) -> Path | None:
    """Where a finding is kept; None where none is."""
    if folder is None:
        return None
    digest = hashlib.sha256(json.dumps({**decides, "rules": RULES}, sort_keys=True).encode()).hexdigest()
    return folder / f"{name}-{digest[:20]}.json"


def read(path: Path | None) -> dict[str, Any] | None:
    """What was written there; None where nothing whole was."""
    if path is None or not path.exists():
        return None
    try:
        return json.loads(path.read_text("utf-8"))
    except ValueError:  # written by half: it is run again
        return None


def write(path: Path | None, data: Mapping[str, Any]) -> None:
    """Write it down, whole or not at all."""
    if path is None:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_suffix(f".{os.getpid()}.unfinished")
    unfinished.write_text(json.dumps(plain(data), indent=1), "utf-8")
    unfinished.replace(path)
