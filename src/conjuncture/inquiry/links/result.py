"""The result of asking for links, as data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from conjuncture.inquiry.proportions import Proportion
from conjuncture.inquiry.results import Result

Role = Literal["joins", "carries the first", "carries the second", "carries both"]


@dataclass(frozen=True)
class Standing:
    """In how many draws both statements hold, and each of them."""

    together: Proportion
    first: Proportion
    second: Proportion


@dataclass(frozen=True, kw_only=True)
class SetFound(Standing):
    """A set of switches, and in how many draws the statements hold without it."""

    set: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class NeededFound(SetFound):
    """`necessary`: of the draws in which both hold, those in which this set, and no smaller, is necessary."""

    necessary: Proportion


@dataclass(frozen=True, kw_only=True)
class LinkFound(NeededFound):
    """A link.

    Attributes:
        role: its role for the two statements.
        breaks: of the draws in which both hold, those in which they do not both hold without it.
        sure: whether each interval lies entirely on its side of the share.
        restored_by: the smallest further sets that let both hold again when they are also turned off.
    """

    role: Role
    breaks: Proportion
    sure: bool
    restored_by: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class CoreFound:
    """A set with which alone both can hold; and whether they can hold whatever else is on."""

    set: tuple[str, ...]
    together: Proportion
    whatever_else: bool


@dataclass(frozen=True)
class LatticeRow:
    """A set of switches that was off, and the share of draws in which the statements hold then."""

    off: tuple[str, ...]
    together: float
    first: float
    second: float


@dataclass(frozen=True, eq=False)
class LinkResult(Result):
    """Links between two statements, and everything else that was found.

    Attributes:
        first, second: the statements, in words.
        draws, left_out: how many draws count, and how many failed.
        share: the least share of draws in which both hold, for "can hold".
        switches: the candidates for links.
        all_sets: whether all sets of them were turned off.
        everything_at_work: in how many draws the statements hold with nothing off.
        links, in_some_draws, cores, obstacles: see `conjuncture.inquiry.links.link`.
        null_twin: of the draws in which both hold, those in which they do not in the null twin.
        bands: the null band of each statement.
        lattice: every set that was off.
    """

    first: str
    second: str
    draws: int
    left_out: int
    share: float
    switches: tuple[str, ...]
    all_sets: bool
    everything_at_work: Standing
    links: tuple[LinkFound, ...]
    in_some_draws: tuple[NeededFound, ...]
    cores: tuple[CoreFound, ...]
    obstacles: tuple[SetFound, ...]
    null_twin: Proportion
    bands: tuple[float, ...]
    lattice: tuple[LatticeRow, ...]
