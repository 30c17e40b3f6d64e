"""A run of which only what is compared or shown is left: the same figures in less memory."""

import numpy as np
import pytest

import conjuncture
from conjuncture.inquiry.runs.compared_only import compared_only
from conjuncture.studies.run_result import Run


@pytest.fixture(scope="module")
def whole() -> Run:
    return conjuncture.run("russia", draws=4, workers=200, show=("on_strike",))


def test_what_is_compared_or_shown_is_left_with_the_same_numbers(whole: Run) -> None:
    left = compared_only(whole)
    monthly = {str(name) for name, values in left.dataset.items() if "time" in values.dims}
    assert monthly == {"on_strike", *(target.variable for target in whole.targets)} & set(whole.dataset)
    for of_whole, of_left in ((whole.dataset, left.dataset), (whole.observed, left.observed)):
        for name, values in of_left.items():
            assert values.identical(of_whole[name])


def test_all_that_has_no_months_is_left(whole: Run) -> None:
    left = compared_only(whole)
    for of_whole, of_left in ((whole.dataset, left.dataset), (whole.observed, left.observed)):
        assert {name for name, values in of_whole.items() if "time" not in values.dims} <= set(of_left)
    assert left.standings is whole.standings


def test_nothing_that_is_left_lies_in_the_memory_of_the_whole(whole: Run) -> None:
    left = compared_only(whole)
    assert left.dataset.nbytes < whole.dataset.nbytes / 4
    for name, values in left.dataset.items():
        assert not np.shares_memory(values.to_numpy(), whole.dataset[name].to_numpy())
