"""`conjuncture.record`: what the command line does with recorded series, with the same words and results."""

import json
from pathlib import Path

import pandas as pd
import pytest

import conjuncture
from conjuncture.cases.case import Case
from conjuncture.records import RecordError
from conjuncture.studies.record_result import CaseRecord

STRIKERS = "ru_strikers_total"


@pytest.fixture(scope="module")
def russia() -> CaseRecord:
    return conjuncture.record("russia")


def test_a_series_is_found_by_name_for_every_way_to_name_the_case(russia: CaseRecord) -> None:
    again = conjuncture.record(conjuncture.case("russia"))
    assert float(russia.yearly(STRIKERS)[1905]) == float(again.yearly(STRIKERS)[1905]) == 2863.2


def test_series_are_found_by_a_word_in_upper_or_lower_case(russia: CaseRecord) -> None:
    found = russia.find("STRIKERS_total")
    assert STRIKERS in [row.series_id for row in found]
    assert 0 < len(found) < len(russia.find()) == len(russia)
    assert pd.DataFrame(found)["figures"].gt(0).all()


def test_the_table_of_a_series_has_a_row_for_each_figure_with_its_source(russia: CaseRecord) -> None:
    table = russia.table(STRIKERS)
    assert len(table) == len(russia[STRIKERS].frame)
    assert set(table["grade"]) <= {"A", "B", "C", "-"}
    assert len(russia.table()) == sum(len(series.frame) for series in russia.series.values())
    with pytest.raises(RecordError, match=STRIKERS):
        russia.table("ru_striker_total")


def test_a_record_without_series_has_an_empty_table_with_the_same_columns(russia: CaseRecord) -> None:
    empty = CaseRecord({}, {}, ())
    assert list(empty.table()) == list(russia.table(STRIKERS))
    assert empty.find() == ()


def test_pictures_and_tables_from_python_equal_those_of_the_command_line(
    russia: CaseRecord, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from conjuncture.cli.main import group

    monkeypatch.chdir(tmp_path)
    for name in ("it.csv", "it.json", "it.svg"):
        option = "--plot" if name == "it.svg" else "--export"
        group(["record", "russia", STRIKERS, option, f"typed-{name}"], standalone_mode=False)
        path = russia.plot(STRIKERS, name) if option == "--plot" else russia.export(name, STRIKERS)
        assert path.read_bytes() == Path(f"typed-{name}").read_bytes()
    assert len(json.loads(Path("it.json").read_text("utf-8"))["figures"]) == len(russia.table(STRIKERS))


def test_a_picture_or_table_with_another_ending_is_refused(russia: CaseRecord, tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="gif"):
        russia.plot(STRIKERS, tmp_path / "it.gif")
    with pytest.raises(RecordError, match="xlsx"):
        russia.export(tmp_path / "it.xlsx")


def test_a_case_in_a_folder_has_a_record_too(pair: Case) -> None:
    assert [row.series_id for row in conjuncture.record(pair).find()] == list(pair.record())


def test_python_and_the_command_line_list_the_same_cases(
    capsys: pytest.CaptureFixture[str],
) -> None:
    from conjuncture.cli.main import group

    group(["record", "--json"], standalone_mode=False)
    typed = json.loads(capsys.readouterr().out)
    rows = pd.DataFrame(conjuncture.list_cases()).drop(columns="default_theory").to_dict("records")
    assert rows == typed
