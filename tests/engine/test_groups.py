"""Seeing across levels: known answers for groups, weights, quantiles, vectors, and two parents."""

import numpy as np
import pytest

from conjuncture import Level, Theory, derived, given, state, trait
from conjuncture.engine.lanes import run_batch
from conjuncture.engine.simulation import Simulation
from conjuncture.society.errors import SocietyError
from conjuncture.society.levels import Filling
from conjuncture.society.regular import regular
from conjuncture.society.society import Society

country = Level("country")
town = Level("town", within=(country,))
branch = Level("branch", within=(country,))
workplace = Level("workplace", within=(town, branch))
PAY = np.array([1.0, 2.0, 4.0, 8.0, 16.0], np.float32)


def places(*index):
    return np.array(index, np.int32)


#: Five workplaces: towns 0 0 0 2 2 (town 1 is empty), branches 0 1 0 1 1.
SOCIETY = Society.of(
    {
        "country": 1,
        "town": Filling(3, {"country": places(0, 0, 0)}),
        "branch": Filling(2, {"country": places(0, 0)}),
        "workplace": Filling(5, {"town": places(0, 0, 0, 2, 2), "branch": places(0, 1, 0, 1, 1)}),
    },
    {"pay": ("workplace", PAY), "hands": ("workplace", np.array([1, 1, 2, 3, 1], np.float32))},
)
pay = given(workplace, unit="roubles", name="pay")
hands = given(workplace, unit="workers", name="hands")


def seen(level, write, society=SOCIETY, **declared):
    """The values of one variable on a level, in the first step of one draw."""
    write.__name__ = "found"
    theory = Theory.of(derived(level, source="-", **declared)(write), pay, hands)
    return run_batch(Simulation(theory, society, steps=1), range(1)).values["found"][0, 0].tolist()


REDUCTIONS = {
    "sum": (lambda pay: pay.sum(), [7, 0, 24]),
    "mean": (lambda pay: pay.mean(empty=-1.0), [np.float32(7 / 3), -1, 12]),
    "weighted mean": (lambda pay, hands: pay.mean(weights=hands), [11 / 4, 0, 10]),
    "min": (lambda pay: pay.min(empty=99), [1, 99, 8]),
    "max": (lambda pay: pay.max(), [4, 0, 16]),
    "count": (lambda pay: pay.count(), [3, 0, 2]),
    "where": (lambda pay: pay.sum(where=pay > 1.5), [6, 0, 24]),
    "nobody": (lambda pay: pay.max(where=pay > 5.0, empty=-1.0), [-1, -1, 16]),
    "share": (lambda pay: (pay > 1.5).share(empty=0.5), [np.float32(2 / 3), 0.5, 1]),
    "sum of truths": (lambda pay: (pay > 1.5).sum(), [2, 0, 2]),
    "any": (lambda pay: (pay > 5.0).any(), [False, False, True]),
    "all": (lambda pay: (pay < 5.0).all(), [True, True, False]),
    "median": (lambda pay: pay.quantile(0.5, empty=-1.0), [2, -1, 8]),
    "lowest": (lambda pay: pay.quantile(0), [1, 0, 8]),
    "two thirds": (lambda pay: pay.quantile(0.67), [4, 0, 16]),
    "highest": (lambda pay: pay.quantile(1.0), [4, 0, 16]),
    "from the mean": (lambda pay: abs(pay - pay.mean()).max(), [np.float32(4) - np.float32(7 / 3), 0, 4]),
    "infinite": (lambda pay: (pay / (pay - pay)).min(empty=7.0) > 1e38, [True, False, True]),
}


@pytest.mark.parametrize("name", REDUCTIONS)
def test_a_town_sees_its_workplaces(name):
    write, expected = REDUCTIONS[name]
    assert seen(town, write) == [pytest.approx(value, abs=0) for value in expected]


def test_a_branch_sees_its_own_and_a_country_sees_all():
    assert seen(branch, lambda pay: pay.sum()) == [5, 26]
    assert seen(country, lambda pay: pay.quantile(0.6)) == [4]


def test_what_lies_above_is_the_members_own():
    @derived(town, source="-")
    def town_pay(pay):
        return pay.sum()

    @derived(branch, source="-")
    def branch_pay(pay):
        return pay.sum()

    @derived(workplace, source="-")
    def found(town_pay, branch_pay, country_pay):
        return town_pay * 1000.0 + branch_pay + country_pay / 128.0

    @derived(country, source="-")
    def country_pay(pay):
        return pay.max()

    theory = Theory.of(found, town_pay, branch_pay, country_pay, pay)
    values = run_batch(Simulation(theory, SOCIETY, steps=1), range(1)).values["found"][0, 0]
    assert values.tolist() == [7005.125, 7026.125, 7005.125, 24026.125, 24026.125]


def test_two_ways_up_that_lead_to_different_places_are_refused(wording):
    levels = dict(SOCIETY.levels) | {
        "country": Filling(2),
        "town": Filling(3, {"country": places(0, 0, 0)}),
        "branch": Filling(2, {"country": places(0, 1)}),
    }
    with pytest.raises(SocietyError) as refused:
        seen(country, lambda pay: pay.sum(), Society.of(levels, SOCIETY.given))
    wording(refused.value)


@pytest.mark.parametrize(
    ("share", "size", "rank"), [(0.09, 300, 27), (0.07, 100, 7), (0.3, 10, 3), (0.301, 10, 4)]
)
def test_a_quantile_stands_at_the_rank_its_share_says(share, size, rank):
    worker = Level("worker", within=(country,))

    @trait(worker, source="-")
    def height(me):
        return me + 1.0

    @derived(country, source="-")
    def found(height):
        return height.quantile(share)

    society = regular({"country": 1, "worker": size}, {"worker": "country"})
    values = run_batch(Simulation(Theory.of(height, found), society, steps=1), range(1)).values
    assert values["found"][0, 0, 0] == rank


def vectors():
    @state(workplace, source="-", initial=(1.0, 2.0, 3.0), shape=(3,))
    def view(view, pay):
        return view * pay

    @derived(town, source="-", shape=(3,))
    def common(view):
        return view.mean()

    @derived(town, source="-")
    def voices(view):
        return view.count()

    @derived(workplace, source="-")
    def spread(view, common):
        return (view - common).max() + view.sum() * 100.0

    return run_batch(
        Simulation(Theory.of(view, common, voices, spread, pay), SOCIETY, steps=2), range(1)
    ).values


def test_vectors_are_reduced_part_by_part_from_below_and_to_one_number_within():
    values = vectors()
    assert values["view"][0, 1, 2].tolist() == [4, 8, 12]
    np.testing.assert_array_equal(values["common"][0, 1, 0], np.array([7 / 3, 14 / 3, 7], np.float32))
    assert values["common"][0, 1, 1].tolist() == [0, 0, 0]
    assert values["voices"][0, :, :].tolist() == [[3, 0, 2]] * 2
    assert values["spread"][0, 1, 2] == np.float32(5) + 2400


def test_sums_of_very_unlike_numbers_are_exact():
    worker = Level("worker", within=(country,))
    size = 3000
    generator = np.random.default_rng(0)
    sizes = (generator.normal(size=size) * 10.0 ** generator.integers(-6, 6, size)).astype(np.float32)
    society = regular({"country": 1, "worker": size}, {"worker": "country"}, {"wealth": ("worker", sizes)})
    shuffled = Society.of(society.levels, {"wealth": ("worker", generator.permutation(sizes))})
    wealth = given(worker, unit="roubles", name="wealth")

    @derived(country, source="-")
    def found(wealth):
        return wealth.sum()

    sums = [
        run_batch(Simulation(Theory.of(found, wealth), each, steps=1), range(1)).values["found"][0, 0, 0]
        for each in (society, shuffled)
    ]
    assert sums[0] == sums[1]
    rounded = [
        round(float(value) * 2**20) for value in sizes
    ]  # each to the resolution of sums, then whole numbers
    assert sums[0] == np.float32(sum(rounded) / 2**20)
