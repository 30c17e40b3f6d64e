"""Noise by place: each random number is a function of seed, draw, variable, step, member and call alone.

Threefry-2x32 with 20 rounds (Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3",
SC 2011): a counter-based generator of published quality, computed element by element, so that each number can
be computed by itself and in any order.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Any

import numpy as np

from conjuncture.language.errors import TheoryError
from conjuncture.language.noise import Noise

_ROTATIONS = ((13, 15, 26, 6), (17, 29, 16, 24))
_PARITY = np.uint32(0x1BD11BDA)
CALLS = 4096  # calls of noise (and parts of vectors) that one mechanism may make in one step
LONGEST_RUN = 2**32 // CALLS


def threefry(key0: Any, key1: Any, counter0: Any, counter1: Any) -> tuple[Any, Any]:
    """Two 32-bit random words for a 64-bit key and a 64-bit counter (arrays of uint32 that broadcast)."""
    keys = (key0, key1, key0 ^ key1 ^ _PARITY)
    x0, x1 = counter0 + keys[0], counter1 + keys[1]
    for block in range(5):
        for rotation in _ROTATIONS[block % 2]:
            x0 = x0 + x1
            x1 = ((x1 << np.uint32(rotation)) | (x1 >> np.uint32(32 - rotation))) ^ x0
        x0 = x0 + keys[(block + 1) % 3]
        x1 = x1 + (keys[(block + 2) % 3] + np.uint32(block + 1))
    return x0, x1


def key(seed: int, draw: Any, name: str) -> tuple[Any, Any]:
    """The key of a variable (or parameter) in a draw: two uint32 of the shape of `draw`."""
    key0, key1 = keys(seed, np.reshape(draw, -1), (name,))
    return key0.reshape(np.shape(draw))[()], key1.reshape(np.shape(draw))[()]


def keys(seed: int, draws: Any, names: Iterable[str]) -> tuple[Any, Any]:
    """The keys of several variables in some draws: two arrays of uint32, (names, draws)."""
    words = [int.from_bytes(hashlib.sha256(name.encode()).digest()[:4], "little") for name in names]
    low, high = np.uint32(seed & 0xFFFFFFFF), np.uint32((seed >> 32) & 0xFFFFFFFF)
    with np.errstate(over="ignore"):
        return threefry(low, high, np.asarray(draws, np.uint32), np.array(words, np.uint32)[:, None])


def unit(bits: Any) -> Any:
    """A number in [0, 1) from the upper 24 of 32 random bits: exact in float32."""
    return (bits >> np.uint32(8)).astype(np.float32) * np.float32(2.0**-24)


class Calls(Noise):
    """Counts the calls within a mechanism; a runner gives the uniform number of a call."""

    __slots__ = ("used",)

    def __init__(self) -> None:
        self.used = 0

    def _next(self, parts: int) -> int:
        first = self.used
        self.used += max(parts, 1)
        if self.used > CALLS:
            raise TheoryError(
                f"a mechanism asks for more than {CALLS} random numbers for one member in one step.",
                remedy="Split it into several mechanisms.",
            )
        return first
