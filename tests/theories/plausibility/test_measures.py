"""The measures count what is planted in their arrays, and nothing else."""

import numpy as np
import pytest

from .measures import frequency, largest_rise, membership, ranked, shares, spread, windows

YEAR = 12


def planted(step: float, month: int, crisis: bool, years: int = 1) -> tuple[np.ndarray, np.ndarray]:
    """Two parties of one draw that share a half of the class; in one month one takes so much of the whole."""
    part = np.full(years * YEAR, 0.5)
    part[month:] += step
    leads = 0.5 * np.stack([part, 1 - part], axis=1)[None]
    return leads, np.full((1, years * YEAR), crisis)


@pytest.mark.parametrize(
    ("step", "month", "moved"),
    [(0.3, 5, True), (-0.3, 5, True), (0.1, 5, False), (0.3, 11, False), (0.3, 1, False)],
)
def test_shares_that_step_by_a_fifth_within_the_window_are_counted(
    step: float, month: int, moved: bool
) -> None:
    leads, crisis = planted(step, month, crisis=True)
    found = windows(leads, np.ones((YEAR, 2), bool), crisis, np.zeros((1, YEAR)), [0])
    assert found.moved(0.2).tolist() == [[moved]]
    assert (found.crisis.all(), found.quiet.any()) == (True, False)


def test_a_share_that_comes_back_has_moved_both_ways() -> None:
    course = np.array([0.4, 0.7, 0.4])[None, :, None]
    assert largest_rise(course).item() == pytest.approx(0.3)
    assert largest_rise(-course).item() == pytest.approx(0.3)


def test_where_nobody_leads_anybody_there_is_no_share_and_no_move() -> None:
    leads = np.array([[0.0, 0.0], [0.2, 0.3], [0.0, 0.0], [0.3, 0.2]])[None]
    assert np.isnan(shares(leads)[0, 0]).all()
    assert largest_rise(shares(leads))[0] == pytest.approx([0.2, 0.0])


@pytest.mark.parametrize("change", ["rule", "standing", "crisis", "nothing"])
def test_a_window_is_quiet_where_nothing_else_changes(change: str) -> None:
    leads, crisis = planted(0.0, 5, crisis=False)
    rule, standing = np.zeros((1, YEAR)), np.ones((YEAR, 2), bool)
    rule[:, 6:] = change == "rule"
    standing[:6, 0] = change != "standing"
    crisis[:, 6] = change == "crisis"
    found = windows(leads, standing, crisis, rule, [0])
    assert found.quiet.all() == (change == "nothing")
    assert found.crisis.all() == (change == "crisis")


def test_a_draw_with_many_windows_counts_no_more_than_one_with_a_single_one() -> None:
    so = np.array([[True, False, False, False], [True, False, False, False], [True] * 4])
    kind = np.array([[True] * 4, [True, False, False, False], [False] * 4])
    found = frequency(so, kind)
    assert (found.of_a_window, found.of_a_draw, found.draws) == (pytest.approx(0.625), 1.0, 2)
    assert np.isnan(frequency(so, np.zeros_like(kind)).of_a_window)


def test_the_quietest_third_and_the_stormiest_tenth_of_usable_years_are_found_by_draw() -> None:
    height = np.array([np.arange(12.0), np.arange(12.0)[::-1]])
    usable = np.ones((2, 12), bool)
    usable[1, 0] = False  # the stormiest year of the second draw
    quiet, storm = ranked(height, usable)
    assert [np.flatnonzero(row).tolist() for row in quiet] == [[0, 1, 2, 3], [9, 10, 11]]
    assert [np.flatnonzero(row).tolist() for row in storm] == [[11], [1]]


def test_a_draw_without_usable_years_has_neither_quiet_nor_stormy_ones() -> None:
    quiet, storm = ranked(np.ones((1, 5)), np.zeros((1, 5), bool))
    assert not quiet.any()
    assert not storm.any()


def test_members_that_fall_in_quiet_years_and_rise_in_a_storm_are_found() -> None:
    years = 4
    activity = np.repeat([0.01, 0.02, 0.03, 0.5], YEAR)[None]
    of_one = np.array([1.0, 0.9, 0.9, 0.9, 1.8])
    members = np.append(np.repeat(of_one[:-1], YEAR), of_one[-1])[None, :, None] * [1.0, 0.0]
    everyone, always = np.ones((years * YEAR + 1, 2), bool), np.ones((1, years * YEAR + 1), bool)
    found = membership(members, everyone, np.append(activity, 0.0)[None], always)
    assert found.in_quiet == pytest.approx([-0.1])
    assert found.in_storm == pytest.approx([1.0])
    assert found.gainers == 1.0  # the one without a member neither gains nor loses


def test_a_party_that_is_founded_within_a_year_is_no_swelling_of_that_year() -> None:
    members = np.ones((1, 2 * YEAR + 1, 2))
    members[:, 6:, 0] = 5.0
    standing = np.ones((2 * YEAR + 1, 2), bool)
    standing[:6, 0] = False
    activity = np.append(np.repeat([0.5, 0.1], YEAR), 0.1)[None]
    found = membership(members, standing, activity, np.ones((1, 2 * YEAR + 1), bool))
    assert found.in_storm == pytest.approx([0.0])


def test_a_spread_is_the_most_less_the_least() -> None:
    assert spread(np.array([[0.1, 0.4, 0.2]])).tolist() == pytest.approx([0.3])
