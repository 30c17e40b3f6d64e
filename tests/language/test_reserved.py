"""Names that results or mechanisms need are refused where they are declared."""

import pytest

from conjuncture import Level, Theory, TheoryError, derived, given, series
from conjuncture.language.reserved import RESULT_NAMES, SPECIAL_NAMES
from conjuncture.language.resolution import resolve

town = Level("town")


@pytest.mark.parametrize("name", [*RESULT_NAMES, *SPECIAL_NAMES])
@pytest.mark.parametrize("declare", [series, given])
def test_no_input_may_bear_a_reserved_name(name, declare):
    with pytest.raises(TheoryError, match=f"'{name}'"):
        Theory.of(declare(town, unit="1", name=name))


@pytest.mark.parametrize("name", [*RESULT_NAMES, *SPECIAL_NAMES])
def test_no_mechanism_may_bear_a_reserved_name(name):
    def function():
        return 1.0

    function.__name__ = name
    with pytest.raises(TheoryError, match=f"'{name}'"):
        derived(town, source="-")(function)


@pytest.mark.parametrize("name", sorted({*RESULT_NAMES} - {"world"}))
def test_no_level_may_bear_the_name_of_what_a_result_holds(name):
    with pytest.raises(TheoryError, match=rf"test_reserved.py:\d+: .*'{name}'"):
        Level(name)


def test_a_theory_may_have_the_world_for_a_level():
    assert Level("world").name == "world"


def test_an_input_needs_a_name_that_a_signature_can_have(wording):
    with pytest.raises(TheoryError, match="'hands wanted'") as refused:
        Theory.of(series(town, unit="1", name="hands wanted"))
    wording(refused.value)


def test_a_variable_may_not_bear_the_name_of_the_parts_of_a_vector(wording):
    @derived(town, source="-", shape=(2,))
    def view(noise):
        return noise.uniform(parts=2)

    @derived(town, source="-")
    def view_part():
        return 1.0

    with pytest.raises(TheoryError, match=r"'view_part'.*'view'") as refused:
        resolve(Theory.of(view, view_part))
    wording(refused.value)


def test_what_stands_where_nothing_is_supplied_is_finite(wording):
    with pytest.raises(TheoryError, match=r"'town'.*absent=nan") as refused:
        given(town, unit="1", absent=float("nan"), name="age")
    wording(refused.value)
