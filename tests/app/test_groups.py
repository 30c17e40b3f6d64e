"""Cases and theories in groups: each in one, under what it is."""

import pytest

from conjuncture.app.choices import Choices
from conjuncture.app.groups import cases_in_groups, theories_in_groups


def test_every_theory_is_in_one_group_and_no_group_is_empty(choices: Choices) -> None:
    groups = theories_in_groups(choices.theories)
    assert sorted(name for group in groups for name in group.names) == sorted(choices.theories)
    assert all(group.names and group.says for group in groups)


def test_every_case_is_in_one_group(choices: Choices) -> None:
    groups = cases_in_groups(choices.cases)
    assert sorted(name for group in groups for name in group.names) == sorted(choices.cases)


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("leninism", "The essay as a whole"),
        ("leninism.struggle", "A part of the essay"),
        ("small.roots", "The essay in small"),
        ("rivals.michels", "Rivals"),
        ("canon.march", "The canon"),
        ("theirs", "Of other packages"),
        ("/home/me/mine.py", "Yours"),
        ("C:\\Users\\me\\mine.py", "Yours"),
    ],
)
def test_a_theory_is_in_the_group_of_its_kind(name: str, title: str) -> None:
    (group,) = theories_in_groups([name])
    assert (group.title, group.names) == (title, (name,))


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("germany", "Countries and the world"),
        ("strikes_poland_1921_1938", "Strikes, year by year"),
        ("union_unison_2010", "Unions"),
        ("sketch_roots", "Sketches"),
        ("/home/me/case", "Yours"),
    ],
)
def test_a_case_is_in_the_group_of_its_kind(name: str, title: str) -> None:
    (group,) = cases_in_groups([name])
    assert (group.title, group.names) == (title, (name,))


def test_the_users_own_cases_and_theories_come_first(choices: Choices) -> None:
    assert theories_in_groups(choices.theories)[0].title == "Yours"
    assert cases_in_groups(choices.cases)[0].title == "Yours"
