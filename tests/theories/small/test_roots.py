"""The small theory of roots and a crisis: its mechanisms by hand, and the figures of its page."""

from pathlib import Path

import pytest

from conjuncture.testing import AllLuck
from conjuncture.theories.small import roots
from conjuncture.theories.small.roots import POWER

from . import page_of

MONTH = 1 / 12


def test_parties_strike_no_root_where_every_workplace_is_taken() -> None:
    paces = {"patient": 0.1, "in_storm": 1.0, "destroyed": 0.0}
    assert roots.roots(0.2, 0.3, 0.5, POWER.old, 1.0, MONTH, **paces) > 0.2
    assert roots.roots(0.2, 1.0, 0.5, POWER.old, 1.0, MONTH, **paces) == pytest.approx(0.2)


def test_nobody_is_hunted_while_power_is_open_or_where_no_soldier_obeys() -> None:
    paces = {"patient": 0.0, "in_storm": 0.0, "destroyed": 1.0}
    assert roots.roots(0.2, 0.3, 0.5, POWER.old, 1.0, MONTH, **paces) < 0.2
    assert roots.roots(0.2, 0.3, 0.5, POWER.open, 1.0, MONTH, **paces) == pytest.approx(0.2)
    assert roots.roots(0.2, 0.3, 0.5, POWER.old, 0.0, MONTH, **paces) == pytest.approx(0.2)


def test_those_who_are_led_and_those_who_are_not_make_up_the_class() -> None:
    assert roots.coordination(0.5, 0.4, unled=0.0) == pytest.approx(0.2)
    assert roots.coordination(0.5, 0.4, unled=1.0) == pytest.approx(0.5)


def test_power_that_is_old_falls_first_and_power_that_was_taken_stays() -> None:
    paces = {"falling": 100.0, "taking": 100.0, "restoring": 0.0}
    assert roots.next_power(POWER.old, 1.0, 0.0, 1.0, AllLuck(), 1.0, **paces) == POWER.open
    assert roots.next_power(POWER.open, 1.0, 0.0, 1.0, AllLuck(), 1.0, **paces) == POWER.of_the_class
    for stays in (POWER.of_the_class, POWER.restored):
        assert roots.next_power(stays, 1.0, 0.0, 1.0, AllLuck(), 1.0, **paces) == stays


def test_the_page_runs_and_gives_the_figures_that_come_out(tmp_path: Path) -> None:
    names, text = page_of.run("small_roots", tmp_path), page_of.words_of("small_roots")
    happens, necessary = names["happens"], names["necessary"]
    assert f"takes power in {happens:.0%} of the draws, and in {necessary:.0%} of these" in text
    unled = [f"{share:.0%}" for share in names["by_unled"].values()]
    rows = zip(("nobody", "5%", "20%", "half", "all"), unled, strict=True)
    assert all(f"| {who} | {share} |" in text for who, share in rows)
    assert f"in {names['cold']:.0%} of the draws instead of {happens:.0%}" in text
    assert f"takes power in {names['never_obeys']:.0%}, and if it always does" in text
    assert names["always_obeys"] == 0
    by_army, roots_needed = names["by_army"]
    assert f"in {by_army:.0%} of the draws, and roots are never necessary ({roots_needed:.0%})" in text


def test_it_has_eleven_mechanisms() -> None:
    assert len(roots.THEORY.mechanisms) == 11
