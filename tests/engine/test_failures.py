"""A draw that goes wrong becomes a row with its cause; the others go on as if nothing had happened."""

import numpy as np
import pytest

from conjuncture import Level, Theory, derived, log, state, trait, where
from conjuncture.engine.lanes import run_batch
from conjuncture.engine.program import NO_FAILURE
from conjuncture.engine.results import dataset_of
from conjuncture.engine.simulation import Simulation
from conjuncture.society.levels import Filling
from conjuncture.society.regular import regular
from conjuncture.society.society import Society

country = Level("country")
worker = Level("worker", within=(country,))


@trait(country, source="-")
def luck(noise):
    return noise.uniform()


@state(worker, initial=1.0, source="-")
def hunger(hunger, luck, noise, me):
    fatal = (luck < 0.3) & (hunger > 3.0) & (me == 2.0)
    return hunger + 1.0 + where(fatal, log(0.0 * hunger), 0.0) + 0.0 * noise.uniform()


@derived(country, source="-")
def pressure(hunger, noise):
    return hunger.mean() + noise.uniform()


THEORY = Theory.of(luck, hunger, pressure)
SOCIETY = regular({"country": 1, "worker": 4}, {"worker": "country"})


def failed(batch):
    return batch.failed_step != NO_FAILURE


def simulation(theory=THEORY, society=SOCIETY):
    return Simulation(theory, society, steps=8, start="1905-01-01")


def sound_theory():
    @state(worker, initial=1.0, source="-")
    def hunger(hunger, luck, noise, me):
        return hunger + 1.0 + 0.0 * noise.uniform()

    return Theory.of(luck, hunger, pressure)


def test_a_failure_names_mechanism_place_date_draw_and_member():
    run = simulation()
    batch = run_batch(run, range(16))
    broken = failed(batch)
    assert 0 < broken.sum() < 16
    dataset = dataset_of(run, [batch])
    draw = int(np.flatnonzero(broken)[0])
    cause = str(dataset.failure[draw].item())
    for part in ("'hunger'", "test_failures.py:", "1905-04-01", f"draw {draw}", "worker 2", "clip("):
        assert part in cause
    assert (dataset.failure[~broken] == "").all()


def test_other_draws_are_bit_equal_to_a_run_in_which_nothing_fails():
    batch, sound = run_batch(simulation(), range(16)), run_batch(simulation(sound_theory()), range(16))
    broken = failed(batch)
    assert not failed(sound).any()
    for name, values in sound.values.items():
        np.testing.assert_array_equal(batch.values[name][~broken], values[~broken])
        np.testing.assert_array_equal(batch.values[name][broken][:, :3], values[broken][:, :3])


def test_a_failed_draw_is_missing_from_the_date_of_its_failure_on():
    run = simulation()
    batch = run_batch(run, range(16))
    dataset, broken = dataset_of(run, [batch]), failed(batch)
    assert np.isnan(dataset.pressure.values[broken][:, 3:]).all()
    assert np.isfinite(dataset.pressure.values[broken][:, :3]).all()
    assert np.isfinite(dataset.pressure.values[~broken]).all()


@pytest.mark.parametrize(("value", "within"), [(1e30, None), (1.0, (0, 0.5)), (-1.0, (0, 0.5))])
def test_infinity_and_values_out_of_bounds_fail_too(value, within, wording):
    @derived(worker, source="-", within=within)
    def pay(dt, me):
        return where(me == 3.0, value, 0.25) * (1e30 if within is None else 1.0)

    run = simulation(Theory.of(pay))
    batch = run_batch(run, range(1))
    assert (batch.failed_step[0], batch.failed_member[0]) == (0, 3)
    wording(dataset_of(run, [batch]).failure[0].item())


def test_bounds_themselves_are_within_bounds():
    @derived(worker, source="-", within=(0.1, 0.7))
    def pay(me):
        return where(me < 2.0, 0.1, 0.7)

    assert not failed(run_batch(simulation(Theory.of(pay)), range(1))).any()


def test_a_state_that_starts_out_of_bounds_fails_at_the_start(wording):
    @state(worker, source="-", initial=5.0, within=(0, 1))
    def pay(pay):
        return 0.5 + 0.0 * pay

    run = simulation(Theory.of(pay))
    batch = run_batch(run, range(1))
    assert batch.failed_step[0] == -1
    wording(dataset_of(run, [batch]).failure[0].item())


def test_the_first_mechanism_in_order_is_blamed_not_those_it_spoils():
    @derived(worker, source="-")
    def a_later_victim(zz_culprit):
        return zz_culprit + 1.0

    @derived(worker, source="-")
    def zz_culprit(me):
        return log(me - 2.0 + 0.0)

    run = simulation(Theory.of(a_later_victim, zz_culprit))
    assert "'zz_culprit'" in str(dataset_of(run, [run_batch(run, range(1))]).failure[0].item())


def test_empty_slots_may_hold_anything():
    filled_worker = Level("worker", within=(country,), filled_by="there")

    @derived(filled_worker, source="-")
    def there(me):
        return me < 2.0

    @derived(filled_worker, source="-")
    def worth(me):
        return log(1.5 - me)

    assert not failed(run_batch(simulation(Theory.of(there, worth)), range(1))).any()


def test_a_member_with_a_name_is_named():
    levels = {"country": 1, "worker": Filling(2, {"country": np.zeros(2, np.int32)}, ("Putilov", "Obukhov"))}

    @derived(worker, source="-")
    def worth(me):
        return log(0.5 - me)

    run = simulation(Theory.of(worth), Society.of(levels))
    assert "worker Obukhov" in str(dataset_of(run, [run_batch(run, range(1))]).failure[0].item())
