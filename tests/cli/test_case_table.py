"""A table of cases asked in one line, on tables with published solutions (tests/science/qca)."""

import json
import shutil
from pathlib import Path

import pytest

LIPSET = Path(__file__).parents[1] / "science" / "qca" / "lipset_kinds.csv"


@pytest.fixture(autouse=True)
def lipset(elsewhere: Path) -> None:
    shutil.copy(LIPSET, elsewhere / "lipset.csv")


def figures(capsys) -> dict:
    return json.loads(capsys.readouterr().out)["figures"]


def test_one_command_finds_lipsets_published_solutions(call, capsys) -> None:
    """Rihoux and De Meur 2009: DEV*STB, and DEV*LIT*~URB*STB + DEV*LIT*IND*STB where nothing is assumed."""
    assert call("ask", "lipset.csv", "--outcome", "SURV", "--json") == 0
    words = json.dumps(figures(capsys))
    assert "DEV*~URB*LIT*STB" in words
    assert "DEV*LIT*IND*STB" in words
    assert Path("lipset-answer/index.html").is_file()


def test_the_truth_table_and_the_solutions_are_printed_with_r_s_names(call, capsys) -> None:
    assert call("ask", "lipset.csv", "--outcome", "SURV") == 0
    lines = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert ["DEV", "URB", "LIT", "IND", "STB", "OUT", "n", "incl", "PRI", "cases"] in lines
    assert [
        "DEV*LIT*IND*STB",
        "1.000",
        "1.000",
        "0.750",
        "0.500",
        "FR,",
        "SE,",
        "BE,",
        "CZ,",
        "NL,",
        "UK",
    ] in lines


def test_conditions_and_the_fewest_cases_change_the_answer(call, capsys) -> None:
    assert call("ask", "lipset.csv", "--outcome", "SURV", "--json", "--out", "all") == 0
    of_all = figures(capsys)
    few = ("--conditions", "DEV, URB,LIT", "--inclusion", "0.8", "--expected", "DEV", "--fewest", "2")
    assert call("ask", "lipset.csv", "--outcome", "SURV", *few, "--json", "--out", "few") == 0
    of_few = figures(capsys)
    assert "STB" in json.dumps(of_all)
    assert "STB" not in json.dumps(of_few)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("lipset.csv",), "--outcome COLUMN"),
        (("none.csv", "--outcome", "SURV"), "no file 'none.csv'"),
        (("lipset.csv", "--outcome", "SURF"), "SURV"),
        (("russia", "O5", "--outcome", "SURV"), "ask cases.csv --outcome"),
    ],
)
def test_a_table_without_its_outcome_or_an_outcome_without_its_table_is_refused(
    call, capsys, words, said
) -> None:
    assert call("ask", *words) == 2
    assert said in " ".join(capsys.readouterr().err.split())
