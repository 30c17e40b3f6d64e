"""A folder of tables is a case, as it is read, named, kept from changes and run."""

from pathlib import Path

import numpy as np
import pytest
from tests.cases.spoiled_tables import spoil

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


def test_members_are_within_the_members_of_their_rows_and_have_their_names(folder: Path) -> None:
    society = case_from_tables(folder).society(1, 2)
    assert society.levels["country"].labels == ("North", "South")
    assert society.levels["stratum"].within["country"].tolist() == [0, 0, 1]
    assert society.levels["country"].within["world"].tolist() == [0, 0]
    assert society.given["women"].values.tolist() == pytest.approx([0.05, 0.3, 0.5])
    assert society.given["colonial"].values.tolist() == [False, True]
    assert society.given["literacy"].kind == "assumption"  # one of the two is
    assert "recorded" in society.given["literacy"].description
    assert "A census" in society.given["literacy"].source


def test_rows_of_inputs_are_ranges_of_months_for_each_country(folder: Path) -> None:
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


def test_words_in_the_table_become_the_categories_of_a_theory(folder: Path) -> None:
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


def test_a_table_from_a_spreadsheet_is_read_or_refused_with_its_separator(folder: Path) -> None:
    path = folder / "society.csv"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert case_from_tables(folder).society(1, 0).levels["country"].size == 2
    path.write_text(path.read_text("utf-8").replace(",", ";"), "utf-8")
    with pytest.raises(FileError, match="semicolons"):
        case_from_tables(folder)


def test_names_that_differ_only_in_unicode_form_are_one_name(folder: Path) -> None:
    society, *others = (folder / name for name in ("society.csv", "ties.csv", "inputs.csv", "course.csv"))
    society.write_text(society.read_text("utf-8").replace("South", "Co\u0302te d\u2019Or"), "utf-8")
    for file in others:
        file.write_text(file.read_text("utf-8").replace("South", "C\u00f4te\u00a0d\u2019Or"), "utf-8")
    case = case_from_tables(folder)
    assert case.society(1, 0).levels["country"].labels == ("North", "C\u00f4te d\u2019Or")
    assert case.inputs_of("main")["war"].values[8, 1] == 1


def test_files_that_programs_leave_beside_tables_are_ignored(folder: Path) -> None:
    for name in ("._wages.csv", "~$wages.csv", ".~lock.wages.csv#"):
        (folder / name).write_bytes(b"\x00\x05\x16\x07")
    assert case_from_tables(folder).record().ids() == ("wage",)


def test_after_hashing_a_changed_figure_is_noticed(folder: Path) -> None:
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


def test_a_case_without_books_of_strikes_runs_without_them(folder: Path) -> None:
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
