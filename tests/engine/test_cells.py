"""Cells: a level within two others, to which members belong by what they are of both."""

from __future__ import annotations

import numpy as np

from conjuncture import NONE, Level, Simulation, Theory, derived, state, trait, where
from conjuncture.engine import oracle
from conjuncture.engine.lanes import run_batch
from conjuncture.society import Filling, Society

PARTIES, WORKS, STEPS = 2, 3, 12
party, works = Level("party"), Level("works")
cell = Level("cell", within=(party, works))
worker = Level("worker", within=(works, party, cell), joined_by={"party": "adheres", "cell": "belongs"})


@trait(works, source="-")
def number(me):
    return me


@derived(worker, refers=party, absent=NONE, source="-")
def chooses(adheres, noise):
    return where(noise.bernoulli(0.3), noise.member(party), adheres)


@state(worker, refers=party, initial=NONE, source="-")
def adheres(chooses):
    return chooses


@state(worker, refers=cell, initial=NONE, source="-")
def belongs(chooses, number, size_of):
    return where(chooses == NONE, NONE, chooses * size_of(works) + number)


@derived(cell, absent=0.0, source="-")
def members(belongs):
    return belongs.count()


@derived(party, absent=0.0, source="-")
def works_with_a_cell(members):
    return (members > 0).count()


@derived(worker, source="-")
def comrades(members):
    return members


THEORY = Theory.of(
    number, chooses, adheres, belongs, members, works_with_a_cell, comrades, party, works, name="cells"
)
OF_WORKS = np.arange(10) % WORKS
OF_CELLS = {"party": np.repeat(np.arange(PARTIES), WORKS), "works": np.tile(np.arange(WORKS), PARTIES)}
SOCIETY = Society.of(
    {
        "party": PARTIES,
        "works": WORKS,
        "cell": Filling(PARTIES * WORKS, OF_CELLS),
        "worker": Filling(10, {"works": OF_WORKS}),
    }
)
SIMULATION = Simulation(THEORY, SOCIETY, STEPS, seed=3)


def test_the_engine_and_the_oracle_agree_on_cells() -> None:
    fast, plain = run_batch(SIMULATION, range(3)), oracle.run(SIMULATION, range(3))
    for name in ("adheres", "belongs", "members", "works_with_a_cell", "comrades"):
        np.testing.assert_array_equal(fast.values[name], plain.values[name])


def test_a_cell_counts_those_of_its_party_in_its_works_and_each_sees_its_own() -> None:
    found = run_batch(SIMULATION, range(3)).values
    for draw in range(3):
        for step in range(STEPS):
            of_party = found["adheres"][draw, step]
            counted = [
                int(((of_party == one) & (place == OF_WORKS)).sum())
                for one in range(PARTIES)
                for place in range(WORKS)
            ]
            assert found["members"][draw, step].tolist() == counted
            own = np.where(of_party >= 0, of_party * WORKS + OF_WORKS, 0).astype(int)
            seen = np.where(of_party >= 0, np.array(counted)[own], 0)
            np.testing.assert_array_equal(found["comrades"][draw, step], seen)
