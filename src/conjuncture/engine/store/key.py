"""Keys: the identity of a stored thing. It is read only if its whole key is the requested one."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

_SHOWN = 20  # of 64 hexadecimal digits: enough for a name; the file has all


@dataclass(frozen=True)
class Key:
    """The identity of a stored thing.

    Attributes:
        kind: a batch of draws, a batch of lanes of several worlds, a finding, or the plan of a run.
        fingerprint: sha256 of everything that determines it.
        number: of the batch.
        draws: the numbers of its draws, in their order.
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
        """The key as plain data for JSON."""
        return {
            "kind": self.kind,
            "fingerprint": self.fingerprint,
            "number": self.number,
            "draws": list(self.draws),
        }


def fingerprint_of(decides: Mapping[str, Any]) -> str:
    """sha256 of what determines a thing: a mapping of plain data for JSON."""
    return hashlib.sha256(json.dumps(decides, sort_keys=True).encode()).hexdigest()
