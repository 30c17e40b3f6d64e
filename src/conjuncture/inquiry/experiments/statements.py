"""Statements: what somebody observed or claims, put so that it holds or does not in each draw.

"In quiet times workers keep to their own works" holds an outcome in a world against a bound; "the war brought
more strikes" holds it against the same outcome in another world, draw by draw. One rule judges all of them,
wherever they are used: a difference counts if it is more than the margin plus the null twin's band.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, get_args

import numpy as np
from numpy.typing import NDArray

from conjuncture.engine.scheduling import Progress
from conjuncture.engine.simulation import Simulation
from conjuncture.errors import nearest
from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.experiments.interventions import NOTHING_DONE, Intervention
from conjuncture.inquiry.experiments.outcomes import Outcome
from conjuncture.inquiry.experiments.wave_height import WaveHeight

if TYPE_CHECKING:
    from conjuncture.inquiry.answers import Answer

Relation = Literal["above", "below", "between", "differs from"]
Truths = NDArray[np.bool_]
Values = NDArray[np.float64]


@dataclass(frozen=True)
class Side:
    """What is looked at, and in which world.

    Attributes:
        outcome: what is looked at.
        world: what is done to the world; the empty intervention leaves it as it was.
    """

    outcome: Outcome | WaveHeight
    world: Intervention = NOTHING_DONE

    def __str__(self) -> str:
        return f"{self.outcome} ({self.world})" if self.world.acts else str(self.outcome)


@dataclass(frozen=True)
class Statement:
    """The first side stands in a relation to the second.

    Attributes:
        first: what is looked at.
        relation: "above", "below" or "differs from" another side or a number; or "between" two numbers.
        second: what it is held against.
        margin: the smallest difference worth the name, in the outcome's unit; it is asked for on top of what
            a change by a hair makes. Between two bounds it must lie that far within.
        words: the statement in words, "metal workers see further than textile workers".

    Raises:
        QuestionError: an unknown relation, bounds that do not fit it, or a side held against itself.
    """

    first: Side
    relation: Relation
    second: Side | float | tuple[float, float]
    margin: float = 0.0
    words: str = ""

    def __post_init__(self) -> None:
        if self.relation not in get_args(Relation):
            raise QuestionError(
                f"there is no relation '{self.relation}'. {nearest(str(self.relation), get_args(Relation))}"
            )
        pair = isinstance(self.second, tuple)
        if self.relation == "between" and not (
            pair and len(self.second) == 2 and self.second[0] < self.second[1]  # type: ignore[arg-type,index]
        ):
            raise QuestionError(f"between needs two numbers, the lower first, not {self.second}.")
        if pair and self.relation != "between":
            raise QuestionError(f"'{self.relation}' needs one number or another side, not {self.second}.")
        if self.margin < 0:
            raise QuestionError(f"the margin is the least difference that counts, from 0, not {self.margin}.")
        if len({_scale(side) for side in self.sides}) > 1:
            raise QuestionError(
                f"the sides of '{self}' stand on different scales: {' and '.join(map(_scale, self.sides))}. "
                "Give both outcomes the same scale."
            )
        if self.first == self.second:
            raise QuestionError(
                f"both sides of '{self}' are the same. Let them differ in what is looked at, or in the world."
            )

    @property
    def sides(self) -> tuple[Side, ...]:
        """What must be looked at to judge it: an outcome in a world, or two."""
        return (self.first, self.second) if isinstance(self.second, Side) else (self.first,)

    @property
    def bound(self) -> float | None:
        """The number that it is held against, or the middle of the two; None where it is another side."""
        if isinstance(self.second, Side):
            return None
        return float(np.mean(self.second))

    def differences(self, values: Sequence[Values]) -> Values:
        """The first side less the second, a bound, or the middle between two; of the sides' values."""
        return values[0] - (values[1] if self.bound is None else self.bound)

    def breadth(self, values: Sequence[Values], by_a_hair: Sequence[Values]) -> float:
        """The null twin's band: in 95 % of the draws one member changed by a hair moves it no further.

        Of two worlds the one that moves more decides; within one world, how far the difference moves.

        Args:
            values: of each side, by draw.
            by_a_hair: the same in the twins that differ by a hair.
        """
        moved = [hair - own for hair, own in zip(by_a_hair, values, strict=True)]
        if len({side.world for side in self.sides}) < len(moved):
            moved = [moved[0] - moved[1]]
        known = [np.abs(one[np.isfinite(one)]) for one in moved]
        return max((float(np.quantile(one, 0.95)) for one in known if one.size), default=0.0)

    def holds(self, differences: Values, needed: float) -> Truths:
        """Where it holds by more than is needed: margin and breadth. Where a value is missing it does not."""
        match self.relation:
            case "above":
                return differences > needed
            case "below":
                return differences < -needed
            case "between":
                return np.abs(differences) < self._reach - needed
            case "differs from":
                return np.abs(differences) > needed

    def contrary(self, differences: Values, needed: float) -> Truths:
        """Where the reverse holds by more than is needed; of "differs from" it never does."""
        match self.relation:
            case "above":
                return differences < -needed
            case "below":
                return differences > needed
            case "between":
                return np.abs(differences) > self._reach + needed
            case "differs from":
                return np.zeros(np.shape(differences), np.bool_)

    def ask(self, simulation: Simulation, draws: Any, *, progress: Progress | None = None) -> Answer:
        """The share of draws in which it holds."""
        return Together((self,)).ask(simulation, draws, progress=progress)

    def told(self, figures: Mapping[str, Any]) -> str:
        """What the draws show of it, from the figures of `conjuncture.inquiry.ledger.evaluation.Weighed`."""
        seen, breadth, add = figures["difference"], figures["hair_breadth"], self.bound or 0.0
        if self.bound is None and _scale(self.first) == "log":
            return self._told_as_ratio(figures)
        what = "The first less the second" if self.bound is None else _capital(str(self.first.outcome))
        contrary = f" (in {figures['contrary']:.0%} {self._reverse})" if figures["contrary"] > 0 else ""
        hair = f"by {breadth:.2g} at most" if breadth else "not at all"
        return (
            f"{_capital(str(self))}: in {figures['holds']:.0%} of the draws{contrary}. {what} is "
            f"{seen['median'] + add:.3g} in the middle draw, and between {seen['low'] + add:.3g} and "
            f"{seen['high'] + add:.3g} in 95% of them; one member changed by a hair moves it {hair} in 95%."
        )

    def _told_as_ratio(self, figures: Mapping[str, Any]) -> str:
        """The same of two outcomes on a logarithmic scale, whose difference is a ratio."""
        contrary = f" (in {figures['contrary']:.0%} {self._reverse})" if figures["contrary"] > 0 else ""
        low, middle, high = (np.exp(figures["difference"][name]) for name in ("low", "median", "high"))
        return (
            f"{_capital(str(self))}: in {figures['holds']:.0%} of the draws{contrary}. The first is "
            f"{middle:.3g} times the second in the middle draw, and between {low:.2g} and {high:.2g} times "
            f"in 95% of them; one member changed by a hair moves it by a factor of "
            f"{np.exp(figures['hair_breadth']):.2g} at most in 95%."
        )

    @property
    def _reverse(self) -> str:
        turned = {"above": "below", "below": "above", "between": "outside", "differs from": ""}
        way = turned[self.relation]
        if self.bound is None:
            return f"the first is {way} the second"
        return "it lies outside" if way == "outside" else f"it is {way} {self.bound:g}"

    @property
    def _reach(self) -> float:
        """Half the way between two bounds."""
        return float(np.ptp(self.second)) / 2  # type: ignore[arg-type]

    def __str__(self) -> str:
        if self.words:
            return self.words
        by = f" by more than {self.margin:g}" if self.margin else ""
        if isinstance(self.second, Side):
            return f"{self.first} {self.relation} {self.second}{by}"
        bounds = self.second if isinstance(self.second, tuple) else (self.second,)
        return f"{self.first} {self.relation} {' and '.join(f'{bound:g}' for bound in bounds)}{by}"


@dataclass(frozen=True)
class Together:
    """Several statements at once: it holds in a draw in which all of them hold.

    Attributes:
        statements: what is claimed.
        given: what must hold for a draw to count at all: among draws in which it happened, would it have
            happened without? These are judged by the same rule.
        words: all of it in words.
    """

    statements: tuple[Statement, ...]
    given: tuple[Statement, ...] = ()
    words: str = ""

    def __str__(self) -> str:
        given = f", among draws in which {' and '.join(map(str, self.given))}" if self.given else ""
        return self.words or "; and ".join(map(str, self.statements)) + given

    def ask(self, simulation: Simulation, draws: Any, *, progress: Progress | None = None) -> Answer:
        """The share of the draws that count in which all statements hold."""
        from conjuncture.inquiry.ledger.evaluate import answer_of  # which knows statements

        return answer_of(self, simulation, draws, progress=progress)

    @property
    def all(self) -> tuple[Statement, ...]:
        """What is claimed and what is given."""
        return (*self.statements, *self.given)


def _scale(side: Side) -> str:
    return getattr(side.outcome, "scale", "as it is")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
