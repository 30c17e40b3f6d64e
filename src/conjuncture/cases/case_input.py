"""An input of a case, from outside its society: recorded, or an assumption with its reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from conjuncture.records import RecordError

InputKind = Literal["recorded", "assumption", "in part"]


@dataclass(frozen=True)
class Spell:
    """A range of months in which an input of one member has one value, with its source or reason.

    Attributes:
        member: the member.
        since, until: months ("1914-08"); `until` is not included.
        kind: `recorded` (then with a source) or `assumption` (then with a reason).
    """

    member: str
    since: str
    until: str
    value: float
    kind: Literal["recorded", "assumption"]
    source_key: str
    reason: str


@dataclass(frozen=True, eq=False)
class Input:
    """A series that the case gives to every theory.

    Attributes:
        name: the name by which a mechanism reads it.
        values: one for each step of the case, (steps,), or one for each member of its level too, (steps,
            members), in the order of the society; read-only.
        unit: their unit.
        kind: `recorded`; `assumption` if it was set by judgement; `in part` if its spells are of both kinds.
        reason: how the values were made, and the reason for an assumption.
        source_key: the key of the source; empty for an assumption, and if spells have their own sources.
        assumed_years: years of a recorded input whose value is nevertheless an assumption.
        level: the level whose input it is; it counts only if members have different values.
        spells: the spells from which the values were made, if there are any.
    """

    name: str
    values: np.ndarray
    unit: str
    kind: InputKind
    reason: str
    source_key: str = ""
    assumed_years: tuple[int, ...] = ()
    level: str = "country"
    spells: tuple[Spell, ...] = ()

    def __post_init__(self) -> None:
        if self.values.ndim not in (1, 2) or not np.isfinite(self.values).all():
            raise RecordError(f"Input '{self.name}' needs one finite value for each step.")
        if not self.reason or bool(self.source_keys) != (self.kind != "assumption"):
            raise RecordError(
                f"Input '{self.name}': give a reason, and a source if and only if it is recorded."
            )
        self.values.setflags(write=False)

    @property
    def source_keys(self) -> tuple[str, ...]:
        """The keys of the sources, in order of first use."""
        keys = [self.source_key, *(spell.source_key for spell in self.spells)]
        return tuple(dict.fromkeys(key for key in keys if key))


def kind_of(kinds: Sequence[str]) -> InputKind:
    """The kind of a series or variable that was made from values of these kinds."""
    distinct = set(kinds)
    if distinct == {"recorded"}:
        return "recorded"
    return "in part" if "recorded" in distinct else "assumption"
