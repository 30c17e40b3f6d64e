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


def test_an_index_outside_its_parent_names_level_member_and_range() -> None:
    levels = {"town": Filling(2), "worker": Filling(3, {"town": indices(0, 2, 1)})}
    with pytest.raises(
        SocietyError, match=r"'worker' within 'town': member 1 points to town 2, outside 0\.\.1"
    ):
        Society.of(levels)


def test_a_place_within_an_unfilled_level_is_refused() -> None:
    with pytest.raises(SocietyError, match="there is no level 'town'"):
        Society.of({"worker": Filling(1, {"town": indices(0)})})


@pytest.mark.parametrize("index", [np.zeros(2, dtype=np.int64), np.zeros(3, dtype=np.int32)])
def test_a_place_of_the_wrong_type_or_length_is_refused(index: np.ndarray) -> None:
    with pytest.raises(SocietyError, match=r"give int32 of shape \(2,\)"):
        Society.of({"town": 1, "worker": Filling(2, {"town": index})})


def test_levels_within_one_another_are_named_as_a_cycle() -> None:
    levels = {
        "a": Filling(1, {"b": indices(0)}),
        "b": Filling(1, {"c": indices(0)}),
        "c": Filling(1, {"a": indices(0)}),
    }
    with pytest.raises(SocietyError, match="a -> b -> c -> a"):
        Society.of(levels)


@pytest.mark.parametrize("bad", [np.nan, np.inf])
def test_a_value_that_is_not_finite_names_variable_and_member(bad: float) -> None:
    with pytest.raises(SocietyError, match=r"given 'pay' is (nan|inf) for worker 1"):
        Society.of({"worker": 2}, {"pay": ("worker", [1.0, bad])})


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (("farm", 1.0), "level 'farm', which is not filled in"),
        (("worker", [1.0]), r"needs float32, int32 or bool of shape \(2,\)"),
        (Given("worker", np.zeros(2), "1", "assumption", "", ""), "is float64"),
        (Given("worker", np.zeros(2, np.float32), "1", "guess", "", ""), "kind 'guess'"),
    ],
)
def test_a_given_variable_that_does_not_fit_is_refused(given: Given, said: str) -> None:
    with pytest.raises(SocietyError, match=said):
        Society.of({"worker": 2}, {"pay": given})


def test_labels_must_be_as_many_as_members() -> None:
    with pytest.raises(SocietyError, match="2 members but 1 labels"):
        Society.of({"town": Filling(2, labels=("Petersburg",))})


def test_an_empty_level_is_refused() -> None:
    with pytest.raises(SocietyError, match="'town' has 0 members"):
        Society.of({"town": 0})


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


def test_a_level_that_does_not_lie_above_is_refused() -> None:
    society = regular({"town": 2, "worker": 8}, {"worker": "town"})
    with pytest.raises(SocietyError, match="'town' does not lie within 'worker'"):
        place_above(society, "town", "worker")


def test_two_paths_that_disagree_name_the_member() -> None:
    levels = {
        "country": Filling(2),
        "town": Filling(2, {"country": indices(0, 1)}),
        "branch": Filling(2, {"country": indices(0, 1)}),
        "workplace": Filling(2, {"town": indices(0, 1), "branch": indices(0, 0)}),
    }
    with pytest.raises(SocietyError, match="workplace 1 lies in country 1 through 'town' but in country 0"):
        place_above(Society.of(levels), "workplace", "country")
