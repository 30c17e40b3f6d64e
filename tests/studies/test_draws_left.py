"""A run shows the draws that the case's crude patterns leave; the whole priors stand beside."""

from dataclasses import replace

import numpy as np
import pytest

import conjuncture
from conjuncture import Theory
from conjuncture.cases.case import Case
from conjuncture.cases.pattern import Pattern
from conjuncture.engine.ensemble import run_worlds
from conjuncture.engine.worlds import World
from conjuncture.inquiry.experiments.interventions import NOTHING_DONE
from conjuncture.inquiry.matching.ruling_out import LIMIT, implausibility
from conjuncture.presentation.first_screen import first_screen
from conjuncture.studies.report_owner import folder_name, run_owner
from conjuncture.studies.run_result import Run

DRAWS = 24


def wages(low: float | None, high: float | None) -> Pattern:
    """The index of the worst month lies between two bounds."""
    return Pattern(
        name="wages fall far", variable="wage_index", over_time="min", low=low, high=high,
        observation_sd=0.01, model_sd=0.0, unit="1914 = 1",
        reason="constructed", source="constructed", rests_on="nothing",
        member="South",
    )  # fmt: skip


@pytest.fixture(scope="module")
def case(pair: Case) -> Case:
    return replace(pair, patterns=(wages(None, 0.95),))


@pytest.fixture(scope="module")
def left(case: Case, eaten: Theory) -> Run:
    return conjuncture.run(case, eaten, draws=DRAWS)


def test_shown_draws_are_not_ruled_out_and_are_as_many_as_wanted(left: Run, case: Case) -> None:
    assert (left.chosen, left.draws) == ("left", DRAWS)
    figures = case.patterns[0].figure(left.observed)
    assert (implausibility(case.patterns[0], figures) <= LIMIT).all()
    assert left.matched is not None
    assert left.matched.rounds[0].survived < DRAWS
    assert list(left.dataset["draw"].values) == list(left.matched.survivors[:DRAWS])


def test_the_whole_priors_are_another_column_with_the_same_bits(left: Run, case: Case, eaten: Theory) -> None:
    prior = conjuncture.run(case, eaten, draws=DRAWS, patterns=False)
    assert (prior.chosen, prior.beside, prior.matched) == ("prior", (), None)
    assert left.before.dataset.identical(prior.dataset)
    assert left.before.standings[0].row.skill == prior.standings[0].row.skill
    rows = left.tables["columns"].set_index("chosen")
    assert rows.loc["prior", "skill"] == prior.standings[0].row.skill
    assert rows.loc["left", "skill"] == left.standings[0].row.skill != prior.standings[0].row.skill


def test_the_draws_shown_are_those_of_the_run_s_own_simulation(left: Run) -> None:
    numbers = [int(number) for number in left.dataset["draw"].values]
    again = run_worlds(left.simulation, (World(),), numbers).isel(world=0)
    assert np.array_equal(again["wage_index"].values, left.dataset["wage_index"].values)


def test_only_as_many_draws_run_as_are_probably_needed(left: Run) -> None:
    assert left.matched is not None
    batch = left.simulation.batch
    assert all(of_round.draws <= max(batch, DRAWS) for of_round in left.matched.rounds)
    assert left.matched.tried == sum(of_round.draws for of_round in left.matched.rounds)


def test_if_patterns_leave_too_few_draws_the_whole_priors_are_shown(
    case: Case, eaten: Theory, wording
) -> None:
    impossible = replace(case, patterns=(wages(7.0, None),))
    run = conjuncture.run(impossible, eaten, draws=4)
    assert (run.chosen, run.draws, run.beside) == ("prior", 4, ())
    assert run.matched is not None
    assert run.matched.survivors == ()
    missed = {evidence.kind: evidence.names for evidence in first_screen(run).against if evidence.counted}
    assert missed["pattern"] == ("wages fall far",)
    wording(run.how_chosen)


def test_a_case_whose_patterns_do_not_apply_to_the_theory_shows_the_whole_priors(
    case: Case, eaten: Theory, wording
) -> None:
    for patterns in ((), (replace(wages(None, 0.9), variable="nothing_of_it"),)):
        run = conjuncture.run(replace(case, patterns=patterns), eaten, draws=2)
        assert (run.chosen, run.matched) == ("prior", None)
    wording(run.how_chosen)


def test_the_run_says_how_many_draws_ran_and_which_pattern_ruled_out_most(left: Run, wording) -> None:
    data = left.to_dict()
    assert data["draws_are"] == "left"
    assert data["ruled_out"]["run"] == left.matched.tried if left.matched else False
    assert 0 < data["ruled_out"]["by_pattern"]["wages fall far"] < 1
    (target, *_) = data["compared"]
    assert target["other_draws"]["prior"]["draws"] == DRAWS
    wording(first_screen(left).draws)


def test_a_run_of_the_whole_priors_has_its_own_folder(case: Case, eaten: Theory) -> None:
    owners = [
        run_owner(case, eaten, "main", NOTHING_DONE, 0, patterns=patterns) for patterns in (True, False)
    ]
    names = [folder_name(owner, "main") for owner in owners]
    assert names == ["pair-eaten-report", "pair-eaten-prior-report"]
