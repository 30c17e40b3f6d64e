"""A new case has every table and every part, each with a line on it, and is a case at once."""

import csv
import tomllib
from pathlib import Path

import pytest

from conjuncture.cases.tables import case_from_tables
from conjuncture.cases.tables.described import parts
from conjuncture.cases.tables.first_draft import README, write_tables
from conjuncture.files.csv_table import read_csv


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    write_tables(tmp_path / "my_union")
    return tmp_path / "my_union"


def test_a_new_case_has_every_file_and_can_be_read(draft: Path) -> None:
    assert {path.name for path in draft.iterdir()} == {part.file for part in parts() if part.drafted} | {
        README
    }
    case = case_from_tables(draft)
    assert (case.name, case.steps) == ("my_union", 480)
    assert case.targets() == ()
    assert len(case.patterns) == 2
    assert case.summaries == ()


def test_every_column_and_key_of_a_new_case_has_a_description(draft: Path) -> None:
    told = (draft / README).read_text("utf-8")
    for part in parts():
        for name, says in part.lines.items():
            assert f"| `{name}` | {says} |" in told
        if not part.drafted:
            assert not (draft / part.file).exists()
            continue
        text = (draft / part.file).read_text("utf-8")
        if part.file.endswith(".toml"):
            assert bool(tomllib.loads(text)) == (part.file != "summaries.toml")
            assert all(f"#   {name} " in text for name in part.lines)
        else:
            columns = set(part.lines)
            assert set(read_csv(draft / part.file).header) <= columns
            assert part.example in told
            header, row = csv.reader(part.example.splitlines())
            assert set(header) <= columns
            assert len(row) == len(header)


def test_a_recorded_series_and_a_target_can_be_added_to_a_new_case(draft: Path) -> None:
    for file, row in {
        "sources.csv": "census,A census,,,,A\n",
        "series.csv": "members,X,1951-01-01,1951-12-31,12,per cent,,census,\n",
        "targets.csv": "members,members,,trade union,members,,share of workers,0.01,,,,,,,,last,\n",
    }.items():
        with (draft / file).open("a", encoding="utf-8") as table:
            table.write(row)
    (target,) = case_from_tables(draft).targets()
    assert (target.values.tolist(), target.over_time) == ([0.12], "last")


def test_an_existing_folder_is_not_changed(draft: Path) -> None:
    with pytest.raises(FileExistsError):
        write_tables(draft)
