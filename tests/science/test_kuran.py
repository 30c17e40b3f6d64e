"""Kuran 1991: of ten people one changes a little, and one in ten in opposition becomes nine, or two.

Update: synchronous, from nobody in opposition. All three results follow from the sequences by arithmetic.
"""

from __future__ import annotations

import numpy as np
import pytest

from conjuncture import Simulation, regular_society
from conjuncture.engine.lanes import run_batch
from conjuncture.theories.canon.kuran import THEORY

A = (0, 20, 20, 30, 40, 50, 60, 70, 80, 100)
B = (0, 20, 30, 30, 40, 50, 60, 70, 80, 100)
EVENT = 6


@pytest.mark.parametrize(("sequence", "before", "after"), [(A, 10, 90), (B, 10, 20)])
def test_an_event_that_moves_one_of_ten_brings_one_society_down_and_not_the_other(
    sequence: tuple[int, ...], before: int, after: int
) -> None:
    steps = 24
    needed = np.array(sequence, np.float32) / np.float32(100)
    society = regular_society(
        {"society": 1, "person": 10}, {"person": "society"}, {"needed_at_first": ("person", needed)}
    )
    grievance = np.zeros((steps, 10), np.float32)
    grievance[EVENT:, 1] = 0.1  # the second person's threshold falls from 20 per cent to 10
    run = Simulation(THEORY, society, steps=steps, dt=1, start="1989-01-01", series={"grievance": grievance})
    found = run_batch(run, range(1)).values
    public, hidden = found["public_opposition"][0, :, 0], found["hidden_opposition"][0, :, 0]
    assert (np.round(public[1 : EVENT + 1] * 100, 4) == before).all()
    assert np.round(public[-5:] * 100, 4).tolist() == [after] * 5
    assert np.round(hidden[EVENT - 1] * 100, 4) == 80
    assert np.round(hidden[-1] * 100, 4) == 90 - after
