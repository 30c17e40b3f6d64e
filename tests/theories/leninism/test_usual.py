"""What a country is used to, and what departs from it."""

from __future__ import annotations

import math

import pytest

from conjuncture.theories.leninism.classes.activity import example
from conjuncture.theories.leninism.classes.usual import usual_pressure

MONTH = 1 / 12


def test_a_doubling_of_what_is_usual_tells_as_much_where_few_struggle_as_where_many_do() -> None:
    def told(seen: float, usual: float) -> float:
        return example(seen_activity=seen, usual_activity=usual, of_ratio=1.0, noticed=0.0001)

    assert told(0.02, 0.01) == pytest.approx(told(0.4, 0.2), rel=0.02) == pytest.approx(math.log(2), rel=0.02)
    assert told(0.03, 0.03) == 0


def test_what_is_usual_is_the_mean_of_all_years_until_they_are_more_than_are_remembered() -> None:
    usual, seen = 1.0, [0.2, 0.4, 0.6, 0.8]
    for month, pressure in enumerate(seen):
        usual = usual_pressure(usual_pressure=usual, pressure=pressure, t=month * MONTH, dt=MONTH, memory=3.0)
        assert usual == pytest.approx(sum(seen[: month + 1]) / (month + 1))
    later = usual_pressure(usual_pressure=0.5, pressure=0.9, t=20.0, dt=MONTH, memory=3.0)
    assert later == pytest.approx(0.5 + 0.4 / 36)
