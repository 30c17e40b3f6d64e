"""The synthetic working class of Russia."""

import numpy as np

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
