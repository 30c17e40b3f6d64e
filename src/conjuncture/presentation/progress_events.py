"""Progress events for the app's page: one JSON object a line, in a file that the environment names.

{"title": "the theory over Russia", "done": 48, "of": 240}    steps of all batches
{"page": "russia-leninism.struggle-report/index.html"}         the report, when it is written
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable
from pathlib import Path
from threading import Lock
from typing import Any

EVENTS = "CONJUNCTURE_EVENTS"
"""The environment variable with the path of the file."""
_PAUSE = 0.2  # seconds between two lines about one run
_lock = Lock()


def wanted() -> bool:
    """Whether a program wants these events."""
    return bool(os.environ.get(EVENTS))


def tell(**event: Any) -> None:
    """Add one line; does nothing if no program wants it."""
    path = os.environ.get(EVENTS)
    if path:
        with _lock, Path(path).open("a", encoding="utf-8") as file:
            file.write(json.dumps(event) + "\n")


def teller(title: str) -> Callable[[int, int], None]:
    """The function that a run calls with (steps done, steps in all)."""
    last = 0.0
    tell(title=title, done=0, of=0)

    def progress(done: int, total: int) -> None:
        nonlocal last
        now = time.monotonic()
        if done >= total or now - last >= _PAUSE:
            last = now
            tell(title=title, done=done, of=total)

    return progress


def told(path: Path) -> list[dict[str, Any]]:
    """All complete lines so far; none if the file does not exist yet."""
    try:
        text = path.read_text("utf-8")
    except FileNotFoundError:
        return []
    return [json.loads(line) for line in text.splitlines(keepends=True) if line.endswith("\n")]
