"""Statements: an observation or a claim as a relation that holds or does not hold in each draw.

"In quiet times workers keep to their own works" compares an outcome in a world with a bound; "the war brought
more strikes" compares it with the same outcome in another world, draw by draw. One rule judges all of them:
a difference counts if it is more than the margin plus the null twin's band.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, ClassVar

import numpy as np

from conjuncture.engine.scheduling import Progress
from conjuncture.engine.simulation import Simulation
from conjuncture.inquiry.answers import Answer
from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.experiments.changes import Change, changes_between
from conjuncture.inquiry.experiments.interventions import Intervention
from conjuncture.inquiry.experiments.null_twin import null_band, widest
from conjuncture.inquiry.proportions import in_percent
from conjuncture.inquiry.statements.bound import Bound, Relation, Truths, Values
from conjuncture.inquiry.statements.evaluate import evaluate
from conjuncture.inquiry.statements.result import StatementResult, StatementShown
from conjuncture.inquiry.statements.side import Side


@dataclass(frozen=True)
class Statement:
    """The first side stands in a relation to the second.

    Example:
        Statement(Side(Outcome("horizon")), "above", 0.5, margin=0.1)

    Attributes:
        first: the first side.
        relation: "above", "below" or "differs from" another side or a number; or "between" two numbers.
        second: the second side, or the number or bounds to compare with.
        margin: the smallest difference that counts, in the outcome's unit, on top of the null twin's band.
            With two bounds, how far inside them the outcome must lie.
        words: the statement in words, "metal workers see further than textile workers".

    Raises:
        QuestionError: an unknown relation, bounds that do not fit it, or a side compared with itself.
    """

    result: ClassVar = StatementResult

    first: Side
    relation: Relation
    second: Side | float | tuple[float, float]
    margin: float = 0.0
    words: str = ""

    def __post_init__(self) -> None:
        Bound(self.relation, self.second if self.relation == "between" else self._number)  # type: ignore[arg-type]
        if self.margin < 0:
            raise QuestionError(f"the margin must be 0 or more, not {self.margin}.")
        scales = [side.scale for side in self.sides]
        if len(set(scales)) > 1:
            raise QuestionError(
                f"the sides of '{self}' stand on different scales: {' and '.join(scales)}. "
                "Give both outcomes the same scale."
            )
        if self.first == self.second:
            raise QuestionError(
                f"both sides of '{self}' are the same. Give them different outcomes or different worlds."
            )

    @property
    def sides(self) -> tuple[Side, ...]:
        """The sides to be measured: an outcome in a world, or two."""
        return (self.first, self.second) if isinstance(self.second, Side) else (self.first,)

    @property
    def changes(self) -> tuple[Change, ...]:
        """The differences between its worlds; for one world, those from the world without interventions."""
        worlds = list(dict.fromkeys(side.world for side in self.sides))
        return changes_between(*worlds)

    @property
    def bound(self) -> Bound:
        """Where the differences must lie: for two sides, above or below 0."""
        return Bound(self.relation, self._number)

    @property
    def statements(self) -> tuple[Statement, ...]:
        """The statements of the claim: only this one."""
        return (self,)

    @property
    def given(self) -> tuple[Statement, ...]:
        """The statements that must hold for a draw to count: none."""
        return ()

    def differences(self, values: Sequence[Values]) -> Values:
        """The first side minus the second, a bound, or the middle of two, from the values of the sides.

        A side is infinite where its largest value stands over a median of 0; two such have no difference.
        """
        with np.errstate(invalid="ignore"):
            return values[0] - values[1] if len(self.sides) == 2 else self.bound.differences(values[0])

    def null_band(self, values: Sequence[Values], null_twins: Sequence[Values]) -> float:
        """The null band: in 95 % of the draws the null twin's change is no larger.

        For two worlds the larger band counts; within one world, that of the difference.

        Args:
            values: of each side, by draw.
            null_twins: the same in the null twin of each side's world.
        """
        with np.errstate(invalid="ignore"):  # two infinities have no difference
            changes = [twin - own for twin, own in zip(null_twins, values, strict=True)]
            if len({side.world for side in self.sides}) < len(changes):
                changes = [changes[0] - changes[1]]
        return widest(map(null_band, changes))

    def holds(self, differences: Values, needed: float) -> Truths:
        """Where it holds by more than `needed` (margin and null band). A missing value does not hold."""
        return self.bound.holds(differences, needed)

    def contrary(self, differences: Values, needed: float) -> Truths:
        """Where the reverse holds by more than `needed`; "differs from" has no reverse."""
        return self.bound.contrary(differences, needed)

    def with_done(self, done: Intervention) -> Statement:
        """The statement with this intervention in its worlds as well."""
        first, *others = (replace(side, world=side.world + done) for side in self.sides)
        return replace(self, first=first, second=others[0] if others else self.second)

    def ask(self, simulation: Simulation, draws: Any, *, progress: Progress | None = None) -> Answer:
        """The share of draws in which it holds."""
        return Together((self,)).ask(simulation, draws, progress=progress)

    def in_words(self, shown: StatementShown) -> str:
        """Its result, in a sentence."""
        difference, add = shown.difference, 0.0 if self._compares else self.bound.middle
        if self._compares and self.first.scale == "log":
            return self._ratio_in_words(shown)
        what = "The first less the second" if self._compares else _capital(str(self.first.outcome))
        size = f"by {shown.null_band:.2g} at most" if shown.null_band else "not at all"
        return (
            f"{self._share_in_words(shown)} {what} is {difference.median + add:.3g} in the middle draw, and "
            f"between {difference.low + add:.3g} and {difference.high + add:.3g} in 95% of them; the null "
            f"twin moves it {size} in 95%."
        )

    def _ratio_in_words(self, shown: StatementShown) -> str:
        """The result for two outcomes on a logarithmic scale, whose difference is a ratio."""
        ratio = shown.difference
        low, middle, high = (np.exp(value) for value in (ratio.low, ratio.median, ratio.high))
        return (
            f"{self._share_in_words(shown)} The first is {middle:.3g} times the second in the middle draw, "
            f"and between {low:.2g} and {high:.2g} times in 95% of them; the null twin moves it by a factor "
            f"of {np.exp(shown.null_band):.2g} at most in 95%."
        )

    def _share_in_words(self, shown: StatementShown) -> str:
        contrary = f" (in {in_percent(shown.contrary)}% {self._reverse})" if shown.contrary > 0 else ""
        return f"{_capital(str(self))}: in {in_percent(shown.holds)}% of the draws{contrary}."

    @property
    def _compares(self) -> bool:
        """Whether it compares two sides."""
        return isinstance(self.second, Side)

    @property
    def _number(self) -> float | tuple[float, float]:
        """The number that the differences are compared with."""
        return 0.0 if isinstance(self.second, Side) else self.second

    @property
    def _reverse(self) -> str:
        way = self.bound.reverse
        if self._compares:
            return f"the first is {way} the second"
        return "it lies outside" if way == "outside" else f"it is {way} {self.bound.middle:g}"

    def __str__(self) -> str:
        if self.words:
            return self.words
        by = f" by more than {self.margin:g}" if self.margin else ""
        if isinstance(self.second, Side):
            return f"{self.first} {self.relation} {self.second}{by}"
        return f"{self.first} {self.bound}{by}"


@dataclass(frozen=True)
class Together:
    """Several statements at once: it holds in a draw in which all of them hold.

    Example:
        wide = Statement(Side(Outcome("horizon")), "above", 0.5)
        many = Statement(Side(Outcome("taking_part_share")), "above", 0.1)
        Together((wide,), given=(many,))

    Attributes:
        statements: the claim; all of them must hold.
        given: statements that must hold for a draw to count: "among draws in which it happened, would it have
            happened without X?" They are judged by the same rule.
        words: the whole claim in words.
    """

    result: ClassVar = StatementResult

    statements: tuple[Statement, ...]
    given: tuple[Statement, ...] = ()
    words: str = ""

    def __str__(self) -> str:
        given = f", among draws in which {' and '.join(map(str, self.given))}" if self.given else ""
        return self.words or "; and ".join(map(str, self.statements)) + given

    def ask(self, simulation: Simulation, draws: Any, *, progress: Progress | None = None) -> Answer:
        """The share of the draws that count in which all statements hold."""
        evaluation = evaluate(self, simulation, draws, progress=progress)
        single = len(self.all) == 1 and not self.words
        return Answer(
            kind="statement" if single else "together",
            question=str(self),
            words=evaluation.words,
            figures=evaluation.result,
            asked=self.statements[0] if single else self,
        )

    @property
    def all(self) -> tuple[Statement, ...]:
        """The statements of the claim, and the given ones."""
        return (*self.statements, *self.given)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
