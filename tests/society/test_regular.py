"""A regular society is as even as whole numbers allow."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from conjuncture.society import SocietyError, regular


def test_children_of_a_parent_are_contiguous_and_equal() -> None:
    society = regular({"country": 1, "town": 2, "worker": 5}, {"town": "country", "worker": "town"})
    assert society.levels["worker"].within["town"].tolist() == [0, 0, 0, 1, 1]
    assert society.levels["town"].within["country"].tolist() == [0, 0]


@given(
    members=st.integers(1, 200),
    parents=st.lists(st.integers(1, 12), min_size=1, max_size=4),
)
def test_numbers_of_children_never_differ_by_more_than_one(members: int, parents: list[int]) -> None:
    names = [f"parent{number}" for number in range(len(parents))]
    society = regular({**dict(zip(names, parents, strict=True)), "member": members}, {"member": tuple(names)})
    for name, size in zip(names, parents, strict=True):
        children = np.bincount(society.levels["member"].within[name], minlength=size)
        assert children.max() - children.min() <= 1
    assert (np.diff(society.levels["member"].within[names[0]]) >= 0).all()


@given(first=st.integers(1, 6), second=st.integers(1, 6), third=st.integers(1, 6), each=st.integers(1, 3))
def test_three_parents_are_crossed_evenly_where_numbers_allow(
    first: int, second: int, third: int, each: int
) -> None:
    sizes = {"a": first, "b": second, "c": third, "member": first * second * third * each}
    within = regular(sizes, {"member": ("a", "b", "c")}).levels["member"].within
    cells = (within["a"] * second + within["b"]) * third + within["c"]
    counts = np.bincount(cells, minlength=first * second * third)
    # Each pair of the first two is exact; a whole cycle of the third lies within each of their cells.
    assert (counts == each).all()


def test_a_third_parent_does_not_repeat_the_second() -> None:
    within = (
        regular({"a": 4, "b": 4, "c": 4, "member": 16}, {"member": ("a", "b", "c")}).levels["member"].within
    )
    assert len(set(zip(within["b"].tolist(), within["c"].tolist(), strict=True))) == 16


def test_given_scalars_reach_every_member() -> None:
    society = regular({"worker": 3}, given={"pay": ("worker", 2), "female": ("worker", [True, False, True])})
    assert society.given["pay"].values.tolist() == [2, 2, 2]
    assert society.given["pay"].values.dtype == np.int32
    assert society.given["female"].values.dtype == np.bool_
    assert society.given["pay"].kind == "assumption"


def test_a_level_without_a_size_is_refused(wording) -> None:
    with pytest.raises(SocietyError, match="'town'") as refused:
        regular({"worker": 3}, {"worker": "town"})
    wording(refused.value)


@pytest.mark.parametrize("above", [{"town": [0, 0, 1]}, (["town"],), {"town": "town"}])
def test_whose_each_member_is_cannot_be_told_to_a_regular_society(above: Any) -> None:
    with pytest.raises(SocietyError, match=r"'worker' .* Society\.of\(\{\.\.\., 'worker': Filling"):
        regular({"town": 2, "worker": 3}, {"worker": above})
