"""A society checks itself when made, and its fingerprint covers everything in it."""

from __future__ import annotations

import pickle
from dataclasses import replace

import numpy as np
import pytest

from conjuncture.society import Filling, Given, Society, SocietyError, place_above, regular


def indices(*values: int) -> np.ndarray:
    return np.array(values, dtype=np.int32)


def small() -> Society:
    levels = {
        "town": Filling(2, labels=("Petersburg", "Moscow")),
        "worker": Filling(3, {"town": indices(0, 0, 1)}),
    }
    return Society.of(levels, {"pay": ("worker", [1.0, 0.5, 2.0])}, name="small")


def test_an_index_outside_its_parent_names_level_member_and_range(wording) -> None:
    levels = {"town": Filling(2), "worker": Filling(3, {"town": indices(0, 2, 1)})}
    with pytest.raises(SocietyError, match=r"'worker'.*'town'.* 1 .*town 2.*0\.\.1") as refused:
        Society.of(levels)
    wording(refused.value)


def test_a_place_within_an_unfilled_level_is_refused(wording) -> None:
    with pytest.raises(SocietyError, match="'town'") as refused:
        Society.of({"worker": Filling(1, {"town": indices(0)})})
    wording(refused.value)


@pytest.mark.parametrize("index", [np.zeros(2), np.zeros(3, dtype=np.int32)])
def test_a_place_of_the_wrong_type_or_length_is_refused(index: np.ndarray, wording) -> None:
    with pytest.raises(SocietyError, match=r"whole numbers.*\(2,\)") as refused:
        Society.of({"town": 1, "worker": Filling(2, {"town": index})})
    wording(refused.value)


def test_places_may_be_whole_numbers_of_any_kind() -> None:
    for places in (np.array([0, 1], dtype=np.int64), np.array([0, 1], dtype=np.uint8)):
        society = Society.of({"town": 2, "worker": Filling(2, {"town": places})})
        assert society.levels["worker"].within["town"].dtype == np.int32


def test_levels_within_one_another_are_named_as_a_cycle() -> None:
    levels = {
        "a": Filling(1, {"b": indices(0)}),
        "b": Filling(1, {"c": indices(0)}),
        "c": Filling(1, {"a": indices(0)}),
    }
    with pytest.raises(SocietyError, match="a -> b -> c -> a"):
        Society.of(levels)


@pytest.mark.parametrize("bad", [np.nan, np.inf])
def test_a_value_that_is_not_finite_names_variable_and_member(bad: float, wording) -> None:
    with pytest.raises(SocietyError, match=r"'pay'.*(nan|inf).*worker 1") as refused:
        Society.of({"worker": 2}, {"pay": ("worker", [1.0, bad])})
    wording(refused.value)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (("farm", 1.0), "'farm'"),
        (("worker", [1.0]), r"float32, int32.*\(2,\)"),
        (Given("worker", np.zeros(2), "1", "assumption", "", ""), "is float64"),
        (Given("worker", np.zeros(2, np.float32), "1", "guess", "", ""), "kind 'guess'"),
    ],
)
def test_a_given_variable_that_does_not_fit_is_refused(given: Given, said: str, wording) -> None:
    with pytest.raises(SocietyError, match=said) as refused:
        Society.of({"worker": 2}, {"pay": given})
    wording(refused.value)


def test_labels_must_be_as_many_as_members(wording) -> None:
    with pytest.raises(SocietyError, match=r"2 members.* 1 ") as refused:
        Society.of({"town": Filling(2, labels=("Petersburg",))})
    wording(refused.value)


def test_an_empty_level_is_refused(wording) -> None:
    with pytest.raises(SocietyError, match=r"'town'.* 0 ") as refused:
        Society.of({"town": 0})
    wording(refused.value)


def test_a_society_cannot_be_changed_through_arrays_it_was_made_from() -> None:
    mine = np.zeros(2, dtype=np.float32)
    society = Society.of({"worker": 2}, {"pay": ("worker", mine)})
    mine[0] = 7
    assert society.given["pay"].values[0] == 0
    with pytest.raises(ValueError, match="read-only"):
        society.given["pay"].values[0] = 7


def test_equal_contents_have_equal_fingerprints_in_another_order_and_after_a_pickle() -> None:
    society = small()
    reordered = Society(
        dict(reversed(list(society.levels.items()))), society.given, society.name, society.description
    )
    fingerprints = {
        small().fingerprint(),
        reordered.fingerprint(),
        pickle.loads(pickle.dumps(society)).fingerprint(),
    }
    assert fingerprints == {society.fingerprint()}
    assert len(society.fingerprint()) == 64


def test_every_part_of_the_contents_moves_the_fingerprint() -> None:
    society = small()
    town, worker, pay = society.levels["town"], society.levels["worker"], society.given["pay"]
    moved = [
        replace(society, name="other"),
        replace(society, description="other"),
        replace(society, levels={"town": replace(town, labels=("Petersburg", "Riga")), "worker": worker}),
        replace(society, levels={"town": replace(town, labels=None), "worker": worker}),
        replace(society, levels={"town": town, "worker": replace(worker, within={"town": indices(0, 1, 1)})}),
        replace(society, given={}),
        replace(society, given={"wage": pay}),
        *(
            replace(society, given={"pay": replace(pay, **{part: "other"})})
            for part in ("unit", "source", "description")
        ),
        replace(society, given={"pay": replace(pay, kind="recorded")}),
        replace(society, given={"pay": replace(pay, values=np.nextafter(pay.values, np.float32(9)))}),
        replace(society, given={"pay": replace(pay, values=pay.values.view(np.int32))}),
    ]
    fingerprints = [changed.fingerprint() for changed in moved]
    assert len({society.fingerprint(), *fingerprints}) == len(moved) + 1


def test_places_compose_through_the_levels_between() -> None:
    society = regular({"town": 2, "workplace": 4, "worker": 8}, {"workplace": "town", "worker": "workplace"})
    assert place_above(society, "worker", "town").tolist() == [0, 0, 0, 0, 1, 1, 1, 1]


def test_a_level_that_does_not_lie_above_is_refused(wording) -> None:
    society = regular({"town": 2, "worker": 8}, {"worker": "town"})
    with pytest.raises(SocietyError, match=r"'town'.*'worker'") as refused:
        place_above(society, "town", "worker")
    wording(refused.value)


def test_two_paths_that_disagree_name_the_member(wording) -> None:
    levels = {
        "country": Filling(2),
        "town": Filling(2, {"country": indices(0, 1)}),
        "branch": Filling(2, {"country": indices(0, 1)}),
        "workplace": Filling(2, {"town": indices(0, 1), "branch": indices(0, 0)}),
    }
    with pytest.raises(SocietyError, match=r"workplace 1.*country 1.*'town'.*country 0") as refused:
        place_above(Society.of(levels), "workplace", "country")
    wording(refused.value)
