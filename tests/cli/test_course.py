"""`conjuncture course`, and `--on course` of the other verbs, on a toy with a case of its own."""

import json
from pathlib import Path

import pytest

from conjuncture.tables import write_case

TOY = '''
"""A government that may fall; the sooner, the angrier its country."""

from conjuncture import Level, LogUniform, Theory, derived, parameter, state

world = Level("world")
country = Level("country", within=(world,))


@state(country, initial=0.0, within=(0, 1), source="own idea")
def anger(anger, dt, noise):
    """It rises."""
    return anger + (1 - anger) * dt * noise.uniform(0.0, 0.2)


@state(country, initial=0.0, within=(0, 2), source="definition")
def fallen(falls):
    """The government has fallen."""
    return falls


@derived(country, within=(0, 2), source="own idea")
def falls(fallen, anger, noise, dt, *, rate=parameter(LogUniform(0.1, 10), unit="1/year", reason="unknown")):
    """It may fall in any month, and nothing comes after."""
    return noise.passage(fallen, {1: rate * anger * (fallen < 0.5)}, dt)


THEORY = Theory.module(globals(), name="toy")
'''
COURSE = """falls,Our country,,,1955-03,0,,recorded,book,it stands
falls,Our country,,1955-03,,1,,reading,book,it has fallen: so most say
falls,Our country,,1960-01,,2,a second fall,reading,book,it fell again: so some say
"""
QUESTION = """
[worlds]
calm = [{ hold = "anger", at = 0.0, until = "1955-01-01" }]

[question]
is = "what if"
done = "calm"
outcomes = [{ variable = "fallen", since = "1956-01-01", over_time = "mean" }]
"""


@pytest.fixture(autouse=True)
def toy(elsewhere: Path) -> None:
    write_case(elsewhere / "land")
    for file, text in (("course.csv", COURSE), ("sources.csv", "book,A book,,,,A\n")):
        table = elsewhere / "land" / file
        table.write_text(table.read_text("utf-8") + text, "utf-8")
    (elsewhere / "toy.py").write_text(TOY, "utf-8")
    (elsewhere / "question.toml").write_text(QUESTION, "utf-8")


def test_the_course_command_prints_the_chances_of_the_theory_and_of_guesses(call, capsys) -> None:
    assert call("course", "./land", "--theory", "toy.py", "--effective", "100") == 0
    told = capsys.readouterr().out
    assert "1955-03  Our country" in told
    assert "it has fallen" in told
    assert "Pareto k" in told
    assert call("course", "./land", "--theory", "toy.py", "--effective", "100", "--json") == 0
    found = json.loads(capsys.readouterr().out)
    assert found["effective"] >= 100
    assert found["usable"]
    parts = found["scores"]["theory"]
    assert parts["passages"] + parts["quiet"] == pytest.approx(found["log_evidence"], abs=1e-6)
    (passage,) = found["passages"]
    assert passage["chance"] == pytest.approx(2.718281828 ** parts["passages"], rel=1e-6)


def test_there_is_no_verdict_if_a_few_draws_have_most_of_the_weight(call, capsys) -> None:
    assert call("course", "./land", "--theory", "toy.py", "--most", "20") == 0
    told = capsys.readouterr().out
    assert "is not known: the weights hang on a few draws" in told
    assert "times as much" not in told
    assert "the theory says" not in told


def test_an_impossible_recorded_event_is_named_with_member_and_month(call, capsys) -> None:
    assert call("course", "./land", "--theory", "toy.py", "--coding", "a second fall") == 2
    told = capsys.readouterr().err
    assert "'falls' of Our country has no chance in 1960-01" in told


def test_options_for_a_part_of_the_course_need_an_option_that_uses_the_course(call, capsys) -> None:
    assert call("run", "./land", "--theory", "toy.py", "--until", "1955-01") == 2
    assert "--on course" in capsys.readouterr().err


def test_a_what_if_can_be_asked_of_the_world_as_it_was(call, capsys) -> None:
    arguments = ("ask", "./land", "question.toml", "--theory", "toy.py", "--json", "--on", "course")
    assert call(*arguments) == 0
    answer = json.loads(capsys.readouterr().out)
    (found,) = answer["figures"]["by_outcome"].values()
    assert found["before"]["mean"] == 1.0  # as recorded
    assert 0 < found["done"]["mean"] < 1
    assert "recorded course" in answer["words"]


def test_a_run_on_the_course_has_the_recorded_events_in_every_draw(call, capsys) -> None:
    words = ("run", "./land", "--theory", "toy.py", "--show", "fallen", "--on", "course", "--json")
    assert call(*words) == 0
    result = json.loads(capsys.readouterr().out)
    assert result["on"] == "course"
    assert any("on the recorded course" in caution for caution in result["cautions"])


def test_a_run_with_several_kinds_of_draws_shows_the_first_and_compares_the_others(call, capsys) -> None:
    words = ("run", "./land", "--theory", "toy.py", "--show", "fallen", "--draws", "8", "--json")
    assert call(*words, "--on", "held,free") == 0
    result = json.loads(capsys.readouterr().out)
    assert (result["on"], result["draws_are"]) == ("held + free", "held")
    assert [column["chosen"] for column in result["columns"]] == ["prior", "held"]
    assert call(*words, "--on", "held,corse") == 2
    assert "'course'" in capsys.readouterr().err


def test_the_page_of_a_course_is_written_into_the_chosen_folder(call, capsys, elsewhere: Path) -> None:
    assert call("course", "./land", "--theory", "toy.py", "--out", "here", "--json") == 0
    found = json.loads(capsys.readouterr().out)
    assert Path(found["report"]).exists()
    assert found["quiet"][0]["since"] == "1950-01"


LEDGER = """
title = "Of a government"
theory = "toy.py"
case = "./land"
[[claim]]
id = "C1"
holder = "someone"
locator = "p. 1"
sentence = "It would have stood in a calm country."
asked_so = "fallen on the average of 1956 and after"
counts_against = "a calm country in which it falls as soon"
against = ""
answer = "it would"
[claim.question]
is = "statement"
first = { outcome = { variable = "fallen", since = "1956-01-01" }, world = "calm" }
relation = "below"
second = { is = "side", outcome = { variable = "fallen", since = "1956-01-01" } }
[worlds]
calm = [{ hold = "anger", at = 0.0, since = "1950-01-01", until = "1960-01-01" }]
"""


def test_a_ledger_with_several_columns_and_checks_has_its_own_page(call, capsys) -> None:
    Path("toy.ledger.toml").write_text(LEDGER, "utf-8")
    Path("land/patterns.toml").unlink()  # they are of a variable that the toy has not
    asked = ("ledger", "toy.ledger.toml", "--allow-code", "--no-rivals", "--draws", "240", "--json")
    assert call(*asked, "--on", "free, held,course", "--check", "step") == 0
    found = json.loads(capsys.readouterr().out)
    (claim,) = found["claims"]
    assert list(claim["beside"]) == ["held", "course", "half the step"]
    assert claim["beside"]["held"]["verdict"] == "follows"
    assert {row["way"] for row in found["draws"]} == {"free", "held", "course", "half the step"}
    page = Path(found["page"])
    assert "on-free-held-course-check-step" in page.parent.name
    assert "free" in page.read_text("utf-8")
    assert call(*asked, "--on", "free,hold") == 2
    assert "'held'" in capsys.readouterr().err
    assert call(*asked, "--check", "steps") == 2
    assert "'step'" in capsys.readouterr().err
    for option in (("--on", "free,held"), ("--check", "step")):
        assert call(*asked, *option, "--share", "1/2") == 2
        assert "--on and --check" in capsys.readouterr().err
    assert call(*asked, "--until", "1960-01") == 2
    assert "--on course" in capsys.readouterr().err


def test_the_folder_of_a_comparison_has_the_names_of_the_theories(call, capsys, elsewhere) -> None:
    slower = TOY.replace("LogUniform(0.1, 10)", "LogUniform(0.01, 1)").replace('name="toy"', 'name="slow"')
    (elsewhere / "slow.py").write_text(slower, "utf-8")
    assert call("compare", "./land", "toy.py", "slow.py", "--draws", "4") == 0
    told = capsys.readouterr().out
    (folder,) = elsewhere.glob("*-comparison")
    assert "toy" in folder.name
    assert "slow" in folder.name
    assert str(Path(folder.name) / "index.html") in told
    assert {path.name for path in folder.glob("*/results.zarr")} == {"results.zarr"}
    assert call("compare", "./land", "toy.py", "slow.py", "--draws", "4", "--json") == 0
    data = json.loads(capsys.readouterr().out)
    assert data["finding"] in told
    assert data["theories"] == ["toy", "slow"]
    assert (folder / "data" / "evidence.csv").exists()


def test_another_comparison_does_not_overwrite_the_folder(call, capsys, elsewhere) -> None:
    assert call("compare", "./land", "toy.py", "--draws", "4", "--out", "mine") == 0
    page = (elsewhere / "mine" / "index.html").read_bytes()
    assert call("compare", "./land", "toy.py", "--draws", "4", "--seed", "7", "--out", "mine") == 2
    assert "the comparison of toy on land" in capsys.readouterr().err
    assert (elsewhere / "mine" / "index.html").read_bytes() == page
