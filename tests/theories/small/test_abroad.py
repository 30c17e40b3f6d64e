"""The small theory of situations abroad: its mechanisms by hand, and the figures of its page."""

from pathlib import Path

import pytest

from conjuncture.testing import AllLuck
from conjuncture.theories.small import abroad

from . import page_of

MONTH = 1 / 12


def test_there_is_no_situation_as_long_as_reserves_make_bad_times_good() -> None:
    assert abroad.situation(0.4, 0.5) == 0
    assert abroad.situation(0.8, 0.5) == pytest.approx(0.3)


def test_nobody_wins_without_a_situation_or_without_action_or_with_nothing_prepared() -> None:
    assert abroad.wins(1.0, 1.0, 1.0, AllLuck(), MONTH, pace=100.0)
    for without in ((0.0, 1.0, 1.0), (1.0, 0.0, 1.0), (1.0, 1.0, 0.0)):
        assert not abroad.wins(*without, AllLuck(), MONTH, pace=100.0)


def test_who_is_prepared_in_full_is_not_discouraged() -> None:
    paces = {"pace": 10.0, "forgetting": 0.0}
    assert abroad.discouraged(0.1, 1.0, 1.0, 1.0, MONTH, **paces) == pytest.approx(0.1)
    assert abroad.discouraged(0.1, 1.0, 1.0, 0.2, MONTH, **paces) > 0.1


def test_subordination_rises_with_isolation_alone() -> None:
    paces = {"rising": 1.0, "easing": 1.0}
    assert abroad.subordination(0.5, 1.0, MONTH, **paces) > 0.5
    assert abroad.subordination(0.5, 0.0, MONTH, **paces) < 0.5


def test_the_page_runs_and_gives_the_figures_that_come_out(tmp_path: Path) -> None:
    names, text = page_of.run("small_abroad", tmp_path), page_of.words_of("small_abroad")
    assert f"at all in {names['spreads']:.0%} of the draws." in text
    rows = {"reserves": "weak", "subordination": "free", "want of preparation": "ready"}
    assert all(f"| {without} | {names['more'][name]:.0%} |" in text for without, name in rows.items())
    assert f"reserves does in {names['against']:.0%} of the draws" in text
    assert f"further in {names['in_crisis']:.0%}:" in text
    assert f"less far in {names['silent']:.0%} of the draws" in text
    assert f"at all in {names['spreads_there']:.0%} of the draws instead of {names['spreads']:.0%}" in text
    assert f"in {names['ready_there']:.0%} instead of {names['more']['ready']:.0%}" in text


def test_it_has_thirteen_mechanisms() -> None:
    assert len(abroad.THEORY.mechanisms) == 13
