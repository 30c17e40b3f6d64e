"""The identity of a run: everything that decides its numbers, and a fingerprint of that."""

from __future__ import annotations

import hashlib
import inspect
import json
from importlib.metadata import version
from typing import Any

import numpy as np

from conjuncture.engine.simulation import Simulation
from conjuncture.language.parameters import Parameter

_ENGINE = "1"  # raise when the engine gives other numbers for the same simulation


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
