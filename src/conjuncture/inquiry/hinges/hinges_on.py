"""What it hinges on: which quantities make an outcome differ, over all that their priors allow.

Three methods, all from SALib. `sobol` divides the variance of the outcome among quantities (Saltelli 2010);
`morris` screens many quantities with few runs (Campolongo 2007); `pawn` compares whole distributions, for
outcomes that are skewed or of two kinds (Pianosi and Wagener 2018).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from conjuncture.engine.ensemble import Progress
from conjuncture.engine.priors import quantile
from conjuncture.engine.simulation import Simulation
from conjuncture.inquiry.answers import Answer, asked
from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.hinges import hinge_methods, hinge_words
from conjuncture.inquiry.hinges.designs import (
    NOTHING,
    Numbers,
    has_luck,
    in_words,
    outcome_of_each,
    ranged,
    refuse_constant,
)
from conjuncture.inquiry.worlds.interventions import Intervention
from conjuncture.inquiry.worlds.outcomes import Outcome
from conjuncture.language.priors import Prior

Method = Literal["sobol", "morris", "pawn"]


@dataclass(frozen=True)
class HingesOn:
    """What does an outcome hinge on?

    Attributes:
        outcome: what is looked at.
        parameters: the quantities asked about; none named: all that have a range. The others are drawn as
            ever and count as luck.
        method: "sobol", "morris" or "pawn".
        done: an intervention; the question is then what the difference it makes hinges on.
        seed: of the design (the luck of runs is the simulation's).

    The sample counts as too small, and the answer says so, where the widest 95% interval is wider than 0.2,
    the scale being from nothing (0) to everything (1); with `morris`, where it is wider than half of the
    largest effect. Such an interval cannot tell what does nothing from what matters.
    """

    outcome: Outcome
    parameters: tuple[str, ...] = ()
    method: Method = "sobol"
    done: Intervention = NOTHING
    seed: int = 0

    def ask(
        self, simulation: Simulation, draws: int | Sequence[int], *, progress: Progress | None = None
    ) -> Answer:
        """The answer, from at most this many runs (twice as many worlds if something is done).

        Raises:
            QuestionError: an unknown parameter or one without a range, an outcome that never varies, too few
                runs, or a list of draws: here the design says which quantities are run.
        """
        if not isinstance(draws, int):
            raise QuestionError(
                "what it hinges on is asked with a number of runs: the design chooses their quantities."
            )
        if self.method not in hinge_methods.METHODS:
            raise QuestionError(
                f"there is no method '{self.method}': choose {', '.join(hinge_methods.METHODS)}."
            )
        priors = ranged(simulation, self.parameters)
        method = hinge_methods.METHODS[self.method]
        design = method.design(tuple(priors), has_luck(simulation, tuple(priors)), draws, self.seed)
        values = at_shares(priors, design.shares)
        found = outcome_of_each(
            simulation, self.outcome, values, design.luck.tolist(), done=self.done, progress=progress
        )
        looked_at = in_words(self.outcome, self.done)
        refuse_constant(found, looked_at)
        whole = np.isfinite(found).reshape(-1, design.group).all(axis=1)
        lost = int(design.group * (~whole).sum())
        if whole.sum() < method.fewest:
            raise QuestionError(
                f"{lost} of {found.size} runs were lost to failures, which leaves too few. "
                "Look at `failure` in a plain run."
            )
        kept = np.repeat(whole, design.group)
        figures = method.analyse(design.chosen(kept), found[kept], self.seed)
        words, warnings = hinge_words.finding(self.method, looked_at, figures, int(kept.sum()))
        if lost:
            warnings += (f"{lost} of {found.size} runs left out: one of each of their groups failed.",)
        return Answer(
            kind="what it hinges on",
            question=f"What does {looked_at} hinge on?",
            words=words,
            figures={"method": self.method, "runs": int(kept.sum()), **figures},
            warnings=warnings,
            asked=asked(self),
        )


def at_shares(priors: Mapping[str, Prior], shares: Mapping[str, Numbers]) -> dict[str, Any]:
    """The quantities' values at some shares of their priors, off the ends, where a normal is infinite."""
    return {name: quantile(prior, np.clip(shares[name], 1e-9, 1 - 1e-9)) for name, prior in priors.items()}
