"""The digest of a value and of all that it reaches.

Two values have the same digest only if they give the same results in every computation: for a function that
means its code, defaults and closure, and each constant, helper and attribute of the user's own modules that
its code names. Docstrings, file names and line numbers have no effect and are left out.

Things that cannot be followed are named in `Digest.unknown`: a result that depends on them must not be
stored.
"""

from __future__ import annotations

import collections
import datetime as dt
import decimal
import fractions
import functools
import re
import types
from dataclasses import dataclass, fields, is_dataclass
from enum import Enum
from typing import Any

import numpy as np

from conjuncture.engine.digests import functions, modules
from conjuncture.engine.digests.atoms import array, atom, combined, decimal_places
from conjuncture.errors import Place
from conjuncture.language.parameters import Parameter

_ATOMS = (bool, int, float, complex, str, bytes)
_COLLECTIONS = (dict, types.MappingProxyType, list, tuple, set, frozenset, collections.deque)
_WRITTEN = (dt.date, dt.time, dt.timedelta, decimal.Decimal, fractions.Fraction, re.Pattern)
"""Python's own types whose `repr` gives the whole value."""
_NATIVE = (types.BuiltinFunctionType, types.WrapperDescriptorType, types.MethodDescriptorType)
_DECIDES_NOTHING = frozenset({"__repr__", "__annotate__", "__annotate_func__", "_abc_impl"})
"""Attributes of a class that only show its objects. Special attributes without code are left out, too."""
_SHOWN = frozenset({*functools.WRAPPER_ASSIGNMENTS})
"""Attributes of an object that functools.update_wrapper copies from a function, to show it."""


@dataclass(frozen=True)
class Digest:
    """What was found.

    Attributes:
        value: sha256, 64 hexadecimal digits.
        unknown: what could not be followed, a sentence each; then `value` does not distinguish two values.
    """

    value: str
    unknown: tuple[str, ...] = ()


def digest(value: Any) -> Digest:
    """The digest of a value and of all that it reaches."""
    walk = _Walk()
    checksum = walk.of(value)
    return Digest(checksum, tuple(dict.fromkeys(walk.unknown)))


class _Walk:
    """One walk: an object that is met twice is digested once, and a circle ends where it closes."""

    def __init__(self) -> None:
        self.unknown: list[str] = []
        self._done: dict[int, str] = {}
        self._open: list[Any] = []  # from the requested value down to the present one
        self._alive: list[Any] = []  # another object could get the number of one that is released

    def of(self, value: Any) -> str:
        """The digest of one value."""
        plain = atom(value)
        if plain is not None:
            return combined("atom", plain)
        if id(value) in self._done:
            return self._done[id(value)]
        for depth, other in enumerate(reversed(self._open)):
            if other is value:
                return combined("circle", str(depth))
        self._open.append(value)
        try:
            checksum = self._composed(value)
        finally:
            self._open.pop()
        self._done[id(value)] = checksum
        self._alive.append(value)
        return checksum

    def _composed(self, value: Any) -> str:
        if isinstance(value, types.FunctionType):
            return self._function(value)
        if isinstance(value, np.ndarray):
            return self._array(value)
        if isinstance(value, Place):
            return combined("place")  # where something was declared
        if isinstance(value, Parameter):
            # Its prior is a part of each run's identity, by its name: the one given here, if it has one.
            return combined("quantity", value.name or "")
        if isinstance(value, types.ModuleType):
            return functions.module(value, self.of, self._stop)
        if isinstance(value, type):
            return self._class(value)
        if isinstance(value, types.MemberDescriptorType | types.GetSetDescriptorType):
            return combined("slot", value.__name__)
        if isinstance(value, Enum):
            return combined("enum", self.of(type(value)), value.name)
        if isinstance(value, types.MethodType):
            return combined("method", self.of(value.__func__), self.of(value.__self__))
        if isinstance(value, _NATIVE):
            return functions.builtin(value, self.of, self._stop)
        if isinstance(value, staticmethod | classmethod):
            return combined(type(value).__name__, self.of(value.__func__))
        if isinstance(value, property):
            return combined(
                "property", *(self.of(function) for function in (value.fget, value.fset, value.fdel))
            )
        if isinstance(value, functools.partial):
            content = (type(value), value.func, value.args, value.keywords, vars(value))
            return combined("partial", *(self.of(item) for item in content))
        if isinstance(value, (*_ATOMS, *_COLLECTIONS)):
            return self._collection(value)
        return self._object(value)

    def _function(self, value: types.FunctionType) -> str:
        # The requested function is always followed; functions that it reaches, only if they are the user's.
        if len(self._open) > 1 and modules.owner(value.__module__ or "") != "user":
            return functions.of_others(value, self.of, self._stop)
        return functions.function(value, self.of, self._stop)

    def _array(self, value: np.ndarray) -> str:
        """An array; of a class derived from numpy's, the class and its attributes, too."""
        plain = array(np.asarray(value), self.of)
        if type(value) is np.ndarray:
            return plain
        if modules.owner(type(value).__module__) == "user":
            return combined("derived", self._object(value), plain)
        return self._stop(f"it holds a numpy.{type(value).__name__}, which cannot be followed")

    def _collection(self, value: Any) -> str:
        """What a collection holds; of a class derived from Python's, the class and its attributes, too."""
        own = type(value)
        if own.__module__ in ("builtins", "collections", "types"):
            kind = combined(own.__name__, self.of(getattr(value, "default_factory", None)))
        else:
            kind = self._object(value)
        if isinstance(value, dict | types.MappingProxyType):
            # In the order of an iteration.
            return combined("mapping", kind, *(self.of(part) for pair in value.items() for part in pair))
        if isinstance(value, set | frozenset):
            return combined("set", kind, *sorted(self.of(item) for item in value))
        if isinstance(value, _ATOMS):
            base: Any = next(kind for kind in _ATOMS if isinstance(value, kind))
            return combined("derived", kind, self.of(base(value)))
        return combined("sequence", kind, *(self.of(item) for item in value))

    def _class(self, value: type) -> str:
        if modules.owner(value.__module__) != "user":
            return functions.foreign(value.__module__, f"{value.__module__}.{value.__qualname__}", self._stop)
        content = [
            combined(name, self.of(item))
            for name, item in sorted(vars(value).items())
            if name not in _DECIDES_NOTHING and (callable(item) or not name.startswith("__"))
        ]
        above = (type(value), *value.__bases__)  # an attribute may stand in the class of a class
        return combined("class", value.__qualname__, *(self.of(parent) for parent in above), *content)

    def _object(self, value: Any) -> str:
        kind = type(value)
        wrapped = getattr(value, "__wrapped__", None)
        if modules.owner(kind.__module__) == "user":
            content = _attributes(value)
        elif isinstance(wrapped, types.FunctionType):  # kept by functools.cache, compiled by jax.jit, ...
            if modules.owner(wrapped.__module__ or "") == "user":
                _forget(value)
            return combined("wrapped", kind.__qualname__, self.of(wrapped))
        elif is_dataclass(value):
            content = {field_.name: getattr(value, field_.name) for field_ in fields(value)}
        elif isinstance(value, _WRITTEN):
            rounded = decimal_places() if isinstance(value, decimal.Decimal) else ""
            return combined("written", kind.__qualname__, repr(value), rounded)
        elif isinstance(value, np.ufunc | np.dtype):
            return functions.foreign("numpy", repr(value), self._stop)
        else:
            return self._stop(f"it holds a {kind.__module__}.{kind.__qualname__}, which cannot be followed")
        return combined(
            "object", self.of(kind), *(combined(name, self.of(content[name])) for name in sorted(content))
        )

    def _stop(self, why: str) -> str:
        inside = next(
            (outer for outer in reversed(self._open) if isinstance(outer, types.FunctionType)), None
        )
        where = f"'{inside.__name__}'" if inside is not None else "A value"
        self.unknown.append(f"{where} cannot be fingerprinted: {why}.")
        return combined("unknown")


def _forget(value: Any) -> None:
    """Empty the caches of functools.cache or jax.jit: they may be older than a constant digested now."""
    for name in ("cache_clear", "clear_cache"):
        clear = getattr(value, name, None)
        if callable(clear):
            clear()


def _attributes(value: Any) -> dict[str, Any]:
    """The attributes of an object of the user's class, in its dictionary and its slots."""
    content = {name: item for name, item in getattr(value, "__dict__", {}).items() if name not in _SHOWN}
    for base in type(value).__mro__:
        slots = base.__dict__.get("__slots__") or ()
        for slot in (slots,) if isinstance(slots, str) else slots:
            private = slot.startswith("__") and not slot.endswith("__")
            name = f"_{base.__name__.lstrip('_')}{slot}" if private else slot  # as Python keeps it
            if hasattr(value, name):
                content[name] = getattr(value, name)
    return content
