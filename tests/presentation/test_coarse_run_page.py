"""The page of a coarse case: courses, record, inputs and society, without a network."""

import json
import re
import sys
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

import conjuncture
from conjuncture import Beta, Level, Theory, given, parameter, series, state
from conjuncture.cases.tables import case_from_tables
from conjuncture.cli import main
from conjuncture.inquiry.runs.prepare import RunError
from conjuncture.presentation.run_page import write_report
from conjuncture.studies.run_result import Run

world = Level("world")
country = Level("country", within=(world,))
literacy = given(country, unit="share", absent=0.5)
war = series(country, unit="strain", absent=0.0)


@state(country, initial=1.0, within=(0, 3), unit="1914 = 1", source="own idea")
def wage_index(wage_index, war, literacy, dt, *, loss=parameter(Beta(2, 5), unit="1/year", reason="a guess")):
    """War eats wages, most where few read."""
    return wage_index + dt * (0.05 - loss * war * (1 - literacy))


THEORY = Theory.module(globals(), name="eaten")
FOLDER = Path(__file__).parents[1] / "cases"


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Run:
    import importlib.util

    spec = importlib.util.spec_from_file_location("small_case", FOLDER / "conftest.py")
    assert spec is not None
    assert spec.loader is not None
    small = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(small)
    place = tmp_path_factory.mktemp("pair")
    for name, text in small.FILES.items():
        (place / name).write_text(text.lstrip(), "utf-8")
    return conjuncture.run(case_from_tables(place), THEORY, draws=16)


@pytest.fixture(scope="module")
def page(found: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_report(found, tmp_path_factory.mktemp("page"))


def test_the_page_says_what_was_given_and_what_nobody_read(found: Run, page: Path) -> None:
    html = page.read_text("utf-8")
    assert set(found.left_out) == {"legality", "slump", "women", "colonial", "age", "warmth"}
    assert all(name in html for name in (*found.left_out, "A census", "War eats wages"))


def test_nothing_is_fetched_when_the_page_is_opened(page: Path) -> None:
    html = page.read_text("utf-8")
    assert not re.findall(r"""<(?:script|link|img)[^>]*(?:src|href)=["']https?:""", html)


def test_every_number_of_the_pictures_lies_beside_the_page(found: Run, page: Path) -> None:
    course = pd.read_csv(page.parent / "data" / "course_wage_index.csv")
    assert list(course["country"].unique()) == ["North", "South"]
    expected = found.dataset.wage_index.sel(country="South", time="1915").mean("time").median("draw")
    row = course[(course["country"] == "South") & (course["year"] == 1915)].iloc[0]
    assert row["median"] == pytest.approx(float(expected), abs=1e-4)
    targets = pd.read_csv(page.parent / "data" / "targets.csv")
    assert targets["recorded"].tolist() == [200, 240]  # pence, as recorded
    assert (page.parent / "figures" / "input_war.svg").exists()


def test_what_to_show_is_asked_for_or_named_by_the_case_or_the_states(found: Run) -> None:
    assert found.shown == ("wage_index",)
    with pytest.raises(RunError, match="'wage_index'"):
        conjuncture.run(found.case, THEORY, draws=2, show=("wage_indx",))
    named = replace(found.case, shown=("crisis", "wage_index"))  # of which the theory has one
    assert conjuncture.run(named, THEORY, draws=2).shown == ("wage_index",)


def test_run_shows_a_coarse_case_from_its_folder(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)

    def call(*words: str) -> int:
        monkeypatch.setattr(sys, "argv", ["conjuncture", *words])
        try:
            main()
        except SystemExit as stop:
            return int(stop.code or 0)
        return 0

    assert call("new", "mine", "--case") == 0
    (tmp_path / "still.py").write_text(
        "from conjuncture import Level, Theory, state\n"
        "country = Level('country')\n"
        "organisation = Level('organisation', within=(country,))\n"
        "@state(organisation, initial=0.5, unit='share', source='own idea')\n"
        "def members(members):\n"
        "    '''Nobody comes or goes.'''\n"
        "    return members\n"
        "THEORY = Theory.module(globals())\n",
        "utf-8",
    )
    capsys.readouterr()
    assert call("run", "./mine", "--theory", "still.py", "--draws", "4", "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert told["at_the_end"]["members"]["50%"] == [0.5] * 5
    assert told["compared"] == []  # the new case has no targets
    assert Path(told["report"]).read_text("utf-8").startswith("<!DOCTYPE html>")
    assert call("run", "./mine", "--theory", "still.py", "--switch", "members") == 2
    assert "strikes" in capsys.readouterr().err
