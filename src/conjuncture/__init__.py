"""conjuncture: a laboratory for theories of how societies act, organise, revolt and harden.

This module has everything that a theory file needs, and is light to import. The verbs (`run`, `simulate`,
...) are loaded when they are first used. The other public modules are `conjuncture.worlds`, `.questions`,
`.networks`, `.tables` and `.testing`. All other modules are private, and may change in any version.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from conjuncture.errors import ConjunctureError, nearest
from conjuncture.language.categories import Categories
from conjuncture.language.errors import TheoryError
from conjuncture.language.functions import (
    ceil,
    clip,
    either,
    exp,
    floor,
    log,
    maximum,
    minimum,
    rise_and_fall,
    round_,
    sigmoid,
    sign,
    sqrt,
    start,
    tanh,
    where,
)
from conjuncture.language.inputs import given, series
from conjuncture.language.levels import Level
from conjuncture.language.mechanisms import derived, state, trait
from conjuncture.language.networks import network
from conjuncture.language.parameters import parameter
from conjuncture.language.plain import vector
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
from conjuncture.language.references import NONE, named
from conjuncture.language.theory import Card, Theory
from conjuncture.version import __version__

if TYPE_CHECKING:  # the same names as in _VERBS below
    from conjuncture.cases.headings import headings as list_cases
    from conjuncture.cases.registry import load as case
    from conjuncture.engine.execute import simulate
    from conjuncture.engine.simulation import Simulation
    from conjuncture.publishing.again import rerun
    from conjuncture.publishing.publish import publish
    from conjuncture.society.regular import regular as regular_society
    from conjuncture.studies.ask import ask
    from conjuncture.studies.compare import compare
    from conjuncture.studies.condition import condition
    from conjuncture.studies.fit import fit
    from conjuncture.studies.foretell import foretell
    from conjuncture.studies.identify import identify
    from conjuncture.studies.ledger import ledger
    from conjuncture.studies.record import record
    from conjuncture.studies.registry.theories import get_theory as theory
    from conjuncture.studies.run import run
    from conjuncture.studies.show import show
    from conjuncture.studies.simulation import simulation

_VERBS = {
    "run": ("conjuncture.studies.run", "run"),
    "ask": ("conjuncture.studies.ask", "ask"),
    "ledger": ("conjuncture.studies.ledger", "ledger"),
    "compare": ("conjuncture.studies.compare", "compare"),
    "foretell": ("conjuncture.studies.foretell", "foretell"),
    "identify": ("conjuncture.studies.identify", "identify"),
    "condition": ("conjuncture.studies.condition", "condition"),
    "fit": ("conjuncture.studies.fit", "fit"),
    "record": ("conjuncture.studies.record", "record"),
    "show": ("conjuncture.studies.show", "show"),
    "publish": ("conjuncture.publishing.publish", "publish"),
    "rerun": ("conjuncture.publishing.again", "rerun"),
    "case": ("conjuncture.cases.registry", "load"),
    "list_cases": ("conjuncture.cases.headings", "headings"),
    "theory": ("conjuncture.studies.registry.theories", "get_theory"),
    "simulation": ("conjuncture.studies.simulation", "simulation"),
    "Simulation": ("conjuncture.engine.simulation", "Simulation"),
    "simulate": ("conjuncture.engine.execute", "simulate"),
    "regular_society": ("conjuncture.society.regular", "regular"),
}

_MODULES = ("networks", "questions", "tables", "testing", "worlds")

__all__ = [
    "NONE", "Beta", "Card", "Categories", "ConjunctureError", "Fixed", "Gamma", "HalfNormal", "Level",
    "LogNormal", "LogUniform", "Normal", "Simulation", "Theory", "TheoryError", "Uniform", "__version__",
    "ask", "case", "ceil", "clip", "compare", "condition", "derived", "either", "exp", "fit", "floor",
    "foretell", "given", "identify", "ledger", "list_cases", "log", "maximum", "minimum", "named", "network",
    "parameter", "publish", "record", "regular_society", "rerun", "rise_and_fall", "round_", "run", "series",
    "show", "sigmoid", "sign", "simulate", "simulation", "sqrt", "start", "state", "tanh", "theory", "trait",
    "vector", "where",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    """Load a verb or a public module when it is first used."""
    if name in _MODULES:
        return importlib.import_module(f"conjuncture.{name}")
    if name not in _VERBS:
        raise AttributeError(f"conjuncture has no '{name}'. {nearest(name, __dir__())}")
    module, attribute = _VERBS[name]
    return getattr(importlib.import_module(module), attribute)


def __dir__() -> list[str]:
    return sorted([*__all__, *_MODULES])
