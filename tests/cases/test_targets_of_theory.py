"""Recorded figures that a variable cannot have are refused; a target without its variable is a warning."""

from pathlib import Path
from typing import NamedTuple

import pytest

import conjuncture
from conjuncture import Level, Theory, given, series, state
from conjuncture.cases.tables import case_from_tables
from conjuncture.cases.targets_of_theory import check_bounds, in_other_units, misnamed
from conjuncture.files.mistakes import FileError
from conjuncture.presentation import against_record
from conjuncture.presentation.first_screen import first_screen

HEAD = "name,variable,country,member,series_id,breakdown,unit,scale,note,over_time\n"


class Bounds(NamedTuple):
    within: tuple[float, float] | None
    unit: str = "share"


def targets(folder: Path, unit: str, scale: str, over_time: str = "mean"):
    row = f"""Men's wages,wage_index,North,,wage,sex=men,"{unit}",{scale},,{over_time}\n"""
    (folder / "targets.csv").write_text(HEAD + row, "utf-8")
    return case_from_tables(folder).targets()


@pytest.mark.parametrize(
    ("scale", "within", "fits"),
    [
        ("100", (0, 1), "0.001"),  # 200 to 260 pence as a share
        ("", (0, 1), "0.001"),
        ("0.01", (0, 1), "0.001"),
        ("1", (500, 5000), "10"),
        ("-1", (0, 1000), None),
    ],
)
def test_a_figure_out_of_bounds_is_refused_with_a_scale_that_fits(
    folder: Path, scale: str, within: tuple[float, float], fits: str | None
) -> None:
    with pytest.raises(FileError) as error:
        check_bounds(targets(folder, "share", scale), {"wage_index": Bounds(within)})
    (mistake,) = error.value.mistakes
    assert (Path(mistake.file).name, mistake.line, mistake.column) == ("targets.csv", 2, "scale")
    assert fits is None or f"; {fits} would fit" in mistake.remedy


@pytest.mark.parametrize("scale", ["0", "0.0", "-0"])
def test_a_scale_of_zero_is_refused(folder: Path, scale: str) -> None:
    with pytest.raises(FileError, match=" 0") as error:
        targets(folder, "share", scale)
    (mistake,) = error.value.mistakes
    assert (mistake.line, mistake.column) == (2, "scale")


@pytest.mark.parametrize(
    ("unit", "scale", "over_time", "within"),
    [
        ("share", "0.001", "mean", (0, 1)),
        ("share", "", "mean", None),
        ("index, 1914 = 1", "", "mean", (0, 1)),  # put over its own base
        ("pence", "", "sum", (0, 30)),  # up to 360 pence in twelve months
    ],
)
def test_figures_that_the_variable_can_have_are_accepted(
    folder: Path, unit: str, scale: str, over_time: str, within: tuple[float, float] | None
) -> None:
    check_bounds(targets(folder, unit, scale, over_time), {"wage_index": Bounds(within)})


@pytest.mark.parametrize(
    ("unit", "measured_in", "warned"),
    [
        ("persons", "share of workers", 1),
        ("share", "thousand persons", 1),
        ("share of all", "Share of workers", 0),
        ("index, 1914 = 1", "persons", 0),
    ],
)
def test_a_target_with_another_unit_than_its_variable_is_a_warning(
    folder: Path, unit: str, measured_in: str, warned: int
) -> None:
    variables = {"wage_index": Bounds(None, measured_in)}
    assert len(in_other_units(targets(folder, unit, ""), variables)) == warned
    assert in_other_units(targets(folder, unit, ""), {}) == ()


def test_a_sum_of_months_that_no_year_can_have_is_refused(folder: Path) -> None:
    with pytest.raises(FileError):
        check_bounds(targets(folder, "pence", "", "sum"), {"wage_index": Bounds((0, 20))})


def test_a_target_with_a_misspelt_variable_is_a_warning(folder: Path) -> None:
    found = targets(folder, "share", "")
    assert misnamed(found, ["wage_index", "war"]) == ()
    (near,) = misnamed(found, ["wage_indx", "war"])
    assert "'wage_index'" in near
    assert "'wage_indx'" in near
    assert misnamed(found, ["war"]) == ()  # what a theory is silent of stands in the table


world = Level("world")
country = Level("country", within=(world,))
literacy = given(country, unit="share", absent=0.5)
war = series(country, unit="strain", absent=0.0)


@state(country, initial=0.5, within=(0, 1), unit="share", source="own idea")
def wage_index(wage_index, war):
    """Wages as a share of what they could be."""
    return wage_index * (1 - 0.01 * war)


THEORY = Theory.module(globals(), name="waged")


def test_a_run_is_refused_before_it_begins_if_a_scale_is_wrong(folder: Path) -> None:
    targets(folder, "share", "100")
    with pytest.raises(FileError, match=r"0\.001 would fit"):
        conjuncture.run(case_from_tables(folder), THEORY, draws=2)


def test_targets_without_a_variable_are_named_in_table_data_and_terminal(folder: Path) -> None:
    rows = "".join(
        f"{name},{variable},North,,wage,sex=men,share,0.001,,mean\n"
        for name, variable in (("Men's wages", "wage_index"), ("Bread", "price_of_bread"))
    )
    (folder / "targets.csv").write_text(HEAD + rows, "utf-8")
    run = conjuncture.run(case_from_tables(folder), THEORY, draws=2, patterns=False)
    assert [standing.row.name for standing in run.standings] == ["Men's wages"]
    verdicts = run.tables["verdicts"].set_index("target")
    assert "'price_of_bread'" in str(verdicts.loc["Bread", "cause"])
    assert run.to_dict()["cannot_speak_of"] == {"Bread": "price_of_bread"}
    assert any("cannot speak of: Bread" in line for line in first_screen(run).lines())
    table = against_record.table(run.standings, run.silent).set_index("name")
    row = {column: str(table.loc["Bread", column]) for column in ("recorded", "finding")}
    assert row["recorded"] == "200 to 260"
    assert "price_of_bread" in row["finding"]
