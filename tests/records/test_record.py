from pathlib import Path

import pandas as pd
import pytest

from conjuncture.files.mistakes import FileError
from conjuncture.records import Record, RecordError
from conjuncture.records.hashes import write_hashes


def test_a_changed_figure_is_refused_until_it_is_accepted_on_purpose(folder: Path) -> None:
    figures = folder / "figures.csv"
    figures.write_text(figures.read_text().replace(",100,", ",101,"))
    with pytest.raises(FileError, match="python -m conjuncture") as error:
        Record.read(folder)
    assert [Path(mistake.file).name for mistake in error.value.mistakes] == ["figures.csv"]
    write_hashes(folder)
    assert Record.read(folder).yearly("strikers", kind="all").loc[1905] == 101


def test_line_ends_of_another_system_do_not_change_the_hash(folder: Path) -> None:
    figures = folder / "figures.csv"
    figures.write_bytes(figures.read_bytes().replace(b"\n", b"\r\n"))
    assert Record.read(folder).yearly("strikers", kind="all").loc[1906] == 50


def test_an_additional_or_missing_table_is_refused(folder: Path, wording) -> None:
    (folder / "more.csv").write_text("a\n")
    (folder / "figures.csv").unlink()
    with pytest.raises(FileError) as error:
        Record.read(folder)
    assert [Path(mistake.file).name for mistake in error.value.mistakes] == ["figures.csv", "more.csv"]
    (folder / "hashes.json").unlink()
    with pytest.raises(FileError, match=r"hashes\.json") as refused:
        Record.read(folder)
    wording(refused.value)


@pytest.mark.parametrize(
    ("row", "column", "value"),
    [
        ("s,RU,1905-01-01,1905-12-31,many,t,,book,", "value", "many"),
        ("s,RU,1905-01-01,1905-12-31,inf,t,,book,", "value", "inf"),
        ("s,RU,1905-01-01,1905-12-31,1_000,t,,book,", "value", "1_000"),
        ('s,RU,1905-01-01,1905-12-31,"1,5",t,,book,', "value", "1,5"),
        ("s,RU,1905-02-30,1905-12-31,1,t,,book,", "period_start", "1905-02-30"),
        ("s,RU,1905-1-1,1905-12-31,1,t,,book,", "period_start", "1905-1-1"),
        ("s,RU,1905-01-01,1904-12-31,1,t,,book,", "period_end", "1904-12-31"),
        ("s,RU,1905-01-01,1905-12-31,1,,,book,", "unit", ""),
        ("s,RU,1905-01-01,1905-12-31,1,t,,bok,", "source_key", "bok"),
        ("s,RU,1905-01-01,1905-12-31,-1,thousand strikers,,book,", "value", "-1"),
        ("s,RU,1905-01-01,1905-12-31,1,t,unit=persons,book,", "breakdown", "unit=persons"),
        ("s,RU,1905-01-01,1905-12-31,1,t,source key=x,book,", "breakdown", "source key=x"),
        ("wages,RU,1905-03-31,1905-06-30,20,roubles,,book,", "period_start", "1905-03-31"),
        ("wages,RU,1905-01-01,1905-03-31,20,roubles,,book,", "period_start", "1905-01-01"),
        ("s,RU,1905-01-01,1905-12-31,1,000,t,,book,", None, "s,RU,1905-01-01,1905-12-31,1,000,t,,book,"),
    ],
)
def test_a_bad_row_is_named_with_line_column_and_cell(
    folder: Path, row: str, column: str | None, value: str
) -> None:
    figures = folder / "figures.csv"
    figures.write_text(figures.read_text() + row + "\n")
    write_hashes(folder)
    with pytest.raises(FileError) as error:
        Record.read(folder)
    (mistake,) = error.value.mistakes
    assert (Path(mistake.file).name, mistake.line) == ("figures.csv", 8)
    assert (mistake.column, mistake.value) == (column, value)
    assert mistake.remedy


def test_a_loss_is_not_taken_for_a_negative_count(folder: Path) -> None:
    figures = folder / "figures.csv"
    figures.write_text(figures.read_text() + "town_change,RU,1905-01-01,1905-12-31,-5,persons,,book,\n")
    write_hashes(folder)
    assert Record.read(folder).values("town_change").tolist() == [-5]


def test_a_source_with_an_unknown_grade_and_a_source_that_occurs_twice_are_refused(folder: Path) -> None:
    sources = folder / "sources.csv"
    sources.write_text(sources.read_text() + "x,X,,,read,D\nbook,X,,,read,A\n")
    write_hashes(folder)
    with pytest.raises(FileError) as error:
        Record.read(folder)
    found = [(mistake.line, mistake.column, mistake.value) for mistake in error.value.mistakes]
    assert found == [(4, "grade", "D"), (5, "source_key", "book")]


def test_missing_columns_are_mistakes_of_the_header(folder: Path) -> None:
    figures = folder / "figures.csv"
    figures.write_text("series_id,country,period_start,period_end,value,unit\nstrikers,RU\n")
    write_hashes(folder)
    with pytest.raises(FileError) as error:
        Record.read(folder)
    found = [(mistake.line, mistake.column) for mistake in error.value.mistakes]
    assert found == [(1, "breakdown"), (1, "source_key"), (1, "note")]


def test_a_choice_gives_one_figure_for_each_period(folder: Path) -> None:
    record = Record.read(folder)
    assert record.yearly("strikers", kind="all").to_dict() == {1905: 100, 1906: 50}
    quarter = record.values("wages")
    assert quarter.index[0].left == pd.Timestamp("1905-01-01")
    assert quarter.index[0].right == pd.Timestamp("1905-03-31")
    assert quarter.tolist() == [20]


def test_figures_with_different_meanings_are_not_mixed(folder: Path, wording) -> None:
    record = Record.read(folder)
    with pytest.raises(RecordError, match=r"1905-01-01 to 1905-12-31.*kind=.*'all'") as refused:
        record.values("strikers")
    wording(refused.value)
    with pytest.raises(RecordError, match="percent, thousand") as refused:
        record.values("sizes", size="large")
    wording(refused.value)
    assert record.values("sizes", unit="percent").tolist() == [30]
    with pytest.raises(RecordError) as refused:
        record.yearly("wages")
    wording(refused.value)


def test_a_name_in_another_unicode_form_is_the_same_name(folder: Path) -> None:
    figures = folder / "figures.csv"
    row = "Cou\u0302t de la vie,FR,1905-01-01,1905-12-31,7,francs,city=Orle\u0301ans,book,\n"
    figures.write_text(figures.read_text("utf-8") + row, "utf-8")
    write_hashes(folder)
    record = Record.read(folder)
    assert "Co\u00fbt de la vie" in record.ids()
    assert record.values("Co\u00fbt de\u00a0la vie", city="Orl\u00e9ans").tolist() == [7]
    assert "Cou\u0302t de la vie" in record


def test_an_error_about_a_name_offers_the_nearest_name(folder: Path, wording) -> None:
    record = Record.read(folder)
    with pytest.raises(RecordError, match=r"'striker'.*'strikers'") as refused:
        record["striker"]
    wording(refused.value)
    with pytest.raises(RecordError, match=r"kind='politcal'.*'political'") as refused:
        record.values("strikers", kind="politcal")
    wording(refused.value)
    with pytest.raises(RecordError, match=r"'kinds'.*'kind'") as refused:
        record.values("strikers", kinds="all")
    wording(refused.value)
    with pytest.raises(RecordError, match="'wage'") as refused:
        record.disagreements("wage")
    wording(refused.value)


def test_sources_and_disagreements_are_those_of_the_series(folder: Path) -> None:
    record = Record.read(folder)
    assert [source.source_key for source in record.sources("sizes")] == ["book", "paper"]
    assert [dispute.recommended_use for dispute in record.disagreements("wages")] == ["use 100"]
    assert record.disagreements("sizes") == ()
