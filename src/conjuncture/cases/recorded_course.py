"""The recorded course of events: the outcome of each event in each month, if it is recorded.

A simulation can be put on this course exactly (`conjuncture.condition`). If historians read the same record
in different ways, it has more than one coding.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from conjuncture.errors import nearest
from conjuncture.files.dates import month_of
from conjuncture.grammar import counted
from conjuncture.language.events import UNRECORDED, other_than
from conjuncture.records import RecordError


@dataclass(frozen=True)
class RecordedSpell:
    """Months in which an event had one recorded outcome.

    Attributes:
        event: the theory's variable with the outcome.
        member: the member of the event; empty: all members of its level.
        since, until: months; `until` is not included.
        outcome: its number; None: nothing is recorded.
        denied: whether the record says that this outcome did not come.
        coding: the coding that the spell belongs to; empty: every coding without a spell of its own there.
        kind: "recorded", or "reading" if historians read the record in different ways.
        source_key: the source.
        reason: what the outcome stands for, in words.
    """

    event: str
    member: str
    since: str
    until: str
    outcome: float | None
    denied: bool
    coding: str
    kind: Literal["recorded", "reading"]
    source_key: str
    reason: str

    @property
    def code(self) -> float:
        """The code of `conjuncture.language.events`."""
        if self.outcome is None:
            return UNRECORDED
        return other_than(self.outcome) if self.denied else self.outcome


@dataclass(frozen=True)
class RecordedCourse:
    """The record of a case's events.

    Attributes:
        start: the first month of the case.
        steps: the number of its months.
        spells: the recorded spells.
    """

    start: str
    steps: int
    spells: tuple[RecordedSpell, ...] = ()

    @property
    def events(self) -> tuple[str, ...]:
        """The events with a record."""
        return tuple(dict.fromkeys(spell.event for spell in self.spells))

    @property
    def members(self) -> tuple[str, ...]:
        """The members with a record."""
        return tuple(dict.fromkeys(spell.member for spell in self.spells))

    @property
    def codings(self) -> tuple[str, ...]:
        """The names of the other codings."""
        return tuple(dict.fromkeys(spell.coding for spell in self.spells if spell.coding))

    @property
    def month_names(self) -> tuple[str, ...]:
        """All months of the case."""
        months = np.datetime64(self.start, "M") + np.arange(self.steps)
        return tuple(map(str, months))

    def codes(
        self,
        event: str,
        members: Sequence[str],
        *,
        codings: Sequence[str] = (),
        until: str = "",
        of: Sequence[str] = (),
        leave_free: Sequence[str] = (),
    ) -> NDArray[np.float32]:
        """The codes of an event, (steps, members): see `conjuncture.language.events`.

        Args:
            event: its name.
            members: the members of its level, in their order; one empty name if the level has no names.
            codings: codings whose spells replace others; a later one replaces an earlier one.
            until: the first month that is not used; empty: the end of the case.
            of: the members whose record is used; all if none is named.
            leave_free: months with a recorded passage; from then on the record of the members that had the
                passage is not used, since it presupposes the passage.

        Raises:
            RecordError: an unknown coding, a member without a record, a month outside the case, or a month in
                `leave_free` without a recorded passage.
        """
        self._check(codings, of)
        codes = np.full((self.steps, len(members)), UNRECORDED, np.float32)
        for now in ("", *codings):
            for spell in self.spells:
                if spell.event == event and spell.coding == now and (not of or spell.member in of):
                    first, after = (self._step(month) for month in (spell.since, spell.until))
                    for place in _places(spell.member, members):
                        codes[first:after, place] = spell.code
        end = self._step(until) if until else self.steps
        codes[end:] = UNRECORDED
        for month in leave_free:
            self._leave_free(codes, self._step(month), event)
        return codes

    def _check(self, codings: Sequence[str], of: Sequence[str]) -> None:
        for coding in codings:
            if coding not in self.codings:
                raise RecordError(
                    f"the recorded course has no coding '{coding}'.", remedy=nearest(coding, self.codings)
                )
        for member in of:
            if member not in self.members:
                raise RecordError(f"nothing is recorded of '{member}'.", remedy=nearest(member, self.members))

    def _step(self, month: str) -> int:
        at = np.datetime64(month_of(month), "M") - np.datetime64(self.start, "M")
        step = int(at.astype(int))
        if not 0 <= step <= self.steps:
            raise RecordError(
                f"{month} lies outside the case, which begins in {self.start} and has "
                f"{counted(self.steps, 'month')}.",
                remedy="Name a month of the case.",
            )
        return step

    def _leave_free(self, codes: NDArray[np.float32], step: int, event: str) -> None:
        passes = [place for place in range(codes.shape[1]) if passage_in(codes[:, place], step)]
        if not passes:
            raise RecordError(
                f"nothing is recorded of '{event}' that came in {self.month_names[step]}.",
                remedy="Name the month of a recorded passage.",
            )
        for place in passes:
            codes[step:, place] = UNRECORDED


def passage_in(codes: NDArray[np.floating], step: int) -> bool:
    """Whether the record of one member, (steps,), has another outcome in this step than in the one before.

    Before the first step the outcome is 0.
    """
    before = codes[step - 1] if step else 0.0
    return bool(codes[step] >= 0 and before >= 0 and codes[step] != before)


def _places(member: str, members: Sequence[str]) -> list[int]:
    if not member:
        return list(range(len(members)))
    return [place for place, name in enumerate(members) if name == member]
