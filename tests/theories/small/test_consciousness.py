"""The small theory of consciousness and period: its mechanisms by hand, and the figures of its page."""

from pathlib import Path

import conjuncture as cj
from conjuncture.testing import AllLuck, NoLuck
from conjuncture.theories.small import consciousness
from conjuncture.theories.small.consciousness import VIEW

from . import page_of


def test_a_view_changes_by_one_step_and_never_beyond_the_class_or_below_the_workplace() -> None:
    sees = consciousness.sees
    assert sees(VIEW.workplace, True, False, False, False) == VIEW.trade
    assert sees(VIEW.workplace, False, True, False, False) == VIEW.workplace  # the trade comes first
    assert sees(VIEW.trade, True, False, False, False) == VIEW.trade
    assert sees(VIEW.trade, False, True, False, False) == VIEW.whole_class
    assert sees(VIEW.workplace, False, False, True, False) == VIEW.trade
    assert sees(VIEW.whole_class, True, True, True, False) == VIEW.whole_class
    assert sees(VIEW.whole_class, False, False, False, True) == VIEW.trade
    assert sees(VIEW.workplace, False, False, False, True) == VIEW.workplace


def test_a_worker_struggles_where_hardship_and_example_together_reach_the_threshold() -> None:
    assert not consciousness.struggles(0.5, 0.0, 1.0, example=1.0)
    assert consciousness.struggles(0.5, 0.5, 1.0, example=1.0)


def test_only_who_struggles_widens_a_view_and_only_who_rests_narrows_it() -> None:
    for happens, when in ((consciousness.widens, True), (consciousness.narrows, False)):
        assert happens(when, AllLuck(), 1 / 12, pace=1.0)
        assert not happens(not when, AllLuck(), 1 / 12, pace=1.0)
        assert not happens(when, NoLuck(), 1 / 12, pace=1.0)


def test_the_page_runs_and_gives_the_figures_that_come_out(tmp_path: Path) -> None:
    names, text = page_of.run("small_consciousness", tmp_path), page_of.words_of("small_consciousness")
    quiet, wave, both = names["here"]
    assert f"holds in {quiet:.0%} of the draws, the second in {wave:.0%}, both together in {both:.0%}" in text
    assert f"or more, in {names['carried']:.0%} of the draws" in text
    quiet, wave, both = names["thompson"]
    assert f"Now {quiet:.0%}, {wave:.0%} and {both:.0%}" in text


def test_it_has_a_dozen_mechanisms() -> None:
    assert 10 <= len(cj.theory("small.consciousness").mechanisms) <= 15
