"""What an organisation knows of itself: an empty row is not known, and no value comes from nowhere."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest

from conjuncture import Level, Theory, derived
from conjuncture.cases.registry import load
from conjuncture.cases.tables import case_from_tables
from conjuncture.cases.tables.organisation_draft import empty_table, write_organisation
from conjuncture.cases.tables.organisation_table import FILE, quantities
from conjuncture.files.csv_table import read_csv
from conjuncture.files.mistakes import FileError
from conjuncture.inquiry.runs.prepare import prepare
from conjuncture.studies.registry.theories import get_theory


@pytest.fixture
def union(tmp_path: Path) -> Path:
    write_organisation(tmp_path / "my_union")
    return tmp_path / "my_union"


def fill(union: Path, *rows: str) -> None:
    """Put rows in the place of those of the same quantity; others are added."""
    lines = (union / FILE).read_text("utf-8").splitlines()
    for row in rows:
        name = row.partition(",")[0]
        places = [place for place, line in enumerate(lines) if line.startswith(f"{name},")]
        if places:
            lines[places[0]] = row
        else:
            lines.append(row)
    (union / FILE).write_text("\n".join(lines) + "\n", "utf-8")


def test_a_new_table_has_each_quantity_with_unit_and_description_and_no_values(
    union: Path,
) -> None:
    case = case_from_tables(union)
    assert (case.name, case.title, case.steps) == ("my_union", "my union", 120)
    assert [one.name for one in case.known] == list(quantities())
    assert {one.value for one in case.known} == {None}
    rows = read_csv(union / FILE).every
    assert all(row["unit"] and row["means"] and not row["value"] for row in rows)
    assert prepare(case, get_theory("small.officers")).parameters == {}


def test_known_quantities_are_the_same_in_every_draw_and_others_are_drawn(union: Path) -> None:
    fill(union, "turnout,0.3,share of members,,counted,", "term,2,years,,statutes,")
    simulation = prepare(case_from_tables(union), get_theory("small.officers"))
    assert simulation.parameters == {"turnout": 0.3, "term": 2.0}
    assert {"turnout", "term"}.isdisjoint(simulation.free_parameters)
    assert {"density", "recall", "pay"} <= set(simulation.free_parameters)


@derived("organisation", absent=0.0, source="test")
def gap():
    return 0.5


def test_a_theory_without_the_quantities_runs_without_them(union: Path) -> None:
    fill(union, "turnout,0.3,share of members,,counted,")
    alone = Theory.of(gap, Level("organisation"), name="alone")
    assert prepare(case_from_tables(union), alone).parameters == {}


@pytest.mark.parametrize(
    ("row", "column", "problem"),
    [
        ("turnuot,0.3,share of members,,counted,", "quantity", "'turnuot'.*'turnout'"),
        ("turnout,30,share of members,,counted,", "value", "'30'.* 0 .* 1"),
        ('turnout,"0,3",share of members,,counted,', "value", "0.3"),
        ("turnout,0.3,per cent,,counted,", "unit", "per cent.*share of members"),
        ("turnout,0.3,share of members,,,", "reason", "turnout"),
        ("turnout,0.3,share of members,nobody,,", "source_key", "nobody"),
    ],
)
def test_an_impossible_row_is_refused_with_its_line_and_column(
    union: Path, row: str, column: str, problem: str
) -> None:
    fill(union, row)
    with pytest.raises(FileError, match=problem) as refused:
        case_from_tables(union)
    (mistake,) = refused.value.mistakes
    assert mistake.column == column
    line = (union / FILE).read_text("utf-8").splitlines().index(row) + 1
    assert (Path(mistake.file).name, mistake.line) == (FILE, line)


def test_an_empty_row_needs_no_reason_and_a_missing_row_is_unknown(union: Path) -> None:
    whole = (union / FILE).read_text("utf-8")
    (union / FILE).write_text(
        "".join(line for line in whole.splitlines(True) if "recall" not in line), "utf-8"
    )
    assert [one.name for one in case_from_tables(union).known] == list(quantities())


@pytest.mark.parametrize(
    ("was", "becomes", "problem"),
    [
        ('quantity = "longest"', 'quantity = "longst"', "'longst'.*'longest'"),
        ("at = 0.8", "at = 80", "turnout.*80"),
        ("at = 0.8", 'at = "much"', "at = a number"),
        ('name = "rotation"', 'name = "right of recall"', "two levers"),
        ('name = "rotation"', 'nam = "rotation"', "'nam'"),
        ('asks_about = "gap"', "", "asks_about"),
    ],
)
def test_an_impossible_lever_is_refused(union: Path, was: str, becomes: str, problem: str) -> None:
    toml = union / "case.toml"
    text = toml.read_text("utf-8")
    assert was in text
    toml.write_text(text.replace(was, becomes, 1), "utf-8")
    with pytest.raises(FileError, match=problem):
        case_from_tables(union)


@pytest.mark.parametrize("other", ["society.csv", "works.csv"])
def test_a_folder_has_either_one_organisation_or_a_society(union: Path, other: str) -> None:
    (union / other).write_text("level\n", "utf-8")
    with pytest.raises(FileError, match=other):
        case_from_tables(union)


def test_an_existing_folder_is_not_changed(union: Path) -> None:
    with pytest.raises(FileExistsError):
        write_organisation(union)


def test_the_real_union_has_a_source_for_each_value_and_the_levers_of_a_new_one(union: Path) -> None:
    unison = load("union_unison_2010")
    known = {one.name: one for one in unison.known if one.value is not None}
    assert set(known) == {"members", "turnout", "staff", "term", "pay"}
    sources = unison.record().all_sources
    assert all(sources[one.source_key].address.startswith("http") and one.reason for one in known.values())
    assert unison.levers == case_from_tables(union).levers
    assert len(unison.levers) == 8
    # as the sources have it: 217,027 votes of 1,487,759; 1200 staff; 92,187 over 24,908 pounds
    assert known["turnout"].value == pytest.approx(217_027 / 1_487_759, abs=5e-4)
    assert known["staff"].value == pytest.approx(1_200 / 1_350, abs=5e-3)
    assert known["pay"].value == pytest.approx(92_187 / 24_908, abs=5e-3)


def test_the_real_unions_table_describes_each_row_like_the_new_table(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(empty_table(), "utf-8")
    shipped = files("conjuncture.cases") / "unions" / "union_unison_2010" / FILE
    told = [(row["quantity"], row["unit"], row["means"]) for row in read_csv(shipped).every]
    assert told == [(row["quantity"], row["unit"], row["means"]) for row in read_csv(tmp_path / FILE).every]
