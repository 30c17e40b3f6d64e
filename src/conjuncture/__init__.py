"""conjuncture: a laboratory for theories of how societies act, organise, revolt and harden.

What a theory file needs is here, light to import; what runs theories is loaded when it is first used.
"""

from __future__ import annotations

import importlib
from typing import Any

from conjuncture.errors import ConjunctureError
from conjuncture.language.errors import TheoryError
from conjuncture.language.functions import (
    ceil,
    clip,
    exp,
    floor,
    log,
    maximum,
    minimum,
    round_,
    sigmoid,
    sign,
    sqrt,
    tanh,
    where,
)
from conjuncture.language.inputs import given, series
from conjuncture.language.levels import Level
from conjuncture.language.mechanisms import derived, state, trait
from conjuncture.language.parameters import parameter
from conjuncture.language.priors import (
    Beta,
    Fixed,
    Gamma,
    HalfNormal,
    LogNormal,
    LogUniform,
    Normal,
    Uniform,
)
from conjuncture.language.theory import Card, Theory

__version__ = "0.1.0"

_VERBS = {
    "run": ("conjuncture.studies.run", "run"),
    "case": ("conjuncture.cases.registry", "load"),
    "theory": ("conjuncture.studies.registry.theories", "get_theory"),
    "Simulation": ("conjuncture.engine.simulation", "Simulation"),
    "simulate": ("conjuncture.engine.execute", "simulate"),
    "regular_society": ("conjuncture.society.regular", "regular"),
}

__all__ = [
    "Beta", "Card", "ConjunctureError", "Fixed", "Gamma", "HalfNormal", "Level", "LogNormal", "LogUniform",
    "Normal", "Theory", "TheoryError", "Uniform", "ceil", "clip", "derived", "exp", "floor", "given", "log",
    "maximum", "minimum", "parameter", "round_", "series", "sigmoid", "sign", "sqrt", "state", "tanh",
    "trait", "where",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    """The verbs, loaded when they are first used: `run`, `case`, `theory`, `regular_society`, `simulate`."""
    if name not in _VERBS:
        raise AttributeError(f"conjuncture has no '{name}'. Its verbs: {', '.join(_VERBS)}.")
    module, attribute = _VERBS[name]
    return getattr(importlib.import_module(module), attribute)
