"""Scenario discovery: a short rule for the part of the parameter space in which an answer flips.

Draws are divided by their answer, and a short rule in their quantities is sought on one half of them and
judged on the other (`boundaries`). Many new random halves show how sure the rule is; answers dealt out at
random show what chance would find.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from conjuncture.engine.scheduling import Progress
from conjuncture.engine.simulation import Simulation
from conjuncture.inquiry.answers import Answer
from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.estimates import Interval
from conjuncture.inquiry.experiments.interventions import NOTHING_DONE, Intervention
from conjuncture.inquiry.experiments.outcomes import Outcome, difference_from
from conjuncture.inquiry.proportions import Proportion, proportion
from conjuncture.inquiry.results import Result
from conjuncture.inquiry.sensitivity.boundaries import SEPARATES, Boundary, find_boundary
from conjuncture.inquiry.sensitivity.design_runs import (
    Numbers,
    drawn,
    in_words,
    numbered,
    outcome_of_each,
    refuse_constant,
)

FEWEST_OF_A_KIND = 24  # so that each half is likely to have the ten that a boundary needs
HALVINGS = 40


@dataclass(frozen=True, eq=False)
class FlipResult(Result):
    """The rule, and how accurate it is.

    Attributes:
        holds: in how many draws the outcome is above the bound.
        rule: where that is so, in words; empty if no rule was found.
        quantities: the parameters that the rule uses.
        balanced_accuracy: on held-out draws, over the random halves.
        of_this_rule: the accuracy of the rule that is shown, on one half.
        by_chance: in 95 of 100 random deals of the answers the accuracy stays below this.
        used_in: by parameter, the share of the random halves whose rule uses it.
        separates: whether the rule counts as a boundary.
    """

    holds: Proportion
    rule: str
    quantities: tuple[str, ...]
    balanced_accuracy: Interval
    of_this_rule: float
    by_chance: float
    used_in: Mapping[str, float]
    separates: bool


@dataclass(frozen=True)
class WhereItFlips:
    """The part of the parameter space in which an outcome is above a bound.

    Example:
        WhereItFlips(Outcome("horizon"), above=0.5)

    Attributes:
        outcome: the outcome to measure.
        above: the bound.
        parameters: the parameters that the rule may use (default: all that have a range).
        done: an intervention; the question is then of the difference that it makes.
        seed: the seed of the random halves.

    A rule counts as a boundary where its balanced accuracy on held-out draws (the mean of the shares that it
    recognises of either kind; guessing gives one half) is .75 or more over the random halves, and higher than
    in 95 of 100 random deals of the answers.
    """

    result: ClassVar = FlipResult

    outcome: Outcome
    above: float
    parameters: tuple[str, ...] = ()
    done: Intervention = NOTHING_DONE
    seed: int = 0

    def ask(
        self, simulation: Simulation, draws: int | Sequence[int], *, progress: Progress | None = None
    ) -> Answer:
        """The answer, over these draws.

        Raises:
            QuestionError: an unknown parameter or one without a range, an outcome that never varies or never
                crosses the bound, or too few draws of one kind.
        """
        numbers = numbered(draws)
        quantities = drawn(simulation, self.parameters, numbers)
        names = tuple(quantities)
        outcomes = outcome_of_each(simulation, self.outcome, {}, numbers, done=self.done, progress=progress)
        looked_at = in_words(self.outcome, self.done)
        refuse_constant(outcomes, looked_at)
        finite = np.isfinite(outcomes)
        values = np.stack(list(quantities.values()), axis=1)[finite]
        holds = difference_from(outcomes[finite], self.above) > 0
        self._refuse_one_sided(holds, outcomes[finite], looked_at)
        result = _rule(holds, values, names, self.seed)
        return Answer(
            kind="where it flips",
            question=f"Where is {looked_at} above {self.above:g}?",
            words=f"{looked_at} is above {self.above:g} in {result.holds.in_words()}. {_in_words(result)}",
            figures=result,
            warnings=(f"{(~finite).sum()} draws failed and are left out.",) if not finite.all() else (),
            asked=self,
        )

    def _refuse_one_sided(self, holds: NDArray[np.bool_], outcomes: Numbers, looked_at: str) -> None:
        rarer = min(int(holds.sum()), int((~holds).sum()))
        if rarer == 0:
            raise QuestionError(
                f"the answer never flips: {looked_at} lay between {outcomes.min():.4g} and "
                f"{outcomes.max():.4g} in all {outcomes.size} draws. Take a bound in between."
            )
        if rarer < FEWEST_OF_A_KIND:
            raise QuestionError(
                f"too few draws: {rarer} of {outcomes.size} are of the rarer kind, and a rule needs "
                f"{FEWEST_OF_A_KIND}. Ask for about {-(-FEWEST_OF_A_KIND * outcomes.size // rarer)}."
            )


def _rule(holds: NDArray[np.bool_], values: Numbers, names: Sequence[str], seed: int) -> FlipResult:
    random = np.random.default_rng(seed)
    orders = [random.permutation(holds.size) for _ in range(HALVINGS)]
    halved = [find_boundary(holds[order], values[order], names) for order in orders]
    dealt = [find_boundary(holds[order], values, names) for order in orders]
    first = find_boundary(holds, values, names)
    again, chance = _accuracies(halved), _accuracies(dealt)
    accuracy = Interval(
        mean=float(again.mean()),
        low=float(np.quantile(again, 0.025)),
        high=float(np.quantile(again, 0.975)),
    )
    by_chance = float(np.quantile(chance, 0.95))
    used = Counter(name for half in halved if half is not None for name in half.quantities)
    return FlipResult(
        holds=proportion(holds),
        rule=first.words if first else "",
        quantities=first.quantities if first else (),
        balanced_accuracy=accuracy,
        of_this_rule=first.balanced_accuracy if first else 0.5,
        by_chance=by_chance,
        used_in={name: count / HALVINGS for name, count in used.most_common()},
        separates=first is not None and accuracy.mean >= max(SEPARATES, by_chance),
    )


def _accuracies(boundaries: Sequence[Boundary | None]) -> Numbers:
    """The accuracies of the rules; one half, as for guessing, where no rule was found."""
    return np.array([0.5 if boundary is None else boundary.balanced_accuracy for boundary in boundaries])


def _in_words(result: FlipResult) -> str:
    accuracy = result.balanced_accuracy
    low, mean, high, chance = (
        f"{100 * share:.0f}" for share in (accuracy.low, accuracy.mean, accuracy.high, result.by_chance)
    )
    verdict = (
        f"On held-out draws, over {HALVINGS} halvings, such a rule recognises {mean} per "
        f"cent of either kind ({low} to {high}; guessing 50, permuted answers up to {chance})"
    )
    if not result.separates:
        return (
            "No short rule in these parameters separates the draws. "
            f"{verdict}. Noise, other parameters or more complex interactions decide."
        )
    always = [name for name, share in result.used_in.items() if share >= 0.9]
    steady = f" {', '.join(always)} came back in nine halvings of ten or more." if always else ""
    return f"It is so mostly where {result.rule}. {verdict}.{steady}"
