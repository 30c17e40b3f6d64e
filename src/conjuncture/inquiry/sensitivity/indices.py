"""Sensitivity indices: the influence of each parameter on an outcome, over its prior or among some draws.

Four methods, all from SALib. `sobol` divides the variance of the outcome among quantities (Saltelli 2010);
`morris` screens many quantities with few runs (Campolongo 2007); `pawn` compares whole distributions, for
outcomes that are skewed or of two kinds (Pianosi and Wagener 2018); `first_order` gives the share of the
variance that each quantity explains alone (Plischke, Borgonovo and Smith 2013). The last two can be computed
from any draws.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np

from conjuncture.engine.priors import quantile
from conjuncture.engine.scheduling import Progress
from conjuncture.engine.simulation import Simulation
from conjuncture.extras import require
from conjuncture.inquiry.answers import Answer
from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.experiments.interventions import NOTHING_DONE, Intervention
from conjuncture.inquiry.experiments.outcomes import Outcome
from conjuncture.inquiry.sensitivity import indices_words
from conjuncture.inquiry.sensitivity.design_runs import (
    Numbers,
    drawn,
    has_luck,
    in_words,
    outcome_of_each,
    ranged,
    refuse_constant,
)
from conjuncture.inquiry.sensitivity.method import Method, given_design
from conjuncture.inquiry.sensitivity.salib_methods import METHODS
from conjuncture.inquiry.sensitivity.weights import MethodName, SensitivityResult
from conjuncture.language.priors import Prior


@dataclass(frozen=True)
class Sensitivity:
    """The sensitivity of an outcome to parameters.

    Example:
        Sensitivity(Outcome("horizon"), method="morris")

    Attributes:
        outcome: the outcome to measure.
        parameters: the parameters to vary (default: all that have a range). The others are drawn from their
            priors and count as noise.
        method: "sobol", "morris", "pawn" or "first_order".
        done: an intervention; the outcome is then its effect.
        seed: the seed of the design (the simulation has the seed of the runs).

    With a number of runs the question is about the whole priors. With a list of draws, such as
    `MatchedDraws.survivors` (of `MatchedDraws.simulation`), it is about these draws only; that needs "pawn"
    or "first_order".

    The sample counts as too small, and the answer says so, where the widest 95% interval is wider than 0.2,
    on a scale from 0 (no influence) to 1 (all of it); with `morris`, where it is wider than half of the
    largest effect. Such an interval does not show whether a parameter matters.
    """

    result: ClassVar = SensitivityResult

    outcome: Outcome
    parameters: tuple[str, ...] = ()
    method: MethodName = "sobol"
    done: Intervention = NOTHING_DONE
    seed: int = 0

    def ask(
        self, simulation: Simulation, draws: int | Sequence[int], *, progress: Progress | None = None
    ) -> Answer:
        """The answer, from at most this many runs, or from these draws (twice as many worlds if something is
        done).

        Raises:
            MissingExtraError: SALib, which the extra `sensitivity` brings, is not installed.
            QuestionError: an unknown parameter or one without a range, an outcome that never varies, too few
                runs, or a list of draws for a method that must choose the quantities itself.
        """
        method = self._method()
        require("SALib", extra="sensitivity", wanted_by="What an outcome hinges on")
        if isinstance(draws, int):
            priors = ranged(simulation, self.parameters)
            names = tuple(priors)
            design = method.design(names, has_luck(simulation, names), draws, self.seed)
            values = at_shares(priors, design.shares)
        else:
            self._refuse_given(method)
            design = given_design(method, drawn(simulation, self.parameters, draws), draws)
            values = {}
        outcomes = outcome_of_each(
            simulation, self.outcome, values, design.luck.tolist(), done=self.done, progress=progress
        )
        looked_at = in_words(self.outcome, self.done)
        refuse_constant(outcomes, looked_at)
        whole = np.isfinite(outcomes).reshape(-1, design.group).all(axis=1)
        lost = int(design.group * (~whole).sum())
        if whole.sum() < method.fewest:
            raise QuestionError(
                f"{lost} of {outcomes.size} runs failed, which leaves too few. Look at `failure` in a plain "
                "run."
            )
        complete = np.repeat(whole, design.group)
        weights = method.analyse(design.chosen(complete), outcomes[complete], self.seed)
        given, runs = not isinstance(draws, int), int(complete.sum())
        result = SensitivityResult(**vars(weights), method=self.method, given=given, runs=runs)
        words, warnings = indices_words.finding(looked_at, result)
        if lost:
            warnings += (f"{lost} of {outcomes.size} runs left out: one of each of their groups failed.",)
        return Answer(
            kind="hinges on",
            question=f"What does {looked_at} hinge on{' among the draws given' if given else ''}?",
            words=words,
            figures=result,
            warnings=warnings,
            asked=self,
        )

    def _method(self) -> Method:
        if self.method not in METHODS:
            raise QuestionError(f"there is no method '{self.method}': choose {', '.join(METHODS)}.")
        return METHODS[self.method]

    def _refuse_given(self, method: Method) -> None:
        if not method.any_sample:
            takes = " or ".join(f'"{name}"' for name, method in METHODS.items() if method.any_sample)
            raise QuestionError(
                f"{method.called} need a design, which chooses the parameters of every run, and cannot be "
                f"read from draws that are given. Ask with a number of runs, or with method={takes}, which "
                "take any draws."
            )


def at_shares(priors: Mapping[str, Prior], shares: Mapping[str, Numbers]) -> dict[str, Any]:
    """The quantities' values at some shares of their priors, off the ends, where a normal is infinite."""
    return {name: quantile(prior, np.clip(shares[name], 1e-9, 1 - 1e-9)) for name, prior in priors.items()}
