"""Words for chances of a course, which may be smaller than any number a computer holds."""

import math

import pytest

from conjuncture.presentation.course_words import odds, times


@pytest.mark.parametrize(
    ("log_chance", "said"),
    [
        (0.0, "100%"),
        (math.log(0.25), "25%"),
        (math.log(1 / 94), "1 in 94"),
        (math.log(1 / 1_600), "1 in 1,600"),
        (-86 * math.log(10), "1 in 10^86"),
        (-1e4, "1 in 10^4343"),
        (-math.inf, "none"),
    ],
)
def test_a_chance_is_said_as_people_say_it(log_chance: float, said: str) -> None:
    assert odds(log_chance) == said


def test_how_many_times_is_said_without_noughts_that_nobody_reads() -> None:
    assert times(math.log(1_600)) == "1,600"
    assert times(math.log(6.4e20)) == "10^21"
