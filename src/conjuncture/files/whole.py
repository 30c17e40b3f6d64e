"""Write files whole or not at all: first under a temporary name, which is then changed to the real one.

If a process is killed, the old file is still there, and at most a file or folder that ends in `.unfinished`,
which `sweep` removes a day later. Several processes may write the same file at once: each uses another
temporary name, and the last one to rename wins.
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
_ABANDONED = 24 * 3600.0  # seconds: no process writes one file for a day


def write_text(path: Path, text: str) -> Path:
    """Write a text in UTF-8 with its own line ends, and make missing folders. Returns the path."""
    return write_bytes(path, text.encode())


def write_bytes(path: Path, content: bytes) -> Path:
    """Write bytes, and make missing folders. Returns the path.

    If the path is a link, its target is written, and the link stays. A pipe or device (`/dev/stdout`) is
    written directly.
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
    except OSError as error:  # on a full disk the error names no file, or the temporary one
        error.filename, error.filename2 = str(path), None
        raise
    finally:
        aside.unlink(missing_ok=True)
    return path


@contextmanager
def whole_folder(path: Path) -> Iterator[Path]:
    """A temporary folder to fill, which gets its real name only if the block ends without an error.

    Args:
        path: the real name; an existing folder is replaced.
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
    """Remove what killed processes left in a folder a day ago or earlier; newer files may still be in use."""
    oldest = time.time() - _ABANDONED
    for path in folder.glob(f".*{UNFINISHED}"):
        with suppress(OSError):  # another process removed it
            if path.stat().st_mtime < oldest:
                shutil.rmtree(path) if path.is_dir() else path.unlink()


def _take_place(aside: Path, path: Path) -> None:
    """Rename the folder. One that is not empty cannot be replaced, so it is renamed and removed first."""
    while True:
        try:
            aside.rename(path)
            return
        except OSError as error:
            # If another writer was faster, its folder is moved too; it may already be gone.
            if error.errno not in _TAKEN and not path.exists():
                raise
        old = _aside(path)
        with suppress(FileNotFoundError):  # another writer moved it meanwhile
            path.rename(old)
            shutil.rmtree(old, ignore_errors=True)


def _aside(path: Path) -> Path:
    return path.with_name(f".{path.name}.{os.getpid()}-{uuid.uuid4().hex[:8]}{UNFINISHED}")
