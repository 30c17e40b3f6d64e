"""Bridges that any case may name in its `case.toml`: what a record counts, made of what a theory writes.

A bridge is a theory of a few mechanisms, the same for every theory that is run on the case. Where it lies
between what a theory means and what a record holds (votes, delegates), it may have quantities of its own.
"""

from __future__ import annotations

import importlib
import pkgutil

from conjuncture.language.theory import Theory


def names() -> tuple[str, ...]:
    """The bridges that come with conjuncture, in alphabetical order."""
    return tuple(sorted(module.name for module in pkgutil.iter_modules(__path__)))


def called(name: str) -> Theory:
    """The bridge of that name, one of `names()`."""
    return importlib.import_module(f"{__name__}.{name}").BRIDGE
