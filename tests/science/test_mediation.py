"""Through what: exact agreement with what is known of linear systems, static and with feedback over time."""

from dataclasses import replace

import numpy as np
import pytest

from conjuncture import Level, Normal, Simulation, Theory, derived, parameter, regular_society, state
from conjuncture.engine.lanes import run_batch
from conjuncture.engine.results import dataset_of
from conjuncture.engine.worlds import Hold
from conjuncture.inquiry.counterfactuals.through_what import ThroughWhat
from conjuncture.inquiry.experiments.interventions import hold
from conjuncture.inquiry.experiments.outcomes import Outcome

# Values are single precision: each of some ten operations on numbers below 10 rounds by half of 2^-23.
ROUNDING = 10 * 10 * 2.0**-24
STEPS = 12

country = Level("country")
SOCIETY = regular_society({"country": 1})


def quantity(mean):
    return parameter(Normal(mean, 0.3), unit="1", reason="-")


@derived(country, source="-", absent=0.0)
def cause(noise):
    return noise.normal()


@derived(country, source="-", absent=0.0)
def link(cause, noise, *, a=quantity(0.8)):
    return a * cause + noise.normal()


@derived(country, source="-", absent=0.0)
def result(cause, link, noise, *, b=quantity(1.5), c=quantity(-0.4), d=quantity(0.6)):
    return b * link + c * cause + d * cause * link + noise.normal()


STATIC = Simulation(Theory.of(cause, link, result), SOCIETY, steps=1)


def drawn(simulation, draws, *names):
    """Each draw's quantities, (draws,)."""
    found = dataset_of(simulation, [run_batch(simulation, range(draws))])["parameters"]
    return [found.sel(parameter=name).to_numpy().astype(float) for name in names]


def parts(answer):
    return {name: np.array(values) for name, values in answer.figures.by_draw.effects.items()}


@pytest.fixture(scope="module")
def static():
    question = ThroughWhat(
        hold("cause", 1.0), Outcome("result"), ("link",), hold("cause", 0.0), held={"link": 2.0}
    )
    return question.ask(STATIC, 16)


def test_natural_and_controlled_effects_are_those_of_the_linear_system_with_interaction(static):
    """VanderWeele 2015, 2.2, with the luck of each draw known: m(0) = e, m(1) = a + e."""
    a, b, c, d = drawn(STATIC, 16, "link.a", "result.b", "result.c", "result.d")
    without = run_batch(replace(STATIC, holds=(Hold("cause", 0.0),)), range(16))
    luck = without.values["link"][:, 0, 0].astype(float)
    found = parts(static)
    expected = {
        "total": a * b + c + d * (luck + a),
        "direct": c + d * luck,
        "total_direct": c + d * (luck + a),
        "pure_indirect": a * b,
        "total_indirect": a * (b + d),
        "interaction": a * d,
        "controlled_direct": c + 2 * d,
    }
    assert set(found) == set(expected)
    for name, values in expected.items():
        np.testing.assert_allclose(found[name], values, atol=ROUNDING, rtol=0, err_msg=name)


def assert_it_adds_up(found):
    """To the rounding of double precision, since single precision is subtracted exactly enough there."""
    scale = 4 * np.finfo(float).eps * np.max([np.abs(values) for values in found.values()])
    for one, other in (("direct", "total_indirect"), ("total_direct", "pure_indirect")):
        assert np.all(np.abs(found[one] + found[other] - found["total"]) <= scale)
    three = found["direct"] + found["pure_indirect"] + found["interaction"]
    assert np.all(np.abs(three - found["total"]) <= scale)


def test_parts_add_up_to_the_total_in_every_draw(static):
    assert_it_adds_up(parts(static))


# Two states, each moved by the past of both: m is moved back by y.


@state(country, initial=0.0, source="-")
def m(m, y, cause, *, keeps=quantity(0.5), a=quantity(0.7), back=quantity(-0.3)):
    return keeps * m + a * cause + back * y


@state(country, initial=0.0, source="-")
def y(y, m, cause, *, stays=quantity(0.4), b=quantity(0.9), c=quantity(0.2)):
    return stays * y + b * m + c * cause


FEEDBACK = Simulation(Theory.of(cause, m, y), SOCIETY, steps=STEPS)


@pytest.fixture(scope="module")
def feedback():
    question = ThroughWhat(
        hold("cause", 1.0), Outcome("y", over_time="last"), ("m",), hold("cause", 0.0),
        arrows={"the way back": (("y", "m"),)},
    )  # fmt: skip
    return question.ask(FEEDBACK, 16)


def test_with_feedback_effects_over_time_are_those_of_the_matrix(feedback):
    """x(t+1) = A x(t) + B u gives y = sum of A^k B; with m as it was, y alone goes on, a geometric series."""
    names = ("m.keeps", "m.a", "m.back", "y.stays", "y.b", "y.c")
    last = STEPS - 1
    found = parts(feedback)
    one_by_one = feedback.figures.by_draw.through["m"]
    for at, (keeps, a, back, stays, b, c) in enumerate(zip(*drawn(FEEDBACK, 16, *names), strict=True)):
        matrix, push = np.array([[keeps, back], [b, stays]]), np.array([a, c])
        courses = [np.linalg.matrix_power(matrix, k) @ push for k in range(last)]
        total = np.sum(courses, axis=0)[1]
        direct = c * (1 - stays**last) / (1 - stays)
        # Without the way back m follows its own geometric course.
        apart = np.array([[keeps, 0.0], [b, stays]])
        no_way_back = sum((np.linalg.matrix_power(apart, k) @ push)[1] for k in range(last))
        # m from the world with the cause, all else as without it: b stays^(T-1-s) m(s).
        m_course = [sum((courses[k][0] for k in range(s)), 0.0) for s in range(last)]
        alone = sum(b * stays ** (last - 1 - s) * m_course[s] for s in range(last))
        scale = ROUNDING * last * max(1.0, abs(total), *map(abs, m_course))
        assert found["total"][at] == pytest.approx(total, abs=scale)
        assert found["direct"][at] == pytest.approx(direct, abs=scale)
        assert one_by_one["alone"][at] == pytest.approx(alone, abs=scale)
        assert one_by_one["last_in"][at] == pytest.approx(total - direct, abs=scale)
        assert one_by_one["first_in"][at] == pytest.approx(no_way_back - direct, abs=scale)
        back_last = feedback.figures.by_draw.through["the way back"]["last_in"][at]
        assert back_last == pytest.approx(total - no_way_back, abs=scale)


def test_with_feedback_parts_add_up_in_every_draw_and_to_the_mean_at_every_date(feedback):
    assert_it_adds_up(parts(feedback))
    courses = feedback.figures.over_time.effects
    means = {name: np.array(courses[name].mean) for name in ("total", "direct", "total_indirect")}
    np.testing.assert_allclose(
        means["direct"] + means["total_indirect"], means["total"], atol=1e-14, rtol=1e-14
    )
    assert (means["total"][1:] != 0).all()
    assert means["total"][0] == 0  # states move from the second date on


# Two mediators, one behind the other, and each with a way of its own.


@derived(country, source="-", absent=0.0)
def first(cause, *, p=quantity(1.0)):
    return p * cause


@derived(country, source="-", absent=0.0)
def second(cause, first, *, q=quantity(0.5), r=quantity(0.7)):
    return q * cause + r * first


@derived(country, source="-", absent=0.0)
def end(cause, first, second, *, f=quantity(0.4), g=quantity(1.1), h=quantity(0.3)):
    return f * first + g * second + h * cause


TWO = Simulation(Theory.of(cause, first, second, end), SOCIETY, steps=1)


def test_what_passes_through_two_mediators_is_given_to_the_last_asked_and_halved_by_shapley():
    answer = ThroughWhat(
        hold("cause", 1.0), Outcome("end"), ("first", "second"), hold("cause", 0.0)
    ).ask(TWO, 16)  # fmt: skip
    p, q, r, f, g, h = drawn(TWO, 16, "first.p", "second.q", "second.r", "end.f", "end.g", "end.h")
    both, one, two = p * r * g, p * f, q * g
    each = answer.figures.by_draw.through
    for name, own in (("first", one), ("second", two)):
        for kind, value in (("first_in", own), ("last_in", own + both), ("shapley", own + both / 2),
                            ("depends_on_order", both)):  # fmt: skip
            np.testing.assert_allclose(each[name][kind], value, atol=ROUNDING, rtol=0)
    # Fed from the world with the cause, both readers of the first pass it on.
    np.testing.assert_allclose(each["first"]["alone"], one + both, atol=ROUNDING, rtol=0)
    found = parts(answer)
    np.testing.assert_allclose(found["direct"], h, atol=ROUNDING, rtol=0)
    whole = found["direct"] + np.array(each["first"]["shapley"]) + np.array(each["second"]["shapley"])
    np.testing.assert_allclose(
        whole, found["total"], rtol=0, atol=8 * np.finfo(float).eps * np.abs(whole).max()
    )
