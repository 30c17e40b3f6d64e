"""Sine qua non: known probabilities of causation, and a published table of process tracing.

Humphreys and Jacobs, "Integrated Inferences": the chain of binary variables, and inequality, mobilisation and
democratisation under pressure from abroad.
"""

from itertools import product
from math import sqrt

import pytest

from conjuncture import Level, Simulation, Theory, derived, regular_society, trait, where
from conjuncture.inquiry.counterfactuals.sine_qua_non import Factor, SineQuaNon
from conjuncture.inquiry.counterfactuals.what_if import WhatIf
from conjuncture.inquiry.experiments.interventions import hold
from conjuncture.inquiry.experiments.outcomes import Outcome
from conjuncture.inquiry.statements.event import Event

CASES, DRAWS = 50_000, 4  # 200,000 cases, each a member with luck of its own

case = Level("case")
SOCIETY = regular_society({"case": CASES})


def event(name, happens=True):
    return Event(Outcome(name), "=", float(happens))


def agrees(found, expected):
    """Within three standard errors of a share among so many independent cases."""
    error = sqrt(expected * (1 - expected) / found.of)
    assert found.of > 1000
    return abs(found.share - expected) <= 3 * error


# A chain x -> m -> y. Each arrow's type: the effect is adverse, beneficial, none and never, none and always.


@trait(case, source="-")
def type_of_m(noise):
    return noise.uniform()


@trait(case, source="-")
def type_of_y(noise):
    return noise.uniform()


def responds(kind, to):
    """Types .05 adverse, .85 beneficial, .05 never, .05 always."""
    return where(kind < 0.05, 1.0 - to, where(kind < 0.90, to, where(kind < 0.95, 0.0, 1.0)))


@derived(case, source="-", absent=False)
def x(noise):
    return noise.bernoulli(0.5)


@derived(case, source="-", absent=False)
def m(x, type_of_m):
    return responds(type_of_m, x * 1.0) > 0.5


@derived(case, source="-", absent=False)
def y(m, type_of_y):
    return responds(type_of_y, m * 1.0) > 0.5


CHAIN = Simulation(
    Theory.of(x, m, y, type_of_m, type_of_y), SOCIETY, steps=1, keep=("x", "m", "y"), settable=("x",)
)
X = Factor("x", absent=hold("x", False), present=hold("x", True))


def chain(*given):
    question = SineQuaNon(event("y"), (X,), given=given, in_fact=event("x"), each="case")
    return question.ask(CHAIN, DRAWS).figures.without["x"]


def test_the_average_effect_along_the_chain_is_the_product_of_the_arrows():
    answer = WhatIf(hold("x", True), (Outcome("y"),), instead_of=hold("x", False)).ask(CHAIN, DRAWS)
    # (.85 - .05)^2 = .64; the difference of one case is -1, 0 or 1 and differs by less than one.
    difference = answer.figures.by_outcome["mean y"].difference.mean
    assert abs(difference - 0.64) <= 3 * sqrt((0.7250 + 0.0850 - 0.64**2) / (CASES * DRAWS))


@pytest.mark.parametrize(
    ("given", "expected"), [((), 0.884146), ((event("m", False),), 0.25), ((event("m"),), 0.891975)]
)
def test_the_chance_that_x_caused_y_given_both_and_what_is_seen_of_the_link(given, expected):
    assert agrees(chain(*given).necessity, expected)


def test_both_necessary_and_sufficient_is_the_share_in_which_the_chain_carries():
    # Both arrows beneficial, or both adverse.
    assert agrees(chain().both, 0.85**2 + 0.05**2)


# Inequality i, mobilisation m, pressure p, democratisation d. No negative effect of i on m; none positive of
# i on d directly; m and p never hinder d. Flat over the 3 types of m and the 20 of d that this leaves.

CELLS = list(product((0, 1), repeat=3))  # i, m, p


def _allowed(table):
    value = dict(zip(CELLS, table, strict=True))
    return all(
        value[1, m, p] <= value[0, m, p]
        and value[i, 0, p] <= value[i, 1, p]
        and value[i, m, 0] <= value[i, m, 1]
        for i, m, p in CELLS
    )


TABLES = [table for table in product((0, 1), repeat=8) if _allowed(table)]


@trait(case, source="-")
def kind_of_m(noise):
    return noise.choice(3)


@trait(case, source="-")
def kind_of_d(noise):
    return noise.choice(len(TABLES))


@derived(case, source="-", absent=False)
def inequality(noise):
    return noise.bernoulli(0.5)


@derived(case, source="-", absent=False)
def pressure(noise):
    return noise.bernoulli(0.5)


@derived(case, source="-", absent=False)
def mobilisation(inequality, kind_of_m):
    return (kind_of_m > 1.5) | ((kind_of_m > 0.5) & inequality)


@derived(case, source="-", absent=False)
def democracy(inequality, mobilisation, pressure, kind_of_d):
    cell = 4.0 * inequality + 2.0 * mobilisation + 1.0 * pressure
    happens = kind_of_d < 0.0
    for kind, table in enumerate(TABLES):
        for number, value in enumerate(table):
            if value:
                happens = happens | ((kind_of_d == 1.0 * kind) & (cell == 1.0 * number))
    return happens


TRACING = Simulation(
    Theory.of(kind_of_m, kind_of_d, inequality, pressure, mobilisation, democracy),
    SOCIETY, steps=1, keep=("inequality", "pressure", "mobilisation", "democracy"), settable=("inequality",),
)  # fmt: skip


def test_the_restrictions_leave_twenty_types():
    assert len(TABLES) == 20


@pytest.mark.parametrize(
    ("seen", "expected"),
    [
        ({}, 32 / 73),
        ({"mobilisation": 0}, 19 / 40),
        ({"mobilisation": 1}, 13 / 33),
        ({"mobilisation": 0, "pressure": 0}, 2 / 3),
        ({"mobilisation": 0, "pressure": 1}, 11 / 28),
        ({"mobilisation": 1, "pressure": 0}, 4 / 7),
        ({"mobilisation": 1, "pressure": 1}, 5 / 19),
    ],
)
def test_whether_equality_caused_democracy_is_as_the_table_says(seen, expected):
    question = SineQuaNon(
        event("democracy"),
        (Factor("equality", absent=hold("inequality", True), present=hold("inequality", False)),),
        given=tuple(event(name, bool(value)) for name, value in seen.items()),
        in_fact=event("inequality", False),
        each="case",
    )
    assert agrees(question.ask(TRACING, DRAWS).figures.without["equality"].necessity, expected)
