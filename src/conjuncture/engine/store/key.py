"""Keys: what a kept thing is. It is read only where all of its key is the one that is looked for."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

_SHOWN = 20  # of 64 hexadecimal digits: enough for a name; the file holds them all


@dataclass(frozen=True)
class Key:
    """What a kept thing is.

    Attributes:
        kind: a batch of draws, a batch of lanes of several worlds, a finding, or the plan of a run.
        fingerprint: sha256 of everything that decides it.
        number: of the batch.
        draws: the numbers of the draws it holds, in the order in which it holds them.
    """

    kind: Literal["batch", "worlds", "finding", "plan"]
    fingerprint: str
    number: int = 0
    draws: tuple[int, ...] = ()

    @property
    def short(self) -> str:
        """The part of the fingerprint that names files and folders."""
        return self.fingerprint[:_SHOWN]

    def as_data(self) -> dict[str, Any]:
        """The key as what JSON can hold."""
        return {
            "kind": self.kind,
            "fingerprint": self.fingerprint,
            "number": self.number,
            "draws": list(self.draws),
        }


def fingerprint_of(decides: Mapping[str, Any]) -> str:
    """sha256 of what decides a thing: a mapping of what JSON can hold."""
    return hashlib.sha256(json.dumps(decides, sort_keys=True).encode()).hexdigest()
