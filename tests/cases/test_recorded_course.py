"""What is recorded of events has a code in each month; other codings and months left out are as asked for."""

from itertools import combinations, product
from pathlib import Path

import numpy as np
import pytest

from conjuncture.cases.recorded_course import RecordedCourse, RecordedSpell
from conjuncture.cases.registry import load
from conjuncture.cases.tables import case_from_tables
from conjuncture.language.events import UNRECORDED, other_than
from conjuncture.records import RecordError

MEMBERS = ("North", "South")


@pytest.fixture
def course(folder: Path) -> RecordedCourse:
    found = case_from_tables(folder).course
    assert found is not None
    return found


def test_each_month_has_its_recorded_outcome(course: RecordedCourse) -> None:
    codes = course.codes("rule", MEMBERS)
    np.testing.assert_array_equal(codes[:, 0], [0] * 7 + [1] * 17)
    expected = [UNRECORDED] * 5 + [other_than(1)] * 3 + [UNRECORDED] * 16
    np.testing.assert_array_equal(codes[:, 1], expected)
    assert course.events == ("rule",)
    assert course.members == MEMBERS
    assert course.codings == ("a short war",)


def test_a_coding_replaces_the_rows_without_one(course: RecordedCourse) -> None:
    codes = course.codes("rule", MEMBERS, codings=("a short war",))
    np.testing.assert_array_equal(codes[:, 0], [0] * 7 + [2] * 7 + [UNRECORDED] * 10)
    np.testing.assert_array_equal(codes[:, 1], course.codes("rule", MEMBERS)[:, 1])


def test_months_and_members_that_are_left_out_are_not_used(course: RecordedCourse) -> None:
    until = course.codes("rule", MEMBERS, until="1914-07")
    assert (until[6:] == UNRECORDED).all()
    np.testing.assert_array_equal(until[:6], course.codes("rule", MEMBERS)[:6])
    of = course.codes("rule", MEMBERS, of=("South",))
    assert (of[:, 0] == UNRECORDED).all()
    free = course.codes("rule", MEMBERS, leave_free=("1914-08",))
    np.testing.assert_array_equal(free[:, 0], [0] * 7 + [UNRECORDED] * 17)
    np.testing.assert_array_equal(free[:, 1], course.codes("rule", MEMBERS)[:, 1])


@pytest.mark.parametrize(
    "asked",
    [
        {"codings": ("a long war",)},
        {"of": ("East",)},
        {"until": "1920-01"},
        {"until": "1914"},
        {"leave_free": ("1914-09",)},
    ],
)
def test_an_unknown_coding_member_or_month_is_refused(course: RecordedCourse, asked: dict) -> None:
    with pytest.raises((RecordError, ValueError)) as error:
        course.codes("rule", MEMBERS, **asked)
    assert str(next(iter(asked.values()))).strip("(),'") in str(error.value)


def test_a_spell_without_a_member_counts_for_all_members() -> None:
    spell = RecordedSpell("falls", "", "1900-02", "1900-03", 1.0, False, "", "recorded", "book", "it fell")
    codes = RecordedCourse("1900-01", 3, (spell,)).codes("falls", ("North", "South"))
    np.testing.assert_array_equal(codes, [[-1, -1], [1, 1], [-1, -1]])


CASES = ("russia_1895_1933", "germany", "spain", "world")


@pytest.mark.parametrize("case", CASES)
def test_every_coding_of_a_case_is_a_course_and_names_its_sources(case: str) -> None:
    there = load(case)
    assert there.course is not None
    countries = there.society(1, 0).levels["country"].labels
    assert countries is not None
    main = there.course.codes("next_rule", countries)
    assert np.isfinite(main).all()
    for coding in there.course.codings:
        assert (there.course.codes("next_rule", countries, codings=(coding,)) != main).any()
    sources = there.record().all_sources
    assert all(spell.source_key in sources for spell in there.course.spells if spell.kind == "recorded")


def test_no_case_contradicts_another_about_who_governed_a_country() -> None:
    """In the world, `Germany 1918` is Germany; Russia, Germany and Spain are in several cases."""
    compared = 0
    for one, other in combinations(CASES, 2):
        (here, of_one), (there, of_other) = map(_who_governed, (one, other))
        for country, member in product(here, there):
            if member.startswith(country):
                months = of_one.keys() & of_other.keys()
                pairs = [
                    (of_one[month][here.index(country)], of_other[month][there.index(member)])
                    for month in months
                ]
                assert not [pair for pair in pairs if _contradict(*pair)], (one, country, other, member)
                compared += sum(code != UNRECORDED and twin != UNRECORDED for code, twin in pairs)
    assert compared > 1000


def _who_governed(case: str) -> tuple[tuple[str, ...], dict[str, np.ndarray]]:
    """The countries of a case, and by month the code of each."""
    there = load(case)
    countries = there.society(1, 0).levels["country"].labels
    assert there.course is not None
    assert countries is not None
    codes = there.course.codes("next_rule", countries)
    return tuple(countries), dict(zip(there.course.month_names, codes, strict=True))


def _contradict(code: float, other: float) -> bool:
    if UNRECORDED in (code, other):
        return False
    if code < UNRECORDED and other < UNRECORDED:
        return False
    return code != other if min(code, other) >= 0 else -2 - min(code, other) == max(code, other)
