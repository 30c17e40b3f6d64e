"""conjuncture: a laboratory for theories of how societies act, organise, revolt and harden.

What a theory file needs is here, light to import; what runs theories is loaded when it is first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

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

__all__ = [
    "Beta", "Card", "Fixed", "Gamma", "HalfNormal", "Level", "LogNormal", "LogUniform", "Normal",
    "Theory", "TheoryError", "Uniform", "ceil", "clip", "derived", "exp", "floor", "given", "log",
    "maximum", "minimum", "parameter", "round_", "series", "sigmoid", "sign", "sqrt", "state", "tanh",
    "trait", "where",
]  # fmt: skip
