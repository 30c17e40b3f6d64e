"""A draw is the same however it is come by: alone or with others, first or last, listed so or otherwise."""

import numpy as np
import pytest

from conjuncture import Beta, Level, LogNormal, Theory, derived, exp, parameter, series, state, trait, where
from conjuncture.engine.lanes import run_batch
from conjuncture.engine.results import dataset_of
from conjuncture.engine.simulation import Simulation
from conjuncture.society.regular import regular

country = Level("country")
town = Level("town", within=(country,))
worker = Level("worker", within=(town,))
bread = series(country, unit="1", name="bread")


@trait(worker, source="-")
def nerve(noise):
    return noise.normal(1.0, 0.3)


@derived(town, source="-", absent=False)
def out(anger, *, quorum=parameter(Beta(6, 14), unit="share", reason="-")):
    return anger.mean() > quorum


@derived(country, source="-", absent=0.0)
def towns_out(out):
    return out.share()


@state(worker, initial=0.1, source="-")
def anger(
    anger,
    nerve,
    out,
    towns_out,
    bread,
    noise,
    dt,
    *,
    rate=parameter(LogNormal(0, 1), unit="1/year", reason="-"),
):
    return anger + rate * dt * (
        noise.uniform(-1.0, 1.2) * exp(-nerve) + where(out, -anger, towns_out) / 3.0 + bread
    )


SOCIETY = regular({"country": 1, "town": 3, "worker": 40}, {"town": "country", "worker": "town"})
MECHANISMS = [nerve, out, towns_out, anger, bread]


def simulation(theory=None, **changes):
    settings = {
        "steps": 30,
        "series": {"bread": np.linspace(0, 0.1, 30)},
        "keep": ("anger", "nerve"),
        "seed": 4,
    }
    return Simulation(theory or Theory.of(*MECHANISMS), SOCIETY, **settings | changes)


@pytest.fixture(scope="module")
def whole():
    return run_batch(simulation(), range(16))


def assert_same(one, other, rows=slice(None)):
    assert one.values.keys() == other.values.keys()
    for name in one.values:
        np.testing.assert_array_equal(one.values[name], other.values[name][rows], err_msg=name)


def test_a_draw_does_not_hang_on_how_many_are_asked_for(whole):
    assert_same(run_batch(simulation(), range(1)), whole, slice(0, 1))
    assert_same(run_batch(simulation(), range(5)), whole, slice(0, 5))


def test_a_draw_is_the_same_in_another_place_of_another_batch(whole):
    assert_same(run_batch(simulation(), range(7, 16)), whole, slice(7, 16))


def test_batches_may_come_in_any_order_and_after_an_interruption():
    first = simulation()
    size = first.batch
    spans = list(first.batches(5 * size // 2))
    assert [len(span) for span in spans] == [size, size, size // 2]
    straight = dataset_of(first, [run_batch(first, span) for span in spans])
    done = [run_batch(simulation(), spans[2])]
    resumed = simulation()
    done += [run_batch(resumed, span) for span in (spans[1], spans[0])]
    assert dataset_of(resumed, done).identical(straight)


def test_the_order_in_which_mechanisms_are_listed_does_not_matter_to_the_bit(whole):
    assert_same(run_batch(simulation(Theory.of(*reversed(MECHANISMS))), range(16)), whole)


def test_the_name_of_the_theory_does_not_matter_to_the_bit(whole):
    assert_same(run_batch(simulation(Theory.of(*MECHANISMS, name="another")), range(16)), whole)


def test_a_longer_run_begins_as_the_shorter_one(whole):
    longer = simulation(steps=40, series={"bread": np.linspace(0, 0.1, 30)[np.minimum(np.arange(40), 29)]})
    for name, values in run_batch(longer, range(16)).values.items():
        np.testing.assert_array_equal(values[:, :30], whole.values[name])


def test_another_seed_is_another_history(whole):
    other = run_batch(simulation(seed=5), range(16))
    assert not np.array_equal(other.values["anger"], whole.values["anger"])
    assert not np.array_equal(other.parameters["out.quorum"], whole.parameters["out.quorum"])


def test_draws_differ_from_each_other(whole):
    assert len({values.tobytes() for values in whole.values["anger"]}) == 16


def test_a_parameter_can_be_set_for_all_draws_or_for_each():
    fixed = run_batch(simulation(parameters={"anger.rate": 0.5}), range(3))
    assert fixed.parameters["anger.rate"].tolist() == [0.5] * 3
    values = [0.01 * draw for draw in range(20)]
    each = run_batch(simulation(parameters={"anger.rate": values}), range(16, 20))
    np.testing.assert_array_equal(each.parameters["anger.rate"], np.array(values[16:], np.float32))


def test_a_mechanism_nobody_reads_changes_nothing(whole):
    @derived(town, source="-")
    def onlooker(anger, noise):
        return anger.mean() / 7.0 * anger.count() + noise.normal()

    found = run_batch(simulation(Theory.of(*MECHANISMS, onlooker)), range(16))
    found.values.pop("onlooker")
    assert_same(found, whole)
