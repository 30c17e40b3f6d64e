"""A store: one folder in which batches, findings and plans are kept under their keys."""

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
    """A folder in which results are kept; any number of processes may use it at once."""

    folder: Path

    def read_batch(self, key: Key, schema: BatchSchema) -> Batch | None:
        """The batch kept under this key; None where there is none, or it is damaged or another."""
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
        """The finding kept under this name and fingerprint; None where there is none that is sound.

        Args:
            name: what it is about: a claim's id.
            fingerprint: sha256 of all that decides it.
            read: makes it of what was written; raises ValueError, TypeError or KeyError for what is none.
        """
        key = Key("finding", fingerprint)
        content = sealed.read_json(self._finding_path(name, key), key)
        if content is None:
            return None
        with suppress(ValueError, TypeError, KeyError, AttributeError):
            return read(content)
        return None

    def write_finding(self, name: str, fingerprint: str, content: Any) -> None:
        """Keep a finding: a mapping of what JSON can hold."""
        key = Key("finding", fingerprint)
        path = self._finding_path(name, key)
        _keep(
            lambda: sealed.read_json(path, key) == content,
            lambda: sealed.write_json(path, key, content),
        )

    def read_plan(self, fingerprint: str) -> tuple[dict[str, np.ndarray], Any] | None:
        """The arrays and notes of a run's plan; None where there is none that is sound."""
        key = Key("plan", fingerprint)
        return sealed.read_arrays(self._run(key) / "plan.npz", key)

    def write_plan(self, fingerprint: str, arrays: sealed.Arrays, notes: Any) -> None:
        """Keep a run's plan, in place of another; a reader runs the theory that it contains."""
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
        """Remove what killed processes left in it a day ago or earlier."""
        if self.folder.is_dir():
            for folder in (self.folder, *(path for path in self.folder.iterdir() if path.is_dir())):
                sweep(folder)

    def write_identity(self, fingerprint: str, identity: Any) -> None:
        """Write down what is run, for people who look into the folder; no code reads it."""
        key = Key("plan", fingerprint)
        path = self._run(key) / "identity.json"
        _keep(
            lambda: sealed.read_json(path, key) is not None,
            lambda: sealed.write_json(path, key, identity),
        )

    def room(self, name: str, fingerprint: str) -> Store:
        """The store of what a finding is made from, until it is there."""
        return Store(self.folder / f"{_file_stem(name)}-{Key('finding', fingerprint).short}")

    def clear(self) -> None:
        """Remove everything in it: for a room whose finding is there."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def _run(self, key: Key) -> Path:
        return self.folder / key.short

    def _batch_path(self, key: Key) -> Path:
        return self._run(key) / f"batch-{key.number:05d}.npz"

    def _finding_path(self, name: str, key: Key) -> Path:
        return self.folder / f"{_file_stem(name)}-{key.short}.json"


def _is_plan(stored: tuple[dict[str, np.ndarray], Any] | None, arrays: sealed.Arrays, notes: Any) -> bool:
    """Whether what was found is this plan, to the letter."""
    return (
        stored is not None
        and stored[0].keys() == arrays.keys()
        and all(np.array_equal(stored[0][name], arrays[name], equal_nan=True) for name in arrays)
        and json.dumps(stored[1], sort_keys=True) == json.dumps(notes, sort_keys=True)
    )


def _file_stem(name: str) -> str:
    return file_name(name, of="finding")


_TRIES, _PAUSE = 5, 0.02  # seconds: another process holds a file no longer than it takes to read it


def _keep(there: Callable[[], bool], write: Callable[[], None]) -> None:
    """Write what is not there. Where another process moves under it, it is tried again.

    That process may clear the folder, or (on Windows) have the very file open that would be replaced.
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
