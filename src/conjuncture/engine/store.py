"""The store: results on disk, batch by batch, so that a killed run resumes and a repeated one is read.

    STORE/<fingerprint>/identity.json        what was run
    STORE/<fingerprint>/batch-00003/         one batch: a zarr group, with the checksum of its contents

A batch is written under another name and renamed when it is whole; one whose checksum is wrong is run again.
"""

from __future__ import annotations

import hashlib
import inspect
import json
import shutil
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np
import zarr

from conjuncture.engine.results import Batch
from conjuncture.engine.simulation import Simulation
from conjuncture.language.parameters import Parameter

_ENGINE = "1"  # raise when the engine gives other numbers for the same simulation


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


def fingerprint(simulation: Simulation) -> str:
    """sha256 over everything that decides the numbers of a run."""
    return hashlib.sha256(json.dumps(identity(simulation), sort_keys=True).encode()).hexdigest()


def identity(simulation: Simulation) -> dict[str, Any]:
    """What decides the numbers of a run: theory (source, parameters), society, inputs, seed, versions."""
    theory, resolved = simulation.theory, simulation.resolved
    return {
        "engine": _ENGINE,
        "versions": {name: version(name) for name in ("jax", "jaxlib", "numpy", "scipy")},
        "theory": theory.name,
        "mechanisms": {
            name: [
                theory.reading_of(name).name,
                _source(theory.reading_of(name).function),
                _declared(mechanism),
            ]
            for name, mechanism in theory.mechanisms.items()
        },
        "inputs": {name: [value.kind, str(value.absent)] for name, value in theory.inputs.items()},
        "levels": {name: str(level) for name, level in theory.levels.items()},
        "cut": sorted(theory.cut),
        "priors": {name: str(parameter.prior) for name, parameter in resolved.parameters.items()},
        "society": simulation.society.fingerprint(),
        "series": {
            name: hashlib.sha256(np.asarray(simulation.series[name], np.float32).tobytes()).hexdigest()
            for name in theory.inputs
            if name in simulation.series
        },
        "holds": [str(hold) for hold in simulation.holds],
        "kept": list(simulation.brought_home),
        "parameters": {name: np.asarray(value).tolist() for name, value in simulation.parameters.items()},
        "time": [simulation.start, simulation.steps, simulation.dt],
        "batch": simulation.batch,
        "seed": simulation.seed,
    }


def _source(function: Any) -> str:
    """The text of a mechanism; its compiled code where the text is not at hand (typed into a console)."""
    try:
        return inspect.getsource(function)
    except (OSError, TypeError):
        code = function.__code__
        return f"{code.co_code.hex()} {code.co_consts} {code.co_names}"


def _declared(mechanism: Any) -> str:
    """What decides a mechanism besides its text; a quantity that it starts with is among the priors."""
    kept = ("kind", "level_name", "initial", "absent", "within", "shape")
    given = [getattr(mechanism, name) for name in kept]
    return str(["a quantity" if isinstance(one, Parameter) else str(one) for one in given])


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
