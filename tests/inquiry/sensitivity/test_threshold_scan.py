"""Threshold scans, and led runs: what they find, and which of them cannot mean anything."""

from __future__ import annotations

import json

import numpy as np
import pytest

from conjuncture import Fixed, Level, Theory, Uniform, derived, parameter, series, state, where
from conjuncture.engine.lanes import run_batch
from conjuncture.engine.simulation import Simulation
from conjuncture.inquiry.codec import decode, encode
from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.experiments.outcomes import Outcome
from conjuncture.inquiry.sensitivity.hysteresis import Hysteresis
from conjuncture.inquiry.sensitivity.ramp import Ramp, levels_of
from conjuncture.inquiry.sensitivity.threshold_scan import ThresholdScan
from conjuncture.society.levels import Filling
from conjuncture.society.regular import regular
from conjuncture.society.society import Society

country = Level("country")
worker = Level("worker", within=(country,))
war = series(country, unit="1", absent=0.0, name="war")


@derived(country, source="-")
def pressure(war, *, push=parameter(Uniform(0, 2), unit="1", reason="-")):
    return push + war


@derived(country, source="-", reading="leap")
def unrest(pressure, *, edge=parameter(Uniform(0.4, 0.6), unit="1", reason="-")):
    return where(pressure > edge, 1.0, 0.0)


@unrest.reading("slope", source="-")
def slope(pressure):
    return pressure / 2


@state(country, initial=0.0, source="-")
def slow(slow, pressure, *, speed=parameter(Fixed(0.005), unit="1/step", reason="-")):
    """Follows after 200 steps: behind on both ways, with one resting place."""
    return slow + speed * (pressure - slow)


@state(country, initial=False, source="-")
def burnt(burnt, pressure):
    return burnt | (pressure > 1.0)


@derived(worker, source="-")
def own(noise):
    return noise.uniform()


@derived(country, source="-")
def still():
    return 1.0


THEORY = Theory.of(pressure, unrest, slow, burnt, own, still, war)


@pytest.fixture(scope="module")
def simulation():
    return Simulation(
        THEORY,
        regular({"country": 1, "worker": 3}, {"worker": "country"}),
        steps=24,
        series={"war": np.zeros(24)},
    )


@pytest.fixture(scope="module")
def scan(simulation):
    question = ThresholdScan("pressure.push", 0.0, 2.0, Outcome("unrest"), mechanism="unrest")
    return question.ask(simulation, 8)


def test_each_draws_threshold_is_found_within_the_last_gap(simulation, scan):
    edges = run_batch(simulation, range(8)).parameters["unrest.edge"]
    found = scan.figures.by_reading["leap"]
    assert found.within == pytest.approx(2.0 / 16**2 / 2)
    assert abs(found.at.mean - edges.mean()) <= found.within
    assert found.at.low >= edges.min() - found.within
    assert found.crosses.share == 1


def test_a_leap_stays_a_leap_under_the_glass_and_a_slope_does_not(scan, wording):
    figures = scan.figures.by_reading
    assert figures["leap"].leaps.share == 1
    assert figures["slope"].leaps.share == 0
    assert figures["slope"].at.median == pytest.approx(1.0, abs=figures["slope"].within)
    wording(scan.words)


def test_a_held_variable_and_an_input_are_scanned_like_a_parameter(simulation):
    mean_edge = float(run_batch(simulation, range(4)).parameters["unrest.edge"].mean())
    held = ThresholdScan("pressure", 0.0, 1.0, Outcome("unrest")).ask(simulation, 4)
    found = held.figures.by_reading["as it is"]
    assert abs(found.at.mean - mean_edge) <= found.within
    level = ThresholdScan("war", -2.0, 1.0, Outcome("pressure"), bound=0.0).ask(simulation, 4)
    pushes = run_batch(simulation, range(4)).parameters["pressure.push"]
    found = level.figures.by_reading["as it is"]
    assert abs(found.at.mean + pushes.mean()) <= found.within


def test_a_question_survives_being_written_down():
    question = ThresholdScan("pressure.push", 0.0, 2.0, Outcome("unrest"))
    assert decode(json.loads(json.dumps(encode(question)))) == question
    question = Hysteresis("war", -1.0, 1.0, Outcome("unrest"), built_in=("leap",), mechanism="unrest")
    assert decode(json.loads(json.dumps(encode(question)))) == question


def test_a_mere_lag_is_not_hysteresis(simulation, wording):
    """The slow state turns late on both ways, by a gap that closes when the leading slows."""
    answer = Hysteresis("pressure", -1.0, 1.0, Outcome("slow"), refinements=0).ask(simulation, 4)
    found = answer.figures.by_reading["as it is"]
    assert found.there == "no"
    assert found.moved_when_slower.mean > 0
    wording(answer.words)


def test_other_inputs_stand_still_at_the_mean_of_each_member():
    town = Level("town", within=(country,))
    harvest = series(town, unit="1", absent=0.0, name="harvest")

    @derived(town, source="-")
    def bread(harvest, war):
        return harvest + 0.0 * war

    towns = Filling(2, {"country": np.zeros(2, np.int32)}, ("Moscow", "Tver"))
    society = Society.of({"country": Filling(1, {}), "town": towns}, name="two towns")
    harvests = np.array([[1.0, 4.0], [3.0, 8.0]])
    given = {"war": np.zeros(2), "harvest": harvests}
    simulation = Simulation(Theory.of(bread, war, harvest), society, steps=2, series=given)
    climb = Ramp.whole(0.0, 1.0, stairs=2, dwell=2, draws=1)
    for member, mean in (("Moscow", 2.0), ("Tver", 6.0)):
        levels = levels_of(simulation, "war", Outcome("bread", member=member), climb, [0])
        np.testing.assert_allclose(levels, mean)


def test_what_never_comes_back_is_said_to_be_so(simulation, wording):
    answer = Hysteresis("pressure", 0.0, 2.0, Outcome("burnt"), stairs=8).ask(simulation, 4)
    found = answer.figures.by_reading["as it is"]
    assert found.no_return.share == 1
    assert found.up.mean == pytest.approx(1.0, abs=found.stair.mean)
    wording(answer.words)


@pytest.mark.parametrize(
    ("question", "message"),
    [
        (ThresholdScan("push", 0, 1, Outcome("unrest")), "'push'"),
        (ThresholdScan("pressure.push", 1, 0, Outcome("unrest")), "low.*high"),
        (ThresholdScan("pressure.push", 0, 1, Outcome("still")), "never varies"),
        (
            ThresholdScan("pressure.push", 0, 1, Outcome("unrest"), since="1895-02-01"),
            "since.*until",
        ),
        (
            ThresholdScan("pressure.push", 0, 1, Outcome("unrest"), mechanism="unrset"),
            "'unrset'",
        ),
        (Hysteresis("peace", 0, 1, Outcome("unrest")), "'peace'"),
        (Hysteresis("own", 0, 1, Outcome("unrest")), "'own'"),
        (Hysteresis("burnt", 0, 1, Outcome("unrest")), "'burnt'"),
        (Hysteresis("pressure", 0, 1, Outcome("still"), refinements=0), "never varies"),
        (Hysteresis("pressure", 0, 1, Outcome("unrest"), built_in=("leap",)), "built_in"),
    ],
)
def test_bad_scans_say_what_is_wrong(simulation, question, message, wording):
    with pytest.raises(QuestionError, match=message) as refused:
        question.ask(simulation, 4)
    wording(refused.value)


def test_too_few_draws_are_refused(simulation, wording):
    with pytest.raises(QuestionError, match="draws") as refused:
        ThresholdScan("pressure.push", 0, 1, Outcome("unrest")).ask(simulation, 3)
    wording(refused.value)
