"""A function's compiled code: its digest, and what it reaches by name.

The compiled code is what runs. A file's text may have changed since it was loaded, so it is not used.
"""

from __future__ import annotations

import dis
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from types import CodeType
from typing import Any

from conjuncture.engine.digests.atoms import atom, combined

_HAS_DOCSTRING = 0x4000000  # the flag of compiled code from Python 3.13 on
_GLOBAL = frozenset({"LOAD_GLOBAL", "LOAD_NAME"})
_ATTRIBUTE = frozenset({"LOAD_ATTR", "LOAD_METHOD"})
_WRITES = frozenset({"STORE_GLOBAL", "DELETE_GLOBAL"})
_KEPT = 16_384  # a large theory has some hundred functions

Import = tuple[str, int, tuple[str, ...]]
"""A module imported inside code: its name, the points before it, and the names taken from it."""


@dataclass(frozen=True)
class Reached:
    """What some code reaches beyond its arguments and its closure.

    Attributes:
        names: global names, each with the attributes that are taken of it: `settings.rate` is
            ("settings", "rate"), and a name used as a whole is ("settings",).
        imports: modules imported inside the code.
        writes: global names that the code sets: then it is not a pure function.
    """

    names: frozenset[tuple[str, ...]]
    imports: frozenset[Import]
    writes: frozenset[str]


@lru_cache(maxsize=_KEPT)
def reached(code: CodeType) -> Reached:
    """The names that the code, and the functions defined inside it, reach."""
    names: set[tuple[str, ...]] = set()
    imports: set[Import] = set()
    writes: set[str] = set()
    for part in _parts(code):
        steps = [step for step in dis.get_instructions(part) if step.opname not in ("CACHE", "EXTENDED_ARG")]
        for place, step in enumerate(steps):
            if step.opname in _GLOBAL:
                names.add((str(step.argval), *_attributes(steps[place + 1 :])))
            elif step.opname == "IMPORT_NAME":
                imports.add((str(step.argval), *_level_and_names(steps[:place])))
            elif step.opname in _WRITES:
                writes.add(str(step.argval))
    return Reached(frozenset(names), frozenset(imports), frozenset(writes))


def names_in(code: CodeType) -> frozenset[str]:
    """All names of globals, attributes and modules in the code, and in what is defined inside it."""
    return frozenset(name for part in _parts(code) for name in part.co_names)


def texts_in(code: CodeType) -> frozenset[str]:
    """All texts that are constants in the code, such as a name for getattr()."""
    return frozenset(
        constant for part in _parts(code) for constant in part.co_consts if isinstance(constant, str)
    )


@lru_cache(maxsize=_KEPT)
def code_digest(code: CodeType, doc: str | None) -> str:
    """The digest of compiled code with its constants; its docstring, file, name and lines are left out."""
    constants = [_constant(constant) for constant in code.co_consts]
    documented = bool(code.co_flags & _HAS_DOCSTRING) or bool(constants and code.co_consts[0] in (doc, None))
    if constants and documented and not _uses_first_constant(code):
        constants[0] = ""  # the place of the docstring, if there is one
    return combined(
        code.co_code.hex(),
        code.co_exceptiontable.hex(),
        str((code.co_names, code.co_varnames, code.co_freevars, code.co_cellvars)),
        str((code.co_argcount, code.co_posonlyargcount, code.co_kwonlyargcount)),
        str(code.co_flags & ~_HAS_DOCSTRING),
        *constants,
    )


def _constant(value: Any) -> str:
    """The digest of a constant in code: a number, a text, code, or a tuple or set of such."""
    if isinstance(value, CodeType):
        first = value.co_consts[0] if value.co_consts else None
        return code_digest(value, first if isinstance(first, str) else None)
    if isinstance(value, tuple):
        return combined("tuple", *(_constant(item) for item in value))
    if isinstance(value, frozenset):
        return combined("set", *sorted(_constant(item) for item in value))
    if isinstance(value, slice):
        return combined("slice", *(_constant(bound) for bound in (value.start, value.stop, value.step)))
    return combined("atom", atom(value) or repr(value))


def _uses_first_constant(code: CodeType) -> bool:
    """Whether the code uses its first constant, in the place where Python also keeps the docstring."""
    return any(step.opcode in dis.hasconst and step.arg == 0 for step in dis.get_instructions(code))


def _parts(code: CodeType) -> Iterator[CodeType]:
    """The code, and that of all functions, classes and comprehensions defined inside it."""
    yield code
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _parts(constant)


def _attributes(steps: list[dis.Instruction]) -> Iterator[str]:
    """The chain of attributes from here on."""
    for step in steps:
        if step.opname not in _ATTRIBUTE:
            return
        yield str(step.argval)


def _level_and_names(before: list[dis.Instruction]) -> tuple[int, tuple[str, ...]]:
    """The two values pushed before an import: how many points it begins with, and what is taken."""
    level, names = (before[-2].argval, before[-1].argval) if len(before) > 1 else (0, None)
    return level if isinstance(level, int) else 0, names if isinstance(names, tuple) else ()
