"""Epstein 2002, model I: what the printed rule gives, where nobody can act, and that nobody is lost.

Update: synchronous in each step, in two orders of act, arrest and move (the readings of `wanted`) and two
lengths of a jail term (those of `released`). The fast tests have 144 places of which 12 are in sight; the
slow ones the published 1,600, of which 148 are.
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise

import numpy as np
import pytest
from numpy.typing import NDArray

from conjuncture import Simulation, Theory, regular_society
from conjuncture.engine import oracle
from conjuncture.engine.lanes import run_batch
from conjuncture.networks import grid
from conjuncture.society import Society
from conjuncture.theories.canon.epstein import THEORY

OUTBURST = 50  # more active than this: an outburst has begun
FLOOR = THEORY.reading(ratio="floor")
ORDERS = ("who_acts", "who_acted")
KEPT = ("active", "jailed", "at_large", "fullest")


def grown(places: int) -> tuple[int, int]:
    """How many people and how many police are among so many places."""
    return round(0.7 * places), round(0.04 * places)


@cache
def town(side: int, seen: int) -> Society:
    """Of its places seven in ten have a person and four in a hundred police, spread by chance."""
    places = side * side
    people, police = grown(places)
    where = np.random.default_rng(1).permutation(places)[: people + police]
    return regular_society(
        {"town": 1, "place": places, "person": people + police},
        {"place": "town", "person": "town"},
        {
            "first_place": ("person", where.astype(np.float32)),
            "police": ("person", np.arange(people + police) < police),
        },
        networks={"sight": ("place", grid(disc=seen))},
    )


def prepared(
    theory: Theory,
    side: int,
    seen: int,
    *,
    steps: int,
    legitimacy: float = 0.82,
    kept: tuple[str, ...] = KEPT,
) -> Simulation:
    """The town of so many places a side, in which one sees so far."""
    return Simulation(
        theory, town(side, seen), steps=steps, dt=1, start="2002-01-01", keep=kept,
        parameters={"legitimacy": legitimacy},
    )  # fmt: skip


def active(
    theory: Theory, side: int, seen: int, *, steps: int, draws: int, legitimacy: float = 0.82
) -> NDArray[np.float32]:
    """How many act, (draws, steps); nobody is lost on the way, and nowhere are two."""
    found = run_batch(prepared(theory, side, seen, steps=steps, legitimacy=legitimacy), range(draws)).values
    assert (found["jailed"] + found["at_large"] == sum(grown(side * side))).all()
    assert (found["fullest"] == 1).all()
    return found["active"][:, :, 0]


def outbursts(active: NDArray[np.float32]) -> tuple[float, float, float]:
    """Share of quiet steps; steps from the end of an outburst to the next; all who act in one, each step.

    Outbursts and waits that the first or the last step cuts off are not counted.
    """
    loud = active > OUTBURST
    waits, sizes = [], []
    for is_loud, acting in zip(loud, active, strict=True):
        changes = np.flatnonzero(np.diff(is_loud)) + 1
        for begin, end in pairwise(changes):
            if is_loud[begin]:
                sizes.append(acting[begin:end].sum())
            else:
                waits.append(end - begin)
    return float(1 - loud.mean()), float(np.mean(waits)), float(np.mean(sizes))


def test_where_the_government_is_thought_nine_tenths_legitimate_nobody_can_ever_act() -> None:
    """Grievance is at most a tenth, and must exceed a tenth."""
    assert active(FLOOR, 12, 2, steps=60, draws=4, legitimacy=0.9).max() == 0


@pytest.mark.parametrize("order", ORDERS)
def test_nobody_is_lost_and_nowhere_are_two_while_some_rebel_and_are_arrested(order: str) -> None:
    acting = active(FLOOR.reading(wanted=order), 12, 2, steps=60, draws=4)
    assert (acting.max(axis=1) > 5).all()


def test_a_town_that_looks_about_on_a_grid_is_the_same_in_oracle_and_engine() -> None:
    run = prepared(
        FLOOR.reading(wanted="who_acted", released="with_its_last_step"), 6, 2, steps=8,
        kept=("acts", "arrested", "term", "aim", "goes", "at"),
    )  # fmt: skip
    engine, plain = run_batch(run, range(2)), oracle.run(run, range(2))
    assert plain.values["arrested"].any()
    for kept in run.program.kept:
        np.testing.assert_array_equal(engine.values[kept], plain.values[kept])


def test_outbursts_are_counted_whole_and_waits_from_the_end_of_one_to_the_next() -> None:
    acting = np.array([[60, 0, 0, 70, 80, 0, 0, 0, 51, 50, 90]], dtype=np.float32)
    assert outbursts(acting) == (pytest.approx(6 / 11), 2.0, pytest.approx((150 + 51) / 2))


@pytest.mark.slow
@pytest.mark.parametrize("order", ORDERS)
def test_the_printed_ratio_gives_no_outburst_and_the_whole_number_below_does(order: str) -> None:
    printed = active(THEORY.reading(wanted=order), 40, 7, steps=160, draws=16)
    below = active(FLOOR.reading(wanted=order), 40, 7, steps=160, draws=16)
    assert printed.max() <= OUTBURST
    assert (below.max(axis=1) > OUTBURST).all()


@pytest.mark.slow
def test_people_are_conserved_over_a_thousand_steps() -> None:
    found = active(FLOOR, 40, 7, steps=1_000, draws=16)
    assert (found.max(axis=1) > OUTBURST).all()
