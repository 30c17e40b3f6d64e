"""The null of the coarse cases: the essay without memory and contagion, and nothing else changed."""

import pytest

import conjuncture
from conjuncture.studies.compared_theories import compared_theories
from conjuncture.theories.leninism.essay import THEORY as ESSAY
from conjuncture.theories.leninism.null import CONTAGION, MEMORY, NO_MEMORY


@pytest.mark.parametrize("case", ["russia_1895_1933", "germany", "spain"])
def test_a_coarse_case_is_compared_with_the_essay_without_memory_and_contagion(case: str) -> None:
    found = compared_theories(conjuncture.case(case), ())
    assert list(found.by_name) == [ESSAY.name, found.null]
    assert found.null == NO_MEMORY.name
    assert found.by_name[found.null].cut == {*CONTAGION, *MEMORY}


def test_the_null_changes_nothing_but_what_it_cuts() -> None:
    assert NO_MEMORY.mechanisms == ESSAY.mechanisms
    assert NO_MEMORY.parameters == ESSAY.parameters
    assert NO_MEMORY.chosen == ESSAY.chosen
    assert not ESSAY.cut
