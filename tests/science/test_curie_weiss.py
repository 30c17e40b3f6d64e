"""The Curie-Weiss strike model: m = tanh(beta (J m + h)), with J = 1, against its closed forms.

Its equilibria without a field solve m = tanh(beta m). A strike at m breaks where the field undoes its branch:
there beta (1 - m^2) = 1, so h = artanh(m) / beta - m at m = -sqrt(1 - 1 / beta).
"""

from __future__ import annotations

from math import atanh, sqrt

import numpy as np
import pytest

from conjuncture import Fixed, Level, Theory, Uniform, clip, parameter, series, state, tanh, where
from conjuncture.engine.lanes import run_batch
from conjuncture.engine.simulation import Simulation
from conjuncture.inquiry.experiments.outcomes import Outcome
from conjuncture.inquiry.sensitivity.hysteresis import Hysteresis
from conjuncture.society.regular import regular

country = Level("country")
field = series(
    country, unit="1", description="what speaks for striking from outside", absent=0.0, name="field"
)


def beta():
    return parameter(Uniform(0.5, 3), unit="1", source="Curie-Weiss", name="beta")


def coupling():
    return parameter(Fixed(1), unit="1", source="Curie-Weiss", name="coupling")


@state(country, initial=-0.9, within=(-1, 1), source="Curie-Weiss mean field", reading="saturating")
def strike(strike, field, *, beta=beta(), coupling=coupling()):
    """Each follows the mean of the others and the field, the more surely the larger beta; all at once."""
    return tanh(beta * (coupling * strike + field))


@strike.reading("linear", source="the same, without feedback strong enough to hold by itself")
def linear(strike, field, *, beta=beta(), coupling=coupling()):
    return clip(0.4 * beta * (coupling * strike + field), -1, 1)


@strike.reading("threshold", source="the same at zero temperature")
def threshold(strike, field, *, coupling=coupling()):
    return where(coupling * strike + field > 0, 1.0, -1.0)


THEORY = Theory.of(strike, field, name="curie_weiss")
BETAS = (1.1, 1.5, 2.0)
EQUILIBRIA = (0.502941, 0.858560, 0.957504)
FIELDS = (0.018619, 0.138364, 0.266420)


def simulation(steps: int = 24, theory: Theory = THEORY, **parameters) -> Simulation:
    return Simulation(theory, regular({"country": 1}), steps=steps, parameters=parameters)


@pytest.fixture(scope="module")
def figures():
    """Draws 0, 1, 2, 3, ... have beta 1.1, 1.5, 2, 1.1, ..."""
    question = Hysteresis("field", -0.6, 0.6, Outcome("strike"), refinements=3)
    return question.ask(simulation(beta=2 * BETAS), 6).figures.by_reading["as it is"]


def test_without_a_field_a_strike_rests_at_its_equilibrium() -> None:
    """Convergence is geometric, with the factor beta (1 - m^2) < .83; after 480 steps rounding is left."""
    batch = run_batch(simulation(480, beta=BETAS), range(3))
    np.testing.assert_allclose(batch.values["strike"][:, -1, 0], -np.array(EQUILIBRIA), atol=2e-6)


def test_the_published_fields_are_the_closed_form() -> None:
    for temperature, published in zip(BETAS, FIELDS, strict=True):
        m = sqrt(1 - 1 / temperature)
        assert abs(m - atanh(m) / temperature - published) < 5e-7


def test_the_scan_finds_the_fields_that_break_a_strike_within_its_finest_stair(figures) -> None:
    """A stair is 1.2 / 24, then three times 2 / 24 of it. A turn is known to half a stair,
    and to what moved when slower; nothing did."""
    stair = 1.2 / 24 * (2 / 24) ** 3
    assert figures.stair.high <= stair * 1.0001
    assert figures.moved_when_slower.high == 0
    exact = np.array(FIELDS * 2)
    assert (np.abs(np.array(figures.up_by_draw) - exact) <= stair / 2).all()
    assert (np.abs(np.array(figures.down_by_draw) + exact) <= stair / 2).all()
    assert figures.there == "yes"


def test_below_the_critical_temperature_of_strikes_there_is_no_hysteresis() -> None:
    """At beta J < 1 there is one resting place for each field."""
    question = Hysteresis("field", -0.6, 0.6, Outcome("strike"))
    found = question.ask(simulation(beta=0.8), 4)
    assert found.figures.by_reading["as it is"].there == "no"
    assert not found.figures.there_in


def test_hysteresis_counts_when_it_is_there_in_more_than_the_reading_that_builds_it_in(wording) -> None:
    """At zero temperature the strike breaks where the field outweighs J = 1; the weak loop has one rest."""
    question = Hysteresis(
        "field", -1.51, 1.51, Outcome("strike"), mechanism="strike", built_in=("threshold",)
    )
    found = question.ask(simulation(beta=1.5), 4)
    by_reading = found.figures.by_reading
    assert {name: one.there for name, one in by_reading.items()} == {
        "saturating": "yes",
        "linear": "no",
        "threshold": "yes",
    }
    assert abs(by_reading["threshold"].up.mean - 1) <= by_reading["threshold"].within.mean
    assert found.figures.counts
    wording(found.words)

    two = Hysteresis(
        "field",
        -1.51,
        1.51,
        Outcome("strike"),
        refinements=0,
        mechanism="strike",
        readings=("linear", "threshold"),
        built_in=("threshold",),
    ).ask(simulation(beta=1.5), 4)
    assert two.figures.there_in == ("threshold",)
    assert not two.figures.counts
    wording(two.words)
