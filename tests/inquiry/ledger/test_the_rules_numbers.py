"""The numbers in the ledger's rules, each from both sides: with another number one of these tests fails."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import xarray as xr
from made_entries import claim_result, entry, shown

from conjuncture import Level, Simulation, Theory, Uniform, derived, parameter, regular_society, state
from conjuncture.cases.pattern import Pattern
from conjuncture.engine import program_inputs
from conjuncture.inquiry.correlates import goes_with
from conjuncture.inquiry.experiments.interventions import NOTHING_DONE
from conjuncture.inquiry.experiments.outcomes import Outcome
from conjuncture.inquiry.experiments.paired_worlds import run_pairs
from conjuncture.inquiry.ledger.claims import Claim
from conjuncture.inquiry.ledger.entry import Entry
from conjuncture.inquiry.ledger.ground import Ground
from conjuncture.inquiry.ledger.ledger import run_ledger
from conjuncture.inquiry.ledger.parts import parts_of
from conjuncture.inquiry.ledger.robustness import carried_by, carriers_in_words, with_other_margins
from conjuncture.inquiry.ledger.verdicts import holds_by_definition, judge
from conjuncture.inquiry.matching.history_matching import match_history
from conjuncture.inquiry.matching.matched_draws import MatchedDraws
from conjuncture.inquiry.matching.refocusing import box_around, whole_cube, with_boxes
from conjuncture.inquiry.proportions import proportion
from conjuncture.inquiry.sensitivity import scenario_discovery
from conjuncture.inquiry.sensitivity.boundaries import find_boundary
from conjuncture.inquiry.statements.evaluate import evaluate
from conjuncture.inquiry.statements.evaluation import Evaluation, StatementEvaluation
from conjuncture.inquiry.statements.side import Side
from conjuncture.inquiry.statements.statement import Statement
from conjuncture.presentation.ledger_words import _share
from conjuncture.presentation.number_words import percent

country = Level("country")


@derived(country, absent=0.0, source="constructed")
def pushed(*, size=parameter(Uniform(0, 1), unit="1", reason="constructed")):
    """The size that is drawn."""
    return size + 0.0


PUSHED = Simulation(Theory.of(pushed, name="pushed"), regular_society({"country": 1}), steps=2)
HIGH = Statement(Side(Outcome("pushed")), "above", 0.5)


def at(sizes: np.ndarray) -> Simulation:
    """The simulation in which the draws have these sizes, one after another."""
    return replace(PUSHED, parameters={"pushed.size": sizes.tolist()})


def as_it_is(run: xr.Dataset) -> xr.Dataset:
    return run


def halves_with(wrong: int) -> tuple[np.ndarray, np.ndarray]:
    """400 draws in which the half that is learnt from is told apart at .5 without an error, and the half held
    out with so many errors among its hundred of either kind."""
    above = np.tile([False, False, True, True], 100)  # learnt from is every second
    values = np.where(above, 0.75, 0.25)
    holds = above.copy()
    for kind in (True, False):
        holds[np.flatnonzero((above == kind) & (np.arange(400) % 2 == 1))[:wrong]] ^= True
    return holds, values[:, None]


@pytest.mark.parametrize(("wrong", "word"), [(25, "depends"), (26, "undecided")])
def test_a_rule_separates_from_three_quarters_recognised_on(wrong: int, word: str) -> None:
    found = judge(*halves_with(wrong), ["size"])
    assert found.boundary is not None
    assert found.boundary.balanced_accuracy == pytest.approx(1 - wrong / 100)
    assert found.word == word


@pytest.mark.parametrize(("accuracy", "separates"), [(0.751, True), (0.749, False)])
def test_where_it_flips_asks_as_much_of_a_rule(
    monkeypatch: pytest.MonkeyPatch, accuracy: float, separates: bool
) -> None:
    holds, values = halves_with(10)
    monkeypatch.setattr(scenario_discovery, "_accuracies", lambda found: np.array([accuracy]))
    assert scenario_discovery._rule(holds, values, ["size"], 0).separates == separates


def held(count: int, without: int, of: int = 100) -> Evaluation:
    """What holds in so many of the draws, and in so many where the mechanism is cut."""

    def weighed(number: int) -> StatementEvaluation:
        return StatementEvaluation(HIGH, np.where(np.arange(of) < number, 1.0, -1.0), 0.0, 0.0)

    return Evaluation(
        statements=(weighed(count),),
        given=(),
        ran=np.arange(of),
        parameters_of_ran=np.zeros((of, 1)),
        names=("size",),
        failed=0,
        cut={"pushed": (weighed(without),)},
    )


@pytest.mark.parametrize(("without", "carriers"), [(64, ("pushed",)), (65, ())])
def test_a_mechanism_carries_a_claim_that_falls_by_more_than_a_quarter_without_it(
    without: int, carriers: tuple[str, ...]
) -> None:
    assert carried_by(held(90, without), ()).carriers == carriers


@pytest.mark.parametrize(("count", "cut"), [(25, set()), (26, {"pushed"})])
def test_mechanisms_are_cut_where_more_than_a_quarter_of_the_draws_could_fall(
    count: int, cut: set[str]
) -> None:
    simulation = at(np.where(np.arange(100) < count, 0.9, 0.1))
    found = evaluate(HIGH, simulation, 100, cutting=["pushed"])
    assert found.holds.sum() == count
    assert set(found.cut) == cut
    assert carried_by(found, ()).too_seldom == (cut == set())


@pytest.mark.parametrize(("count", "carriers"), [(1, ()), (19, ()), (20, ("pushed",))])
def test_a_claim_that_holds_in_fewer_than_twenty_draws_has_no_carrier(
    count: int, carriers: tuple[str, ...]
) -> None:
    found = carried_by(evaluate(HIGH, at(np.full(count, 0.9)), count, cutting=["pushed"]), ())
    assert found.carriers == carriers
    assert found.too_seldom == (not carriers)
    assert carried_by(held(count, 0, of=count), ()).carriers == carriers  # cases of a coded claim


@pytest.mark.parametrize("ran", [0, 19, 20])
def test_a_mechanism_without_which_fewer_than_twenty_draws_ran_is_not_named_either_way(
    ran: int, wording
) -> None:
    evaluation = held(60, 0, of=60)
    differences = np.where(np.arange(60) < ran, -1.0, np.nan)
    cut = StatementEvaluation(HIGH, differences, 0.0, 0.0)
    found = carried_by(replace(evaluation, cut={"pushed": (cut,)}), ())
    assert found.carriers == (("pushed",) if ran == 20 else ())
    assert found.unclear == (() if ran == 20 else ("pushed",))
    wording(carriers_in_words(found))


@pytest.mark.parametrize(("count", "share"), [(1, "0.4%"), (239, "99.6%"), (240, "100%"), (0, "0%")])
def test_a_share_near_none_or_all_is_the_same_in_every_sentence_and_is_not_called_none_or_all(
    count: int, share: str
) -> None:
    evaluation = held(count, 0, of=240)
    assert f"in {share} of the draws" in evaluation.words
    whole = proportion(evaluation.holds)
    assert whole.in_words().startswith(share)
    assert percent(whole.share) in (share, "0.42%")
    statement = evaluation.result.statements[0]
    judged = claim_result("undecided", statement, holds=whole, contrary=evaluation.result.contrary)
    one = Entry("A", "undecided", "", judged)
    (part,) = parts_of(one)
    assert f"({share}, " in part.told
    assert f"in {share} of 240 draws" in _share(one)


def test_mechanisms_are_cut_in_sixty_draws() -> None:
    found = evaluate(HIGH, at(np.full(61, 0.9)), 61, cutting=["pushed"])
    assert found.without("pushed").of == 60


@pytest.mark.parametrize(("count", "margin"), [(4, 0.2), (9, 0.1)])
def test_a_box_reaches_beyond_the_outermost_survivors_by_one_in_as_many_and_one(
    count: int, margin: float
) -> None:
    sizes = program_inputs.parameters(PUSHED, np.arange(100, dtype=np.uint32))["pushed.size"]
    nearest = np.argsort(np.abs(sizes - 0.5))[:count]  # far from the ends, where a box is cut short
    box = box_around(PUSHED, nearest.tolist(), [whole_cube(PUSHED)], 100)["pushed.size"]
    assert box == pytest.approx((sizes[nearest].min() - margin, sizes[nearest].max() + margin), abs=1e-6)
    first = box_around(PUSHED, [int(sizes.argmin())], [whole_cube(PUSHED)], 100)["pushed.size"]
    assert first == pytest.approx((0, sizes.min() + 1 / 2), abs=1e-6)


def test_later_draws_come_from_beyond_the_outermost_survivors_too() -> None:
    boxes = [whole_cube(PUSHED)]
    sizes = program_inputs.parameters(PUSHED, np.arange(400, dtype=np.uint32))["pushed.size"]
    survivors = np.flatnonzero((sizes > 0.4) & (sizes < 0.45))
    boxes.append(box_around(PUSHED, survivors.tolist(), boxes, 400))
    later = program_inputs.parameters(with_boxes(PUSHED, boxes, 400), np.arange(400, 800, dtype=np.uint32))
    assert later["pushed.size"].min() < sizes[survivors].min() < sizes[survivors].max()
    assert sizes[survivors].max() < later["pushed.size"].max()


def test_a_draw_is_ruled_out_from_three_standard_deviations_on() -> None:
    # Standard deviations of books and model together: a half, as 3, 4 and 5 are the sides of a triangle.
    small = Pattern(
        name="size", variable="pushed", over_time="mean", low=None, high=0.1, observation_sd=0.3,
        model_sd=0.4, unit="1", reason="constructed", source="constructed", rests_on="nothing",
    )  # fmt: skip
    sizes = 0.1 * np.exp(0.5 * np.array([0.0, 2.0, 2.99, 3.01, 4.0]))
    assert match_history(at(sizes), [small], as_it_is, 5).survivors == (0, 1, 2)


def claim(question: Statement) -> Claim:
    return Claim(
        id="C1",
        sentence="It is high.",
        holder="Somebody",
        against="",
        locator="p. 1",
        answer="Yes",
        question=question,
        asked_so="As it is.",
        counts_against="Low sizes.",
        theory="pushed",
        case="none",
    )


def test_240_survivors_are_enough_and_no_more_are_judged() -> None:
    ground = Ground(at(np.full(500, 0.9)), (), as_it_is)
    for draws, rounds, judged in ((239, 2, 240), (240, 1, 240), (300, 1, 240)):
        found = run_ledger([claim(HIGH)], lambda theory, case: ground, draws)
        matched = found.matched_for(found.claims[0])
        assert isinstance(matched, MatchedDraws)
        assert len(matched.rounds) == rounds
        figures = found.entries[0].figures
        assert figures is not None
        assert figures.draws == judged


@pytest.mark.parametrize(("count", "by_definition"), [(32, True), (31, False)])
def test_a_definition_holds_in_all_of_32_draws(count: int, by_definition: bool) -> None:
    # Wilson's lower bounds: 32 of 32, .893; 31 of 32, .843. The 33rd draw would not be looked at.
    sizes = np.append(np.where(np.arange(32) < count, 0.9, 0.1), 0.1)
    assert holds_by_definition(HIGH, at(sizes)) == by_definition


@pytest.mark.parametrize(("draws", "told"), [(49, []), (50, ["moving"])])
def test_a_claim_leans_on_nothing_in_fewer_than_fifty_draws(draws: int, told: list[str]) -> None:
    quantities = np.random.default_rng(0).random((draws, 1))
    assert [one.quantity for one in goes_with(quantities[:, 0], quantities, ["moving"])] == told


def test_no_more_than_five_quantities_are_told_that_a_claim_leans_on() -> None:
    quantities = np.random.default_rng(0).random((1000, 7))
    found = goes_with(quantities.sum(axis=1), quantities, [f"q{place}" for place in range(7)])
    assert len(found) == 5


def test_a_claim_leans_on_what_twenty_samples_of_idle_quantities_give_once() -> None:
    # Two-sided, one in twenty shared out among four quantities: 2.4977 standard errors of 1 / sqrt(n - 1).
    quantities = np.random.default_rng(0).random((401, 4))
    found = goes_with(quantities[:, 0], quantities, ["moving", "a", "b", "c"])
    assert found[0].chance == pytest.approx(2.4977 / 20, abs=1e-4)


@pytest.mark.parametrize(
    ("holds", "draws", "standing"),
    [
        # Wilson's bounds as in `test_verdicts`.
        (181 / 200, 200, "shown"),
        (179 / 200, 200, "open"),
        (199 / 199, 199, "open"),
        (19 / 200, 200, "not so"),
        (21 / 200, 200, "open"),
        (0.0, 199, "open"),
    ],
)
def test_a_part_is_shown_by_the_bounds_that_verdicts_are_made_with(
    holds: float, draws: int, standing: str
) -> None:
    (part,) = parts_of(entry("undecided", shown("It is high", holds), draws=draws))
    assert part.standing == standing


@pytest.mark.parametrize(("contrary", "told"), [(0.1, True), (0.099, False)])
def test_the_reverse_is_told_from_one_draw_in_ten_on(contrary: float, told: bool) -> None:
    (part,) = parts_of(entry("undecided", shown("It is high", 0.5, contrary), draws=200))
    assert ("reverse" in part.told) == told


@pytest.mark.parametrize(("rarer", "found"), [(9, False), (10, True)])
def test_a_boundary_is_sought_from_ten_of_the_rarer_kind_in_either_half(rarer: int, found: bool) -> None:
    holds = np.arange(400) >= 2 * rarer
    assert (find_boundary(holds, holds[:, None].astype(float), ["size"]) is not None) == found


def test_a_boundary_asks_two_questions_and_no_third() -> None:
    quantities = np.random.default_rng(0).random((2000, 3))
    boundary = find_boundary((quantities > 0.4).all(axis=1), quantities, ["a", "b", "c"])
    assert boundary is not None
    assert len(boundary.quantities) == 2


def test_other_margins_are_half_and_twice_as_wide() -> None:
    differences = np.repeat([0.49, 0.51, 1.99, 2.01], [60, 60, 40, 40])
    wide = replace(HIGH, margin=1.0)
    only = StatementEvaluation(wide, differences, 0.0, 1.0)
    rests_on = replace(held(200, 200, of=200), statements=(only,), cut={})
    found = with_other_margins(rests_on, "undecided")
    assert {name: one.holds.count for name, one in found.items()} == {"half": 140, "twice": 40}


@state(country, initial=0.0, source="constructed")
def stock(stock, pushed):
    """Grows."""
    return stock + pushed


def test_a_hundred_twins_are_run() -> None:
    growing = Simulation(Theory.of(pushed, stock, name="growing"), regular_society({"country": 1}), steps=2)
    last = Outcome("stock", over_time="last")
    pairs = run_pairs(growing, with_null_twin=[NOTHING_DONE], plain=(), outcomes=[last], draws=101)
    assert pairs.outcome(last, NOTHING_DONE).size == 101
    assert pairs.outcome(last, NOTHING_DONE, null_twin=True).size == 100


def test_the_null_twins_band_is_where_95_of_100_twins_stay() -> None:
    own, twins = np.zeros(101), np.arange(101.0)
    assert HIGH.null_band([own], [twins]) == 95
