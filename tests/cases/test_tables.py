"""A folder of tables is a case, and what is wrong in it is said by file, line, column and remedy."""

from pathlib import Path

import numpy as np
import pytest
import xarray as xr

from conjuncture import Level, Theory, derived, given, series
from conjuncture.cases.case import Case, UnknownCaseError, cases_of, load, names
from conjuncture.cases.tables import case_from_tables
from conjuncture.engine.running import run as run_simulation
from conjuncture.engine.simulation import Simulation
from conjuncture.presentation.study import StudyError, prepare, study
from conjuncture.record import RecordError
from conjuncture.record.hashes import write_hashes

world = Level("world")
country = Level("country", within=(world,))
stratum = Level("stratum", within=(country,))
literacy = given(country, unit="share", absent=0.5)
women = given(stratum, unit="share", absent=0.3)
war = series(country, unit="strain", absent=0.0)
slump = series(world, unit="depth", absent=0.0)


@derived(country, absent=0.0, unit="strain", source="own idea")
def strain(war, literacy, slump, women):
    """War and slump are felt by those who read, and by women."""
    return war * literacy + 0.1 * slump + 0 * women.mean()


THEORY = Theory.module(globals(), name="strained")


def spoil(folder: Path, file: str, old: str, new: str) -> None:
    text = (folder / file).read_text("utf-8")
    assert text.count(old) >= 1
    (folder / file).write_text(text.replace(old, new, 1), "utf-8")


def test_members_lie_where_their_rows_say_and_have_their_names(folder: Path) -> None:
    society = case_from_tables(folder).society(1, 2)
    assert society.levels["country"].labels == ("North", "South")
    assert society.levels["stratum"].within["country"].tolist() == [0, 0, 1]
    assert society.levels["country"].within["world"].tolist() == [0, 0]
    assert society.given["women"].values.tolist() == pytest.approx([0.05, 0.3, 0.5])
    assert society.given["colonial"].values.tolist() == [False, True]
    assert society.given["literacy"].kind == "assumption"  # one of the two is
    assert "recorded" in society.given["literacy"].description
    assert "A census" in society.given["literacy"].source


def test_rows_of_inputs_are_steps_of_months_for_each_country(folder: Path) -> None:
    case = case_from_tables(folder)
    inputs = case.inputs_of("main")
    assert case.steps == 24
    np.testing.assert_array_equal(inputs["war"].values[:, 0], [0] * 7 + [0.5] * 7 + [0] * 10)
    np.testing.assert_array_equal(inputs["war"].values[:, 1], [0] * 8 + [1] * 2 + [0] * 14)
    np.testing.assert_array_equal(inputs["legality"].values, [[0.5, 0.2]] * 12 + [[0.5, 0.1]] * 12)
    assert inputs["slump"].values.shape == (24,)
    assert inputs["war"].kind == "in part"
    assert inputs["war"].source_keys == ("almanac",)
    assert inputs["slump"].kind == "assumption"
    assert case.inputs_of("longer war")["war"].values[-1, 0] == 0.5


def test_a_run_sees_each_country_as_its_tables_say(folder: Path) -> None:
    case = case_from_tables(folder)
    run = run_simulation(prepare(case, THEORY), 2).dataset
    assert run.strain.sel(country="South", time="1914-09").values == pytest.approx([0.4 + 0.07] * 2)
    assert run.strain.sel(country="North", time="1914-08").values == pytest.approx([0.4 + 0.07] * 2)
    (pattern,) = case.patterns
    expected = float(run.strain.sel(country="North", time=slice("1914-06", None)).isel(draw=0).mean())
    assert pattern.figure(run) == pytest.approx([expected] * 2)


def test_a_target_is_beside_the_months_of_its_periods(folder: Path) -> None:
    case = case_from_tables(folder)
    (target,) = case.targets()
    times = np.arange("1914-01", "1916-01", dtype="datetime64[M]").astype("datetime64[s]")
    values = np.arange(48.0).reshape(1, 24, 2)
    run = xr.Dataset(
        {"wage_index": (("draw", "time", "country"), values)}, {"time": times, "country": ["North", "South"]}
    )
    both = target.beside(run)
    assert both.recorded.values.tolist() == pytest.approx([1.0, 1.2])  # 1916 lies outside the run
    assert both.simulated.values[0].tolist() == [values[0, :12, 0].mean(), values[0, 12:, 0].mean()]


def test_a_target_may_be_a_share_among_members_a_band_or_a_part_of_a_whole(folder: Path) -> None:
    head = (
        "name,variable,country,member,series_id,breakdown,unit,scale,note,kind,over,whole,least,most,upper\n"
    )
    band = "pay,wage_index,North,,wage,sex=women,1914 = 1,0.005,,assumption,,,50,500,sex=men\n"
    part = "part,wage_index,North,,wage,sex=men,share,0.004,,,North; South,all pay,,,\n"
    wages = (folder / "wages.csv").read_text("utf-8").splitlines(keepends=True)
    (folder / "wages.csv").write_text("".join(wages[:3]), "utf-8")  # both sexes in 1914 alone
    (folder / "targets.csv").write_text(head + band + part, "utf-8")
    pay, share = case_from_tables(folder).targets()
    assert (pay.least, pay.most, pay.kind, pay.told_in) == (0.25, 2.5, "assumption", "pence")
    assert pay.upper is not None
    assert (pay.values.iloc[0], pay.upper.iloc[0]) == (0.5, 1.0)
    assert (share.over, share.whole, share.kind) == (("North", "South"), "all pay", "")
    times = np.arange("1914-01", "1915-01", dtype="datetime64[M]").astype("datetime64[s]")
    paid = np.tile([[[1.0, 3.0]], [[0.0, 0.0]]], (1, 12, 1))
    run = xr.Dataset(
        {"wage_index": (("draw", "time", "country"), paid)}, {"time": times, "country": ["North", "South"]}
    )
    np.testing.assert_array_equal(share.beside(run).simulated.values, [[0.25], [np.nan]])


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("society.csv", "0.8,share of adults,recorded", "0,8,share of adults,recorded",
         "line 7: the row has not"),
        ("society.csv", ",0.8,", ",most,", "line 7, column value: 'most' is no value of 'literacy'"),
        ("society.csv", "country,South,,literacy,0.4", "country,Soth,,literacy,0.4",
         "line 8, column member.*'South'"),
        ("society.csv", "country,South,,literacy", "country,North,,literacy", "stands in line 7 already"),
        ("society.csv", "0.4,share of adults,assumption,,as in other villages\n",
         "0.4,share of adults,assumption,,\n",
         "line 8, column reason"),
        ("society.csv", "recorded,census,\n", "recorded,,\n",
         "line 7, column source_key: a recorded value without"),
        ("society.csv", "recorded,census,\n", "recorded,cenus,\n",
         "line 7, column source_key: 'cenus' is no source"),
        ("society.csv", "0.4,share of adults", "0.4,per cent", "line 8, column unit.*in line 7"),
        ("society.csv", "stratum,*,,women,0.3,share,assumption,,nobody counted them\n", "",
         "and North: others lacks it"),
        ("society.csv", "stratum,South: workers,South", "stratum,South: workers,Suth",
         "line 6, column within.*'South'"),
        ("society.csv", "stratum,North: others,North", "stratum,North: metal workers,North",
         "already in line 4"),
        ("society.csv", ",colonial,yes,", ",colonial,1,", "line 12, column value.*number here"),
        ("inputs.csv", "war,South", "war,Sout", "line 4, column country.*'South'"),
        ("inputs.csv", "1914-09-01", "1914-13", "line 4, column since: '1914-13' is no month"),
        ("inputs.csv", "1914-09-01", "1914-11", "line 4, column until: no month"),
        ("inputs.csv", "1914-09-01,1914-11", "1941-09,1941-11", "line 4, column since.*outside the case"),
        ("inputs.csv", "legality,South,1915-01", "legality,South,1914-12",
         "in 1914-12 stands in line 6 already"),
        ("inputs.csv", "legality,South,1915-01", "legality,South,1915-02",
         "of South has no value in 1915-01"),
        ("inputs.csv", "almanac,,main", "almanac,,mian", "line 2, column scenario.*'main'"),
        ("case.toml", "place", "plaice", "nothing is called 'plaice'.*'place'"),
        ("case.toml", '"1916-01"', '"1913-01"', "no month lies from start"),
        ("case.toml", '"1916-01"', '"never"', "is no month"),
        ("patterns.toml", "low = 0.05\n", "", "has no bound"),
        ("patterns.toml", '"North"', '"Nord"', "nobody is called 'Nord'.*'North'"),
        ("patterns.toml", '"mean"', '"maen"', "no way to sum up.*'mean'"),
        ("targets.csv", "wage,sex=men", "wages,sex=men", "line 2, column series_id.*'wage'"),
        ("targets.csv", "sex=men", "", "several figures for 1914-01-01"),
        ("wages.csv", "1915-12-31,240", "1915-12-31,", "line 4, column value"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_with_file_line_column_and_remedy(
    folder: Path, file: str, old: str, new: str, said: str
) -> None:
    spoil(folder, file, old, new)
    with pytest.raises(RecordError, match=f"(?s){file}.*{said}"):
        case_from_tables(folder)


def test_a_table_as_a_spreadsheet_saves_it_is_read_or_told_how_to_save_it(folder: Path) -> None:
    path = folder / "society.csv"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert case_from_tables(folder).society(1, 0).levels["country"].size == 2
    path.write_text(path.read_text("utf-8").replace(",", ";"), "utf-8")
    with pytest.raises(RecordError, match=r"line 1: .*semicolons"):
        case_from_tables(folder)
    path.write_bytes("level,member é".encode("latin-1"))
    with pytest.raises(RecordError, match="not UTF-8"):
        case_from_tables(folder)


def test_once_hashed_no_figure_changes_unnoticed(folder: Path) -> None:
    write_hashes(folder)
    case_from_tables(folder)
    spoil(folder, "wages.csv", "240", "241")
    with pytest.raises(RecordError, match="differs from the one whose hash"):
        case_from_tables(folder)


def test_a_case_is_loaded_by_name_by_place_and_by_folder(folder: Path, tmp_path: Path) -> None:
    assert load("russia").title == "Russia, 1895-1914"
    assert "russia" in names()
    assert cases_of("russia") == ("russia", "russia_1895_1933")
    assert load(str(folder)).name == "pair"
    outer = tmp_path / "outer"
    outer.mkdir()
    folder.rename(outer / "data")
    assert load(str(outer)).name == "pair"
    (outer / "case.py").write_text(
        "from dataclasses import replace\nfrom pathlib import Path\n"
        "from conjuncture.cases.tables import case_from_tables\n"
        "CASE = replace(case_from_tables(Path(__file__).parent / 'data'), title='Told by code')\n",
        "utf-8",
    )
    assert load(str(outer), allow_code=True).title == "Told by code"
    with pytest.raises(UnknownCaseError, match="no folder"):
        load("nowhere/at_all")
    with pytest.raises(UnknownCaseError, match="'russia'"):
        load("rusia")


def test_a_case_without_books_of_strikes_is_not_held_against_them(folder: Path) -> None:
    with pytest.raises(StudyError, match="no books of strikes"):
        study(case_from_tables(folder), THEORY, draws=2)


def test_an_input_of_the_wrong_shape_is_refused(folder: Path) -> None:
    from dataclasses import replace

    case: Case = case_from_tables(folder)
    found = dict(case.inputs_of("main"))

    def with_war(values: np.ndarray) -> Case:
        return replace(case, inputs=lambda _: {"war": replace(found["war"], values=values)})

    with pytest.raises(RecordError, match="23 values for the 24 steps"):
        with_war(np.zeros(23)).inputs_of("main")
    with pytest.raises(RecordError, match=r"values for 3 members of 'country', of which .* has 2"):
        with_war(np.zeros((24, 3))).inputs_of("main")
    with pytest.raises(RecordError, match=r"no scenario 'mein'.*'main'"):
        case.inputs_of("mein")
    assert isinstance(prepare(case, THEORY), Simulation)
