"""What is left out is predicted without being seen, and beside guesses that have not seen it either."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from conjuncture import Theory, Uniform, parameter, series, state
from conjuncture.cases.case import Case
from conjuncture.cases.case_input import Input
from conjuncture.inquiry.fitting.banking import Banking
from conjuncture.inquiry.fitting.blocked import predict_blocks
from conjuncture.inquiry.fitting.distance import distance_in
from conjuncture.inquiry.fitting.errors_of_theory import Errors
from conjuncture.inquiry.fitting.left_out import FITTED, PRIOR, LeftOut, score_blocks
from conjuncture.inquiry.fitting.worlds import Worlds
from conjuncture.inquiry.runs.prepare import prepare
from conjuncture.presentation.fit_words import left_out_in_words
from conjuncture.presentation.pictures.fit_bands import fit_bands
from conjuncture.scoring.target_baselines import INPUTS, OTHER_DIVISIONS, UNINFORMED

from .conftest import country, level, worlds_of

PACES = {"level": 0.02, "other": 0.16}
BLOCKS = ("1900-04", "1905-09", "1910-14", "1915-19")


def left_out(case: Case, *, last: float = 1.0) -> LeftOut:
    """The level, the last block's record multiplied."""
    (target,) = case.targets()
    years = np.array([period.left.year for period in target.values.index])
    values = pd.Series(np.where(years >= 1915, last, 1.0) * target.values, target.values.index)
    other = replace(case, targets=lambda: (replace(target, values=values),))
    return scores_of(worlds_of(other))[0]


def scores_of(
    worlds: Worlds, size: int = 40, given: Mapping[str, Input] | None = None
) -> tuple[LeftOut, ...]:
    bank = Banking(worlds).bank(300)
    errors = Errors.of(worlds.figures)
    blocked = predict_blocks(worlds, bank, errors, distance_in(bank), BLOCKS, block=5, size=size)
    return score_blocks(blocked, given or {})


def test_the_record_of_a_block_does_not_move_its_own_prediction_and_moves_the_others(case: Case) -> None:
    one, other = left_out(case).bands, left_out(case, last=1.5).bands
    own = one["period"].dt.year >= 1915
    middles = one["fitted_middle"], other["fitted_middle"]
    np.testing.assert_array_equal(middles[0][own], middles[1][own])
    assert (middles[0][~own] != middles[1][~own]).any()


def test_a_target_whose_guesses_saw_other_figures_is_not_scored(case: Case) -> None:
    (target,) = case.targets()
    later = replace(target, name="later", values=target.values.iloc[2:])  # its blocks begin two years later
    both = replace(case, targets=lambda: (target, later))
    assert [one.target.name for one in scores_of(worlds_of(both), 20)] == ["level"]


def test_an_index_is_put_over_what_the_same_world_had_in_its_base(case: Case) -> None:
    (target,) = case.targets()
    base = float(target.values.iloc[13])
    index = replace(target, values=target.values / base, unit="index, 1913 = 1")
    bands = left_out(replace(case, targets=lambda: (index,))).bands.set_index("period")
    # the level rises, and in two years by no more than a half and its luck
    assert (bands["prior_middle"][:"1912"] < 1).all()
    next_block = bands.loc["1915-01-01"]
    assert next_block["fitted_high"] / next_block["fitted_low"] < np.exp(2 * 0.2) * np.exp(4 * 0.12)


push = series(country, unit="1", absent=0.0, name="push")


@state(country, initial=1.0, within=(0, 10_000), unit="level", source="-")
def pushed(pushed, push, noise, dt, *, rise=parameter(Uniform(0.0, 0.2), unit="1/year", reason="-")):
    """A level that rises faster while it is pushed."""
    return pushed * (1 + (rise + 0.05 * push) * dt + 0.02 * noise.normal())


def test_guesses_are_made_from_the_inputs_that_the_theory_reads_and_from_no_others(case: Case) -> None:
    (target,) = case.targets()
    grown = np.repeat(np.log(target.values.to_numpy()), case.steps // len(target.values))
    wave = np.sin(np.arange(case.steps) / 50.0)
    offered = {
        name: Input(name, values, "1", "assumption", "-")
        for name, values in (("push", wave), ("unread", grown))
    }
    with_inputs = replace(
        case, targets=lambda: (replace(target, variable="pushed"),), summaries=(), inputs=lambda _: offered
    )
    worlds = Worlds(prepare(with_inputs, Theory.of(push, pushed)), with_inputs)
    (both,), (read,) = (scores_of(worlds, given=given) for given in (offered, {"push": offered["push"]}))
    assert both.of(INPUTS).score == read.of(INPUTS).score
    # the input that the theory does not read would have told all
    assert both.of(INPUTS).score > 0.02


@state(country, initial=1.0, within=(0, 10_000), unit="level", source="-")
def other(other, noise, dt, *, pace=parameter(Uniform(0.0, 0.2), unit="1/year", reason="-")):
    """Another level that rises at a pace of its own."""
    return other * (1 + pace * dt + 0.02 * noise.normal())


def test_parts_of_a_whole_are_scored_as_divisions_beside_a_guess_without_the_block(case: Case) -> None:
    """Of two levels one rises faster, so that the share of the other falls: as a fit to other blocks says."""
    (target,) = case.targets()
    years = np.array([period.left.year for period in target.values.index]) - 1899.5
    rising = {name: pd.Series((1 + pace) ** years, target.values.index) for name, pace in PACES.items()}
    parts = [
        replace(target, name=name, variable=name, values=values, whole="both", member="")
        for name, values in rising.items()
    ]
    both = replace(case, targets=lambda: tuple(parts), summaries=())
    (found,) = scores_of(Worlds(prepare(both, Theory.of(level, other)), both))
    assert (found.name, found.figures, found.blocks) == ("both", 20, 4)
    assert [each.name for each in found.scored] == [FITTED, PRIOR, UNINFORMED, OTHER_DIVISIONS]
    assert all(found.scored[0].score < each.score for each in found.scored[1:])
    sums = found.bands.groupby("period")["recorded"].sum()
    assert sums.to_numpy() == pytest.approx(np.ones(20))
    fallen = found.bands[found.bands["part"] == "level"]
    assert (np.diff(fallen["recorded"]) < 0).all()
    inside = (fallen["fitted_low"] <= fallen["recorded"]) & (fallen["recorded"] <= fallen["fitted_high"])
    assert inside.mean() >= 0.8
    assert left_out_in_words(found).startswith("both: 20 divisions in 4 blocks left out (energy score")
    assert fit_bands(found).data["recorded"].max() > 50
