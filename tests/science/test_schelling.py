"""Schelling 1971: how alike neighbours are in the end, beside a loop in which people move one after another.

Update: all who want to move do so at once, in the theory; one after another, each to any empty square, in the
loop. Both begin from the same board. Errors are those between runs, of both sides.
"""

from __future__ import annotations

from math import sqrt

import numpy as np
import pytest
from numpy.typing import NDArray

from conjuncture import Simulation, regular_society
from conjuncture.engine.lanes import run_batch
from conjuncture.networks import grid
from conjuncture.theories.canon.schelling import THEORY

AROUND = [(down, beside) for down in (-1, 0, 1) for beside in (-1, 0, 1) if (down, beside) != (0, 0)]


def board(side: int, people: int, seed: int) -> NDArray[np.int64]:
    """The square of each person at the start; even ones are of the first kind."""
    return np.random.default_rng(seed).permutation(side * side)[:people]


def alike(side: int, first: NDArray[np.int64], wanted: float, *, steps: int) -> NDArray[np.float64]:
    """The mean share of one's own kind around in the end, by draw."""
    people = first.size
    society = regular_society(
        {"board": 1, "square": side * side, "person": people},
        {"square": "board"},
        {
            "first_square": ("person", first.astype(np.float32)),
            "kind": ("person", np.arange(people) % 2 == 0),
        },
        networks={"around": ("square", grid("moore"))},
    )
    run = Simulation(
        THEORY, society, steps=steps, dt=1, start="1971-01-01",
        keep=("alike", "moves", "everybody", "fullest"), parameters={"aim.wanted": wanted},
    )  # fmt: skip
    found = run_batch(run, range(16)).values
    assert not found["moves"][:, -1].any(), "people still move: give them more steps"
    assert (found["everybody"] == people).all()
    assert (found["fullest"] == 1).all()
    return found["alike"][:, -1].mean(axis=1).astype(float)


def alike_in_a_loop(side: int, first: NDArray[np.int64], wanted: float, chance: np.random.Generator) -> float:
    """People in random order, each of whom looks round and moves at once, until nobody wants to."""
    lives = first.tolist()
    kind = [-1] * side**2
    for person, square in enumerate(lives):
        kind[square] = person % 2
    empty = [square for square, one in enumerate(kind) if one < 0]

    def share(square: int) -> float:
        row, column = divmod(square, side)
        near = [kind[(row + down) % side * side + (column + beside) % side] for down, beside in AROUND]
        there = [one for one in near if one >= 0]
        return there.count(kind[square]) / len(there) if there else 1.0

    moved = True
    while moved:
        moved = False
        for person in chance.permutation(len(lives)).tolist():
            old = lives[person]
            if share(old) < wanted:
                which = int(chance.integers(len(empty)))
                lives[person], empty[which] = empty[which], old
                kind[old], kind[lives[person]] = -1, person % 2
                moved = True
    return float(np.mean([share(square) for square in lives]))


@pytest.mark.parametrize("wanted", [0.3, 0.5])
def test_neighbours_are_as_alike_as_where_people_move_one_after_another(wanted: float) -> None:
    first = board(20, 320, seed=1)
    chance = np.random.default_rng(2)
    loop = np.array([alike_in_a_loop(20, first, wanted, chance) for _ in range(40)])
    found = alike(20, first, wanted, steps=120)
    error = sqrt(found.var(ddof=1) / found.size + loop.var(ddof=1) / loop.size)
    assert abs(found.mean() - loop.mean()) <= 3 * error, (found.mean(), loop.mean(), error)
    assert found.mean() > wanted + 0.3
