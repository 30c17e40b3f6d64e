"""Luck belongs to a place, comes from a published generator, and has the shape it says."""

import numpy as np
import pytest
from scipy import stats

from conjuncture import Level, Theory, TheoryError, derived, trait
from conjuncture.engine import noise
from conjuncture.engine.lanes import run_batch
from conjuncture.engine.simulation import Simulation
from conjuncture.society.regular import regular

# Random123 1.14, tests/kat_vectors: threefry2x32, 20 rounds: counter, key, result.
KNOWN_ANSWERS = [
    ((0, 0), (0, 0), (0x6B200159, 0x99BA4EFE)),
    ((0xFFFFFFFF, 0xFFFFFFFF), (0xFFFFFFFF, 0xFFFFFFFF), (0x1CB996FC, 0xBB002BE7)),
    ((0x243F6A88, 0x85A308D3), (0x13198A2E, 0x03707344), (0xC4923A9C, 0x483DF7A0)),
]
worker = Level("worker")
PEOPLE = 20_000


@pytest.mark.parametrize(("counter", "key", "result"), KNOWN_ANSWERS)
def test_threefry_gives_the_published_answers(counter, key, result):
    words = [np.array([word], np.uint32) for word in (*key, *counter)]
    assert tuple(int(word[0]) for word in noise.threefry(*words)) == result


def test_threefry_equals_that_of_jax():
    from jax.extend.random import threefry_2x32

    key = np.array([0xDEADBEEF, 0x12345678], np.uint32)
    counters = np.arange(1000, dtype=np.uint32)
    ours = noise.threefry(key[0], key[1], counters, counters + np.uint32(7))
    theirs = threefry_2x32(key, np.concatenate([counters, counters + np.uint32(7)]))
    np.testing.assert_array_equal(np.concatenate(ours), np.asarray(theirs))


def test_keys_differ_by_seed_draw_and_name():
    keys = {
        tuple(int(word) for word in noise.key(seed, np.uint32(draw), name))
        for seed in (0, 1, 2**33)
        for draw in range(50)
        for name in ("fear", "anger")
    }
    assert len(keys) == 3 * 50 * 2


def test_uniform_numbers_never_reach_one():
    assert noise.unit(np.array([0xFFFFFFFF], np.uint32))[0] < 1.0
    assert noise.unit(np.array([0], np.uint32))[0] == 0.0


@trait(worker, source="-")
def normal(noise):
    return noise.normal(2.0, 3.0)


@trait(worker, source="-")
def waiting(noise):
    return noise.exponential(0.5)


@trait(worker, source="-")
def events(noise):
    return noise.poisson(2.5)


@trait(worker, source="-")
def face(noise):
    return noise.choice(6)


@trait(worker, source="-")
def between(noise):
    return noise.uniform(-1.0, 3.0)


@trait(worker, source="-", shape=(2,))
def pair(noise):
    return noise.uniform(parts=2)


@trait(worker, source="-")
def chance(noise):
    return noise.bernoulli(0.3)


@pytest.fixture(scope="module")
def drawn():
    theory = Theory.of(normal, waiting, events, face, between, pair, chance)
    simulation = Simulation(theory, regular({"worker": PEOPLE}), steps=1, keep=tuple(theory.mechanisms))
    return {name: values[0, 0] for name, values in run_batch(simulation, range(1)).values.items()}


# One fixed stream of 20,000 each: a p-value below one in a million would be a defect, not bad luck.
@pytest.mark.parametrize(
    ("name", "distribution"),
    [("normal", stats.norm(2, 3)), ("waiting", stats.expon(0, 0.5)), ("between", stats.uniform(-1, 4))],
)
def test_continuous_luck_follows_its_distribution(drawn, name, distribution):
    assert stats.kstest(drawn[name], distribution.cdf).pvalue > 1e-6


@pytest.mark.parametrize(
    ("name", "distribution"), [("events", stats.poisson(2.5)), ("face", stats.randint(0, 6))]
)
def test_counted_luck_follows_its_distribution(drawn, name, distribution):
    values, seen = np.unique(np.minimum(drawn[name], 8), return_counts=True)
    expected = distribution.pmf(values) + np.where(values == 8, distribution.sf(8), 0)
    assert stats.chisquare(seen, expected / expected.sum() * PEOPLE).pvalue > 1e-6


def test_bernoulli_is_true_with_its_probability(drawn):
    assert stats.binomtest(int(drawn["chance"].sum()), PEOPLE, 0.3).pvalue > 1e-6


def test_parts_of_a_vector_and_neighbouring_members_are_independent(drawn):
    pairs = drawn["pair"]
    # The correlation of 20,000 independent pairs has a standard error of 0.007; five are one in a million.
    assert abs(np.corrcoef(pairs[:, 0], pairs[:, 1])[0, 1]) < 5 / np.sqrt(PEOPLE)
    assert abs(np.corrcoef(pairs[:-1, 0], pairs[1:, 0])[0, 1]) < 5 / np.sqrt(PEOPLE)


def test_steps_draws_and_variables_have_luck_of_their_own():
    @derived(worker, source="-")
    def first(noise):
        return noise.uniform()

    @derived(worker, source="-")
    def second(noise):
        return noise.uniform()

    values = run_batch(
        Simulation(Theory.of(first, second), regular({"worker": 50}), steps=3), range(16)
    ).values
    everything = np.concatenate([values["first"].ravel(), values["second"].ravel()])
    # 4,800 of 2^24 numbers: one chance meeting is expected, hundreds if two places shared their luck.
    assert np.unique(everything).size > everything.size - 10


def test_a_mechanism_may_not_ask_for_more_luck_than_its_place_holds(wording):
    calls = noise.Calls()
    calls._next(noise.CALLS)
    with pytest.raises(TheoryError) as refused:
        calls._next(0)
    wording(refused.value)
