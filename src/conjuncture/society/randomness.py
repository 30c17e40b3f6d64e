"""A stream of random numbers for each named decision."""

from __future__ import annotations

import hashlib

import numpy as np


def stream(seed: int, *names: str) -> np.random.Generator:
    """A generator that depends on the seed and the names alone.

    Each trait draws from its own stream, so adding, dropping or reordering traits moves no other trait's
    values. The key is the first 128 bits of a SHA-256 digest; the generator is Philox (Salmon et al. 2011).
    """
    text = "\x1f".join((str(int(seed)), *names))
    key = int.from_bytes(hashlib.sha256(text.encode()).digest()[:16], "little")
    return np.random.Generator(np.random.Philox(key=key))
