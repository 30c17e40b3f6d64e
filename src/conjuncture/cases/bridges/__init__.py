"""Bridges, which a case can name in its `case.toml`: they compute what a record counts from a theory's
variables.

A bridge is a theory of a few mechanisms, the same for every theory that runs on the case. It may have its own
quantities, if the variables of a theory do not determine what the record counts (votes, delegates).
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable

from conjuncture.language.theory import Theory


def names() -> tuple[str, ...]:
    """The bridges that come with conjuncture, in alphabetical order."""
    return tuple(sorted(module.name for module in pkgutil.iter_modules(__path__)))


def called(name: str) -> Theory:
    """The bridge with this name, one of `names()`."""
    return importlib.import_module(f"{__name__}.{name}").BRIDGE


def needed_by(name: str) -> Mapping[str, str]:
    """The variables that a theory must write for this bridge, with their levels; empty for most bridges."""
    return getattr(importlib.import_module(f"{__name__}.{name}"), "NEEDS", {})


def patterns_of(name: str) -> Traversable:
    """The file of the crude patterns that come with this bridge; it does not exist if the bridge has none."""
    return files(__name__) / "patterns" / f"{name}.toml"
