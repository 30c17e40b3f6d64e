"""The store: results on disk, batch by batch, so that a killed run resumes and a repeated one is read.

    STORE/<fingerprint>/identity.json        what was run
    STORE/<fingerprint>/batch-00003/         one batch: a zarr group, with the checksum of its contents

A batch is written under another name and renamed when it is whole; one whose checksum is wrong is run again.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import zarr

from conjuncture.engine.identity import fingerprint, identity
from conjuncture.engine.results import Batch
from conjuncture.engine.simulation import Simulation


@dataclass(frozen=True)
class Store:
    """A folder of runs."""

    folder: Path

    def place(self, simulation: Simulation) -> Path:
        """The folder of this simulation's batches."""
        return self.folder / fingerprint(simulation)[:20]

    def begin(self, simulation: Simulation) -> None:
        """Make the folder and write down what is run in it."""
        place = self.place(simulation)
        place.mkdir(parents=True, exist_ok=True)
        (place / "identity.json").write_text(
            json.dumps(identity(simulation), indent=1, sort_keys=True), "utf-8"
        )

    def write(self, simulation: Simulation, number: int, batch: Batch) -> None:
        """Commit one batch: after this it is there, whole, whatever happens."""
        final = self.place(simulation) / f"batch-{number:05d}"
        unfinished = final.with_suffix(".unfinished")
        shutil.rmtree(unfinished, ignore_errors=True)
        arrays = _arrays(batch)
        group = zarr.open_group(unfinished, mode="w")
        for name, array in arrays.items():
            group.create_array(name, data=array)
        group.attrs["checksum"] = _checksum(arrays)
        shutil.rmtree(final, ignore_errors=True)
        unfinished.rename(final)

    def read(self, simulation: Simulation, number: int, draws: range) -> Batch | None:
        """A batch as written; None when it is not there, damaged, or holds fewer draws than asked for."""
        place = self.place(simulation) / f"batch-{number:05d}"
        if not place.exists():
            return None
        try:
            group = zarr.open_group(place, mode="r")
            arrays = {name: np.asarray(array) for name, array in group.arrays()}
        except (OSError, ValueError, KeyError, RuntimeError):
            return None
        if group.attrs.get("checksum") != _checksum(arrays) or len(arrays["draws"]) < len(draws):
            return None
        return _batch(arrays).first(len(draws))


def _arrays(batch: Batch) -> dict[str, np.ndarray]:
    arrays = {
        "draws": batch.draws,
        "failed_step": batch.failed_step,
        "failed_at": batch.failed_at,
        "failed_member": batch.failed_member,
    }
    arrays |= {f"parameter:{name}": values for name, values in batch.parameters.items()}
    return arrays | {f"value:{name}": values for name, values in batch.values.items()}


def _batch(arrays: dict[str, np.ndarray]) -> Batch:
    def named(prefix: str) -> dict[str, np.ndarray]:
        return {
            name.removeprefix(prefix): array
            for name, array in sorted(arrays.items())
            if name.startswith(prefix)
        }

    failure = (arrays["failed_step"], arrays["failed_at"], arrays["failed_member"])
    return Batch(arrays["draws"], named("parameter:"), named("value:"), *failure)


def _checksum(arrays: dict[str, np.ndarray]) -> str:
    digest = hashlib.sha256()
    for name in sorted(arrays):
        digest.update(f"{name} {arrays[name].dtype} {arrays[name].shape}".encode())
        digest.update(np.ascontiguousarray(arrays[name]).tobytes())
    return digest.hexdigest()
