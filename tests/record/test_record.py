from pathlib import Path

import pandas as pd
import pytest

from conjuncture.record import Record, RecordError
from conjuncture.record.hashes import write_hashes


def test_a_changed_figure_is_refused_until_it_is_accepted_on_purpose(folder: Path) -> None:
    figures = folder / "figures.csv"
    figures.write_text(figures.read_text().replace(",100,", ",101,"))
    with pytest.raises(
        RecordError, match=r"figures\.csv: the table differs .* `python -m conjuncture\.record "
    ):
        Record.read(folder)
    write_hashes(folder)
    assert Record.read(folder).yearly("strikers", kind="all").loc[1905] == 101


def test_line_ends_of_another_system_are_no_change(folder: Path) -> None:
    figures = folder / "figures.csv"
    figures.write_bytes(figures.read_bytes().replace(b"\n", b"\r\n"))
    assert Record.read(folder).yearly("strikers", kind="all").loc[1906] == 50


def test_a_table_more_or_less_than_listed_is_refused(folder: Path) -> None:
    extra = folder / "more.csv"
    extra.write_text("a\n")
    with pytest.raises(RecordError, match=r"more\.csv: the table is not listed"):
        Record.read(folder)
    extra.unlink()
    (folder / "figures.csv").unlink()
    with pytest.raises(
        RecordError, match=r"figures\.csv: the table is listed in hashes\.json but is not there"
    ):
        Record.read(folder)
    (folder / "hashes.json").unlink()
    with pytest.raises(RecordError, match=r"there is no hashes\.json"):
        Record.read(folder)


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (
            "s,RU,1905-01-01,1905-12-31,many,t,,book,",
            r"line 8, column value: 'many' is not a finite number\. Write a",
        ),
        ("s,RU,1905-01-01,1905-12-31,inf,t,,book,", r"line 8, column value: 'inf' is not a finite number"),
        ("s,RU,1905-02-30,1905-12-31,1,t,,book,", r"line 8, column period_start: '1905-02-30' is not a date"),
        (
            "s,RU,1905-01-01,1904-12-31,1,t,,book,",
            r"line 8, column period_end: '1904-12-31' lies before period_start",
        ),
        (
            "s,RU,1905-01-01,1905-12-31,1,,,book,",
            r"line 8, column unit: '' must not be empty\. Write the unit",
        ),
        (
            "s,RU,1905-01-01,1905-12-31,1,t,,bok,",
            r"line 8, column source_key: 'bok' is no source in sources\.csv\. Add",
        ),
        (
            "s,RU,1905-01-01,1905-12-31,1,000,t,,book,",
            r"line 8: the row has not the 9 columns of the header\. Quote",
        ),
    ],
)
def test_a_bad_row_is_named_by_file_line_and_column_with_what_to_do(
    folder: Path, row: str, message: str
) -> None:
    figures = folder / "figures.csv"
    figures.write_text(figures.read_text() + row + "\n")
    write_hashes(folder)
    with pytest.raises(RecordError, match=rf"figures\.csv, {message}"):
        Record.read(folder)


def test_a_source_of_an_unknown_grade_and_a_source_given_twice_are_refused(folder: Path) -> None:
    sources = folder / "sources.csv"
    whole = sources.read_text()
    for row, message in (("x,X,,,read,D", "column grade: 'D'"), ("book,X,,,read,A", "'book' is there twice")):
        sources.write_text(f"{whole}{row}\n")
        write_hashes(folder)
        with pytest.raises(
            RecordError, match=rf"sources\.csv, line [24], column .*{message.split(': ')[-1]}"
        ):
            Record.read(folder)


def test_a_lost_column_is_reported_as_one_of_the_header(folder: Path) -> None:
    figures = folder / "figures.csv"
    figures.write_text("series_id,country\nstrikers,RU\n")
    write_hashes(folder)
    with pytest.raises(
        RecordError, match=r"figures\.csv, line 1: column .*period_start.* Restore the header"
    ):
        Record.read(folder)


def test_a_choice_gives_one_figure_a_period(folder: Path) -> None:
    record = Record.read(folder)
    assert record.yearly("strikers", kind="all").to_dict() == {1905: 100, 1906: 50}
    quarter = record.values("wages")
    assert quarter.index[0].left == pd.Timestamp("1905-01-01")
    assert quarter.index[0].right == pd.Timestamp("1905-03-31")
    assert quarter.tolist() == [20]


def test_figures_of_different_meaning_are_not_mixed(folder: Path) -> None:
    record = Record.read(folder)
    with pytest.raises(
        RecordError, match=r"several figures for 1905-01-01 to 1905-12-31\. Choose kind= one of: 'all'"
    ):
        record.values("strikers")
    with pytest.raises(RecordError, match="figures in several units here: percent, thousand"):
        record.values("sizes", size="large")
    assert record.values("sizes", unit="percent").tolist() == [30]
    with pytest.raises(RecordError, match="is not a series of calendar years"):
        record.yearly("wages")


def test_a_near_miss_gets_the_nearest_name(folder: Path) -> None:
    record = Record.read(folder)
    with pytest.raises(RecordError, match=r"no series 'striker'\. Did you mean 'strikers'\?"):
        record["striker"]
    with pytest.raises(RecordError, match=r"no kind='politcal'\. Did you mean 'political'\?"):
        record.values("strikers", kind="politcal")
    with pytest.raises(RecordError, match=r"not broken down by 'kinds'\. Did you mean 'kind'\?"):
        record.values("strikers", kinds="all")
    with pytest.raises(RecordError, match="no series 'wage'"):
        record.disagreements("wage")


def test_sources_and_disagreements_are_those_of_the_series(folder: Path) -> None:
    record = Record.read(folder)
    assert [source.source_key for source in record.sources("sizes")] == ["book", "paper"]
    assert [dispute.recommended_use for dispute in record.disagreements("wages")] == ["use 100"]
    assert record.disagreements("sizes") == ()
