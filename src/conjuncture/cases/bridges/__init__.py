"""Bridges that any case may name in its `case.toml`: what a record counts, made of what a theory writes.

A bridge is a theory of a few mechanisms, the same for every theory that is run on the case. Where it lies
between what a theory means and what a record holds (votes, delegates), it may have quantities of its own.
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
    """The bridge of that name, one of `names()`."""
    return importlib.import_module(f"{__name__}.{name}").BRIDGE


def needed_by(name: str) -> Mapping[str, str]:
    """What a theory must write for that bridge, with the level on which it stands; nothing for most."""
    return getattr(importlib.import_module(f"{__name__}.{name}"), "NEEDS", {})


def patterns_of(name: str) -> Traversable:
    """The file of the crude patterns that come with that bridge; some have none, and no such file."""
    return files(__name__) / "patterns" / f"{name}.toml"
