"""A folder of tables is a case, and what is wrong in it is said by file, line, column and remedy."""

from pathlib import Path

import numpy as np
import pytest
import xarray as xr

import conjuncture
from conjuncture import Categories, Level, Theory, derived, given, series
from conjuncture.cases.case import Case
from conjuncture.cases.registry import UnknownCaseError, cases_of, load, names
from conjuncture.cases.tables import case_from_tables
from conjuncture.engine.execute import run as run_simulation
from conjuncture.engine.simulation import Simulation
from conjuncture.files.mistakes import FileError
from conjuncture.inquiry.runs.prepare import prepare
from conjuncture.inquiry.runs.switches import SwitchError
from conjuncture.records import RecordError
from conjuncture.records.hashes import write_hashes

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


BAND = "name,variable,country,member,series_id,breakdown,unit,scale,note,upper\n"


def test_a_higher_count_may_be_of_another_series_and_a_period_without_it_has_one_count(folder: Path) -> None:
    other = "union_wage,XX,1914-01-01,1914-12-31,320,pence,,union,\n"
    wages, sources = folder / "wages.csv", folder / "sources.csv"
    wages.write_text(wages.read_text("utf-8") + other, "utf-8")
    sources.write_text(sources.read_text("utf-8") + "union,The union,,,,C\n", "utf-8")
    row = "pay,wage_index,North,,wage,sex=men,1914 = 1,0.005,,series id=union_wage\n"
    (folder / "targets.csv").write_text(BAND + row, "utf-8")
    (pay,) = case_from_tables(folder).targets()
    assert pay.values.tolist() == pytest.approx([1.0, 1.2, 1.3])
    assert pay.upper is not None
    assert pay.upper.tolist() == pytest.approx([1.6, 1.2, 1.3])
    assert pay.source_keys == ("almanac", "union")


@pytest.mark.parametrize(
    ("breakdown", "upper", "scale"),
    [
        ("sex=men", "sex=women", "0.005"),
        ("sex=women", "sex=men", "-0.005"),
        ("sex=women", "sex=men", "0.005"),
    ],
    ids=["the lower above the higher", "turned by its scale", "a year without a lower count"],
)
def test_two_counts_that_are_no_band_are_refused_with_their_line(
    folder: Path, breakdown: str, upper: str, scale: str, wording
) -> None:
    row = f"pay,wage_index,North,,wage,{breakdown},1914 = 1,{scale},,{upper}\n"
    (folder / "targets.csv").write_text(BAND + row, "utf-8")
    with pytest.raises(FileError) as error:
        case_from_tables(folder)
    places = {(Path(one.file).name, one.line, one.column) for one in error.value.mistakes}
    assert places == {("targets.csv", 2, "upper")}
    assert all(mistake.remedy for mistake in error.value.mistakes)
    wording("\n".join(mistake.problem for mistake in error.value.mistakes))


@pytest.mark.parametrize(
    ("file", "old", "new", "line", "column"),
    [
        ("society.csv", "0.8,share of adults,recorded", "0,8,share of adults,recorded", 7, None),
        ("society.csv", ",0.8,", ",most,", 7, "value"),
        ("society.csv", ",0.8,", ",,", 7, "value"),
        ("society.csv", ",0.8,", ",nan,", 7, "value"),
        ("society.csv", ",0.8,", ",four fifths,", 7, "value"),
        ("society.csv", "country,South,,literacy,0.4", "country,Soth,,literacy,0.4", 8, "member"),
        ("society.csv", "country,South,,literacy", "country,North,,literacy", 8, "variable"),
        ("society.csv", "assumption,,as in other villages", "assumption,,", 8, "reason"),
        ("society.csv", "recorded,census,\n", "recorded,,\n", 7, "source_key"),
        ("society.csv", "recorded,census,\n", "recorded,cenus,\n", 7, "source_key"),
        ("society.csv", "0.4,share of adults", "0.4,per cent", 8, "unit"),
        ("society.csv", "stratum,*,,women,0.3,share,assumption,,nobody counted them\n", "", 9, "variable"),
        ("society.csv", "stratum,South: workers,South", "stratum,South: workers,Suth", 6, "within"),
        ("society.csv", "stratum,North: others,North", "stratum,North: metal workers,North", 5, "member"),
        ("society.csv", ",colonial,yes,", ",colonial,1,", 12, "value"),
        ("inputs.csv", "war,South", "war,Sout", 4, "country"),
        ("inputs.csv", "1914-09-01", "1914-13", 4, "since"),
        ("inputs.csv", "1914-09-01", "09.1914", 4, "since"),
        ("inputs.csv", "1914-09-01", "1914-09-15", 4, "since"),
        ("inputs.csv", "1914-09-01", "1914-11", 4, "until"),
        ("inputs.csv", "1914-09-01,1914-11", "1941-09,1941-11", 4, "since"),
        ("inputs.csv", "1914-09-01,1914-11", "1814-09,1914-11", 4, "since"),
        ("inputs.csv", "1914-09-01,1914-11", "1914-09,1941-11", 4, "until"),
        ("inputs.csv", "legality,South,1915-01", "legality,South,1914-12", 7, "since"),
        ("inputs.csv", "legality,South,1915-01", "legality,South,1915-02", 6, "until"),
        ("inputs.csv", "almanac,,main", "almanac,,mian", 2, "scenario"),
        ("case.toml", "place", "plaice", 3, "plaice"),
        ("case.toml", '"1916-01"', '"1913-01"', 5, "end"),
        ("case.toml", 'place = "nowhere"', 'place = "nowhere"\nasks_about = "strain"', 4, "asks_about"),
        ("case.toml", 'place = "nowhere"', 'place = "nowhere"\nrules = "women"', 4, "rules"),
        ("case.toml", 'place = "nowhere"', 'place = "nowhere"\nbridges = ["elections"]', 4, "bridges"),
        ("case.toml", 'place = "nowhere"', 'place = "nowhere"\nbridges = false', 4, "bridges"),
        ("case.toml", '"1916-01"', '"never"', 5, "end"),
        ("case.toml", '"1916-01"', '"05.12.1915"', 5, "end"),
        ("patterns.toml", "low = 0.05\n", "", 1, None),
        ("patterns.toml", '"North"', '"Nord"', 4, "country"),
        ("patterns.toml", '"mean"', '"maen"', 1, None),
        ("patterns.toml", '"1914-06"', '"June 1914"', 5, "since"),
        ("patterns.toml", '"1914-06"', '"1941-06"', 5, "since"),
        ("patterns.toml", 'since = "1914-06"', 'until = "1941-06"', 5, "until"),
        ("patterns.toml", 'since = "1914-06"', 'until = "1914-01"', 5, "until"),
        ("patterns.toml", "model_sd = 0.1", "model_sd = '0.1'", 9, "model_sd"),
        ("patterns.toml", "observation_sd", "observed_sd", 8, "observed_sd"),
        ("course.csv", "rule,South", "rule,Suoth", 6, "country"),
        ("course.csv", "1914-08,0,", "1914-08,none,", 2, "outcome"),
        ("course.csv", "not 1", "not", 6, "outcome"),
        ("course.csv", "1914-06,1914-09", "1914-09,1914-06", 6, "until"),
        ("course.csv", "1914-06,1914-09", "1941-06,1914-09", 6, "since"),
        ("course.csv", ",1914-08,,1,,reading", ",1914-07,,1,,reading", 3, "since"),
        ("course.csv", "recorded,census,no war", "recorded,,no war", 6, "source_key"),
        ("course.csv", "recorded,census,no war", "recorded,cenus,no war", 6, "source_key"),
        ("course.csv", "recorded,census,no war", "reading,census,no war", 6, "kind"),
        ("course.csv", "recorded,census,no war", "assumption,census,no war", 6, "kind"),
        ("targets.csv", "wage,sex=men", "wages,sex=men", 2, "series_id"),
        ("targets.csv", "sex=men", "", 2, "breakdown"),
        ("targets.csv", "sex=men", "sex=man", 2, "breakdown"),
        ("targets.csv", "1914 = 1,0.005", "pence,0.005", 2, "over_time"),
        ("wages.csv", "1915-12-31,240", "1915-12-31,", 4, "value"),
        ("wages.csv", "1915-01-01", "01.01.1915", 4, "period_start"),
        ("wages.csv", "1915-01-01", "1914-07-01", 4, "period_start"),
        ("wages.csv", "200,pence", "-200,workers", 2, "value"),
        ("wages.csv", "sex=men", "unit=men", 2, "breakdown"),
        ("hashes.json", "}", "", 2, 1),
        ("hashes.json", "{", "[{", 2, 1),
        ("hashes.json", "{}", '{"wages.csv": 1}', 1, None),
    ],
)  # fmt: skip
def test_a_mistake_has_its_file_line_and_column(
    folder: Path, file: str, old: str, new: str, line: int, column: str | int | None
) -> None:
    if file == "hashes.json":
        (folder / file).write_text("{}\n", "utf-8")
    spoil(folder, file, old, new)
    with pytest.raises(FileError) as error:
        case_from_tables(folder)
    places = [(Path(one.file).name, one.line, one.column) for one in error.value.mistakes]
    assert (file, line, column) in places
    assert all(mistake.remedy for mistake in error.value.mistakes)


def test_all_mistakes_of_a_table_come_at_once(folder: Path) -> None:
    spoil(folder, "society.csv", ",0.8,", ',"0,8",')
    spoil(folder, "society.csv", "country,South,,literacy,0.4", "country,Soth,,literacy,0.4")
    spoil(folder, "society.csv", "assumption,,textiles", "assumption,census,textiles")
    spoil(folder, "society.csv", "stratum,North: others,North", "stratum,North: others,Nowhere")
    with pytest.raises(FileError) as error:
        case_from_tables(folder)
    found = [(mistake.line, mistake.column) for mistake in error.value.mistakes]
    assert found == [(5, "within"), (7, "value"), (8, "member"), (10, "source_key")]


def test_a_row_with_a_bad_cell_is_looked_at_further(folder: Path) -> None:
    spoil(folder, "inputs.csv", "war,South,1914-09-01,1914-11,1,", 'war,Sout,1914-09-01,1914-11,"0,1",')
    head = "name,variable,country,member,series_id,breakdown,unit,scale,note\n"
    (folder / "targets.csv").write_text(head + 'pay,wage,Nort,,wages,,pence,"0,1",\n', "utf-8")
    with pytest.raises(FileError) as error:
        case_from_tables(folder)
    found = [(Path(one.file).name, one.line, one.column) for one in error.value.mistakes]
    assert found == [
        ("inputs.csv", 4, "value"),
        ("inputs.csv", 4, "country"),
        ("targets.csv", 2, "scale"),
        ("targets.csv", 2, "over_time"),
        ("targets.csv", 2, "series_id"),
        ("targets.csv", 2, "country"),
    ]


def test_mistakes_of_several_tables_come_at_once(folder: Path) -> None:
    spoil(folder, "inputs.csv", "war,South", "war,Sout")
    spoil(folder, "targets.csv", "wage,sex=men", "wages,sex=men")
    spoil(folder, "patterns.toml", '"North"', '"Nord"')
    with pytest.raises(FileError) as error:
        case_from_tables(folder)
    files = [Path(mistake.file).name for mistake in error.value.mistakes]
    assert files == ["inputs.csv", "patterns.toml", "targets.csv"]


def test_a_variable_may_be_given_in_words_which_are_the_categories_of_a_theory(folder: Path) -> None:
    for number, word in (
        ("0.3,share,", "mine,kind,"),
        ("0.5,share,", "mill,kind,"),
        ("0.05,share,", "mine,kind,"),
    ):
        spoil(folder, "society.csv", f"women,{number}", f"works,{word}")
    society = case_from_tables(folder).society(1, 0)
    assert society.given["works"].words == ("mill", "mine")
    stratum, works = Level("stratum"), Categories("mine", "shop", "mill")
    theory = Theory.of(given(stratum, unit="kind", categories=works, name="works"))
    read = Simulation(theory, society, steps=1).society.given["works"]
    assert read.values.tolist() == [0, 0, 2]


def test_a_table_as_a_spreadsheet_saves_it_is_read_or_refused_with_its_separator(folder: Path) -> None:
    path = folder / "society.csv"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert case_from_tables(folder).society(1, 0).levels["country"].size == 2
    path.write_text(path.read_text("utf-8").replace(",", ";"), "utf-8")
    with pytest.raises(FileError, match="semicolons"):
        case_from_tables(folder)


def test_names_that_differ_in_normal_form_alone_are_one_name(folder: Path) -> None:
    society, *others = (folder / name for name in ("society.csv", "ties.csv", "inputs.csv", "course.csv"))
    society.write_text(society.read_text("utf-8").replace("South", "Co\u0302te d\u2019Or"), "utf-8")
    for file in others:
        file.write_text(file.read_text("utf-8").replace("South", "C\u00f4te\u00a0d\u2019Or"), "utf-8")
    case = case_from_tables(folder)
    assert case.society(1, 0).levels["country"].labels == ("North", "C\u00f4te d\u2019Or")
    assert case.inputs_of("main")["war"].values[8, 1] == 1


def test_files_that_programs_leave_beside_tables_are_no_tables(folder: Path) -> None:
    for name in ("._wages.csv", "~$wages.csv", ".~lock.wages.csv#"):
        (folder / name).write_bytes(b"\x00\x05\x16\x07")
    assert case_from_tables(folder).record().ids() == ("wage",)


@pytest.mark.parametrize(
    ("over_time", "figure"),
    [("", 6.5), ("mean", 6.5), ("sum", 78.0), ("last", 12.0), ("max", 12.0)],
)
def test_months_become_the_figure_of_a_year_as_the_target_says(
    folder: Path, over_time: str, figure: float
) -> None:
    head = "name,variable,country,member,series_id,breakdown,unit,scale,note,over_time\n"
    row = f"pay,wage_index,North,,wage,sex=men,1914 = 1,0.005,,{over_time}\n"
    (folder / "targets.csv").write_text(head + row, "utf-8")
    (target,) = case_from_tables(folder).targets()
    times = np.arange("1914-01", "1915-01", dtype="datetime64[M]").astype("datetime64[s]")
    run = xr.Dataset(
        {"wage_index": (("draw", "time", "country"), np.arange(1.0, 13.0).reshape(1, 12, 1))},
        {"time": times, "country": ["North"]},
    )
    assert target.beside(run).simulated.item() == pytest.approx(figure)


def test_a_month_that_lies_in_a_period_in_part_counts_in_a_sum_by_its_days(folder: Path) -> None:
    spoil(folder, "wages.csv", "1914-01-01,1914-12-31,200", "1914-01-01,1914-04-10,200")
    head = "name,variable,country,member,series_id,breakdown,unit,scale,note,over_time\n"
    (folder / "targets.csv").write_text(head + "pay,paid,North,,wage,sex=men,pence,,,sum\n", "utf-8")
    (target,) = case_from_tables(folder).targets()
    times = np.arange("1914-01", "1914-07", dtype="datetime64[M]").astype("datetime64[s]")
    run = xr.Dataset(
        {"paid": (("draw", "time", "country"), np.full((1, 6, 1), 30.0))},
        {"time": times, "country": ["North"]},
    )
    assert target.beside(run).simulated.item() == pytest.approx(3 * 30 + 10)


def test_once_hashed_no_figure_changes_unnoticed(folder: Path) -> None:
    write_hashes(folder)
    case_from_tables(folder)
    spoil(folder, "wages.csv", "240", "241")
    with pytest.raises(FileError) as error:
        case_from_tables(folder)
    assert [Path(mistake.file).name for mistake in error.value.mistakes] == ["wages.csv"]


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


def test_a_case_without_books_of_strikes_is_run_and_has_none(folder: Path) -> None:
    run = conjuncture.run(case_from_tables(folder), THEORY, draws=2)
    assert run.books is None
    assert run.observed.identical(run.dataset)
    with pytest.raises(SwitchError, match="strikes"):
        conjuncture.run(case_from_tables(folder), THEORY, draws=2, switch=("wages",))


def test_an_input_of_the_wrong_shape_is_refused(folder: Path, wording) -> None:
    from dataclasses import replace

    case: Case = case_from_tables(folder)
    found = dict(case.inputs_of("main"))

    def with_war(values: np.ndarray) -> Case:
        return replace(case, inputs=lambda _: {"war": replace(found["war"], values=values)})

    with pytest.raises(RecordError, match=r"23.*24 steps") as refused:
        with_war(np.zeros(23)).inputs_of("main")
    wording(refused.value)
    with pytest.raises(RecordError, match=r" 3 .*'country'.* 2") as refused:
        with_war(np.zeros((24, 3))).inputs_of("main")
    wording(refused.value)
    with pytest.raises(RecordError, match=r"'mein'.*'main'") as refused:
        case.inputs_of("mein")
    wording(refused.value)
    assert isinstance(prepare(case, THEORY), Simulation)
