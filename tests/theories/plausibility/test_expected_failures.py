"""Only tests that are there are expected to fail."""

import re
from pathlib import Path

from .expected_failures import EXPECTED
from .theories_on_cases import CASES, THEORIES


def test_nothing_is_expected_to_fail_that_is_not_there() -> None:
    files = Path(__file__).parent.glob("test_*.py")
    tests = {
        name
        for file in files
        for name in re.findall(r"^def (test_\w+)", file.read_text("utf-8"), re.MULTILINE)
    }
    asked = [re.fullmatch(r"(test_\w+)\[(.+?)-(\w+?)(-.*)?\]", name) for name in EXPECTED]
    assert None not in asked
    assert {one[1] for one in asked if one} - tests == set()
    assert {one[2] for one in asked if one} - set(THEORIES) == set()
    assert {one[3] for one in asked if one} - set(CASES) == set()
