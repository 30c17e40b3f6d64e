"""What the draws show of statements, as data."""

from __future__ import annotations

from dataclasses import dataclass

from conjuncture.inquiry.estimates import Band
from conjuncture.inquiry.experiments.sizes import SizeOfChange, each_once
from conjuncture.inquiry.proportions import Proportion
from conjuncture.inquiry.results import Result


@dataclass(frozen=True)
class StatementShown:
    """What the draws that count show of one statement.

    Attributes:
        statement: in words.
        difference: how far it is on its side, in the outcome's unit.
        null_band: the null twin's band.
        margin: what is needed on top of it.
        holds, contrary, within: shares of the draws in which it holds, in which its reverse does, and in
            which neither does; not a number where none counts.
        changed: the size of what interventions change in its worlds.
        unchanged: whether it compares two worlds, and all that tells them apart changes next to nothing.
    """

    statement: str
    difference: Band
    null_band: float
    margin: float
    holds: float
    contrary: float
    within: float
    changed: tuple[SizeOfChange, ...] = ()
    unchanged: bool = False


@dataclass(frozen=True)
class Given:
    """What must hold for a draw to count: in how many it does, and each statement of it over all draws."""

    counted: Proportion
    statements: tuple[StatementShown, ...]


@dataclass(frozen=True, eq=False, kw_only=True)
class StatementResult(Result):
    """What the draws show of statements together.

    Attributes:
        draws, failed: how many count, and how many failed.
        holds: in how many all hold.
        contrary: in how many one at least is reversed.
        statements: each by itself.
        given: what must hold for a draw to count; None: all count.
    """

    draws: int
    failed: int
    holds: Proportion
    contrary: Proportion
    statements: tuple[StatementShown, ...]
    given: Given | None = None

    @property
    def changed(self) -> tuple[SizeOfChange, ...]:
        """The size of whatever interventions changed, in all its statements and in what is given."""
        every = (*self.statements, *(self.given.statements if self.given else ()))
        return each_once(size for one in every for size in one.changed)
