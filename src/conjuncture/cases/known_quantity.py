"""A quantity that a union, or anybody else, may know of itself; where it does not, the theory draws it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class KnownQuantity:
    """One row of the table.

    Attributes:
        name: the parameter that it is in the theory.
        unit: its unit.
        means: what it is, in a line.
        value: as the table has it; None: nobody knows, and each draw has a value from the theory's prior.
        source_key: of a value from a source, its key in the record.
        reason: how it was reckoned, or where else it is known from.
    """

    name: str
    unit: str
    means: str
    value: float | None
    source_key: str = ""
    reason: str = ""
