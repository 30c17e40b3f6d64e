"""The page of a record: every figure is on it with its source, and words find series."""

import re
from pathlib import Path

import pandas as pd
import pytest

import conjuncture
from conjuncture.presentation.record_line import line_of
from conjuncture.presentation.record_page import write_record_page
from conjuncture.records.overview import overview
from conjuncture.records.picture import plot
from conjuncture.records.record import Record
from conjuncture.records.series import Series
from conjuncture.studies.record_result import CaseRecord
from conjuncture.studies.report_folder import ReportError

from .in_browser import seen

TYPED = """<script>
addEventListener("load", () => {
  const seen = [];
  const field = document.getElementById("sought");
  for (const words of ["strikers total", "xyzzy", ""]) {
    field.value = words;
    field.dispatchEvent(new Event("input"));
    const shown = [...document.querySelectorAll("article.series")].filter((one) => !one.hidden);
    seen.push([shown.map((one) => one.id), document.getElementById("left").textContent]);
  }
  const told = document.createElement("pre");
  told.textContent = "SEEN" + JSON.stringify(seen) + "NEES";
  document.body.replaceChildren(told);
});
</script>"""


@pytest.fixture(scope="module")
def record() -> CaseRecord:
    return conjuncture.record("russia")


@pytest.fixture(scope="module")
def folder(record: CaseRecord, tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = tmp_path_factory.mktemp("record")
    record.report(found)
    return found


def test_every_series_and_every_figure_is_on_the_page_with_its_source(
    record: CaseRecord, folder: Path
) -> None:
    page = (folder / "index.html").read_text("utf-8")
    assert re.findall(r'<article class="series" id="(\w+)">', page) == list(record.ids())
    figures = sum(len(series.frame) for series in record.series.values())
    assert page.count('<td class="number">') == figures
    targets = set(re.findall(r'<a href="#([^"]+)">', page))
    assert targets <= set(re.findall(r'id="([^"]+)"', page))


def test_the_data_beside_it_have_a_row_a_figure_with_citation_and_address(
    record: CaseRecord, folder: Path
) -> None:
    rows = pd.read_csv(folder / "data" / "record.csv", keep_default_na=False)
    assert len(rows) == len(record.table())
    assert rows["citation"].str.len().gt(0).all()
    assert rows["address"].str.startswith("http").any()


def test_another_cases_record_is_not_written_over_it(folder: Path) -> None:
    with pytest.raises(ReportError, match="russia"):
        conjuncture.record("germany").report(folder)


def test_words_find_the_series_that_speak_of_all_of_them_in_a_browser_without_a_network(
    record: CaseRecord, folder: Path, tmp_path: Path, browser: str
) -> None:
    (strikers, said), (none, nothing), (every, _) = seen(folder / "index.html", TYPED, browser, tmp_path)
    assert "ru_strikers_total" in strikers
    assert 0 < len(strikers) < len(record)
    assert said == f"{len(strikers)} of {len(record)} series"
    assert (none, nothing) == ([], f"0 of {len(record)} series")
    assert every == list(record.ids())


def series_of(values: list[float]) -> Series:
    years = range(1900, 1900 + len(values))
    frame = pd.DataFrame(
        {
            "period_start": pd.to_datetime([f"{year}-01-01" for year in years]),
            "period_end": pd.to_datetime([f"{year}-12-31" for year in years]),
            "value": values,
            "unit": "strikes",
        }
    )
    return Series("strikes", ("SE",), ("strikes",), (), frame)


def of_two_countries(tmp_path: Path) -> Record:
    """Steel of two countries in one series; and strikes that two sources count."""
    rows = [
        f"steel,{country},{year}-01-01,{year}-12-31,{value},tons,,book,"
        for country, values in (("FR", (1, 2, 3, 4.0000433)), ("DE", (70, 80, 90, 1234567.25)))
        for year, value in zip(range(1901, 1905), values, strict=True)
    ]
    rows += [
        f"strikes,FR,{year}-01-01,{year}-12-31,{value},strikes,,{source},"
        for source, values in (("book", (1, 2, 3, 4)), ("paper", (11, 12, 13, 14)))
        for year, value in zip(range(1901, 1905), values, strict=True)
    ]
    header = "series_id,country,period_start,period_end,value,unit,breakdown,source_key,note"
    (tmp_path / "steel.csv").write_text("\n".join([header, *rows]) + "\n", "utf-8")
    (tmp_path / "sources.csv").write_text(
        "source_key,citation,address,licence_remark,how_verified,grade\n"
        "book,A book (1910),,,read,A\npaper,A paper (1911),,,read,C\n",
        "utf-8",
    )
    return Record.read(tmp_path, hashed=False)


def test_figures_of_several_countries_are_told_apart_by_their_country(tmp_path: Path) -> None:
    record = of_two_countries(tmp_path)
    page = write_record_page(record, "Steel", tmp_path / "page").read_text("utf-8")
    assert '<td>1904</td><td>DE</td><td class="number">1,234,567.25</td>' in page
    assert '<td>1904</td><td>FR</td><td class="number">4.0000433</td>' in page
    assert [row.what for row in overview(record)] == ["steel, by country", "strikes"]
    assert "(DE, 1904)" in " ".join(plot(record, "steel").to_dict()["title"]["text"])
    drawn, words = line_of(record["steel"])
    assert words == "FR: from 1 to 4.0000433 tons"
    assert len(re.findall("<circle", drawn)) == 4


def test_no_line_is_drawn_between_the_figures_of_two_sources(tmp_path: Path) -> None:
    drawn, _ = line_of(of_two_countries(tmp_path)["strikes"])
    assert len(re.findall("<circle", drawn)) == 8
    assert "<polyline" not in drawn
    assert "<polyline" in line_of(series_of([1, 3, 2, 5]))[0]


def test_the_line_goes_through_each_figure_and_rises_where_the_figures_rise() -> None:
    drawn, words = line_of(series_of([1, 3, 2, 5]))
    heights = [float(y) for y in re.findall(r'cy="([\d.]+)"', drawn)]
    assert len(heights) == 4
    assert heights[0] > heights[2] > heights[1] > heights[3]  # down is more
    assert "from 1 to 5 strikes" in words


@pytest.mark.parametrize("values", [[], [1.0, 2.0, 3.0], [4.0, 4.0, 4.0, 4.0, 4.0]])
def test_too_few_figures_or_figures_that_never_change_are_not_drawn(values: list[float]) -> None:
    assert line_of(series_of(values)) == ("", "")
