import json
from pathlib import Path

import pandas as pd
import pytest

from conjuncture.records import Record, RecordError, export, overview
from conjuncture.records.picture import plot


def test_the_overview_has_one_row_for_each_series_with_its_sources_and_disputes(folder: Path) -> None:
    rows = {row.series_id: row for row in overview(Record.read(folder))}
    assert list(rows) == ["sizes", "strikers", "wages"]
    assert rows["strikers"].what == "strikers, by kind"
    assert (rows["strikers"].first_year, rows["strikers"].last_year, rows["strikers"].figures) == (
        1905,
        1906,
        3,
    )
    assert rows["sizes"].sources == ("book (A)", "paper (C)")
    assert rows["sizes"].unit == "percent; thousand"
    assert (rows["strikers"].disagreements, rows["sizes"].disagreements) == (1, 0)


def test_an_exported_table_has_every_figure_with_its_source(folder: Path, tmp_path: Path) -> None:
    record = Record.read(folder)
    written = pd.read_csv(export(record, None, tmp_path / "all.csv", "csv"), keep_default_na=False)
    assert len(written) == 6
    assert set(written["citation"]) == {"A book (1910)", "A newspaper (1911)"}
    assert written[written["series_id"] == "strikers"]["breakdown"].tolist() == [
        "kind=all",
        "kind=political",
        "kind=all",
    ]


def test_exported_json_has_sources_and_disagreements(folder: Path, tmp_path: Path) -> None:
    document = json.loads(export(Record.read(folder), "strikers", tmp_path / "strikers.json").read_text())
    assert [figure["value"] for figure in document["figures"]] == [100, 60, 50]
    assert [source["source_key"] for source in document["sources"]] == ["book"]
    assert document["disagreements"][0]["subject"] == "strikers 1905"


def test_an_unknown_format_or_series_is_refused(folder: Path, tmp_path: Path, wording) -> None:
    record = Record.read(folder)
    with pytest.raises(RecordError, match="'xlsx'") as refused:
        export(record, "strikers", tmp_path / "strikers.xlsx")
    wording(refused.value)
    with pytest.raises(RecordError, match="'strikers'") as refused:
        export(record, "strikes", tmp_path / "strikes.csv")
    wording(refused.value)


def test_a_picture_has_its_finding_and_its_source(folder: Path, wording) -> None:
    title = plot(Record.read(folder), "strikers").to_dict()["title"]
    wording(*title["text"], *title["subtitle"])


def test_a_unit_that_the_series_lacks_is_refused(folder: Path, wording) -> None:
    with pytest.raises(RecordError, match=r"'precent'.*'percent'") as refused:
        plot(Record.read(folder), "sizes", unit="precent")
    wording(refused.value)
