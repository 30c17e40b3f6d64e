"""Only tests and theories that are there are expected to fail."""

import re
from pathlib import Path

from .expected_failures import FAIL_TODAY, HELD_BY_RIVAL
from .theories_on_cases import THEORIES


def test_nothing_is_expected_to_fail_that_is_not_there() -> None:
    files = Path(__file__).parent.glob("test_*.py")
    tests = {
        name
        for file in files
        for name in re.findall(r"^def (test_\w+)", file.read_text("utf-8"), re.MULTILINE)
    }
    assert FAIL_TODAY - tests == set()
    assert {test for _, test in HELD_BY_RIVAL} - tests == set()
    assert {theory for theory, _ in HELD_BY_RIVAL} - set(THEORIES) == set()
