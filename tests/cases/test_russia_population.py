"""The synthetic working class of Russia."""

import numpy as np
import pytest

from conjuncture.cases.russia.population import society


def test_pay_is_compared_within_the_branch_as_the_theory_reads_it() -> None:
    people = society(2_000, 0)
    branch = people.levels["workplace"].within["branch"][people.levels["worker"].within["workplace"]]
    pay = people.given["pay"].values
    means = [pay[branch == one].mean() for one in range(people.levels["branch"].size)]
    assert np.allclose(means, 1.0, atol=1e-3)  # float32 sums of some hundred values


def test_every_place_stands_for_the_same_number_of_persons_and_they_add_up_to_the_largest_workforce() -> None:
    people = society(2_000, 0)
    assert np.isclose(people.given["persons_per_slot"].values[0] * 2_000, 2_319_600, rtol=1e-6)


def test_ten_thousand_workers_have_the_noise_of_the_recorded_works_and_two_thousand_have_more() -> None:
    """A movement of independent works varies as one over their number, had they all the same people."""

    def works_of_one_size(people: np.ndarray, works: np.ndarray) -> float:
        return float((works @ people) ** 2 / (works @ people**2))

    def synthetic(places: int) -> float:
        each = np.bincount(society(places, 0).levels["worker"].within["workplace"]).astype(float)
        return works_of_one_size(each, np.ones_like(each))

    fine = society(10_000, 0)
    recorded = works_of_one_size(
        *(fine.given[name].values.astype(float) for name in ("workforce", "stands_for"))
    )
    assert synthetic(10_000) == pytest.approx(recorded, rel=0.1)
    assert synthetic(2_000) < recorded / 4
