"""The command line as its user meets it."""

import json
import re
import shlex
from pathlib import Path

import click
import pytest

from conjuncture import __version__
from conjuncture.cli.main import group


def test_the_version_is_that_of_the_package(call, capsys) -> None:
    assert call("--version") == 0
    assert __version__ in capsys.readouterr().out


def test_every_help_screen_is_that_in_the_file_of_wording(wording) -> None:
    for verb in (group, *group.commands.values()):
        settings = {**group.context_settings, "terminal_width": 100}
        wording(verb.get_help(click.Context(verb, info_name=verb.name, **settings)))


@pytest.mark.parametrize("name", [*group.commands])
def test_the_example_of_a_help_screen_is_a_command_that_its_verb_takes(name) -> None:
    verb = group.commands[name]
    examples = re.findall(r"conjuncture (\w+) ([^;]+)", str(verb.epilog))
    assert name == examples[0][0]
    for called, words in examples:
        group.commands[called].make_context(called, shlex.split(words), **group.context_settings)


def test_show_without_a_name_lists_the_theories(call, capsys) -> None:
    assert call("show", "--json") == 0
    assert {"canon.granovetter", "leninism", "canon.march"} <= set(json.loads(capsys.readouterr().out))


def test_show_prints_every_mechanism_with_its_source(call, capsys) -> None:
    from conjuncture.theories.leninism.essay import THEORY

    assert call("show", "leninism") == 0
    told = capsys.readouterr().out
    for name in THEORY.mechanisms:
        assert f"### {name}\n" in told
        assert THEORY.reading_of(name).source in told


def test_show_finds_the_mechanisms_that_mention_words_and_their_claims(call, capsys) -> None:
    assert call("show", "leninism", "--about", "grain towns") == 0
    told = capsys.readouterr().out
    assert told.startswith("## grain_to_towns")
    assert "- where: classes/industry, line" in told
    assert "- claims: " in told
    assert call("show", "leninism", "--about", "steam engines") == 2
    capsys.readouterr()
    assert call("show", "leninism", "--about", "grain towns", "--json") == 0
    first = json.loads(capsys.readouterr().out)[0]
    assert (first["name"], first["subject"]) == ("grain_to_towns", "classes/industry")
    assert "harvest" in first["reads"]


def test_show_writes_the_diagram(call, elsewhere) -> None:
    assert call("show", "canon.granovetter", "--diagram", "it.svg") == 0
    assert (elsewhere / "it.svg").read_text("utf-8").startswith("<svg")


def test_show_writes_a_page_that_needs_no_other_file(call, elsewhere, capsys) -> None:
    assert call("show", "small.roots", "--page", "it.html") == 0
    assert capsys.readouterr().out == "The page: it.html\n"
    assert (elsewhere / "it.html").read_text("utf-8").startswith("<!DOCTYPE html>")


def test_show_about_writes_the_neighbourhood_and_prints_json_too(call, elsewhere, capsys) -> None:
    assert call("show", "leninism.struggle", "--about", "willing", "--diagram", "it.svg", "--json") == 0
    told = capsys.readouterr()
    assert json.loads(told.out)[0]["read_by"] == ["on_strike", "takes_part"]
    assert (elsewhere / "it.svg").read_text("utf-8").count('<g class="edge') == 10


def test_a_misspelt_theory_is_an_error_with_the_nearest_name_and_no_traceback(call, capsys) -> None:
    assert call("show", "leninizm") == 2
    told = capsys.readouterr().err
    assert "'leninism'" in told
    assert "Traceback" not in told


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (("run", "rusia"), "'russia'"),
        (("run", "russia", "--without", "exampel"), "'example'"),
        (("run", "russia", "--reading", "on_strike"), "mechanism=reading"),
        (("run", "russia", "--reading", "on_strike=printed"), "'printed'"),
        (("run", "russia", "--theory", "canon.granovetter"), "on_strike"),
        (("run", "russia", "--theory", "nowhere.py"), "nowhere.py"),
        (("run", "russia", "--draws", "1"), "--draws"),
        (("run", "russia", "--workers", "99999999999"), " GB "),
        (("run", "organisation", "--draws", "99999999999"), " GB "),
        (
            ("run", "russia", "--scenario", "rosy", "--workers", "200", "--draws", "2"),
            "with_endogenous_events",
        ),
        (("record", "russia", "ru_striker_total"), "ru_strikers_total"),
        (("record", "russia", "--plot", "a.svg"), "SERIES"),
        (("new", "no-name"), "no-name"),
        (("new", "types"), "'types'"),
        (("new", "random.py"), "'random'"),
        (("new", "numpy"), "'numpy'"),
        (("new", "class"), "'class'"),
        (("new", "theories/types"), "types.py"),
        (("new", "con"), "Windows"),
        (("new", "mine", "--case", "--networks"), "one of them"),
        (("new", "mine", "--organisation", "--like", "russia"), "one of them"),
        (("show", "canon.march", "--diagram", "march.png"), ".svg"),
        (("show", "canon.march", "--page", "march.svg"), ".html"),
    ],
)
def test_bad_input_is_a_sentence_and_exit_code_two(call, capsys, words, named) -> None:
    assert call(*words) == 2
    told = capsys.readouterr().err
    assert named in told
    assert "Traceback" not in told


def test_new_writes_into_subfolders_and_parent_folders(call, elsewhere, monkeypatch) -> None:
    assert call("new", "theories/mine") == 0
    (elsewhere / "below").mkdir()
    monkeypatch.chdir(elsewhere / "below")
    assert call("new", "../mine") == 0
    assert (elsewhere / "mine.py").exists()
    assert (elsewhere / "theories" / "mine.py").exists()


def test_new_never_overwrites_a_file(call, elsewhere) -> None:
    (elsewhere / "mine.py").write_text("precious", "utf-8")
    assert call("new", "mine") == 2
    assert (elsewhere / "mine.py").read_text("utf-8") == "precious"


def test_the_new_theory_runs_and_a_second_run_is_read_from_the_store(call, capsys, elsewhere) -> None:
    assert call("new", "mine") == 0
    capsys.readouterr()
    command = ("run", "russia", "--theory", "mine.py", "--draws", "4", "--workers", "300", "--json")
    assert call(*command) == 0
    first = json.loads(capsys.readouterr().out)
    assert Path(first["report"]).exists()
    assert [row["year"] for row in first["strikers_by_year"]] == list(range(1895, 1915))
    assert {row["name"] for row in first["scores"]} >= {"mine", "persistence"}
    stored = {
        path: path.stat().st_mtime_ns for path in (elsewhere / "russia-mine-report").glob("store/*/batch-*")
    }
    assert stored
    assert call(*command) == 0
    assert json.loads(capsys.readouterr().out) == first
    again = (elsewhere / "russia-mine-report").glob("store/*/batch-*")
    assert {path: path.stat().st_mtime_ns for path in again} == stored


def test_the_new_case_is_a_folder_that_loads_under_its_own_name(call, elsewhere) -> None:
    from conjuncture.cases.registry import load

    assert call("new", "my_union", "--case") == 0
    assert load("./my_union").name == "my_union"
    assert call("new", "my_union", "--case") == 2  # it stays as it is
    assert not (elsewhere / "my_union" / "hashes.json").exists()  # free to be changed


def test_the_new_networks_are_a_case_and_a_theory_that_uses_its_ties(call, capsys, elsewhere) -> None:
    assert call("new", "mine", "--networks") == 0
    assert call("new", "mine", "--networks") == 2  # it stays as it is
    capsys.readouterr()
    assert call("run", "./mine", "--theory", "./mine", "--draws", "4", "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert told["theory"] == "mine"
    assert (elsewhere / told["report"]).exists()


def test_the_theory_of_a_new_folder_runs_only_if_code_is_allowed(
    call, capsys, elsewhere, monkeypatch
) -> None:
    assert call("new", "mine", "--networks") == 0
    (elsewhere / "below").mkdir()
    monkeypatch.chdir(elsewhere / "below")
    assert call("run", "../mine", "--draws", "4", "--json") == 2
    assert "theory.py" in capsys.readouterr().err
    assert call("run", "../mine", "--draws", "4", "--allow-code", "--json") == 0
    assert json.loads(capsys.readouterr().out)["theory"] == "mine"


def test_the_new_organisation_is_a_table_whose_run_prints_the_finding_first(call, capsys, elsewhere) -> None:
    assert call("new", "my_union", "--organisation") == 0
    assert call("new", "my_union", "--organisation") == 2  # it stays as it is
    table = elsewhere / "my_union" / "organisation.csv"
    text = table.read_text("utf-8")
    table.write_text(text.replace("turnout,,share of members,,,", "turnout,0.2,share of members,,counted,"))
    capsys.readouterr()
    assert call("run", "./my_union", "--draws", "4") == 0
    first, *others = capsys.readouterr().out.splitlines()
    assert first.startswith("Of 8 rules, ")
    assert any("10 rows of 11 are empty" in line for line in others)
    assert (elsewhere / "my_union-officers-report" / "one_sheet.html").exists()


def test_record_lists_plots_and_exports_a_series(call, capsys, elsewhere) -> None:
    assert call("record", "russia", "--find", "strikers_total", "--json") == 0
    rows = json.loads(capsys.readouterr().out)
    assert "ru_strikers_total" in {row["series_id"] for row in rows}
    words = ("ru_strikers_total", "--plot", "it.svg", "--export", "it.csv")
    assert call("record", "russia", *words) == 0
    told = capsys.readouterr().out
    assert "grade C" in told
    assert (
        "\nNote: factory-inspectorate enterprises only (no rail, mining, state, excise, building, small)"
        in told
    )
    assert "Sources differ on ru_strikers_total 1895-1904.\n  One: " in told
    assert "2863.2" in (elsewhere / "it.csv").read_text("utf-8")
    assert "<svg" in (elsewhere / "it.svg").read_text("utf-8")


@pytest.mark.slow
def test_the_run_that_writes_the_page_reads_two_shares(call, capsys, elsewhere) -> None:
    assert call("new", "mine") == 0
    words = (
        "run",
        "russia",
        "--theory",
        "mine.py",
        "--draws",
        "20",
        "--workers",
        "300",
        "--json",
        "--no-patterns",
    )
    for part, missing in ((2, 1), (1, 0)):
        capsys.readouterr()
        assert call(*words, "--share", f"{part}/2") == 0
        told = json.loads(capsys.readouterr().out)
        assert (told["done"], told["missing"], told["of"]) == (1, missing, 2)
        assert not (elsewhere / "russia-mine-prior-report" / "index.html").exists()
    kept = {path: path.stat().st_mtime_ns for path in elsewhere.rglob("batch-*")}
    assert call(*words) == 0
    assert kept == {path: path.stat().st_mtime_ns for path in elsewhere.rglob("batch-*")}
    assert (elsewhere / "russia-mine-prior-report" / "index.html").exists()


def test_a_wrong_share_and_a_share_of_a_single_question_are_refused(call, capsys) -> None:
    for words, told in (
        (("run", "russia", "--share", "4/3"), "4/3"),
        (("ledger", "leninism", "--share", "0/3"), "0/3"),
        (("ask", "russia", "O5", "--share", "x"), "3/20"),
        (("ask", "mine.toml", "--share", "1/2"), "--share"),
    ):
        assert call(*words) == 2
        assert told in " ".join(capsys.readouterr().err.split())
