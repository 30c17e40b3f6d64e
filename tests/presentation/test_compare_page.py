"""The page of theories on a recorded course: each passage with the chance that each gave to it."""

import json
import math
import re
from dataclasses import replace
from html import unescape
from pathlib import Path

import pandas as pd
import pytest

import conjuncture
from conjuncture import Level, LogUniform, Theory, derived, parameter, state
from conjuncture.inquiry.comparing.compared_target import ComparedTarget, Entrant
from conjuncture.inquiry.course.passages import CONSTANT
from conjuncture.presentation.compare_finding import meaning, short_names
from conjuncture.presentation.compare_tables import evidence
from conjuncture.presentation.course_words import odds_of
from conjuncture.presentation.pictures.heat_table import heat_table
from conjuncture.studies.compare_result import Comparison
from conjuncture.tables import write_case

world = Level("world")
country = Level("country", within=(world,))


@state(country, initial=0.0, within=(0, 1), source="own conjecture")
def fallen(falls):
    """The government has fallen."""
    return falls


@derived(country, within=(0, 1), source="own conjecture")
def falls(fallen, noise, dt, *, rate=parameter(LogUniform(0.01, 10), unit="1/year", reason="nobody knows")):
    """It may fall in any month."""
    return noise.passage(fallen, {1: rate}, dt)


QUICK = Theory.of(fallen, falls).named("quick")
SLOW = QUICK.with_priors(
    {"falls.rate": parameter(LogUniform(0.001, 0.1), unit="1/year", reason="hardly ever")}
).named("slow")


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Comparison:
    """Two theories of one passage, recorded in March 1965 after fifteen quiet years."""
    folder = tmp_path_factory.mktemp("case") / "my_country"
    write_case(folder)
    with (folder / "course.csv").open("a", encoding="utf-8") as table:
        table.write("falls,Our country,,,1965-03,0,,recorded,yearbook,the old government stands\n")
        table.write("falls,Our country,,1965-03,,1,,recorded,yearbook,it has fallen\n")
    with (folder / "sources.csv").open("a", encoding="utf-8") as table:
        table.write("yearbook,A yearbook,,,,A\n")
    return conjuncture.compare(str(folder), QUICK, SLOW, draws=4)


def test_every_table_beside_the_page_can_be_read_also_one_without_a_row(
    found: Comparison, tmp_path: Path
) -> None:
    found.report(tmp_path)
    tables = {path.stem: pd.read_csv(path) for path in (tmp_path / "data").glob("*.csv")}
    assert not len(tables["scores"])  # nothing is recorded but the course
    assert list(tables["scores"]) == list(found.table())
    assert {"name", "score", "ratio"} <= set(found.table())
    without = evidence(replace(found, courses={}, predicted={}))
    assert list(without) == list(tables["evidence"])


def test_each_passage_has_the_chance_of_each_theory_and_guess(found: Comparison, tmp_path: Path) -> None:
    page = found.report(tmp_path)
    table = pd.read_csv(tmp_path / "data" / "by_theory.csv", keep_default_na=False)
    rows = table[table["of"] == "passage"].set_index("name")
    assert set(rows["month"]) == {"1965-03"}
    for name in ("quick", "slow"):
        (passage,) = found.predicted[name].passages
        assert rows.loc[name, "value"] == pytest.approx(passage.chance, rel=1e-4)
    drawn = re.findall(r'<div class="picture" data-picture="(\w+)"', page.read_text("utf-8"))
    assert drawn == ["theory_by_passage"]
    cells = pd.read_csv(tmp_path / "data" / "theory_by_passage.csv")
    for name in ("quick", "slow"):
        (cell,) = cells[(cells["column"] == name) & cells["name"].str.startswith("Mar 1965")].to_dict(
            "records"
        )
        (passage,) = found.predicted[name].passages
        assert cell["told"] == odds_of(passage.chance)
        assert cell["told"].startswith("1 in ")
        assert cell["log_chance"] == pytest.approx(math.log(passage.chance), abs=1e-4)
    (whole,) = {name for name in cells["name"] if name.startswith("The whole course")}
    logs = cells[cells["name"] == whole].set_index("column")["told"].str.replace("−", "-").astype(float)
    for name, course in found.courses.items():
        assert logs[name] == pytest.approx(course.log_evidence, abs=0.06)


def test_the_page_has_a_row_for_each_theory_and_guess_and_a_column_for_all_that_is_recorded(
    found: Comparison, tmp_path: Path
) -> None:
    html = unescape(found.report(tmp_path).read_text("utf-8"))
    table = html.partition('<table class="grid">')[2].partition("</table>")[0]
    headings = re.findall(r'class="upright"><span>(.+?)</span>', table)
    assert headings == ["Mar 1965, Our country: it has fallen", "the whole course"]
    rows = dict(re.findall(r'<tr><th scope="row" title="(.+?)">.*?</th>(.+?)</tr>', table))
    assert list(rows)[:2] == ["quick", "slow"]
    assert {CONSTANT} < set(rows)
    assert "verdict no-better" in table  # less than three apart says nothing
    assert "verdict better" not in table
    for name, row in rows.items():
        chance, whole = re.findall(r"<td.*?>(.*?)</td>", row)
        if name in found.courses:
            (passage,) = found.predicted[name].passages
            assert chance == odds_of(passage.chance)
            assert float(whole.replace("−", "-")) == pytest.approx(found.courses[name].log_evidence, abs=0.06)


def test_without_a_quantity_the_finding_is_about_the_course(found: Comparison) -> None:
    best = max(found.courses, key=lambda name: found.courses[name].log_evidence)
    told = found.to_dict()["finding"]
    assert told.startswith("No theory has a variable for any quantity")
    assert f"came from {best}" in told


def test_a_quantity_that_the_first_theory_lacks_is_no_defeat_of_it(found: Comparison) -> None:
    worse = Entrant("slow", True, 2.0, 0.0, 0.0, (), 2.0, "worse")
    nearer = Entrant("third", True, 1.0, -1.0, 0.1, (), 1.0, "no better", apart=True)
    lacked = ComparedTarget("strikers", 8, (worse, nearer), weak=False, apart=True)
    own = replace(lacked, name="height", entrants=(replace(worse, name="quick"), replace(worse)))
    said = " ".join(meaning(replace(found, targets=(lacked, own))))
    assert "nearer than quick on height." in said
    assert "strikers" not in said
    assert "Nearer to the record" not in said


def test_theories_are_called_by_their_last_name_unless_two_would_be_called_the_same() -> None:
    names = ["leninism.struggle", "leninism.struggle.variants:ISOLATED_SHOCKS", "a.mine", "b.mine"]
    assert list(short_names(names).values()) == ["struggle", "isolated shocks", "a.mine", "b.mine"]
    assert short_names(["a.b (without c.d)"]) == {"a.b (without c.d)": "b (without c.d)"}


def test_headings_of_a_heat_table_have_all_as_many_lines_so_that_they_stand_on_one_line() -> None:
    cells = pd.DataFrame(
        {"line": [0], "name": ["a"], "column": ["one"], "value": [1.0], "told": ["2"], "strong": [True]}
    )
    spec = heat_table(cells, {0: "a"}, ["one", "the other one of them"], 2.0, 300).to_dict()
    (written,) = {
        layer["encoding"]["x"]["axis"]["labelExpr"]
        for layer in spec["layer"]
        if "axis" in layer["encoding"]["x"]
    }
    headings = json.loads(re.findall(r"\{.*\}", written)[0])
    assert {len(lines) for lines in headings.values()} == {2}
    assert [" ".join(lines).strip() for lines in headings.values()] == list(headings)


def test_rivals_that_are_nearer_on_one_quantity_stand_together_and_one_that_is_nearer_on_many_alone(
    found: Comparison,
) -> None:
    names = ("slow", "third", "fourth")
    first = Entrant("quick", True, 2.0, 0.0, 0.0, (), 1.0, "no better")
    others = [Entrant(name, True, 1.0, -1.0, 0.1, (), 1.0, "no better", apart=True) for name in names]
    one = ComparedTarget("height", 8, (first, *others), weak=False, apart=True)
    many = tuple(replace(one, name=name, entrants=(first, others[0])) for name in ("height", "width"))
    whole = replace(found, runs=dict.fromkeys(("quick", *names), next(iter(found.runs.values()))))
    said = meaning(replace(whole, targets=(one,)))[0]
    assert said.endswith("told apart from it: on height slow, third and fourth.")
    said = meaning(replace(whole, targets=many))[0]
    assert said.endswith("told apart from it: slow on height and width.")
