"""A quantity that an organisation may know about itself; if it does not, the theory draws it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class KnownQuantity:
    """One row of the table.

    Attributes:
        name: the name of the theory's parameter.
        unit: its unit.
        means: a description in one line.
        value: the value in the table; None: unknown, and each draw has a value from the theory's prior.
        source_key: the key of the value's source in the record, if it has one.
        reason: how the value was computed, or another origin.
    """

    name: str
    unit: str
    means: str
    value: float | None
    source_key: str = ""
    reason: str = ""
