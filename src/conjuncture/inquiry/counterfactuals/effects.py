"""Effects: how much of a total effect passes directly, and how much through each link."""

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
    """The part of an effect that passes through one link.

    Attributes:
        first_in, last_in: its part when it is added before all other links, and after all of them.
        shapley: its mean part over all orders.
        depends_on_order: `last_in` minus `first_in`.
        alone: its part when it alone is open, in the world without the cause.
    """

    first_in: Band
    last_in: Band
    shapley: Band
    depends_on_order: Band
    alone: Band


@dataclass(frozen=True)
class EffectCourses:
    """Effects step by step, by name, and the part of each link (Shapley)."""

    date: tuple[str, ...]
    effects: Mapping[str, Course]
    through: Mapping[str, Course]


@dataclass(frozen=True)
class EffectDraws:
    """Effects in each draw, by name, and the part of each link."""

    effects: Mapping[str, Draws]
    through: Mapping[str, Mapping[str, Draws]]


@dataclass(frozen=True, eq=False)
class ThroughWhatResult(Result):
    """Natural effects (Pearl 2001), in the outcome's unit.

    Attributes:
        total: the effect of the intervention.
        direct: with the links as in the world without it.
        total_indirect: the rest of the total.
        total_direct: the total minus `pure_indirect`.
        pure_indirect: the effect through the links alone, in the world without the cause.
        interaction: the effect that needs both the direct way and the links.
        share_through: the share of the mean total that is indirect, over resampled draws.
        null_band: in 95% of draws the null twin's change is no larger.
        through: the part of each link.
        over_time, by_draw: the effects step by step, and draw by draw.
        paths: the shortest ways from cause to outcome.
        changed: the sizes of the changes that the intervention makes.
        controlled_direct: the direct effect with the links held at the values that the question gives.
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
