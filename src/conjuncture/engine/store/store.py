"""A store: one folder in which batches, findings and plans are stored under their keys."""

from __future__ import annotations

import json
import shutil
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from conjuncture.engine.batch import Batch
from conjuncture.engine.store import sealed
from conjuncture.engine.store.batches import BatchSchema, as_arrays
from conjuncture.engine.store.key import Key
from conjuncture.files.names import file_name
from conjuncture.files.whole import sweep


@dataclass(frozen=True)
class Store:
    """A folder in which results are stored; any number of processes may use it at once."""

    folder: Path

    def read_batch(self, key: Key, schema: BatchSchema) -> Batch | None:
        """The batch stored under this key; None if there is none, or if it is damaged or another one."""
        stored = sealed.read_arrays(self._batch_path(key), key)
        return None if stored is None else schema.batch(stored[0], key.draws)

    def write_batch(self, key: Key, schema: BatchSchema, batch: Batch) -> None:
        """Store a batch whole or not at all. A batch that is already there stays."""
        path = self._batch_path(key)
        _keep(
            lambda: self.read_batch(key, schema) is not None,
            lambda: sealed.write_arrays(path, key, as_arrays(batch)),
        )

    def read_finding[T](self, name: str, fingerprint: str, read: Callable[[Any], T]) -> T | None:
        """The finding stored under this name and fingerprint; None if there is no intact one.

        Args:
            name: what it is about: a claim's id.
            fingerprint: sha256 of everything that determines it.
            read: makes the finding from its data; raises ValueError, TypeError or KeyError for other data.
        """
        key = Key("finding", fingerprint)
        content = sealed.read_json(self._finding_path(name, key), key)
        if content is None:
            return None
        with suppress(ValueError, TypeError, KeyError, AttributeError):
            return read(content)
        return None

    def write_finding(self, name: str, fingerprint: str, content: Any) -> None:
        """Store a finding: a mapping of plain data for JSON."""
        key = Key("finding", fingerprint)
        path = self._finding_path(name, key)
        _keep(
            lambda: sealed.read_json(path, key) == content,
            lambda: sealed.write_json(path, key, content),
        )

    def read_plan(self, fingerprint: str) -> tuple[dict[str, np.ndarray], Any] | None:
        """The arrays and notes of a run's plan; None if there is no intact one."""
        key = Key("plan", fingerprint)
        return sealed.read_arrays(self._run(key) / "plan.npz", key)

    def write_plan(self, fingerprint: str, arrays: sealed.Arrays, notes: Any) -> None:
        """Store a run's plan, replacing another; a reader runs the theory that it contains."""
        key = Key("plan", fingerprint)
        path = self._run(key) / "plan.npz"
        _keep(
            lambda: _is_plan(sealed.read_arrays(path, key), arrays, notes),
            lambda: sealed.write_arrays(path, key, arrays, notes),
        )

    def texts(self, fingerprint: str) -> Path:
        """The folder in which the texts of a run's plan are put to be read as Python."""
        return self._run(Key("plan", fingerprint)) / "theory"

    def sweep(self) -> None:
        """Remove files that killed processes left in it a day ago or earlier."""
        if self.folder.is_dir():
            for folder in (self.folder, *(path for path in self.folder.iterdir() if path.is_dir())):
                sweep(folder)

    def write_identity(self, fingerprint: str, identity: Any) -> None:
        """Write what is run, for people who look into the folder; no code reads it."""
        key = Key("plan", fingerprint)
        path = self._run(key) / "identity.json"
        _keep(
            lambda: sealed.read_json(path, key) is not None,
            lambda: sealed.write_json(path, key, identity),
        )

    def room(self, name: str, fingerprint: str) -> Store:
        """The store of the worlds from which a finding is made, until the finding is stored."""
        return Store(self.folder / f"{_file_stem(name)}-{Key('finding', fingerprint).short}")

    def clear(self) -> None:
        """Remove everything in it: for a room whose finding is stored."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def _run(self, key: Key) -> Path:
        return self.folder / key.short

    def _batch_path(self, key: Key) -> Path:
        return self._run(key) / f"batch-{key.number:05d}.npz"

    def _finding_path(self, name: str, key: Key) -> Path:
        return self.folder / f"{_file_stem(name)}-{key.short}.json"


def _is_plan(stored: tuple[dict[str, np.ndarray], Any] | None, arrays: sealed.Arrays, notes: Any) -> bool:
    """Whether the data found is exactly this plan."""
    return (
        stored is not None
        and stored[0].keys() == arrays.keys()
        and all(np.array_equal(stored[0][name], arrays[name], equal_nan=True) for name in arrays)
        and json.dumps(stored[1], sort_keys=True) == json.dumps(notes, sort_keys=True)
    )


def _file_stem(name: str) -> str:
    return file_name(name, of="finding")


_TRIES, _PAUSE = 5, 0.02  # seconds: another process opens a file only while it reads it


def _keep(there: Callable[[], bool], write: Callable[[], None]) -> None:
    """Write a file that does not exist. If another process interferes, it tries again.

    That process may clear the folder, or (on Windows) have the file open that would be replaced.
    """
    for attempt in range(_TRIES):
        if there():
            return
        try:
            write()
        except (FileNotFoundError, PermissionError):
            if attempt == _TRIES - 1 and not there():
                raise
            time.sleep(_PAUSE)
        else:
            return
