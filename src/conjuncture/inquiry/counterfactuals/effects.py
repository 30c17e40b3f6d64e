"""Effects: what of a whole effect passes directly, and what by each link."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from conjuncture.inquiry.estimates import Band, Course, Interval
from conjuncture.inquiry.experiments.sizes import SizeOfChange
from conjuncture.inquiry.proportions import Proportion
from conjuncture.inquiry.results import Result

Draws = tuple[float, ...]


@dataclass(frozen=True)
class Effect(Band):
    """An effect over the draws, and in how many it exceeds the null band."""

    beyond_the_null_twin: Proportion


@dataclass(frozen=True)
class Division:
    """What falls to one link.

    Attributes:
        first_in, last_in: when it is asked before all others, and after all of them.
        shapley: over all orders alike.
        depends_on_order: last less first.
        alone: through it alone, in the world without the cause.
    """

    first_in: Band
    last_in: Band
    shapley: Band
    depends_on_order: Band
    alone: Band


@dataclass(frozen=True)
class EffectCourses:
    """Effects step by step, by name, and what falls to each link (Shapley)."""

    date: tuple[str, ...]
    effects: Mapping[str, Course]
    through: Mapping[str, Course]


@dataclass(frozen=True)
class EffectDraws:
    """Effects in each draw, by name, and what falls to each link."""

    effects: Mapping[str, Draws]
    through: Mapping[str, Mapping[str, Draws]]


@dataclass(frozen=True, eq=False)
class ThroughWhatResult(Result):
    """Natural effects (Pearl 2001), in the outcome's unit.

    Attributes:
        total: of doing it.
        direct: with the links as in the world without it.
        total_indirect: the rest of the total.
        total_direct: the total less what the links do alone.
        pure_indirect: what the links do alone.
        interaction: what cause and links do together and neither alone.
        share_through: the share of the mean total that is indirect, over resampled draws.
        null_band: the size of change that the null twin stays within in 95% of draws.
        through: what falls to each link.
        over_time, by_draw: the same step by step, and draw by draw.
        paths: the shortest ways from cause to outcome.
        changed: the size of what was changed.
        controlled_direct: with links held at the values named.
    """

    total: Effect
    direct: Effect
    total_indirect: Effect
    total_direct: Effect
    pure_indirect: Effect
    interaction: Effect
    share_through: Interval
    null_band: float
    through: Mapping[str, Division]
    over_time: EffectCourses
    by_draw: EffectDraws
    paths: tuple[tuple[str, ...], ...]
    changed: tuple[SizeOfChange, ...]
    controlled_direct: Effect | None = None
