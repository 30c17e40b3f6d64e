"""Traces: what a claim and its rivals would leave in a record, declared before the record is searched.

A trace is a recorded figure between bounds. Some theories should leave it, some should not, and some say
nothing about it. Whether it is recorded, and how often each theory leaves it: see
`inquiry.identifying.traces`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from conjuncture.files.dates import month_of
from conjuncture.inquiry.codec import made
from conjuncture.inquiry.errors import QuestionError

_LISTS = ("left_by", "not_left_by", "silent")


@dataclass(frozen=True)
class Stretch:
    """Figures with which a trace compares: of the same target or another, in some months.

    Attributes:
        target: the name of a target of the case; empty: the trace's own.
        since, until: the first and the last month in which their periods begin; empty: no bound.
    """

    target: str = ""
    since: str = ""
    until: str = ""

    def __post_init__(self) -> None:
        _check_months(self.since, self.until)


@dataclass(frozen=True)
class Trace:
    """A recorded figure between bounds, and which theories should leave it.

    Attributes:
        name: in words, unique in its ledger.
        claim: the id of the claim that it bears on.
        target: the name of a target of the case. If there are several figures, their mean counts.
        since, until: the first and the last month in which the periods of these figures begin; left out: no
            bound.
        above, below: the figure lies above, or below, this, in the unit of the target; give
            one or both.
        than: other figures: the bounds are then multiples of their mean.
        case: the case that records it; left out: the claim's.
        left_by: the theories that should leave it.
        not_left_by: the theories that should not leave it, or less often.
        silent: the theories that say nothing about it; they are run like the others.
        reason: why these theories should, or should not.
        source: where they say so.
    """

    name: str
    claim: str
    target: str
    reason: str
    source: str
    left_by: tuple[str, ...]
    not_left_by: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()
    since: str = ""
    until: str = ""
    above: float | None = None
    below: float | None = None
    than: Stretch | None = None
    case: str = ""

    def __post_init__(self) -> None:
        _check_months(self.since, self.until)
        if self.above is None and self.below is None:
            raise QuestionError("it has no bound.", remedy="Write above or below, or both.")
        if self.above is not None and self.below is not None and self.above >= self.below:
            raise QuestionError(
                f"no figure is above {self.above:g} and below {self.below:g}.", remedy="Exchange them."
            )
        if not self.left_by:
            raise QuestionError(
                "no theory should leave it.", remedy="Name one in left_by, or leave the trace out."
            )
        twice = [name for name in self.theories if self.theories.count(name) > 1]
        if twice:
            raise QuestionError(f"it names '{twice[0]}' twice.", remedy="Each theory says one thing of it.")
        if len(self.theories) < 2:
            raise QuestionError(
                "it names one theory, so that nothing can be told apart.",
                remedy="Name a rival in left_by, not_left_by or silent.",
            )

    @property
    def theories(self) -> tuple[str, ...]:
        """All theories that it names."""
        return (*self.left_by, *self.not_left_by, *self.silent)

    @property
    def figures(self) -> Stretch:
        """Its own figures."""
        return Stretch(self.target, self.since, self.until)

    @property
    def others(self) -> Stretch | None:
        """The figures that it compares them with; None where the bounds are in the target's unit."""
        if self.than is None:
            return None
        return Stretch(self.than.target or self.target, self.than.since, self.than.until)

    def holds(self, figure: float, other: float = 1.0) -> bool:
        """Whether a figure lies between the bounds; a figure that is not a number does not.

        Args:
            figure: in the unit of the target.
            other: the figure it is compared with, in the same unit; 1 if there is none.
        """
        above = self.above is None or figure > self.above * other
        below = self.below is None or figure < self.below * other
        return above and below


def trace_from(table: Mapping[str, Any]) -> Trace:
    """The trace that a table of a ledger's file describes.

    Raises:
        QuestionError: a key that is unknown, missing or of another kind; no bound; only one theory.
    """
    given = {
        key: tuple(item) if key in _LISTS and isinstance(item, list) else item for key, item in table.items()
    }
    for key in ("above", "below"):
        item = given.get(key, 0.0)
        if isinstance(item, bool) or not isinstance(item, int | float):
            raise QuestionError(f"'{key}' is a number, not {item!r}.")
        if key in given:
            given[key] = float(item)
    if "than" in given:
        if not isinstance(given["than"], Mapping):
            raise QuestionError(
                f"'than' is a table, not {given['than']!r}.",
                remedy='Write than = { since = "1909-01", until = "1911-12" }.',
            )
        given["than"] = made(Stretch, given["than"], "than")
    return made(Trace, given)


def _check_months(since: str, until: str) -> None:
    for month in (since, until):
        if month:
            month_of(month)
    if since and until and month_of(since) > month_of(until):
        raise QuestionError(f"no month is from {since} to {until}.", remedy="Exchange them.")
