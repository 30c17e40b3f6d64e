"""Mechanisms that concern every worker, as loops over a stretch of workers that the compiler turns into SIMD.

Each loop writes one array and reads a few: with more, LLVM gives up checking that they do not overlap.
"""

from __future__ import annotations

import numba
import numpy as np

from benchmarks.numba_arithmetic import ONE, ZERO, chance, clip, f32, log, sigmoid, u32, uniform

TWO, THREE, REST = f32(2), f32(3), f32(0.3)
fast = numba.njit(error_model="numpy", boundscheck=False, nogil=True)


@fast
def draw_chances(key, place, first, limit, found):
    """Chance by chance: is the member's luck below its limit?"""
    key0, key1 = key[0], key[1]
    for i in range(found.size):
        found[i] = uniform(key0, key1, u32(first + i), place) < limit[i]


@fast
def may_die(key, place, first, limit, leaves):
    """The same with one limit for all, for those who do not leave already."""
    key0, key1 = key[0], key[1]
    for i in range(leaves.size):
        leaves[i] = leaves[i] | (uniform(key0, key1, u32(first + i), place) < limit)


@fast
def draw_fading(key, place, first, rate, bent, dt, found):
    """Chances that rise with the ruling ideas, which bend those who read less."""
    key0, key1 = key[0], key[1]
    for i in range(found.size):
        found[i] = uniform(key0, key1, u32(first + i), place) < chance((rate + bent[i]) * dt)


@fast
def add_reasons(
    weight, grievance, incident, by_success, by_order, by_practice, confidence, alternative, experience, found
):
    """Grievance, incident and conviction together."""
    for i in range(found.size):
        convinced = by_success * confidence[i] + (by_order if alternative[i] else ZERO)
        own = weight * grievance[i] + incident[i]
        found[i] = own + (convinced + by_practice * log(ONE + experience[i]))


@fast
def would_walk_out(
    key, place, first, reasons, example, ease, boldness, caution, force, memory, bound, means, cost, found
):
    """Who would walk out: luck below the sigmoid of reasons less fears, and something to live on."""
    key0, key1 = key[0], key[1]
    for i in range(found.size):
        luck = uniform(key0, key1, u32(first + i), place)
        fear = force + memory[i] * bound[i]
        logit = reasons[i] + example[i] + ease[i] + boldness[i] - caution - fear
        found[i] = (luck < sigmoid(logit)) & (means[i] >= cost)


@fast
def learn_by_example(key, place, first, circle, imitation, dt, takes_part, wider):
    """Who sees others strike, and does not, learns from it."""
    key0, key1 = key[0], key[1]
    for i in range(wider.size):
        luck = uniform(key0, key1, u32(first + i), place)
        wider[i] = wider[i] | ((luck < chance(imitation * circle[i] * dt)) & (not takes_part[i]))


@fast
def see_next_circle(with_whom, branch, town, country, found):
    """The struggle seen in the circle just wider than a worker's own."""
    for i in range(found.size):
        found[i] = branch[i] if with_whom[i] < ONE else (town[i] if with_whom[i] < TWO else country)


@fast
def step_along(value, up, down):
    """A step up, a step down, within 0 to 3."""
    for i in range(value.size):
        moved = value[i] + (ONE if up[i] else ZERO) - (ONE if down[i] else ZERO)
        value[i] = clip(moved, ZERO, THREE)


@fast
def move_confidence(value, took_part, won, lost, gain, discouragement, kept):
    """More after a strike won, less after one lost, and back to the usual in time."""
    for i in range(value.size):
        after = value[i]
        after = after + gain * (ONE - after) if took_part[i] & won[i] else after
        after = after - discouragement * after if took_part[i] & lost[i] else after
        value[i] = clip(REST + (after - REST) * kept, ZERO, ONE)


@fast
def move_grievance(value, took_part, won, pull_of_pay, habit, relief, dt):
    """Wrongs gather, habit dulls them, a strike won relieves them."""
    for i in range(value.size):
        later = value[i] + dt * (pull_of_pay[i] * (ONE - value[i]) - habit * value[i])
        value[i] = clip(later * (ONE - relief) if took_part[i] & won[i] else later, ZERO, ONE)


@fast
def move_means_and_experience(means, experience, took_part, cost, saved, most, kept):
    """A strike uses up means and leaves experience."""
    for i in range(means.size):
        means[i] = clip(means[i] - (cost if took_part[i] else ZERO) + saved, ZERO, most)
    for i in range(means.size):
        experience[i] = experience[i] * kept + (ONE if took_part[i] else ZERO)


@fast
def renew(value, stays, fresh):
    """Who comes new to a place starts again."""
    for i in range(value.size):
        value[i] = value[i] if stays[i] else fresh


@fast
def spread(values, starts, first, last, found):
    """A value of each workplace, given to each of its workers."""
    for w in range(first, last):
        for i in range(starts[w] - starts[first], starts[w + 1] - starts[first]):
            found[i] = values[w]


@fast
def share_of(part, whole):
    """A share of a count; 0 of nobody."""
    return f32(part) / f32(whole) if whole > 0 else ZERO


@fast
def rounded(x):
    """A number rounded to a multiple of 2^-20, as the engine's exact sums take it."""
    return np.float64(np.rint(x * f32(2.0**20)) * f32(2.0**-20)) if abs(x) < f32(16) else np.float64(x)
