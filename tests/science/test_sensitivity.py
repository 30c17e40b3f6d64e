"""Sensitivity indices against those known in closed form, the functions written as theories.

Ishigami and Homma 1990 and Sobol's g function (Saltelli and Sobol 1995). Tolerances are three standard
errors of the estimate: SALib's 95% half-width is 1.96 of them.
"""

from __future__ import annotations

from math import pi, sin

import numpy as np
import pytest

from conjuncture import Level, Normal, Theory, Uniform, derived, maximum, parameter
from conjuncture.engine.program_inputs import parameters
from conjuncture.engine.simulation import Simulation
from conjuncture.inquiry.estimates import Interval
from conjuncture.inquiry.experiments.outcomes import Outcome
from conjuncture.inquiry.sensitivity.indices import Sensitivity
from conjuncture.society.regular import regular

country = Level("country")
SOCIETY = regular({"country": 1})
RUNS_A_POINT, POINTS = 3 + 2, 1024


def angle():
    return parameter(Uniform(-pi, pi), unit="rad", source="Ishigami and Homma 1990")


def sine(x):
    """The Taylor series, to the 19th power: on [-pi, pi] what is left out is below pi^21 / 21! < 1e-9."""
    term = total = x
    for power in range(3, 20, 2):
        term = -term * x * x / (power * (power - 1))
        total = total + term
    return total


@derived(country, source="Ishigami and Homma 1990, a = 7, b = 0.1")
def ishigami(*, x1=angle(), x2=angle(), x3=angle()):
    return sine(x1) + 7 * sine(x2) * sine(x2) + 0.1 * x3 * x3 * x3 * x3 * sine(x1)


def unit():
    return parameter(Uniform(0, 1), unit="1", source="Saltelli and Sobol 1995")


G_WEIGHTS = (0.0, 1.0, 4.5, 9.0)


@derived(country, source="Saltelli and Sobol 1995")
def g_function(*, x1=unit(), x2=unit(), x3=unit(), x4=unit()):
    product = 1.0
    for x, weight in zip((x1, x2, x3, x4), G_WEIGHTS, strict=True):
        product = product * (maximum(4 * x - 2, 2 - 4 * x) + weight) / (1 + weight)
    return product


@derived(country, source="-")
def lucky(noise, *, x=parameter(Uniform(0, 1), unit="1", reason="-")):
    """A product of a quantity and luck: neither does anything without the other, in the mean."""
    return x * noise.normal(0.0, 1.0)


@derived(country, source="-")
def straight(*, x1=unit(), x2=unit(), x3=parameter(Normal(0, 1), unit="1", reason="-")):
    return 3 * x1 - 2 * x2 + 0 * x3


@derived(country, source="-")
def single(*, x1=unit(), x2=unit()):
    return x1 + 0 * x2


def simulation(mechanism) -> Simulation:
    return Simulation(Theory.of(mechanism), SOCIETY, steps=1)


def ishigami_indices(a: float = 7.0, b: float = 0.1) -> tuple[list[float], list[float]]:
    """First-order and total indices by integration (Sobol and Levitan 1999)."""
    own1 = (1 + b * pi**4 / 5) ** 2 / 2
    own2 = a**2 / 8
    both13 = 8 * b**2 * pi**8 / 225
    variance = own1 + own2 + both13
    first = [own1 / variance, own2 / variance, 0.0]
    total = [(own1 + both13) / variance, own2 / variance, both13 / variance]
    return first, total


def g_indices() -> tuple[list[float], list[float]]:
    """Each factor has variance 1 / (3 (1 + a)^2) around 1, and they multiply."""
    own = np.array([1 / (3 * (1 + weight) ** 2) for weight in G_WEIGHTS])
    variance = np.prod(1 + own) - 1
    total = own * np.prod(1 + own) / (1 + own) / variance
    return list(own / variance), list(total)


def assert_within_three_standard_errors(figures, first, total) -> None:
    for name, alone, whole in zip(figures, first, total, strict=True):
        for key, exact in (("alone", alone), ("with_interplay", whole)):
            found = getattr(figures[name], key)
            error = (found.high - found.low) / 2 / 1.96
            assert abs(found.mean - exact) <= 3 * error + 1e-5, (name, key, found, exact)
            assert error < 0.05, "so wide an interval would pass anything"


def test_the_series_is_the_sine() -> None:
    x = np.linspace(-pi, pi, 101)
    np.testing.assert_allclose(sine(x), np.sin(x), atol=1e-9)


def test_ishigami_has_its_known_indices() -> None:
    answer = Sensitivity(Outcome("ishigami")).ask(simulation(ishigami), RUNS_A_POINT * POINTS)
    first, total = ishigami_indices()
    assert first[:2] == pytest.approx([0.3139, 0.4424], abs=5e-5)
    assert total == pytest.approx([0.5576, 0.4424, 0.2437], abs=5e-5)
    assert_within_three_standard_errors(answer.figures.by_quantity, first, total)
    assert "ishigami.x3" in answer.words
    assert not answer.warnings


def test_the_g_function_has_its_known_indices() -> None:
    answer = Sensitivity(Outcome("g_function")).ask(simulation(g_function), 6 * POINTS)
    assert_within_three_standard_errors(answer.figures.by_quantity, *g_indices())


def test_a_small_sample_says_that_it_is_too_small() -> None:
    answer = Sensitivity(Outcome("ishigami")).ask(simulation(ishigami), RUNS_A_POINT * 64)
    assert "too small" in answer.warnings[0]


def test_luck_is_a_factor_with_its_own_share_and_lends_none_to_the_quantities() -> None:
    """Var(x z) = E x^2 = 1/3; given x the mean is 0; given z it is z/2, of variance 1/4."""
    answer = Sensitivity(Outcome("lucky")).ask(simulation(lucky), 4 * 2 * POINTS)
    figures = answer.figures.by_quantity
    assert list(figures) == ["lucky.x", "luck"]
    assert_within_three_standard_errors(figures, [0.0, 0.75], [0.25, 1.0])


def test_morris_gives_the_slopes_of_a_straight_theory_exactly_and_the_same_everywhere(wording) -> None:
    """Effects are per whole prior; what remains is the rounding of single precision."""
    answer = Sensitivity(Outcome("straight"), method="morris").ask(simulation(straight), 4 * 20)
    figures = answer.figures.by_quantity
    for name, slope in (("straight.x1", 3.0), ("straight.x2", -2.0), ("straight.x3", 0.0)):
        assert figures[name].signed == pytest.approx(slope, abs=1e-5)
        assert figures[name].effect.mean == pytest.approx(abs(slope), abs=1e-5)
        assert figures[name].spread == pytest.approx(0.0, abs=1e-5)
    wording(answer.words)


def test_morris_sees_that_ishigamis_third_quantity_acts_only_through_the_first() -> None:
    figures = Sensitivity(Outcome("ishigami"), method="morris").ask(simulation(ishigami), 4 * 200).figures
    third = figures.by_quantity["ishigami.x3"]
    assert third.spread > third.effect.mean > abs(third.signed)


def test_pawn_gives_the_known_distance_for_a_quantity_that_is_the_outcome(wording) -> None:
    """Within the i-th tenth the distributions lie max(i, 9 - i) / 10 apart; the median of these is .7."""
    answer = Sensitivity(Outcome("single"), method="pawn").ask(simulation(single), 600)
    figures = answer.figures
    # A slice leaves out its upper end, one run of 600.
    assert figures.by_quantity["single.x1"].index.mean == pytest.approx(0.7, abs=2 / 600)
    idle = figures.by_quantity["single.x2"].index
    assert idle.low < figures.by_chance < 0.2
    wording(answer.words)


def within_tenths(order: int) -> float:
    """How much of the variance of cos(order x), x uniform on [-pi, pi], lies between the means of tenths."""
    half = order * pi / 10
    return (sin(half) / half) ** 2


def ishigami_by_tenths(most: float = pi, a: float = 7.0, b: float = 0.1) -> list[float]:
    """First-order indices read from the means within tenths, where x3 lies between -most and most.

    The first quantity's part is a sine of one period, the second's of two; the third has none. With mean
    fourth power m4 and eighth m8 of x3: own parts (1 + b m4)^2 / 2 and a^2 / 8, interplay
    b^2 (m8 - m4^2) / 2.
    """
    fourth, eighth = most**4 / 5, most**8 / 9
    own1, own2 = (1 + b * fourth) ** 2 / 2, a**2 / 8
    variance = own1 + own2 + b**2 * (eighth - fourth**2) / 2
    return [own1 * within_tenths(1) / variance, own2 * within_tenths(2) / variance, 0.0]


def first_order(draws) -> dict[str, Interval]:
    figures = Sensitivity(Outcome("ishigami"), method="first_order").ask(simulation(ishigami), draws).figures
    return {name: found.index for name, found in figures.by_quantity.items()}


def survivors(draws: int, most: float) -> list[int]:
    """The draws of which the third quantity lies between -most and most."""
    third = parameters(simulation(ishigami), np.arange(draws, dtype=np.uint32))["ishigami.x3"]
    return np.flatnonzero(np.abs(third) < most).tolist()


@pytest.mark.parametrize("most", [pi, pi / 2], ids=["all draws", "only draws in which x3 is small"])
def test_given_draws_have_ishigamis_first_order_indices_as_read_by_tenths(most) -> None:
    """Within three standard errors, none of which exceeds 0.02."""
    found = first_order(survivors(int(3000 * pi / most), most))
    for index, exact in zip(found.values(), ishigami_by_tenths(most), strict=True):
        error = (index.high - index.low) / 2 / 1.96
        assert abs(index.mean - exact) <= 3 * error + 1e-5, (index, exact)
        assert error < 0.02, "so wide an interval would pass anything"


def test_a_rule_on_draws_changes_what_the_outcome_hinges_on() -> None:
    """Where x3 is small the first quantity, which it enlarges, falls from .31 of the variance to below .1."""
    whole, small = ishigami_by_tenths(), ishigami_by_tenths(pi / 2)
    assert whole[0] > 0.29
    assert small[0] < 0.1
    assert first_order(range(1500))["ishigami.x1"].low > 0.2
    assert first_order(survivors(3000, pi / 2))["ishigami.x1"].high < 0.2


def test_among_chosen_draws_a_quantity_may_show_what_is_anothers_doing_and_the_answer_says_so(
    wording,
) -> None:
    """x2 does nothing; among draws in which it lies near x1 it goes with the outcome as x1 does."""
    drawn = parameters(simulation(single), np.arange(4000, dtype=np.uint32))
    near = np.flatnonzero(np.abs(drawn["single.x1"] - drawn["single.x2"]) < 0.1)
    question = Sensitivity(Outcome("single"), method="first_order")
    all_draws, chosen = (question.ask(simulation(single), which) for which in (range(1500), near.tolist()))
    assert all_draws.figures.by_quantity["single.x2"].index.high < 0.05
    assert chosen.figures.by_quantity["single.x2"].index.low > 0.8
    wording(chosen.words)


def test_a_small_sample_of_given_draws_says_that_it_is_too_small() -> None:
    answer = Sensitivity(Outcome("ishigami"), method="first_order").ask(simulation(ishigami), range(160))
    assert "too small" in answer.warnings[0]
