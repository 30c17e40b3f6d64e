"""A check says whether it passed, by which figure, and in words."""

from conjuncture.inquiry.fitting.check import Check


def test_a_check_that_could_not_be_judged_is_neither_passed_nor_failed() -> None:
    check = Check("ranks", None, float("nan"), "Too few draws.")
    assert check.passed is None
    assert check.passed is not False
