"""The rule of sizes does not depend on units, and two worlds are told apart by the same acts either way."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from conjuncture.inquiry.experiments.changes import changes_between
from conjuncture.inquiry.experiments.interventions import Act, Intervention
from conjuncture.inquiry.experiments.selection import Where
from conjuncture.inquiry.experiments.sizes import is_next_to_nothing

NAMES = st.sampled_from("ab")
WINDOW = {
    "since": st.sampled_from([None, "1905"]),
    "until": st.sampled_from([None, "1907"]),
    "where": st.sampled_from([None, Where(("country", "=", "A"))]),
}
VALUES = st.sampled_from([0.0, 1.0])
ACTS = st.one_of(
    st.builds(Act, st.sampled_from(["hold", "input"]), NAMES, VALUES, **WINDOW),
    st.builds(Act, st.just("cut"), NAMES),
    st.builds(Act, st.just("cut_arrow"), NAMES, reader=NAMES),
    st.builds(Act, st.sampled_from(["parameter", "given"]), NAMES, VALUES),
)
WORLDS = st.lists(ACTS, max_size=4).map(lambda some: Intervention(tuple(some)))
DRAWS = arrays(np.float64, 7, elements=st.sampled_from([0.0, 0.004, 0.25, 0.5, 0.75, 1.0]))


@given(DRAWS, DRAWS, st.sampled_from([None, (0.0, 1.0), (-1.0, 3.0)]), st.sampled_from([0.25, 8.0]))
def test_in_another_unit_the_answer_is_the_same(
    before: np.ndarray, after: np.ndarray, within: tuple[float, float] | None, unit: float
) -> None:
    size = np.abs(after - before)
    scaled = None if within is None else (unit * within[0], unit * within[1])
    # A power of two scales without rounding.
    assert is_next_to_nothing(before, after, size, within) == is_next_to_nothing(
        unit * before, unit * after, unit * size, scaled
    )


@given(DRAWS, DRAWS, DRAWS, st.sampled_from([None, (0.0, 1.0)]))
def test_a_larger_change_is_not_nothing_where_a_smaller_one_is_something(
    before: np.ndarray, after: np.ndarray, size: np.ndarray, within: tuple[float, float] | None
) -> None:
    if not is_next_to_nothing(before, after, size, within):
        assert not is_next_to_nothing(before, after, size + 0.001, within)


@given(WORLDS, WORLDS)
def test_the_same_acts_tell_two_worlds_apart_either_way(first: Intervention, second: Intervention) -> None:
    there, back = changes_between(first, second), changes_between(second, first)

    def touched(found):
        return {(one.kind, one.what, one.since, one.until, one.where) for one in found}

    assert touched(there) == touched(back)
    assert len(touched(there)) == len(there)
    assert (not there) == (set(first.acts) == set(second.acts))
    assert all({one.before, one.after} == {first, second} for one in there)
