"""The same recorded quantities over worlds as they come, with the course imposed, and on the course."""

import re
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

import conjuncture
from conjuncture import Level, LogUniform, Theory, derived, parameter, state
from conjuncture.inquiry.course.on_record import PartOfCourse
from conjuncture.presentation.column_words import findings, lines, skills, tally
from conjuncture.presentation.first_screen import first_screen
from conjuncture.studies.run_result import Run
from conjuncture.tables import write_case

world = Level("world")
country = Level("country", within=(world,))


@state(country, initial=0.1, within=(0, 1), unit="share", source="own conjecture")
def anger(anger, fallen, dt, *, rises=parameter(LogUniform(0.01, 1), unit="1/year", reason="nobody knows")):
    """It rises while the old power stands, and is gone after it."""
    return (anger + (1 - anger) * dt * rises) * (fallen < 0.5)


@state(country, initial=0.0, within=(0, 1), source="definition")
def fallen(falls):
    """The government has fallen."""
    return falls


@derived(country, within=(0, 1), source="own conjecture")
def falls(
    fallen, anger, noise, dt, *, rate=parameter(LogUniform(0.01, 10), unit="1/year", reason="nobody knows")
):
    """It may fall in any month, the sooner the angrier its country."""
    return noise.passage(fallen, {1: rate * anger}, dt)


THEORY = Theory.of(anger, fallen, falls).named("angry")
ROWS = {
    "course.csv": (
        "falls,Our country,,,1965-03,0,,recorded,yearbook,the old power: it stands\n"
        "falls,Our country,,1965-03,,1,,recorded,yearbook,a coalition: it has fallen\n"
    ),
    "sources.csv": "yearbook,A yearbook,,,,A\n",
    "series.csv": "".join(
        f"unrest,Our country,{year}-01-01,{year}-12-31,{0.2 if year < 1965 else 0.01},share,,yearbook,\n"
        for year in range(1955, 1975)
    ),
    "targets.csv": "unrest by year,anger,Our country,,unrest,,share,1,how angry,assumption,,,,,,mean,\n",
}


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    folder = tmp_path_factory.mktemp("case") / "my_country"
    write_case(folder)
    for name, text in ROWS.items():
        with (folder / name).open("a", encoding="utf-8") as table:
            table.write(text)
    return conjuncture.run(str(folder), THEORY, draws=24, on=("free", "held", "course"))


def test_free_worlds_are_shown_and_those_on_the_course_stand_beside(run: Run) -> None:
    assert (run.chosen, run.on) == ("prior", "free + held + course")
    assert [column.chosen for column in run.beside] == ["held", "course"]
    for column in run.beside:  # the recorded fall comes in each draw, and in no other month
        fell = column.dataset["falls"].sel(time="1965-03-01").values
        before = column.dataset["falls"].sel(time="1965-02-01").values
        assert (fell == 1).all()
        assert (before == 0).all()


def test_each_column_is_what_it_is_when_it_is_run_alone(run: Run) -> None:
    held = conjuncture.run(run.case, THEORY, draws=24, on="held", part=PartOfCourse())
    column = run.column("held")
    assert column is not None
    assert np.array_equal(column.dataset["anger"].values, held.dataset["anger"].values)
    assert skills(run).iloc[0]["held"] == held.standings[0].row.skill


def test_words_data_and_page_have_the_same_columns(run: Run, tmp_path: Path) -> None:
    table = skills(run)
    (row,) = table.to_dict("records")
    assert row["held"] > row["prior"]  # it is told when anger went
    (target,) = run.to_dict()["compared"]
    assert target["other_draws"]["held"]["skill"] == pytest.approx(row["held"], abs=1e-4)
    assert [column["chosen"] for column in run.to_dict()["columns"]] == ["prior", "held", "course"]
    text = run.report(tmp_path).read_text("utf-8")
    assert 'data-picture="columns_unrest_by_year"' in text
    assert (tmp_path / "data" / "columns.csv").exists()
    assert [len(re.findall("[+−]", line)) for line in lines(run) if line.startswith("unrest")] == [3]
    assert sum(int(count) for count in tally(run)["course"].split(", ")) == 1


def test_what_the_course_changes_is_said_in_a_sentence_for_each_way(run: Run, wording) -> None:
    assert len(findings(run)) == 2
    wording("\n".join(findings(run)))
    assert not any("recorded course of events" in caution for caution in first_screen(run).cautions)


def test_where_nothing_recorded_is_a_variable_of_the_theory_no_table_is_shown(run: Run) -> None:
    without = replace(run, standings=(), beside=tuple(replace(each, standings=()) for each in run.beside))
    (sentence,) = lines(without)
    assert findings(without) == (sentence,)
    assert lines(run)[-1] != sentence
