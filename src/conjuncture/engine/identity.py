"""The identity of a run: everything that determines its numbers, and a fingerprint of it.

Two runs with the same fingerprint give the same numbers, so a result stored under it can be read instead of a
run. It covers the theory's compiled code with everything that it reaches, its declarations and priors, the
society, the inputs, the settings, conjuncture's own code, and the versions of what computes.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from importlib.metadata import version
from typing import Any

import numpy as np

from conjuncture.engine.digests import digest, own_code
from conjuncture.engine.simulation import Simulation
from conjuncture.language.levels import level_name
from conjuncture.language.mechanisms import Mechanism

_CODE = ("errors", "language", "society", "engine")
_COMPUTES = ("jax", "jaxlib", "numpy", "scipy")


@dataclass(frozen=True)
class Identity:
    """Everything that determines the numbers of a run.

    Attributes:
        parts: by name, as plain data for JSON.
        unknown: what could not be followed, a sentence each: if this is not empty the run is never stored,
            since a change of its numbers could not be noticed.
    """

    parts: Mapping[str, Any]
    unknown: tuple[str, ...] = ()

    @cached_property
    def fingerprint(self) -> str:
        """sha256 over the parts, 64 hexadecimal digits."""
        return sha256(json.dumps(self.parts, sort_keys=True).encode()).hexdigest()


def fingerprint(simulation: Simulation) -> str:
    """The fingerprint of everything that determines the numbers of a run."""
    return identity(simulation).fingerprint


def identity(simulation: Simulation) -> Identity:
    """Everything that determines the numbers of a run."""
    import jax

    theory, resolved = simulation.theory, simulation.resolved
    parts = {
        "code": own_code(*_CODE),
        "versions": {name: version(name) for name in _COMPUTES} | {"python": list(sys.version_info[:2])},
        "arithmetic": [jax.default_backend(), bool(jax.config.jax_enable_x64)],
        "theory": theory.name,
        "mechanisms": {
            name: [theory.reading_of(name).name, simulation.code[name].value, _declared(mechanism)]
            for name, mechanism in theory.mechanisms.items()
        },
        "inputs": {name: digest(value).value for name, value in theory.inputs.items()},
        "levels": {name: digest(level).value for name, level in theory.levels.items()},
        "cut": sorted(theory.cut),
        "priors": {name: digest(parameter.prior).value for name, parameter in resolved.parameters.items()},
        "society": simulation.society.fingerprint(),
        "series": {
            name: digest(np.asarray(simulation.series[name])).value
            for name in theory.inputs
            if name in simulation.series
        },
        "holds": [digest(hold).value for hold in simulation.holds],
        "course": {
            name: digest(np.asarray(codes, np.float32)).value
            for name, codes in sorted(simulation.course.items())
        },
        "kept": list(simulation.brought_home),
        "parameters": {
            name: digest(np.asarray(value)).value for name, value in simulation.parameters.items()
        },
        "luck": list(simulation.luck_numbers),
        "time": [simulation.start, simulation.steps, simulation.dt],
        "batch": simulation.batch,
        "seed": simulation.seed,
    }
    unknown = dict.fromkeys(why for code in simulation.code.values() for why in code.unknown)
    return Identity(parts, tuple(unknown))


def _declared(mechanism: Mechanism) -> str:
    """What determines a mechanism besides its code; a parameter as initial value is among the priors."""
    decides = (
        mechanism.kind,
        mechanism.level_name,
        mechanism.initial,
        mechanism.absent,
        mechanism.within,
        mechanism.shape,
        mechanism.categories,
        mechanism.refers and level_name(mechanism.refers),
    )
    return digest(decides).value
