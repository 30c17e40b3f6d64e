"""The null of the coarse cases: the essay without memory and contagion, and nothing else changed."""

import pytest

import conjuncture
from conjuncture.studies.compare import chosen_theories
from conjuncture.theories.leninism.essay import THEORY as ESSAY
from conjuncture.theories.leninism.null import CONTAGION, MEMORY, NO_MEMORY


@pytest.mark.parametrize("case", ["russia_1895_1933", "germany", "spain"])
def test_a_coarse_case_is_compared_with_the_essay_without_memory_and_contagion(case: str) -> None:
    chosen, null = chosen_theories(conjuncture.case(case), (), False)
    assert list(chosen) == [ESSAY.name, null]
    assert null == NO_MEMORY.name
    assert chosen[null].cut == {*CONTAGION, *MEMORY}


def test_the_null_changes_nothing_but_what_it_cuts() -> None:
    assert NO_MEMORY.mechanisms == ESSAY.mechanisms
    assert NO_MEMORY.parameters == ESSAY.parameters
    assert NO_MEMORY.chosen == ESSAY.chosen
    assert not ESSAY.cut
