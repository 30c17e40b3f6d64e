"""Particles that are led come nearer than the bank, and to the posterior that is known."""

import numpy as np
import pytest

from conjuncture.inquiry.fitting.distance import distance_in
from conjuncture.inquiry.fitting.rejection import nearest
from conjuncture.inquiry.fitting.sequential import MOVES, led

from . import normal_toy as toy


def lead(draws: int, particles: int, **settings):
    bank = toy.bank(draws)
    distance = distance_in(bank)
    start = nearest(bank, toy.errors(), distance, share=0.0, fewest=particles, times=1)
    return start, led(start, toy.run, toy.errors(), distance, first_draw=draws, **settings)


def test_mean_and_spread_are_those_of_the_exact_posterior() -> None:
    start, found = lead(2_000, 600)
    mean, sd = toy.exact()
    error = sd / np.sqrt(found.particles.effective)
    assert found.particles.distances.max() < 0.7 * start.distances.max()
    assert toy.moments(found.particles)[0] == pytest.approx(mean, abs=4 * error)
    assert toy.moments(found.particles)[1] == pytest.approx(sd, abs=4 * error / np.sqrt(2) + 0.02)


def test_each_particle_has_the_luck_that_it_was_run_with() -> None:
    start, found = lead(1_000, 200)
    particles = found.particles
    assert (particles.draws >= 1_000).any()
    np.testing.assert_array_equal(toy.run(particles.positions, particles.draws), particles.values)
    assert len(np.intersect1d(particles.draws[particles.draws < 1_000], start.draws)) > 0


def test_it_ends_where_particles_stand_still_and_keeps_the_stage_before() -> None:
    _, found = lead(1_000, 200)
    last = found.stages[-1]
    assert "counts" in found.why
    assert last.taken < 0.05 or last.distinct < 0.6 * 200
    assert found.particles.distinct >= 0.6 * 200
    assert found.runs == MOVES * 200 * len(found.stages)


def test_worlds_that_fail_are_never_taken() -> None:
    bank = toy.bank(1_000)
    distance = distance_in(bank)
    start = nearest(bank, toy.errors(), distance, share=0.0, fewest=100, times=1)

    def failing(positions, draws):
        return np.full((len(draws), 2), np.nan)

    found = led(start, failing, toy.errors(), distance, first_draw=1_000)
    assert (found.particles.draws < 1_000).all()
    assert [stage.taken for stage in found.stages] == [0.0]
