"""Writing whole or not at all: everything is written aside under a name of its own, and then renamed.

Whoever is killed leaves what was there before, and at most a file or folder that ends in `.unfinished`,
which `sweep` removes a day later.
Several processes may write one target at once: each has a name of its own, and the last rename prevails.
"""

from __future__ import annotations

import errno
import os
import shutil
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

UNFINISHED = ".unfinished"
_TAKEN = (errno.ENOTEMPTY, errno.EEXIST)
_ABANDONED = 24 * 3600.0  # seconds: nobody writes one file for a day


def write_text(path: Path, text: str) -> Path:
    """Write a text in UTF-8 with plain line ends; folders above are made. Returns the path."""
    return write_bytes(path, text.encode())


def write_bytes(path: Path, content: bytes) -> Path:
    """Write bytes; folders above are made. Returns the path.

    A link stays one, and what it points to is written. A pipe or device (`/dev/stdout`) is written to itself.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    target = path.resolve()
    if target.exists() and not target.is_file() and not target.is_dir():
        target.write_bytes(content)
        return path
    aside = _aside(target)
    try:
        with aside.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        aside.replace(target)
    except OSError as error:  # a full disk names no file, and nobody knows the one aside
        error.filename, error.filename2 = str(path), None
        raise
    finally:
        aside.unlink(missing_ok=True)
    return path


@contextmanager
def whole_folder(path: Path) -> Iterator[Path]:
    """A folder to be filled, which takes its name only when all went well.

    Args:
        path: its name in the end; what is there already is replaced.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = _aside(path)
    aside.mkdir()
    try:
        yield aside
        _take_place(aside, path)
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def sweep(folder: Path) -> None:
    """Remove what killed processes left in a folder a day ago or earlier; others may write there."""
    oldest = time.time() - _ABANDONED
    for path in folder.glob(f".*{UNFINISHED}"):
        with suppress(OSError):  # somebody else removed it
            if path.stat().st_mtime < oldest:
                shutil.rmtree(path) if path.is_dir() else path.unlink()


def _take_place(aside: Path, path: Path) -> None:
    """A folder cannot be renamed over one that holds something: that one steps aside first."""
    while True:
        try:
            aside.rename(path)
            return
        except OSError as error:
            # Where another writer was quicker its folder steps aside too, though it may be gone by now.
            if error.errno not in _TAKEN and not path.exists():
                raise
        old = _aside(path)
        with suppress(FileNotFoundError):  # another writer moved it meanwhile
            path.rename(old)
            shutil.rmtree(old, ignore_errors=True)


def _aside(path: Path) -> Path:
    return path.with_name(f".{path.name}.{os.getpid()}-{uuid.uuid4().hex[:8]}{UNFINISHED}")
