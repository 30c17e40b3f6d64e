"""What the tests of plausibility and their table measure, from plain arrays: draws first, then months.

Shares that move, membership that ebbs and swells. Each is one function, so that a test and the table cannot
mean different things.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.floating]
Truths = NDArray[np.bool_]

FEBRUARY, OCTOBER = 1, 9
QUIETEST, STORMIEST = 1 / 3, 1 / 10
MONTHS_OF_YEAR = 12


def shares(leads: Array) -> Array:
    """Each one's part of what all of them lead, (draws, months, parties); nan where nobody leads anybody."""
    total = leads.sum(axis=2, keepdims=True)
    return np.divide(leads, total, out=np.full(leads.shape, np.nan), where=total > 0)


def largest_rise(course: Array) -> Array:
    """The most that a course, (draws, months, ...), gains from one of its months to a later one, at least 0;
    months in which it is nan do not count."""
    return np.fmax.reduce(course - np.fmin.accumulate(course, axis=1), axis=1, initial=0.0)


@dataclass(frozen=True)
class Windows:
    """Eight months of each of some years, from February to October.

    One window a year, at the same months in every draw, whatever happens there: a stormy year has no more
    tries than a quiet one. A window in which a party is founded or dissolved is of neither kind, since shares
    then move by definition.

    Attributes:
        rise, fall: (draws, years, parties), the largest of a party's share within the window.
        crisis: (draws, years), with a crisis in one of its months at least.
        quiet: (draws, years), with a crisis in none of them, and under one rule.
    """

    rise: Array
    fall: Array
    crisis: Truths
    quiet: Truths

    def moved(self, by: float) -> Truths:
        """(draws, years): whether some party's share rises or falls by more."""
        return (np.maximum(self.rise, self.fall) > by).any(axis=2)


def windows(leads: Array, standing: Truths, crisis: Truths, rule: Array, januaries: Sequence[int]) -> Windows:
    """How far the parties of one country move in each year's window.

    Args:
        leads: (draws, months, parties).
        standing: (months, parties), whether a party is there.
        crisis: (draws, months).
        rule: (draws, months), who governs.
        januaries: the step of each year's January.
    """
    share = shares(leads)
    within = [slice(january + FEBRUARY, january + OCTOBER + 1) for january in januaries]
    same = np.array([(standing[months] == standing[months][0]).all() for months in within])
    stormy = np.stack([crisis[:, months].any(axis=1) for months in within], axis=1)
    ruled = np.stack([(rule[:, months] == rule[:, months][:, :1]).all(axis=1) for months in within], axis=1)
    return Windows(
        rise=np.stack([largest_rise(share[:, months]) for months in within], axis=1),
        fall=np.stack([largest_rise(-share[:, months]) for months in within], axis=1),
        crisis=stormy & same,
        quiet=~stormy & ruled & same,
    )


@dataclass(frozen=True)
class Frequency:
    """How often something is so in windows of one kind.

    Attributes:
        of_a_window: the chance for a window of the kind drawn from a draw: every draw that has one counts the
            same, however many it has. This compares crisis and quiet alike, so tests use it.
        of_a_draw: in how many of these draws it is so in any such window; more windows, more tries.
        draws: how many have a window of the kind.
    """

    of_a_window: float
    of_a_draw: float
    draws: int

    def __str__(self) -> str:
        return f"{self.of_a_window:.3f} of windows, {self.of_a_draw:.3f} of {self.draws} draws"


def frequency(so: Truths, kind: Truths) -> Frequency:
    """How often something is so in windows of a kind, both (draws, windows); nan where there is none."""
    has = kind.any(axis=1)
    if not has.any():
        return Frequency(np.nan, np.nan, 0)
    each = (so & kind)[has].sum(axis=1) / kind[has].sum(axis=1)
    return Frequency(float(each.mean()), float((so & kind)[has].any(axis=1).mean()), int(has.sum()))


@dataclass(frozen=True)
class Membership:
    """How members change within a calendar year, in quiet years and in stormy ones.

    Attributes:
        in_quiet, in_storm: relative change of all members of standing parties in a year, of all draws' years
            of the kind.
        gainers: of parties that stand in stormy years and have members, the share that has more at the end.
    """

    in_quiet: Array
    in_storm: Array
    gainers: float


def membership(members: Array, standing: Truths, activity: Array, counts: Truths) -> Membership:
    """Change of membership in the quietest third and the stormiest tenth of a draw's years, one at least.

    Args:
        members: (draws, months, parties) from a January on.
        standing: (months, parties), whether a party is there.
        activity: (draws, months), by whose yearly mean a draw's years are ranked.
        counts: (draws, months), false where another law holds, as for the members of those who govern; a year
            with such a month is left out before ranking.
    """
    years = (members.shape[1] - 1) // MONTHS_OF_YEAR
    months = years * MONTHS_OF_YEAR
    by_year = (years, MONTHS_OF_YEAR)
    january = np.arange(0, months, MONTHS_OF_YEAR)
    first, last = members[:, january], members[:, january + MONTHS_OF_YEAR]
    there = standing[:months].reshape(*by_year, -1).all(axis=1) & standing[january + MONTHS_OF_YEAR]
    before, after = (np.where(there, at, 0.0).sum(axis=2) for at in (first, last))
    change = np.divide(after - before, before, out=np.full(before.shape, np.nan), where=before > 0)
    mean = activity[:, :months].reshape(-1, *by_year).mean(axis=2)
    usable = counts[:, :months].reshape(-1, *by_year).all(axis=2) & np.isfinite(change)
    quiet, storm = ranked(mean, usable)
    manned = there & ((first > 0) | (last > 0)) & storm[:, :, None]
    gained = (last > first)[manned]
    return Membership(change[quiet], change[storm], float(gained.mean()) if gained.size else np.nan)


def ranked(height: Array, usable: Truths) -> tuple[Truths, Truths]:
    """Of each draw's usable years, (draws, years), the lowest third and the highest tenth, one at least."""
    number = usable.sum(axis=1, keepdims=True)
    place = np.where(usable, height, np.inf).argsort(axis=1, kind="stable").argsort(axis=1, kind="stable")
    low = place < np.maximum(1, np.floor(number * QUIETEST))
    high = place >= number - np.maximum(1, np.floor(number * STORMIEST))
    return low & usable, high & usable


def spread(values: Array) -> Array:
    """The most less the least among the last axis."""
    return values.max(axis=-1) - values.min(axis=-1)
