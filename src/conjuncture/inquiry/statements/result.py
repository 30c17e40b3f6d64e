"""The results of statements, as data."""

from __future__ import annotations

from dataclasses import dataclass

from conjuncture.inquiry.estimates import Band
from conjuncture.inquiry.experiments.sizes import SizeOfChange, each_once
from conjuncture.inquiry.proportions import Proportion
from conjuncture.inquiry.results import Result


@dataclass(frozen=True)
class StatementShown:
    """The result of one statement over the draws that count.

    Attributes:
        statement: in words.
        difference: how far it is on its side, in the outcome's unit.
        null_band: the null band.
        margin: how much more than the null band is needed.
        holds, contrary, within: shares of the draws in which it holds, in which its reverse holds, and in
            which neither holds; NaN if no draw counts.
        changed: the sizes of what interventions change in its worlds.
        unchanged: whether it compares two worlds, and every difference between them changes next to nothing.
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
    """The statements that must hold for a draw to count: in how many draws all hold, and each by itself."""

    counted: Proportion
    statements: tuple[StatementShown, ...]


@dataclass(frozen=True, eq=False, kw_only=True)
class StatementResult(Result):
    """The result of several statements together.

    Attributes:
        draws, failed: how many count, and how many failed.
        holds: in how many all hold.
        contrary: in how many at least one is reversed.
        statements: each by itself.
        given: the result of the given statements; None: all draws count.
    """

    draws: int
    failed: int
    holds: Proportion
    contrary: Proportion
    statements: tuple[StatementShown, ...]
    given: Given | None = None

    @property
    def changed(self) -> tuple[SizeOfChange, ...]:
        """The sizes of what interventions changed, in all its statements and in the given ones."""
        every = (*self.statements, *(self.given.statements if self.given else ()))
        return each_once(size for one in every for size in one.changed)
