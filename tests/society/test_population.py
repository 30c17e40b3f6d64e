"""A population comes out as its tables say, exactly where numbers can be exact."""

from __future__ import annotations

import time
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from conjuncture.society import (
    Association,
    Beta,
    Margin,
    PopulationTables,
    SizeClass,
    Society,
    SocietyError,
    Trait,
    place_above,
    populate,
)
from conjuncture.society.fill_order import place_in_queue

# Of the size of Russian factory inspection about 1901, so that resolutions mean what they will mean in use.
CLASSES = (
    SizeClass("up to 50", 1, 50, 244_000, 12_740, "test"),
    SizeClass("51-100", 51, 100, 171_000, 2_428, "test"),
    SizeClass("101-500", 101, 500, 492_000, 2_288, "test"),
    SizeClass("501-1000", 501, 1000, 269_000, 403, "test"),
    SizeClass("over 1000", 1001, 30_000, 526_000, 243, "test"),
)
BRANCHES = Margin("branch", ("metal", "textile", "other"), (256.0, 700.0, 734.0), "recorded", "test")
TOWNS = Margin(
    "town", ("Petersburg", "Moscow", "Riga", "other"), (160.0, 275.0, 52.0, 1_174.0), "recorded", "test"
)
CELLS = ((53.0, 35.0, 72.0), (36.0, 165.0, 74.0), (16.0, 8.0, 28.0), (150.0, 490.0, 534.0))
RUSSIA = PopulationTables(
    country="Russia",
    largest_workforce=2_000_000,
    workforce_source="test",
    size_classes=CLASSES,
    branches=BRANCHES,
    towns=TOWNS,
    associations=(Association("town", "branch", CELLS, "recorded", "test"),),
    traits=(Trait("skill", Beta(0.4, 5.0), "rank", "assumption", "test", "test"),),
)


def slots_of(society: Society) -> np.ndarray:
    """Slots of each workplace."""
    return np.bincount(
        society.levels["worker"].within["workplace"], minlength=society.levels["workplace"].size
    )


def enterprises(society: Society, size_class: int) -> tuple[float, float]:
    """Enterprises and persons a size class stands for."""
    here = society.given["size_class"].values == size_class
    stands_for = society.given["stands_for"].values[here].astype(np.float64)
    return stands_for.sum(), (stands_for * society.given["workforce"].values[here]).sum()


@pytest.mark.parametrize("slots", [1_000, 10_000, 100_000])
def test_persons_by_class_branch_and_town_are_as_recorded_to_a_workplace(slots: int) -> None:
    society = populate(RUSSIA, slots, seed=0)
    each, workplace = slots_of(society), society.levels["workplace"]
    persons = np.array([described.persons for described in CLASSES])
    by_class = np.bincount(society.given["size_class"].values, weights=each)
    assert (np.abs(by_class - slots * persons / persons.sum()) < 1).all()
    # Branches are settled by the smallest workplaces (8 slots, one odd one of up to 15 in a class); a town
    # gathers one such rounding from each branch.
    by_branch = np.bincount(workplace.within["branch"], weights=each, minlength=3)
    assert (np.abs(by_branch - slots * BRANCHES.shares) <= 15).all()
    by_town = np.bincount(workplace.within["town"], weights=each, minlength=4)
    assert (np.abs(by_town - slots * TOWNS.shares) <= 3 * 15).all()


@pytest.mark.parametrize("slots", [1_000, 10_000, 100_000])
def test_enterprises_and_persons_of_each_class_add_up_to_the_recorded(slots: int) -> None:
    society = populate(RUSSIA, slots, seed=0)
    for number, described in enumerate(CLASSES):
        plants, persons = enterprises(society, number)
        # 1e-6: each value is rounded to float32 (6e-8) once or twice.
        assert plants == pytest.approx(described.plants, rel=1e-6)
        assert persons == pytest.approx(described.persons, rel=1e-6)
        workforce = society.given["workforce"].values[society.given["size_class"].values == number]
        assert workforce.min() >= described.lower * (1 - 1e-6)
        assert workforce.max() <= described.upper * (1 + 1e-6)
        assert workforce.max() > 1.5 * workforce.min()


def test_a_workplace_stands_for_persons_in_proportion_to_its_slots() -> None:
    society = populate(RUSSIA, 10_000, seed=0)
    stands_for = society.given["stands_for"].values * society.given["workforce"].values
    total = sum(described.persons for described in CLASSES)
    # A class's slots are rounded to whole ones: 0.5 of the 1,000 slots of the smallest class.
    assert stands_for / slots_of(society) == pytest.approx(total / 10_000, rel=0.5 / 1_000)


def test_fine_resolution_approaches_one_enterprise_a_workplace() -> None:
    society = populate(replace(RUSSIA, traits=(), largest_workplace=5_000), 1_000_000, seed=0)
    for number, described in enumerate(CLASSES):
        workplaces = int((society.given["size_class"].values == number).sum())
        # A whole number of slots, 11 at the least: one twenty-second either way, and one odd workplace.
        assert workplaces == pytest.approx(described.plants, rel=1 / 22, abs=1)


def test_a_cap_on_slots_splits_the_largest_works() -> None:
    society = populate(replace(RUSSIA, traits=(), largest_workplace=100), 100_000, seed=0)
    assert slots_of(society).max() < 100 + RUSSIA.smallest_workplace
    largest = society.given["stands_for"].values[society.given["size_class"].values == 4]
    assert largest.mean() < 1


def test_cells_follow_the_recorded_mix_of_branches_in_towns() -> None:
    society = populate(RUSSIA, 100_000, seed=0)
    town, branch = place_above(society, "worker", "town"), place_above(society, "worker", "branch")
    petersburg_metal = ((town == 0) & (branch == 0)).sum() / (town == 0).sum()
    riga_metal = ((town == 2) & (branch == 0)).sum() / (town == 2).sum()
    # The table of cells agrees with both margins to half a per cent, so shares in towns come out as in the
    # table.
    assert petersburg_metal == pytest.approx(53 / 160, abs=0.01)
    assert riga_metal == pytest.approx(16 / 52, abs=0.01)


def test_without_cells_every_town_has_the_same_mix_of_branches() -> None:
    society = populate(replace(RUSSIA, associations=()), 100_000, seed=0)
    town, branch = place_above(society, "worker", "town"), place_above(society, "worker", "branch")
    table = np.bincount(town * 3 + branch, minlength=12).reshape(4, 3)
    # One small workplace (8 slots) in the 3,130 slots of the smallest town is 0.003.
    assert table / table.sum(axis=1, keepdims=True) == pytest.approx(
        np.tile(BRANCHES.shares, (4, 1)), abs=0.01
    )
    assert "independent (assumption)" in society.description


def test_workplaces_of_equal_slots_lie_together_and_there_are_few_kinds() -> None:
    each = slots_of(populate(RUSSIA, 100_000, seed=0))
    runs = 1 + np.count_nonzero(np.diff(each))
    assert runs == len(np.unique(each))
    assert runs <= 2 * len(CLASSES)


def test_the_queue_fills_every_workplace_in_proportion() -> None:
    society = populate(RUSSIA, 10_000, seed=0)
    place, workplace = society.given["place_in_queue"].values, society.levels["worker"].within["workplace"]
    each = slots_of(society)
    branch = place_above(society, "worker", "branch")
    for hands in (0.1, 0.5, 0.83):
        filled = place < hands
        assert filled.sum() == np.ceil(hands * 10_000)
        assert (np.abs(np.bincount(workplace, weights=filled) - hands * each) < 2).all()
        # Within a branch the rounding of its workplaces cancels instead of adding up.
        shares = np.bincount(branch, weights=filled) / np.bincount(branch)
        assert shares == pytest.approx(hands, abs=0.01)


def test_the_first_slot_of_a_workplace_is_not_always_first_in_the_queue() -> None:
    place = place_in_queue(np.full(500, 10), seed=3).reshape(500, 10)
    firsts = np.bincount(place.argmin(axis=1), minlength=10)
    # Binomial(500, 1/10): five standard deviations are 34.
    assert (np.abs(firsts - 50) < 34).all()


def test_the_same_seed_gives_the_same_society_and_another_seed_another() -> None:
    one, same, other = (populate(RUSSIA, 2_000, seed) for seed in (1, 1, 2))
    assert one.fingerprint() == same.fingerprint() != other.fingerprint()
    assert np.array_equal(
        one.levels["worker"].within["workplace"], other.levels["worker"].within["workplace"]
    )


def test_persons_per_slot_multiply_back_to_the_largest_workforce() -> None:
    assert populate(RUSSIA, 1_000, seed=0).given["persons_per_slot"].values.tolist() == [2_000.0]


def test_a_hundred_thousand_slots_take_less_than_five_seconds() -> None:
    started = time.perf_counter()
    populate(RUSSIA, 100_000, seed=0)
    # Measured 0.1 s on two cores; a quadratic step anywhere would take minutes.
    assert time.perf_counter() - started < 5


names = st.integers(1, 5).map(lambda number: tuple(f"m{i}" for i in range(number)))
persons = st.floats(1.0, 1e5)


@st.composite
def random_tables(draw: st.DrawFn) -> PopulationTables:
    lower, classes = 1.0, []
    for number in range(draw(st.integers(1, 4))):
        upper = lower * draw(st.floats(1.0, 30.0))
        mean = draw(st.floats(lower, upper))
        plants = draw(st.floats(1.0, 1e4))
        described = SizeClass(f"class{number}", lower * 0.999, upper * 1.001, mean * plants, plants, "random")
        classes.append(described)
        lower = upper
    margins = [
        Margin(dimension, members, tuple(draw(persons) for _ in members), "assumption", "random")
        for dimension in ("branch", "town")
        for members in [draw(names)]
    ]
    total = sum(described.persons for described in classes)
    return PopulationTables(
        "random", total * draw(st.floats(1.0, 3.0)), "random", tuple(classes), margins[0], margins[1]
    )


@settings(max_examples=60, deadline=None)
@given(tables=random_tables(), slots=st.integers(8, 3_000), seed=st.integers(0, 2**31))
def test_any_tables_give_exact_totals_contiguous_members_and_sound_places(
    tables: PopulationTables, slots: int, seed: int
) -> None:
    shares = np.array([described.persons for described in tables.size_classes])
    if slots * shares.min() < shares.sum():
        slots = int(np.ceil(shares.sum() / shares.min()))
        assume(slots <= 20_000)
    society = populate(tables, slots, seed)
    worker, workplace = society.levels["worker"], society.levels["workplace"]
    assert worker.size == slots
    assert (np.diff(worker.within["workplace"]) >= 0).all()
    each = slots_of(society)
    assert each.min() >= 1
    assert (np.diff(each) <= 0).all()
    assert all(index.min() >= 0 for index in workplace.within.values())
    assert len(np.unique(society.given["place_in_queue"].values)) == slots
    for number, described in enumerate(tables.size_classes):
        plants, counted = enterprises(society, number)
        # 1e-5: float32 values, as many as 6,000 of them.
        assert plants == pytest.approx(described.plants, rel=1e-5)
        assert counted == pytest.approx(described.persons, rel=1e-5)
    assert society.fingerprint() == populate(tables, slots, seed).fingerprint()


@pytest.mark.parametrize(
    ("changed", "slots", "said"),
    [
        ({}, 5, "workplace"),
        ({"size_classes": ()}, 100, "classes"),
        ({"largest_workforce": float("nan")}, 100, "largest_workforce.*nan"),
        ({"smallest_workplace": 600}, 1_000, "smallest <= largest"),
        ({"branches": TOWNS}, 100, "'branch'.*'town'"),
    ],
)
def test_impossible_requests_are_refused(changed: dict[str, object], slots: int, said: str, wording) -> None:
    with pytest.raises(SocietyError, match=said) as refused:
        populate(replace(RUSSIA, **changed), slots, seed=0)  # pyright: ignore[reportArgumentType]
    wording(refused.value)


def test_too_few_slots_for_a_small_class_say_how_many_are_needed(wording) -> None:
    tiny = (*CLASSES, SizeClass("giant", 30_000, 90_000, 40_000, 1, "test"))
    with pytest.raises(SocietyError, match=r"'giant'.*44") as refused:
        populate(replace(RUSSIA, size_classes=tiny), 20, seed=0)
    wording(refused.value)


def test_thousands_taken_for_persons_are_caught_by_the_bounds(wording) -> None:
    with pytest.raises(SocietyError, match=r"0\.01915.*1\.\.50") as refused:
        SizeClass("up to 50", 1, 50, 244, 12_740, "test")
    wording(refused.value)
