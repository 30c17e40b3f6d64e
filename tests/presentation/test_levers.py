"""Levers in words, as a picture and on one sheet: what stands there is what was found."""

from __future__ import annotations

import re
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

import conjuncture
from conjuncture.cases.known_quantity import KnownQuantity
from conjuncture.cases.lever import Lever
from conjuncture.inquiry.correlates import Correlate
from conjuncture.inquiry.experiments.outcomes import Outcome
from conjuncture.inquiry.proportions import Proportion
from conjuncture.inquiry.sensitivity.levers import Intervals, LeverEffect, Levers
from conjuncture.presentation.first_screen import first_screen
from conjuncture.presentation.lever_words import finding, hangs_on, sentences
from conjuncture.presentation.one_sheet import SHEET, write_one_sheet
from conjuncture.presentation.pictures.levers import levers_picture
from conjuncture.studies.run_result import Run


def share(value: float, width: float = 0.04) -> Proportion:
    low, high = max(value - width, 0.0), min(value + width, 1.0)
    return Proportion(value, low, high, round(100 * value), 100)


def effect(name: str, median: float, first: float) -> LeverEffect:
    moved = Intervals(median, 2 * median, median / 2, 3 * median, median / 9)
    lever = Lever(name, name.replace(" ", "_"), 1.0, f"{name} for all")
    return LeverEffect(lever, Intervals(0.2, 0.1, 0.3, 0.05, 0.4), True, moved, share(0.9), share(first))


def found(*effects: LeverEffect, before: float, hangs: tuple[Correlate, ...] = ()) -> Levers:
    goes = Intervals(0.8, 0.7, 0.9, 0.6, 0.95)
    outcome = Outcome("gap", words="distance between officers and members")
    return Levers(outcome, "0 equals, 1 two worlds", goes, goes, effects, share(before), 100, 0.002, hangs)


TWO = (effect("faction rights", -0.06, 0.7), effect("recall", -0.01, 0.2))
KNOWN = (
    KnownQuantity("recall", "share", "who can be called back", None),
    KnownQuantity("turnout", "share", "who votes", 0.2, reason="counted"),
)


@pytest.mark.parametrize("before", [1.0, 0.9, 0.6])
def test_the_first_sentence_names_the_first_lever_and_the_next_ones_how_sure_that_is(
    before: float, wording
) -> None:
    told = finding(found(*TWO, before=before))
    assert "faction rights" in told[0]
    assert "recall" in told[2]
    wording("\n".join(told))


def test_where_no_lever_lowers_it_the_first_sentence_says_so(wording) -> None:
    told = finding(found(effect("recall", -0.001, 0.0), effect("pay", 0.01, 0.0), before=0.5))
    assert "lowers the distance between officers and members most" not in told[0]
    wording("\n".join(told))


def test_what_the_lead_hangs_on_is_told_as_empty_where_the_table_leaves_it_so(wording) -> None:
    of_row = Correlate("recall", -0.5, 0.2)
    of_rate = Correlate("pull_of_votes", 0.4, 0.2)
    rows = hangs_on(found(*TWO, before=0.6, hangs=(of_row, of_rate)), KNOWN)
    rates = hangs_on(found(*TWO, before=0.6, hangs=(of_rate,)), KNOWN)
    assert hangs_on(found(*TWO, before=0.6), KNOWN) == ()
    wording("\n".join((*rows, *rates)))


def test_all_is_said_of_empty_rows_and_that_no_record_was_looked_at(wording) -> None:
    told = sentences(found(*TWO, before=0.6), KNOWN, recorded=False)
    whole = sentences(found(*TWO, before=0.6), KNOWN[1:], recorded=True)
    assert "no figure of this answer was compared with a record" in told[-1]
    wording("\n".join((*told[-2:], *whole[-2:])))


def test_the_picture_has_a_line_for_each_lever_in_order_and_all_its_figures() -> None:
    picture = levers_picture(found(*TWO, before=0.6))
    assert list(picture.data["rule"]) == ["faction rights", "recall"]
    figures = {"moved": -0.06, "low_80": -0.12, "high_80": -0.03, "low_95": -0.18, "high_95": -0.06 / 9}
    for name, figure in {**figures, "first": 0.7}.items():
        assert picture.data[name].iloc[0] == pytest.approx(figure)
    assert picture.table is not None
    assert len(picture.table.rows) == 2
    assert len(picture.chart.to_dict()["layer"]) == 5


def test_what_moves_less_than_a_thousandth_of_the_most_is_told_as_nothing() -> None:
    picture = levers_picture(found(*TWO, effect("idle", -0.0001, 0.0), before=0.6))
    assert list(picture.data["told"]) == ["-0.06", "-0.01", "0"]


@pytest.fixture(scope="module")
def run() -> Run:
    return conjuncture.run("union_unison_2010", draws=64)


def test_the_answer_of_a_real_union_is_the_first_thing_in_words_in_data_and_on_the_page(
    run: Run, tmp_path: Path
) -> None:
    assert run.levers is not None
    (first, *_) = run.levers.effects
    assert first_screen(run).lines()[0] == run.finding
    assert first.lever.name in run.finding
    data = run.to_dict()["levers"]
    assert [one["lever"]["name"] for one in data["effects"]] == [one.lever.name for one in run.levers.effects]
    text = run.report(tmp_path / "page").read_text("utf-8")
    assert run.finding in text
    assert f'href="{SHEET}"' in text
    assert "217,027 votes" in text  # where a row of the table is from
    assert (tmp_path / "page" / "data" / "levers.csv").exists()
    for one in run.case.known:
        assert one.means in text


def test_the_sheet_has_every_lever_every_row_and_no_script(run: Run, tmp_path: Path) -> None:
    run.report(tmp_path)
    sheet = (tmp_path / SHEET).read_text("utf-8")
    assert "<script" not in sheet
    assert run.levers is not None
    for one in run.levers.effects:
        assert one.lever.says in sheet
    for known in run.case.known:
        assert known.name.replace("_", " ") in sheet
    assert "no figure of this answer was compared with a record" in sheet
    again = tmp_path / "again"
    run.report(again)
    assert (again / SHEET).read_bytes() == (tmp_path / SHEET).read_bytes()


@pytest.mark.parametrize("every_row", [False, True], ids=["as published", "every row filled"])
def test_the_sheet_prints_on_one_page(run: Run, every_row: bool, tmp_path: Path, browser: str) -> None:
    long = "from the minutes of the executive and the accounts of the branches, as far as they go; "
    known = tuple(replace(one, value=0.5, source_key="", reason=3 * long) for one in run.case.known)
    shown = replace(run, case=replace(run.case, known=known)) if every_row else run
    write_one_sheet(shown, tmp_path)
    printed = tmp_path / "sheet.pdf"
    flags = "--headless --no-sandbox --disable-gpu --no-first-run --no-pdf-header-footer"
    folders = (f"--user-data-dir={tmp_path / 'profile'}", f"--print-to-pdf={printed}")
    command = [browser, *flags.split(), *folders, (tmp_path / SHEET).as_uri()]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    assert len(re.findall(rb"/Type\s*/Page\b", printed.read_bytes())) == 1
