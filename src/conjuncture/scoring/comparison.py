"""Predictors side by side on one record, over the years that all of them predict.

The table says what each predictor sees, because a one-step predictor sees last year's value and a
free-running one does not. So the sentence in words names the best of each kind, and never compares the two
kinds.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import ArrayLike, NDArray

from conjuncture.scoring.cross_validation import held_out
from conjuncture.scoring.errors import InferenceError
from conjuncture.scoring.prediction import Kind, Prediction, yearly_target
from conjuncture.scoring.scores import Score, TooFewDrawsError, score, skill


@dataclass(frozen=True, eq=False)
class ScoreRow:
    """The row of one predictor; figures are on log(1 + thousands of strikers), lower CRPS is better.

    A predictor that could not be scored has NaN figures and a `cause`; one that was scored has a cause too if
    some of its fits failed. `skill` is 1 - mean CRPS / that of the baseline named in
    `score_table(against=...)`, NaN without one. `score` has the figures by year; years with the same number
    in `together` are in one block, and not independent.
    """

    name: str
    kind: Kind
    mean_crps: float
    standard_error: float
    coverage_50: float
    coverage_90: float
    skill: float
    free_parameters: int
    sees: str
    first_year: int
    last_year: int
    years_scored: int
    draws_scored: int
    draws_failed: int
    cause: str
    score: Score | None = field(repr=False)
    together: NDArray[np.int64] = field(repr=False)


def score_table(
    years: ArrayLike,
    values: ArrayLike,
    predictions: Sequence[Prediction],
    *,
    against: str | None = None,
    fair: bool = True,
) -> list[ScoreRow]:
    """Score each prediction on the recorded years that all of them predict; best first, unscored last.

    years (time,), values (time,) in thousands, NaN if a year is not recorded. A prediction that cannot be
    scored becomes a row with its cause; the common years do not depend on it.

    Raises:
        InferenceError: no common year, two predictions with one name, an unknown baseline, or predictions
            over other years.
    """
    when, thousands = yearly_target(years, values)
    _check(predictions, len(when), against)
    usable = [prediction for prediction in predictions if not _unusable(prediction, thousands)]
    start = max((prediction.unpredicted_years for prediction in usable), default=0)
    common = np.where(np.arange(len(when)) >= start, thousands, np.nan)
    if usable and not np.isfinite(common).any():
        raise InferenceError(
            f"no recorded year from {when[start]} on: the longest warm-up leaves nothing to score, shorten it"
        )
    scores = {prediction.name: score(prediction.ensemble, common, fair=fair) for prediction in usable}
    scored_years = when[np.isfinite(common)]
    span = (
        (int(scored_years[0]), int(scored_years[-1])) if len(scored_years) else (int(when[0]), int(when[-1]))
    )
    baseline = scores.get(against) if against else None
    together = held_out(when)
    rows = [
        _row(p, scores.get(p.name), baseline, _unusable(p, thousands), span, together) for p in predictions
    ]
    return sorted(rows, key=lambda row: (row.score is None, row.mean_crps, row.name))


def who_wins(rows: Sequence[ScoreRow]) -> str:
    """In words: the best predictor of each kind, and whether its lead over the next one is significant."""
    scored = [row for row in rows if row.score is not None]
    if not scored:
        return "No predictor could be scored."
    first = scored[0]
    sentences = [
        f"Scored on {first.years_scored} recorded years, {first.first_year} to {first.last_year}.",
        "The score is the mean CRPS on log(1 + thousands of strikers); lower is better.",
    ]
    kinds: tuple[tuple[Kind, str], ...] = (("free-running", "not shown"), ("one-step", "shown"))
    for kind, shown in kinds:
        ranked = sorted((row for row in scored if row.kind == kind), key=lambda row: row.mean_crps)
        if ranked:
            sentences.append(_kind_sentence(kind, f"{shown} last year's value", ranked))
    sentences.extend(f"{row.name} could not be scored: {row.cause}." for row in rows if row.score is None)
    return " ".join(sentences)


def _kind_sentence(kind: Kind, shown: str, ranked: list[ScoreRow]) -> str:
    best = ranked[0]
    figures = f"has {best.mean_crps:.3f} (standard error {best.standard_error:.3f})"
    if len(ranked) == 1:
        return f"The only {kind} predictor, {best.name}, which is {shown}, {figures}."
    sentence = f"Among {len(ranked)} {kind} predictors, which are {shown}, {best.name} {figures}"
    runner_up = ranked[1]
    assert best.score is not None  # only scored rows come here
    assert runner_up.score is not None
    gap = skill(best.score, runner_up.score, best.together)
    told_apart = abs(gap.difference) > 2 * gap.standard_error
    verdict = "more than" if told_apart else "not more than"
    close = "" if told_apart else ", so this record cannot distinguish the two"
    return (
        f"{sentence}, the lowest; the next, {runner_up.name}, has {runner_up.mean_crps:.3f}. The difference, "
        f"{abs(gap.difference):.3f}, is {verdict} two of its standard errors ({gap.standard_error:.3f}, from "
        f"paired years, with years of one block not independent){close}."
    )


def _check(predictions: Sequence[Prediction], years: int, against: str | None) -> None:
    names = [prediction.name for prediction in predictions]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise InferenceError(f"two predictions are named {twice[0]!r}: give each its own name")
    if against is not None and against not in names:
        raise InferenceError(f"the baseline {against!r} is not among the predictions: {', '.join(names)}")
    for prediction in predictions:
        if prediction.ensemble.shape[1] != years:
            raise InferenceError(
                f"prediction {prediction.name!r} covers {prediction.ensemble.shape[1]} years, the record "
                f"{years}: give both for the same years"
            )


def _unusable(prediction: Prediction, thousands: ArrayLike) -> str:
    """Why a prediction cannot be scored on its own years; empty if it can."""
    own = np.array(thousands, dtype=np.float64)
    own[: prediction.unpredicted_years] = np.nan
    try:
        score(prediction.ensemble, own)
    except TooFewDrawsError as failure:
        return "; ".join((*prediction.failures, str(failure)))
    except ValueError as failure:
        return str(failure)
    return ""


def _row(
    prediction: Prediction,
    own: Score | None,
    baseline: Score | None,
    cause: str,
    span: tuple[int, int],
    together: NDArray[np.int64],
) -> ScoreRow:
    missing = float("nan")
    return ScoreRow(
        name=prediction.name,
        kind=prediction.kind,
        mean_crps=own.mean_crps if own else missing,
        standard_error=own.standard_error if own else missing,
        coverage_50=own.coverage_50 if own else missing,
        coverage_90=own.coverage_90 if own else missing,
        skill=skill(own, baseline).share if own and baseline else missing,
        free_parameters=prediction.free_parameters,
        sees=prediction.sees,
        first_year=span[0],
        last_year=span[1],
        years_scored=own.years_scored if own else 0,
        draws_scored=own.draws_scored if own else 0,
        draws_failed=own.draws_failed if own else len(prediction.ensemble),
        cause=cause or "; ".join(prediction.failures),
        score=own,
        together=together,
    )
