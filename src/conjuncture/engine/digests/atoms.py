"""Numbers, truths, texts and arrays: one form for each value, and sha256 over parts."""

from __future__ import annotations

import decimal
from collections.abc import Callable
from hashlib import sha256
from typing import Any

import numpy as np


def combined(*parts: str) -> str:
    """sha256 over some texts, each with its length, so that two different lists never look the same."""
    checksum = sha256()
    for part in parts:
        content = part.encode("utf-8", "surrogatepass")
        checksum.update(len(content).to_bytes(8, "little"))
        checksum.update(content)
    return checksum.hexdigest()


def atom(value: Any) -> str | None:
    """A number, truth or text in one form for each value (-0.0 is not 0.0); None for anything else."""
    if value is None or value is Ellipsis or value is NotImplemented:
        return repr(value)
    kind = type(value)
    if kind is float:
        return f"float {value.hex()}"
    if kind is complex:
        return f"complex {value.real.hex()} {value.imag.hex()}"
    if kind in (bool, int, str, bytes, range):
        return f"{kind.__name__} {value!r}"
    if isinstance(value, np.generic) and not isinstance(value, np.object_):
        return f"{value.dtype.str} {value.tobytes().hex()}"
    return None


def decimal_places() -> str:
    """The present rounding of decimal numbers: their results depend on it."""
    now = decimal.getcontext()
    traps = sorted(trap.__name__ for trap, set_ in now.traps.items() if set_)
    return repr((now.prec, now.rounding, now.Emin, now.Emax, now.clamp, traps))


def array(value: np.ndarray, of: Callable[[Any], str]) -> str:
    """The digest of an array: its type, shape and content; `of` digests objects that it holds."""
    if value.dtype.hasobject:
        return combined("array", str(value.shape), *(of(item) for item in value.ravel().tolist()))
    ordered = np.ascontiguousarray(value, dtype=value.dtype.newbyteorder("<"))
    return combined(
        "array", str(ordered.dtype.descr), str(value.shape), sha256(ordered.tobytes()).hexdigest()
    )
