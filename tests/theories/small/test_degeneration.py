"""The small theory of distortion and degeneration: its mechanisms by hand, and the figures of its page."""

from pathlib import Path

import pytest

from conjuncture.theories.small import degeneration

from . import page_of

MONTH = 1 / 12


def test_nobody_comes_back_where_nobody_is_heard_or_has_strength() -> None:
    paces = {"entering": 1.0, "leaving": 0.0}
    assert degeneration.taking_part(0.2, 1.0, 1.0, MONTH, **paces) > 0.2
    assert degeneration.taking_part(0.2, 0.0, 1.0, MONTH, **paces) == pytest.approx(0.2)
    assert degeneration.taking_part(0.2, 1.0, 0.0, MONTH, **paces) == pytest.approx(0.2)


def test_officials_take_no_privileges_where_others_administer_or_control_them() -> None:
    paces = {"taken": 1.0, "lost": 0.0}
    assert degeneration.privileges(0.1, 1.0, 0.0, MONTH, **paces) > 0.1
    assert degeneration.privileges(0.1, 0.0, 0.0, MONTH, **paces) == pytest.approx(0.1)
    assert degeneration.privileges(0.1, 1.0, 1.0, MONTH, **paces) == pytest.approx(0.1)


def test_a_rule_of_officials_needs_an_interest_and_control_breaks_it() -> None:
    assert degeneration.monopoly(0.3, 0.0, 1.0, 0.0, MONTH, seized=3.0, broken=1.0) == pytest.approx(0.3)
    assert degeneration.monopoly(0.3, 1.0, 1.0, 0.0, MONTH, seized=3.0, broken=1.0) > 0.3
    assert degeneration.monopoly(0.3, 0.0, 1.0, 1.0, MONTH, seized=3.0, broken=1.0) < 0.3


def test_the_other_policy_lifts_bans_and_sets_none() -> None:
    assert degeneration.freedom(0.5, 1.0, 1.0, MONTH, banned=3.0, restored=1.0) > 0.5
    assert degeneration.freedom(0.5, 1.0, 0.0, MONTH, banned=3.0, restored=1.0) < 0.5


def test_the_page_runs_and_gives_the_figures_that_come_out(tmp_path: Path) -> None:
    names, text = page_of.run("small_degeneration", tmp_path), page_of.words_of("small_degeneration")
    assert f"half of administration in {names['distorted']:.0%} of the draws" in text
    assert f"three tenths or more, in {names['degenerated']:.0%}." in text
    policy, rested, both = names["here"]
    assert f"in {policy:.0%} of those draws, rested people alone in {rested:.0%}" in text
    assert f"and both together in {both:.0%}" in text
    assert f"never rule ({names['without_privileges']:.0%})" in text
    policy, rested, both = names["there"]
    assert f"enough in {policy:.0%}, rest alone in {rested:.0%}, and both in {both:.0%}" in text


def test_it_has_ten_mechanisms() -> None:
    assert len(degeneration.THEORY.mechanisms) == 10
