"""Who is willing, tried by hand: caution with reasons and fears, and differences from a quiet year."""

import csv
import math
from importlib.resources import files
from itertools import product
from typing import Any

import numpy as np
import pytest

from conjuncture import LogNormal, Normal
from conjuncture.language.mechanisms import Mechanism
from conjuncture.language.noise import Noise
from conjuncture.testing import AllLuck
from conjuncture.theories.leninism.struggle import willingness

SETTINGS = {
    "quiet": 0.01,
    "of_grievance": 2.0,
    "of_incident": 1.5,
    "differences": 1.0,
    "quorum": 0.3,
    "carried": 0.6,
    "incidents": 1.0,
    "build_up": 0.3,
    "habit": 0.6,
}
USUAL_GRIEVANCE = 1 / 3


class Heard(Noise):
    """Notes the last chance that was asked for."""

    __slots__ = ("chance",)

    def bernoulli(self, probability: Any, *, parts: int = 0) -> bool:
        self.chance = float(probability)
        return True


def contrasts(mechanism: Mechanism) -> Any:
    return mechanism.readings["contrasts"].function


def chance(incident: float, boldness: float, **settings: float) -> float:
    """The chance that a worker is willing in a month that is usual in all but an incident."""
    noise, usual = Heard(), settings["build_up"] / (settings["build_up"] + settings["habit"])
    contrasts(willingness.willing)(usual, incident, boldness, 0, 0, 0, 0, True, noise, **settings)
    return noise.chance


def walkouts_a_year(**settings: float) -> float:
    """How often a large works walks out in a quiet year: incidents of a size at which the quorum is willing.

    Its workers differ normally, so the share of the willing is a mean over boldness; sizes are exponential.
    """
    nodes, weights = np.polynomial.hermite_e.hermegauss(30)

    def enough(incident: float) -> bool:
        share = [chance(incident, float(node), **settings) for node in nodes] @ weights / weights.sum()
        return bool(share > settings["quorum"])

    low, high = 0.0, 60.0
    for _ in range(40):
        low, high = (low, (low + high) / 2) if enough((low + high) / 2) else ((low + high) / 2, high)
    return settings["incidents"] * math.exp(-high)


OTHERS = [
    dict(
        zip(("quorum", "differences", "of_incident", "incidents", "carried", "build_up"), values, strict=True)
    )
    for values in product((0.15, 0.45), (0.5, 2.0), (1.0, 4.0), (0.5, 3.0), (0.2, 0.8), (0.1, 1.0))
]


@pytest.mark.parametrize("quiet", [0.0003, 0.006, 0.12])
def test_what_is_struck_in_a_quiet_year_hangs_on_the_quiet_rate_and_on_nothing_else(quiet: float) -> None:
    """To a quarter: the spread of workers about the middle one is allowed for by an approximation."""
    for others in OTHERS[:: 7 if quiet != 0.006 else 1]:
        settings = {**SETTINGS, "quiet": quiet, **others}
        taking_part = settings["quorum"] + (1 - settings["quorum"]) * settings["carried"]
        struck = walkouts_a_year(**settings) * taking_part
        assert math.log(struck / quiet) == pytest.approx(0, abs=0.25), others


def test_in_a_quiet_year_neither_fear_nor_conviction_moves_anybody() -> None:
    weights = {"of_more_force": 3.0, "of_sackings": 3.0, "of_slump": 3.0, "cushion": 0.7}
    for tie in (0.0, 0.5, 1.0):
        assert contrasts(willingness.fear)(0.2, 0.0, 0.0, tie, usual=0.2, **weights) == 0
    convictions = {"of_certainty": 3.0, "of_an_alternative": 3.0, "of_having_struck": 3.0}
    assert contrasts(willingness.conviction)(0.3, False, 0.0, **convictions) == 0


@pytest.mark.parametrize("sign", [1, -1])
def test_force_that_is_gone_undoes_what_force_did_whether_it_frightened_or_enraged(sign: int) -> None:
    settings = {"usual": 0.2, "of_more_force": sign * 1.5, "of_sackings": 0, "of_slump": 0, "cushion": 0}
    gone, twice = (contrasts(willingness.fear)(force, 0, 0, 0.5, **settings) for force in (0.0, 0.4))
    assert gone == pytest.approx(-twice)
    assert twice == pytest.approx(sign * 1.5)


def test_a_worker_half_tied_to_the_land_fears_the_sack_whatever_the_village_does() -> None:
    def afraid(tie: float, cushion: float) -> float:
        settings = {"usual": 0.2, "of_more_force": 0, "of_sackings": 1.0, "of_slump": 0}
        return contrasts(willingness.fear)(0.2, 0.5, 0, tie, cushion=cushion, **settings)

    assert afraid(0.5, -0.8) == afraid(0.5, 0.8) == pytest.approx(0.5)
    assert afraid(1.0, 0.8) < afraid(1.0, -0.8)


def test_what_is_disputed_has_one_width_and_no_sign() -> None:
    disputed = {
        name: one.prior
        for mechanism in (willingness.fear, willingness.conviction)
        for name, one in mechanism.readings["contrasts"].parameters.items()
        if "disputed" in one.reason
    }
    assert len(disputed) == 5
    assert set(disputed.values()) == {Normal(0, 1.5)}


def test_the_quiet_rate_is_that_of_the_quieter_years_of_other_countries() -> None:
    """Mean and deviation of the logarithms of twelve books, to one decimal; Russia's is not among them."""
    table = files("conjuncture.theories.leninism.struggle") / "quiet_years_abroad.csv"
    rows = list(csv.DictReader(table.read_text("utf-8").splitlines()))
    assert "Russia" not in {row["country"] for row in rows}
    assert not any("jst" in row["source_key"] for row in rows)
    rates = np.array([float(row["quieter_half"]) / float(row["over"]) for row in rows])
    np.testing.assert_allclose(rates, [float(row["strikers_a_worker"]) for row in rows], rtol=0.005)
    logs = np.log(rates)
    prior = willingness.willing.readings["contrasts"].parameters["quiet"].prior
    assert prior == LogNormal(round(logs.mean(), 1), round(logs.std(ddof=1), 1))


def test_without_means_no_luck_makes_a_worker_willing() -> None:
    reasons = (1.0, True, 0.0, 1.0, 1.0, 0.0, 0.0)
    weights = {"of_grievance": 1.0, "of_incident": 1.0, "differences": 1.0, "caution": 4.0}
    assert not willingness.willing(*reasons, False, AllLuck(), **weights)
    assert willingness.willing(*reasons, True, AllLuck(), **weights)


def test_a_village_may_make_workers_bolder_or_more_fearful_as_its_cushion_has_it() -> None:
    settings = {"of_force": 1.0, "of_the_sack": 2.0, "of_slump": 0.0}
    tied = willingness.fear(0.0, 0.5, 0.0, 1.0, cushion=0.5, **settings)
    landless = willingness.fear(0.0, 0.5, 0.0, 0.0, cushion=0.5, **settings)
    other_way = willingness.fear(0.0, 0.5, 0.0, 1.0, cushion=-0.5, **settings)
    assert tied < landless < other_way


def test_a_slump_frightens_and_a_boom_encourages() -> None:
    settings = {"of_force": 1.0, "of_the_sack": 1.0, "of_slump": 1.0, "cushion": 0.0}
    slump, boom = (willingness.fear(0.0, 0.0, growth, 0.0, **settings) for growth in (-0.2, 0.2))
    assert slump > 0 > boom
