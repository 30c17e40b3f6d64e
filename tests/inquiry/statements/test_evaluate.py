import numpy as np
import pytest

from conjuncture import (
    Level,
    Normal,
    Simulation,
    Theory,
    Uniform,
    derived,
    parameter,
    regular_society,
    state,
    where,
)
from conjuncture.engine.execute import run
from conjuncture.inquiry.codec import decode, encode
from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.experiments.interventions import cut, set_parameter
from conjuncture.inquiry.experiments.outcomes import Outcome
from conjuncture.inquiry.experiments.wave_height import WaveHeight, height
from conjuncture.inquiry.ledger.robustness import carried_by, carriers_in_words
from conjuncture.inquiry.statements.evaluate import CUT, evaluate
from conjuncture.inquiry.statements.side import Side
from conjuncture.inquiry.statements.statement import Statement, Together

country = Level("country")


@derived(country, absent=0.0, source="constructed")
def push(*, strength=parameter(Uniform(-1, 1), unit="1", reason="constructed")):
    """What moves the level."""
    return strength + 0.0


@state(country, initial=0.0, source="constructed")
def level(level, push, dt, *, drift=parameter(Normal(0, 0.1), unit="1/year", reason="constructed")):
    """Moves with the push."""
    return level + dt * (push + drift)


@pytest.fixture(scope="module")
def simulation() -> Simulation:
    return Simulation(Theory.of(push, level, name="pushed"), regular_society({"country": 1}), steps=48)


HERE = Side(Outcome("level", over_time="last"))
WITHOUT = Side(Outcome("level", over_time="last"), cut("push"))


def test_a_push_raises_the_level_in_just_the_draws_in_which_it_is_positive(simulation) -> None:
    held = evaluate(Statement(HERE, "above", WITHOUT), simulation, 200)
    strength = held.parameters[:, held.names.index("push.strength")]
    breadth = held.statements[0].null_band
    # The null twin: the one country starts a thousandth higher. Nothing amplifies it; 32-bit sums round it.
    assert breadth == pytest.approx(0.001, rel=1e-2)
    assert np.array_equal(held.holds, 47 / 12 * strength > breadth)
    assert np.array_equal(held.contrary, held.statements[0].differences < -breadth)


def test_a_margin_is_needed_on_top_of_the_null_band(simulation) -> None:
    plainly = evaluate(Statement(HERE, "above", WITHOUT), simulation, 64)
    with_margin = evaluate(Statement(HERE, "above", WITHOUT, margin=1.0), simulation, 64)
    differences = plainly.statements[0].differences
    assert with_margin.holds.sum() == (differences > 1.0 + plainly.statements[0].null_band).sum()
    assert with_margin.holds.sum() < plainly.holds.sum()


def test_difference_either_way_is_what_is_above_and_what_is_below(simulation) -> None:
    either = evaluate(Statement(HERE, "differs from", WITHOUT), simulation, 64)
    above = evaluate(Statement(HERE, "above", WITHOUT), simulation, 64)
    below = evaluate(Statement(HERE, "below", WITHOUT), simulation, 64)
    assert np.array_equal(either.holds, above.holds | below.holds)
    assert not (above.holds & below.holds).any()


def test_together_holds_only_where_every_part_does(simulation) -> None:
    parts = (Statement(HERE, "above", WITHOUT), Statement(HERE, "above", 1.0))
    both = evaluate(Together(parts), simulation, 64)
    each = [evaluate(part, simulation, 64).holds for part in parts]
    assert np.array_equal(both.holds, each[0] & each[1])
    assert 0 < both.holds.sum() < 64


def test_only_draws_in_which_what_is_given_holds_are_counted(simulation, wording) -> None:
    """Probability of necessity: where it was high, would it have been without the push?"""
    high = Statement(HERE, "above", 1.0)
    necessary = Together((Statement(WITHOUT, "below", 1.0),), given=(high,))
    found = evaluate(necessary, simulation, 200)
    happened = evaluate(high, simulation, 200).holds
    low = evaluate(Statement(WITHOUT, "below", 1.0), simulation, 200).holds
    assert 0 < happened.sum() < 200
    assert np.array_equal(found.draws, np.flatnonzero(happened))
    assert np.array_equal(found.holds, low[happened])
    assert found.parameters.shape[0] == happened.sum()
    assert found.result.given is not None
    assert found.result.given.counted.count == happened.sum()
    wording(found.words)
    never = Together((high,), given=(Statement(HERE, "above", 1e6),))
    assert evaluate(never, simulation, 20).holds.size == 0
    assert "0 of 20" in never.ask(simulation, 20).words


def test_mechanisms_are_cut_in_the_first_draws_of_the_worlds_compared(simulation) -> None:
    found = evaluate(Statement(HERE, "above", WITHOUT), simulation, CUT + 4, cutting=["push"])
    assert found.without("push").count == 0
    assert found.without("push").of == CUT
    assert found.holds.size == CUT + 4


def test_mechanisms_are_cut_in_as_many_draws_that_count_however_few_meet_what_is_given(simulation) -> None:
    pushed = Statement(HERE, "above", 2.5)  # in fewer than one draw of five
    found = evaluate(
        Together((Statement(HERE, "above", 0.0),), given=(pushed,)), simulation, 600, cutting=["push"]
    )
    assert CUT < found.draws.size < 150
    without = evaluate(Statement(WITHOUT, "above", 0.0), simulation, found.draws[:CUT].tolist())
    assert (found.without("push").of, found.without("push").count) == (CUT, without.holds.sum())
    assert 0 < without.holds.sum() < CUT


def test_a_world_that_sets_a_quantity_leaves_the_draws_own_values_in_the_account(simulation) -> None:
    set_side = Side(Outcome("level", over_time="last"), set_parameter("push.strength", 5.0))
    held = evaluate(Statement(set_side, "above", 1.0), simulation, 16)
    assert held.holds.all()
    assert np.ptp(held.parameters[:, held.names.index("push.strength")]) > 0.5


def test_the_answer_is_json_and_asks_the_same_again(simulation) -> None:
    question = Statement(HERE, "above", WITHOUT, words="the push raises the level")
    answer = question.ask(simulation, 32)
    assert decode(encode(question)) == question
    assert decode(answer.to_dict()["asked"]).ask(simulation, 32) == answer
    assert answer.figures.draws == 32
    assert question.words in answer.words.casefold()


def test_questions_that_mean_nothing_are_refused(simulation) -> None:
    with pytest.raises(QuestionError, match="sides"):
        Statement(HERE, "above", HERE)
    with pytest.raises(QuestionError, match=r"'levle'.*level"):
        evaluate(Statement(Side(Outcome("levle")), "above", 1.0), simulation, 2)
    with pytest.raises(QuestionError, match="statement"):
        evaluate(Together(()), simulation, 2)
    with pytest.raises(QuestionError, match="24"):
        evaluate(Statement(Side(WaveHeight("level", months=24)), "above", 0.0), simulation, 2)


def test_a_trend_has_no_wave_and_a_hill_has_one() -> None:
    trend = np.linspace(1, 2, 120)[None, :]
    hill = np.ones((1, 120))
    hill[0, 50:62] = 3.0
    assert height(trend, 12)[0] == pytest.approx(0, abs=1e-12)
    # The busiest year has 36, the quiet ones 12; the mean of the 109 running sums is 12 + 24 * 12 / 109.
    assert height(hill, 12)[0] == pytest.approx(24 / (12 + 24 * 12 / 109))
    assert height(np.zeros((1, 120)), 12)[0] == 0


def test_months_drawn_at_random_rise_above_their_random_orders_one_time_in_twenty(simulation) -> None:
    import xarray as xr

    months = np.random.default_rng(3).poisson(2.0, (800, 48)).astype(float)
    dataset = xr.Dataset({"level": (("draw", "time"), months)})
    high = WaveHeight("level", months=6).of(simulation, dataset).to_numpy()
    bound = WaveHeight("level", months=6, shuffled=True).of(simulation, dataset).to_numpy()
    # 5 of 100, with three standard errors of 800 trials and of the quantile from 100 orders.
    assert (high > bound).mean() == pytest.approx(0.05, abs=0.03)


def test_nothing_is_cut_where_too_few_draws_hold_to_fall_by_a_quarter(simulation, wording) -> None:
    rare, usual = (Statement(HERE, "above", bound) for bound in (3.0, -1.0))
    assert evaluate(rare, simulation, 100, cutting=["push"]).cut == {}
    assert set(evaluate(usual, simulation, 100, cutting=["push"]).cut) == {"push"}
    wording(carriers_in_words(carried_by(evaluate(rare, simulation, 100, cutting=["push"]), ())))


@derived(country, absent=0.0, source="constructed")
def spark(noise):
    """In one month of five."""
    return where(noise.bernoulli(0.2), 1.0, 0.0)


def test_a_draw_that_stands_out_beyond_measure_holds_and_did_not_fail() -> None:
    simulation = Simulation(Theory.of(spark, name="sparks"), regular_society({"country": 1}), steps=4)
    out = Side(Outcome("spark", over_time="max over median"))
    held = evaluate(Statement(out, "above", 3.0), simulation, 100)
    sparks = run(simulation, 100).dataset["spark"].to_numpy().sum(axis=1)
    assert held.failed == 0
    assert np.array_equal(held.holds, sparks == 1)  # the median of one spark in four months is nothing
    shown = held.result.statements[0]
    assert shown.difference.draws == 100
    assert shown.difference.high == np.inf
