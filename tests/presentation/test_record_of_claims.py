"""The record beside claims on a page: bands and shares of made draws, counted by hand."""

import re
from base64 import b64decode
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote

import numpy as np
import pandas as pd
import pytest
from tests.made_dispute import made_answer, made_dispute

from conjuncture.inquiry.draw_by_draw import DrawByDraw
from conjuncture.inquiry.identifying.record_beside import (
    RecordBeside,
    RecordOfClaims,
    TargetBeside,
    TraceBeside,
)
from conjuncture.inquiry.identifying.recorded_traces import RecordedTrace
from conjuncture.inquiry.ledger.trace import Trace
from conjuncture.presentation.answers import write_answer
from conjuncture.presentation.pictures.beside_picture import beside_picture
from conjuncture.presentation.record_of_claims import figures_beside, record_shown
from conjuncture.presentation.things_to_try import Asking

from .driven_browser import Driven, driven

DRAWS = 64
YEARS = tuple(map(str, range(1901, 1907)))
ASKING = Asking("one", "", DRAWS, 1000, 0, (("--draws", str(DRAWS)),))
TRACE = Trace("unrest is high", "A", "unrest by year", "So.", "p. 1", ("made",), ("doubting",), above=30)
RECORDED = RecordedTrace(TRACE, 35.0, 35.0, "%", True)
ELSEWHERE = RecordedTrace(replace(TRACE, name="elsewhere", case="two"), 10.0, 40.0, "%", None)
HELD = {"A": DrawByDraw(tuple(range(DRAWS)), ("1" * 24 + "0" * 40,), {})}


def target(figures: int = 6, claims: tuple[str, ...] = ("A",)) -> TargetBeside:
    """In draw i each figure is i; the record is 40 in the first year, and 10 more in each that follows."""
    return TargetBeside(
        name="unrest by year",
        claims=claims,
        unit="%",
        begins=tuple(f"{year}-01-01" for year in YEARS[:figures]),
        labels=YEARS[:figures],
        recorded=tuple(40.0 + 10 * place for place in range(figures)),
        upper=tuple(40.0 + 10 * place for place in range(figures)),
        simulated=tuple((float(draw),) * figures for draw in range(DRAWS)),
        note="As counted.",
        assumed=True,
        patterns=("some unrest",),
        sources=("An almanac (grade B)",),
    )


def record(*targets: TargetBeside) -> RecordOfClaims:
    letters = "".join("01"[draw >= 16] for draw in range(DRAWS))
    beside = RecordBeside("made", "one", tuple(range(DRAWS)), targets, (TraceBeside(RECORDED, letters),))
    return RecordOfClaims({"A": (RECORDED, ELSEWHERE)}, (beside,))


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("record")
    shown = record(target(), target(2))
    return write_answer(made_answer(DRAWS), folder, "", made_dispute(DRAWS), ASKING, shown)


@pytest.fixture(scope="module")
def driver(browser: str, tmp_path_factory: pytest.TempPathFactory):
    with driven(browser, tmp_path_factory.mktemp("browser")) as one:
        yield one


def test_a_trace_has_the_shares_of_all_draws_and_of_those_in_which_its_claim_holds_or_not() -> None:
    ran, elsewhere = record_shown(record(), HELD).traces
    assert ran.shares[0].endswith("48 of 64 draws)")
    assert ran.shares[1:] == ("33% of 24", "100% of 40")
    assert (ran.verdict, ran.figure) == ("recorded", "35%")
    assert (elsewhere.verdict, elsewhere.shares) == ("open between two counts", ())


def test_no_share_of_fewer_than_twenty_draws_is_shown() -> None:
    few = {"A": DrawByDraw(tuple(range(DRAWS)), ("1" * 19 + "0" * 20 + "-" * 25,), {})}
    shown = record_shown(record(target()), few)
    assert shown.traces[0].shares[1:] == ("—", "100% of 20")
    assert len(shown.targets[0].sentences) == 1  # the draws are not divided by the claim


def test_the_table_beside_the_page_has_the_quantiles_of_the_draws() -> None:
    figures = figures_beside(record(target()))
    drawn = np.arange(DRAWS)
    for column, share in (("low_90", 0.05), ("low_50", 0.25), ("middle", 0.5), ("high_90", 0.95)):
        np.testing.assert_allclose(figures[column], np.quantile(drawn, share))
    assert list(figures["recorded"]) == [40, 50, 60, 70, 80, 90]
    assert figures_beside(RecordOfClaims({}, ())).empty


def test_the_words_count_the_figures_that_draws_hold_and_to_which_a_claim_is_nearer() -> None:
    (shown,) = record_shown(record(target()), HELD).targets
    first, second = shown.sentences
    assert "2 of 6" in first  # nine draws in ten end at 59.85
    assert "(40 to 90%)" in first
    assert "above the median draw in all 6" in first
    assert "none of 6" in second  # A holds in the low draws
    (lone,) = record_shown(record(target(1)), {}).targets
    assert re.findall(r"\d+%?", lone.sentences[0])[:2] == ["40%", "1901"]


def test_the_base_of_an_index_is_no_figure_that_a_draw_could_miss() -> None:
    based = target()
    same = replace(
        based,
        recorded=(100.0004, *based.recorded[1:]),
        upper=(100.0004, *based.upper[1:]),
        simulated=tuple((100.0, *draw[1:]) for draw in based.simulated),
    )
    (shown,) = record_shown(record(same), {}).targets
    assert "1 of 5" in shown.sentences[0]


def test_a_recorded_index_above_100_stands_beyond_100_in_its_picture() -> None:
    figures = pd.DataFrame(
        {"figure": ["1921", "1925"], "recorded": [100.0, 128.0], "upper": [100.0, 128.0]}
        | {"middle": [100.0, 90.0], "low_50": [100.0, 80.0], "high_50": [100.0, 95.0]}
        | {"low_90": [100.0, 70.0], "high_90": [100.0, 140.0]}
    )
    for unit, beyond in (("% of 1921", True), ("%", False)):
        chart = beside_picture(figures, unit, "Staff", "Staff.", "", 700).to_dict(validate=False)
        (top,) = {layer["encoding"]["x"]["scale"]["domain"][1] for layer in chart["vconcat"][1]["layer"]}
        assert (top > 140) == beyond


def test_the_median_of_all_draws_stands_in_the_picture_beside_those_of_a_claim() -> None:
    """The words beside it say on which side of that median the record lies."""
    (shown,) = record_shown(record(target()), HELD).targets
    assert "above the median draw" in shown.sentences[0]
    svg = unquote(
        b64decode(shown.wide.partition(",")[2]).decode() if ";base64," in shown.wide else shown.wide
    )
    for line in ("median of the draws", "median where A holds", "median where it does not"):
        assert line in svg


def test_a_draw_without_a_figure_is_left_out_of_that_figure_alone() -> None:
    whole = target()
    holed = replace(whole, simulated=((np.nan, *whole.simulated[0][1:]), *whole.simulated[1:]))
    figures = figures_beside(record(holed))
    assert list(figures["draws"]) == [63, 64, 64, 64, 64, 64]
    silent = replace(whole, simulated=((np.nan,) * 6,) * DRAWS)
    (shown,) = record_shown(record(silent), HELD).targets
    assert shown.sentences == ("No draw has these figures.",)


def test_the_page_shows_the_record_beside_the_draws_with_its_sources_and_its_figures(page: Path) -> None:
    html = page.read_text("utf-8")
    assert html.index('id="argument"') < html.index('id="record"') < html.index('id="brushes"')
    assert html.count("An almanac (grade B)") == 2
    assert "conjuncture ask one &#39;unrest is high&#39;" in html
    figures = pd.read_csv(page.parent / "record.csv")
    assert len(figures) == 8
    assert 'href="record.csv"' in html


def test_a_page_without_a_record_has_no_file_of_one(tmp_path: Path) -> None:
    write_answer(made_answer(DRAWS), tmp_path, "", made_dispute(DRAWS), ASKING, RecordOfClaims({}, ()))
    assert not (tmp_path / "record.csv").exists()
    assert "record.csv" not in (tmp_path / "index.html").read_text("utf-8")


@pytest.mark.parametrize("width", [390, 1280])
def test_pictures_of_the_record_fit_the_page(page: Path, driver: Driven, width: int) -> None:
    driver.open(page, width)
    assert driver.see("document.documentElement.scrollWidth") <= width
    sizes = driver.see(
        "[...document.querySelectorAll('section[aria-labelledby=record] img')]"
        ".map((one) => [one.naturalWidth, one.getBoundingClientRect().width, one.alt.length])"
    )
    assert len(sizes) == 2
    for natural, drawn, described in sizes:
        assert drawn == pytest.approx(natural, rel=0.12)  # so letters keep their size
        assert described
