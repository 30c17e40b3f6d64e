"""What the essay gives in worlds as they come: figures of docs/limits.md and against_the_record.md.

128 draws of the Russian case from the whole priors, none ruled out, seed 0.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

import conjuncture
from conjuncture.engine.execute import run

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("the essay in worlds as they come")]

DRAWS, START, RUSSIA = 128, 1895, 0
OLD_POWER, WORKERS = 0, 3


@cache
def found(variable: str) -> NDArray[Any]:
    """(draws, months, countries)"""
    return _all()[variable]


@cache
def _all() -> dict[str, NDArray[Any]]:
    names = ("rule", "class_consciousness", "workers")
    simulation = conjuncture.simulation("russia_1895_1933", "leninism.essay", workers=1000)
    dataset = run(replace(simulation, keep=names), DRAWS).dataset
    return {name: dataset[name].to_numpy() for name in names}


def month(year: int, number: int) -> int:
    """The place of a month of a year in the run."""
    return (year - START) * 12 + number - 1


def in_100(share: NDArray[np.bool_]) -> int:
    return round(100 * float(share.mean()))


def test_workers_come_to_power_abroad_as_often_as_in_russia() -> None:
    theirs = found("rule") == WORKERS
    assert in_100(theirs[:, :, RUSSIA].any(axis=1)) == 16
    assert in_100(theirs[:, :, RUSSIA + 1 :].any(axis=(1, 2))) == 17


def test_the_old_power_hardly_ever_falls_in_1917() -> None:
    in_russia = found("rule")[:, :, RUSSIA]
    stands = in_russia[:, month(1917, 1)] == OLD_POWER
    falls = (in_russia[:, month(1917, 1) : month(1918, 2)] != OLD_POWER).any(axis=1)
    assert (in_100(stands), in_100(stands & falls)) == (30, 2)
    assert in_100(in_russia[:, month(1918, 1)] == WORKERS) == 12


def test_a_ninth_of_the_class_sees_as_far_as_the_class_in_june_1914() -> None:
    assert round(float(np.median(found("class_consciousness")[:, month(1914, 6), RUSSIA])), 2) == 0.12


def test_the_workforce_of_1913_is_a_third_too_large_in_the_middle_draw() -> None:
    year = found("workers")[:, month(1913, 1) : month(1914, 1), RUSSIA].mean(axis=1)
    assert round(float(np.median(year)), 1) == 1.3
