"""What a function reaches: code, defaults, closure (so a factory's arguments), global names, imports."""

from __future__ import annotations

import builtins
import sys
from collections.abc import Callable, Sequence
from types import CellType, FunctionType, ModuleType
from typing import Any

from conjuncture.engine.digests import modules
from conjuncture.engine.digests.atoms import combined, decimal_places
from conjuncture.engine.digests.bytecode import Import, code_digest, names_in, reached, texts_in

Of = Callable[[Any], str]
"""The digest of a value."""
Stop = Callable[[str], str]
"""Notes why something cannot be followed, and gives the digest that stands for it."""

_LEFT_OUT = frozenset(
    {"__doc__", "__annotations__", "__annotate__", "get_type_hints", "get_annotations", "getdoc"}
)
"""Texts for readers decide nothing, unless code reads them."""

_MISSING = combined("missing")  # an error when it runs, the same each time


def function(value: FunctionType, of: Of, stop: Stop) -> str:
    """The digest of a function with all that it reaches."""
    beyond = reached(value.__code__)
    for name in sorted(beyond.writes):
        stop(f"it sets the global name '{name}'")
    for name in sorted(_LEFT_OUT & (names_in(value.__code__) | texts_in(value.__code__))):
        stop(f"it reads '{name}', which is left out of a fingerprint")
    return combined(
        "function",
        value.__qualname__,
        code_digest(value.__code__, value.__doc__),
        of(value.__defaults__),
        of(value.__kwdefaults__),
        of(vars(value)),
        *(_cell(cell, of) for cell in value.__closure__ or ()),
        *(combined(".".join(path), _global(value, path, of, stop)) for path in sorted(beyond.names)),
        *(combined(leaf[0], _imported(value, leaf, of, stop)) for leaf in sorted(beyond.imports)),
    )


def of_others(value: FunctionType, of: Of, stop: Stop) -> str:
    """A function of Python, of a third party or of conjuncture's core.

    If its name finds it, it is identified by that name. If it was made by a call, as by jax.vmap, the digest
    also covers what it was made from.
    """
    origin = foreign(value.__module__, f"{value.__module__}.{value.__qualname__}", stop)
    value_there: Any = sys.modules.get(value.__module__)
    for part in value.__qualname__.split("."):
        value_there = getattr(value_there, part, None)
    if value_there is value:
        return origin
    holds = (value.__defaults__, value.__kwdefaults__, vars(value))
    cells = (_cell(cell, of) for cell in value.__closure__ or ())
    made_by = code_digest(value.__code__, value.__doc__)
    return combined("made", origin, made_by, *(of(hold) for hold in holds), *cells)


def foreign(module: str, where: str, stop: Stop) -> str:
    """Something of Python, of a third party or of conjuncture's core: known by its name and version.

    Args:
        module: the module in which it stands.
        where: its full name.
        stop: called if its results depend on more than arguments and version.
    """
    kind = modules.owner(module)
    if kind == "core":
        return combined("core", where)  # the digest of the core is a part of each run's identity
    if not modules.is_sure(module) or (kind == "third party" and modules.reads_files(where)):
        return stop(f"it reaches '{module}', whose results are not decided by its arguments")
    version = modules.distribution(module) if kind == "third party" else ""
    return combined(kind, where, version, *([decimal_places()] if module in ("decimal", "_decimal") else []))


def builtin(value: Any, of: Of, stop: Stop) -> str:
    """A function that is not Python code: `math.exp`, a method of a list."""
    itself = getattr(value, "__self__", None)
    if itself is not None and not isinstance(itself, ModuleType | type):
        return combined("bound", value.__name__, of(itself))
    module = getattr(value, "__module__", None) or "builtins"
    if module == "builtins" and value.__qualname__ in modules.UNSURE:
        return stop(f"it calls {value.__qualname__}()")
    return foreign(module, f"{module}.{value.__qualname__}", stop)


def module(value: ModuleType, of: Of, stop: Stop) -> str:
    """A module that is used as a whole: all its content, if it is the user's."""
    name = value.__name__
    if modules.owner(name) != "user":
        return foreign(name, name, stop)
    content = {key: item for key, item in vars(value).items() if not key.startswith("__")}
    return combined("module", *(combined(key, of(content[key])) for key in sorted(content)))


def _cell(cell: CellType, of: Of) -> str:
    try:
        return combined("cell", of(cell.cell_contents))
    except ValueError:  # not yet filled
        return _MISSING


def _global(value: FunctionType, path: tuple[str, ...], of: Of, stop: Stop) -> str:
    """The value of a global name, with its attributes as far as they lead through modules."""
    name, *rest = path
    if name in value.__globals__:
        return _attribute(value.__globals__[name], rest, of, stop)
    if not hasattr(builtins, name):
        return _MISSING
    return stop(f"it calls {name}()") if name in modules.UNSURE else combined("built-in", name)


def _attribute(value: Any, rest: Sequence[str], of: Of, stop: Stop) -> str:
    for place, name in enumerate(rest):
        if not isinstance(value, ModuleType):
            break
        if modules.owner(value.__name__) != "user":
            return foreign(".".join((value.__name__, *rest[place:-1])), ".".join(rest), stop)
        if not hasattr(value, name):
            return _MISSING
        value = getattr(value, name)
    return of(value)


def _imported(value: FunctionType, what: Import, of: Of, stop: Stop) -> str:
    """A module that is imported when the function runs: the whole of it, and of the package it binds."""
    named = names_in(value.__code__)
    name, level, members = what
    own = value.__globals__.get("__builtins__", builtins)
    # A user's file can import the files in its folder.
    load = own["__import__"] if isinstance(own, dict) else own.__import__
    try:
        bound = load(name, value.__globals__, None, members, level)
        leaf = load(name, value.__globals__, None, ("__name__",), level)
    except ImportError:
        return stop(f"it imports '{name}', which cannot be found")
    others = isinstance(leaf, ModuleType) and modules.owner(leaf.__name__) == "third party"
    for unsure in sorted(modules.READS.union(("random",)).intersection(named)) if others else ():
        stop(f"it imports '{name}' and names '{unsure}', whose results are not decided by its arguments")
    return combined(of(bound), of(leaf), *(of(getattr(leaf, member, None)) for member in members))
