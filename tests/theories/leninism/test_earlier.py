"""The essay as first written is the essay's theory in other readings, and nothing else."""

from __future__ import annotations

import pytest

from conjuncture.studies.registry.theories import get_theory
from conjuncture.theories.leninism.earlier import READINGS, THEORY
from conjuncture.theories.leninism.essay import THEORY as ESSAY


def test_the_essay_as_first_written_differs_in_its_readings_alone() -> None:
    assert THEORY.mechanisms == ESSAY.mechanisms
    apart = {name for name in ESSAY.mechanisms if THEORY.reading_of(name) is not ESSAY.reading_of(name)}
    assert apart == set(READINGS)


@pytest.mark.parametrize(
    ("rival", "own"),
    [("rivals.broken_army", "collapse"), ("rivals.state_breakdown", "coup"), ("rivals.village", "pressure")],
)
def test_a_rival_has_what_was_revised_but_for_what_it_formulates_itself(rival: str, own: str) -> None:
    theory = get_theory(rival)
    assert theory.reading_of(own) is not ESSAY.reading_of(own)
    for name in {*READINGS, "plant", "time_given", "usual_pressure"} - {own, "collapse", "coup"}:
        assert theory.reading_of(name) is ESSAY.reading_of(name)
