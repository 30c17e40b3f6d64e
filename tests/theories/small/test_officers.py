"""The small theory of officers and members: its mechanisms by hand, and a union's table beside it."""

from __future__ import annotations

import math
from pathlib import Path

import pytest

import conjuncture as cj
from conjuncture.cases.tables.organisation_table import quantities
from conjuncture.language.priors import LogUniform, Uniform
from conjuncture.theories.small import officers

from . import page_of

MONTH = 1 / 12
LEVERS = cj.case("union_unison_2010").levers


def test_officers_settle_faster_with_more_to_lose_and_are_moved_out() -> None:
    paces = {"settling": 0.3, "of_pay": 1.0}
    slow, fast = (officers.settled(0.5, 0.0, lost, MONTH, **paces) for lost in (0.0, 0.7))
    assert 0.5 < slow < fast
    assert officers.settled(0.5, 2.0, 0.0, MONTH, **paces) < 0.5


def test_an_officer_on_a_members_pay_has_nothing_to_lose_and_comes_to_live_as_members_do() -> None:
    assert officers.advantage(pay=1.0) == 0
    assert officers.advantage(pay=4.0) == pytest.approx(0.75)
    assert officers.life_apart(0.4, 0.0, 1.0, MONTH, growing=1.0, returning=1.0) < 0.4
    assert officers.life_apart(0.4, 0.75, 1.0, MONTH, growing=1.0, returning=0.0) > 0.4


def removed(**rules: float) -> float:
    plain = {"elected": 0.0, "term": 5.0, "longest": 40.0, "recall": 0.0, "faction_rights": 0.0}
    rates = {"beaten": 0.5, "contested": 0.5, "called": 1.0}
    return officers.removal(0.4, 0.1, **{**plain, **rules}, **rates)


def test_each_rule_that_replaces_officers_does_so_at_the_pace_that_it_says() -> None:
    assert removed() == pytest.approx(1 / 40)
    assert removed(longest=6.0) == pytest.approx(1 / 6)
    assert removed(recall=1.0) - removed() == pytest.approx(1.0 * 1.0 * 0.1)
    # half of contests need an opposition, half of those who stand again would be beaten if all voted
    assert removed(elected=1.0) - removed() == pytest.approx(0.5 * 0.5 * 0.4 / 5)
    assert removed(elected=1.0, term=1.0, faction_rights=1.0) - removed() == pytest.approx(0.5 * 0.4)


def test_members_vote_as_they_do_now_as_long_as_officers_stand_where_they_stand_now() -> None:
    assert officers.voting(0.3, turnout=0.2, now=0.3, put_off=0.9) == pytest.approx(0.2)
    assert officers.voting(0.8, turnout=0.2, now=0.3, put_off=0.9) < 0.2
    assert officers.voting(0.1, turnout=0.2, now=0.3, put_off=0.9) > 0.2


def test_staff_and_density_may_bring_near_and_set_apart_but_never_more_than_the_rest() -> None:
    causes = {"of_size": 0.1, "of_tenure": 0.1, "of_life": 0.1, "of_passivity": 0.1}
    rest = officers.drifting(0.5, 0.5, 0.5, 0.0, **causes, staff=1.0, density=0.0, of_staff=0.3, of_density=0)
    more = officers.drifting(0.5, 0.5, 0.5, 0.0, **causes, staff=4.0, density=0.0, of_staff=0.3, of_density=0)
    assert more - rest == pytest.approx(0.3 * math.log(4))
    assert officers.drifting(0, 0, 0, 1, **causes, staff=4.0, density=1.0, of_staff=-1.0, of_density=-1) == 0


def test_the_rows_of_the_table_are_the_theorys_quantities_in_its_units_and_hold_its_priors() -> None:
    parameters = officers.THEORY.parameters
    for name, row in quantities().items():
        prior = parameters[name].prior
        assert parameters[name].unit == row["unit"]
        assert isinstance(prior, Uniform | LogUniform)
        assert float(row["low"]) <= prior.low < prior.high <= float(row["high"])


def test_each_lever_sets_its_quantity_to_an_end_of_what_unions_have() -> None:
    """Otherwise it would loosen the rule in draws that are stricter already."""
    for lever in LEVERS:
        prior = officers.THEORY.parameters[lever.quantity].prior
        assert isinstance(prior, Uniform | LogUniform)
        assert lever.at in (prior.low, prior.high)


def test_all_strengths_that_are_rates_have_the_same_prior() -> None:
    named = ("push_of_", "pull_of_", "pace_of_", "strength_of_")
    told = {name: one.prior for name, one in officers.THEORY.parameters.items() if name.startswith(named)}
    assert len(told) == 11
    assert set(told.values()) == {LogUniform(0.03, 1)}


def test_the_page_runs_and_gives_the_figures_that_come_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    names, text = page_of.run("your_union", tmp_path), page_of.words_of("your_union").replace("> ", "")
    for run in (names["run"], names["asked"], names["michels"]):
        assert run.finding in text
    levers = names["run"].levers
    for effect in levers.effects:
        assert f"| {effect.lever.name} | {effect.moved.median:+.4f} | {effect.first.share:.0%} |" in text
    assert f"ahead of the second in {levers.before_next.share:.0%} of the draws" in text
    assert f"grows to {levers.found.median:.2f} in the middle draw" in text
    assert [one.quantity for one in levers.hangs_on[:2]] == ["pull_of_opposition", "faction_rights"]
    assert {effect.moved.low_95 for effect in names["michels"].levers.effects} == {0.0}


def test_the_page_has_the_rows_of_the_table_and_the_values_of_the_real_union() -> None:
    text = page_of.words_of("your_union")
    for name, row in quantities().items():
        assert f"| `{name}` | {row['unit']} | {row['means']} |" in text
    for one in cj.case("union_unison_2010").known:
        if one.value is not None:
            assert f"| {one.name} | {one.value:,.10g} |" in text
