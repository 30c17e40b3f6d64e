"""Contrasts: the form behind most claims. Is this more than that, draw by draw, and by more than a hair?

The two sides may differ in what is looked at (two branches, two periods), in the world in which it is looked
at (with and without something), or one of them may be a plain number.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from conjuncture.engine.ensemble import Progress
from conjuncture.engine.simulation import Simulation
from conjuncture.inquiry.answers import Answer, asked, band
from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.how_often import how_often, said
from conjuncture.inquiry.worlds.interventions import Intervention
from conjuncture.inquiry.worlds.outcomes import Outcome
from conjuncture.inquiry.worlds.twin_pairs import PairedWorlds, run_pairs
from conjuncture.inquiry.worlds.wave_height import WaveHeight

AS_THINGS_WERE = Intervention()

Relation = Literal["above", "below", "differs from"]


@dataclass(frozen=True)
class Side:
    """One side of a contrast: what is looked at, and in which world. The empty intervention: as it was."""

    outcome: Outcome | WaveHeight
    world: Intervention = AS_THINGS_WERE

    def __str__(self) -> str:
        return f"{self.outcome} ({self.world})" if self.world.acts else str(self.outcome)


@dataclass(frozen=True)
class Contrast:
    """Whether the first side is above (below, different from) the second.

    Attributes:
        first, second: the sides; the second may be a number.
        relation: what is claimed.
        margin: the smallest difference worth the name, in the outcome's unit.
        words: the contrast as a statement, "metal workers see further than textile workers".
    """

    first: Side
    second: Side | float
    relation: Relation = "above"
    margin: float = 0.0
    words: str = ""

    def __str__(self) -> str:
        by = f" by more than {self.margin:g}" if self.margin else ""
        return self.words or f"{self.first} {self.relation} {self.second}{by}"

    def ask(self, simulation: Simulation, draws: Any, *, progress: Progress | None = None) -> Answer:
        """The share of draws in which it holds by more than the null twin's band."""
        return Together((self,)).ask(simulation, draws, progress=progress)


@dataclass(frozen=True)
class Together:
    """Several contrasts that are claimed together: it holds in a draw where all of them hold."""

    contrasts: tuple[Contrast, ...]
    words: str = ""

    def __str__(self) -> str:
        return self.words or "; and ".join(map(str, self.contrasts))

    def ask(self, simulation: Simulation, draws: Any, *, progress: Progress | None = None) -> Answer:
        """The share of draws in which all hold, each by more than its null twin's band."""
        found = weigh(self, simulation, draws, progress=progress)
        return Answer(
            kind="contrast",
            question=str(self),
            words=found.words,
            figures=found.figures,
            asked=asked(self.contrasts[0] if len(self.contrasts) == 1 and not self.words else self),
        )


@dataclass(frozen=True, eq=False)
class Weighed:
    """One contrast in every draw.

    Attributes:
        differences: first side less second, (draws,).
        breadth: the null twin's band: 95 % of the draws moved by no more than this when only one member
            differed by a hair.
        holds, contrary: the relation, and its reverse, by more than margin and breadth; (draws,) truths.
            `contrary` of "differs from" is never.
    """

    contrast: Contrast
    differences: np.ndarray
    breadth: float
    holds: np.ndarray
    contrary: np.ndarray

    @property
    def figures(self) -> dict[str, Any]:
        """The numbers behind the words."""
        known = np.isfinite(self.differences)
        return {
            "claim": str(self.contrast),
            "difference": band(self.differences),
            "hair_breadth": self.breadth,
            "margin": self.contrast.margin,
            "holds": float(self.holds[known].mean()) if known.any() else np.nan,
            "contrary": float(self.contrary[known].mean()) if known.any() else np.nan,
            "within": float((~self.holds & ~self.contrary)[known].mean()) if known.any() else np.nan,
        }

    @property
    def words(self) -> str:
        """What the draws show of this contrast."""
        figures = self.figures
        seen = figures["difference"]
        turned = "below" if self.contrast.relation == "above" else "above"
        if isinstance(self.contrast.second, Side):
            what, add = "The first less the second", 0.0
            reverse = f"the first is {turned} the second"
        else:
            what, add = _capital(str(self.contrast.first.outcome)), self.contrast.second
            reverse = f"it is {turned} {self.contrast.second:g}"
        contrary = f" (in {figures['contrary']:.0%} {reverse})" if figures["contrary"] > 0 else ""
        hair = f"by {self.breadth:.2g} at most" if self.breadth else "not at all"
        return (
            f"{_capital(str(self.contrast))}: in {figures['holds']:.0%} of the draws{contrary}. {what} is "
            f"{seen['median'] + add:.3g} in the middle draw, and between {seen['low'] + add:.3g} and "
            f"{seen['high'] + add:.3g} in 95% of them; one member changed by a hair moves it {hair} in 95%."
        )


@dataclass(frozen=True, eq=False)
class Held:
    """Contrasts weighed together: what a verdict rests on.

    Attributes:
        draws: the numbers of the draws, those that failed left out.
        holds, contrary: all hold; one at least is reversed. (draws,) truths.
        parameters: the draws' quantities, (draws, parameters), and their names.
        failed: how many draws failed in one of the worlds.
    """

    weighed: tuple[Weighed, ...]
    draws: np.ndarray
    holds: np.ndarray
    contrary: np.ndarray
    parameters: np.ndarray
    names: tuple[str, ...]
    failed: int

    @property
    def figures(self) -> dict[str, Any]:
        """The share of draws in which it holds, with its bounds, and each contrast's numbers."""
        return {
            "draws": self.holds.size,
            "failed": self.failed,
            "holds": how_often(self.holds),
            "contrary": how_often(self.contrary),
            "contrasts": [one.figures for one in self.weighed],
        }

    @property
    def words(self) -> str:
        """The paragraph."""
        each = " ".join(one.words for one in self.weighed)
        if len(self.weighed) == 1:
            return each
        return f"All {len(self.weighed)} parts hold together in {said(how_often(self.holds))}. {each}"


def weigh(
    question: Contrast | Together,
    simulation: Simulation,
    draws: int | Sequence[int],
    *,
    progress: Progress | None = None,
) -> Held:
    """Run the worlds that the question compares, each first side also by a hair, and compare draw by draw.

    Raises:
        QuestionError: an unknown variable, date, member or condition; an outcome that is the same number on
            both sides of every draw of every world, so that there is nothing to compare; no draw that ran.
        TheoryError: a mechanism, parameter or arrow that the theory has not.
    """
    contrasts = question.contrasts if isinstance(question, Together) else (question,)
    if not contrasts:
        raise QuestionError("no contrast is named: there is nothing to weigh.")
    pairs = run_pairs(
        simulation,
        haired=[one.first.world for one in contrasts],
        plain=[one.second.world for one in contrasts if isinstance(one.second, Side)],
        outcomes=[
            side.outcome for one in contrasts for side in (one.first, one.second) if isinstance(side, Side)
        ],
        draws=draws,
        progress=progress,
    )
    weighed = tuple(_weighed(one, pairs) for one in contrasts)
    ran = np.logical_and.reduce([np.isfinite(one.differences) for one in weighed])
    if not ran.any():
        raise QuestionError("every draw failed in one of the worlds compared. Look at the theory with `run`.")
    return Held(
        weighed,
        pairs.draws[ran],
        np.logical_and.reduce([one.holds for one in weighed])[ran],
        np.logical_or.reduce([one.contrary for one in weighed])[ran],
        pairs.parameters[ran],
        pairs.names,
        int((~ran).sum()),
    )


def _weighed(contrast: Contrast, pairs: PairedWorlds) -> Weighed:
    first = pairs.outcome(contrast.first.outcome, contrast.first.world)
    moved = pairs.outcome(contrast.first.outcome, contrast.first.world, by_a_hair=True) - first
    if isinstance(contrast.second, Side):
        second = pairs.outcome(contrast.second.outcome, contrast.second.world)
        if contrast.second.world == contrast.first.world:
            again = pairs.outcome(contrast.second.outcome, contrast.second.world, by_a_hair=True)
            moved = moved - (again - second)
        if contrast.first == contrast.second:
            raise QuestionError(f"both sides of '{contrast}' are the same. Let them differ in something.")
    else:
        second = np.full_like(first, contrast.second)
    differences = first - second
    known = np.abs(moved[np.isfinite(moved)])
    breadth = float(np.quantile(known, 0.95)) if known.size else 0.0
    needed = contrast.margin + breadth
    above, below = differences > needed, differences < -needed
    holds, contrary = {
        "above": (above, below),
        "below": (below, above),
        "differs from": (above | below, np.zeros_like(above)),
    }[contrast.relation]
    return Weighed(contrast, differences, breadth, holds, contrary)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
