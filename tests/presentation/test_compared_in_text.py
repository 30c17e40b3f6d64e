"""The command line prints the tables that R prints for Lipset's democracies, figure by figure.

The printed tables are those in the tests of the R package QCA (Duşa, github.com/dusadrian/QCA, commit
ee9fd13, tests/testthat/_snaps/truthTable.md and minimize.md): LC is the table in kinds, LF that in degrees.
"""

import csv
from pathlib import Path

from conjuncture.inquiry.qca.question import WhichConditions
from conjuncture.inquiry.qca.table import Table
from conjuncture.presentation.compared_in_text import compared_in_text

TABLES = Path(__file__).parents[1] / "science" / "qca"
ALL = ("DEV", "URB", "LIT", "IND", "STB")


def printed(name: str, **settings) -> list[str]:
    """The paragraphs, with single blanks between words."""
    (_, *names), *rows = csv.reader((TABLES / f"{name}.csv").read_text("utf-8").splitlines())
    table = Table.rows(names, {case: [float(value) for value in values] for case, *values in rows})
    answer = WhichConditions("SURV", moved_times=0, **settings).ask(table)
    text = compared_in_text(answer.figures)
    return ["\n".join(" ".join(line.split()) for line in part.splitlines()) for part in text.split("\n\n")]


def test_of_kinds_the_truth_table_and_the_conservative_solution_are_r_s() -> None:
    truth, conservative, parsimonious = printed("lipset_kinds")
    assert truth.splitlines()[1:] == [
        "DEV URB LIT IND STB OUT n incl PRI cases",
        "0 0 0 0 0 0 3 0.000 0.000 GR, PT, ES",
        "0 0 0 0 1 0 2 0.000 0.000 IT, RO",
        "0 0 1 0 0 0 2 0.000 0.000 HU, PL",
        "0 0 1 0 1 0 1 0.000 0.000 EE",
        "1 0 1 0 1 1 2 1.000 1.000 FI, IE",
        "1 0 1 1 0 0 1 0.000 0.000 AU",
        "1 0 1 1 1 1 2 1.000 1.000 FR, SE",
        "1 1 1 1 0 0 1 0.000 0.000 DE",
        "1 1 1 1 1 1 4 1.000 1.000 BE, CZ, NL, UK",
    ]
    assert conservative.splitlines()[1:] == [
        "inclS PRI covS covU cases",
        "DEV*~URB*LIT*STB 1.000 1.000 0.500 0.250 FI, IE, FR, SE",
        "DEV*LIT*IND*STB 1.000 1.000 0.750 0.500 FR, SE, BE, CZ, NL, UK",
        "all together 1.000 1.000 1.000",
    ]
    assert parsimonious.splitlines()[2:] == [
        "DEV*STB 1.000 1.000 1.000 - FI, IE, FR, SE, BE, CZ, NL, UK",
        "all together 1.000 1.000 1.000",
    ]


def test_of_degrees_the_three_solutions_are_r_s() -> None:
    _, conservative, parsimonious, intermediate = printed("lipset_degrees", inclusion=0.7, expected=ALL)
    assert conservative.splitlines()[2:] == [
        "DEV*~URB*LIT*STB 0.809 0.761 0.433 0.196 FI, IE, FR, SE",
        "DEV*LIT*IND*STB 0.843 0.821 0.622 0.385 FR, SE, BE, CZ, NL, UK",
        "all together 0.871 0.851 0.818",
    ]
    cases = "- FI, IE, FR, SE, BE, CZ, NL, UK"
    for found, term in ((parsimonious, "DEV*STB"), (intermediate, "DEV*LIT*STB")):
        assert found.splitlines()[2:] == [
            f"{term} 0.869 0.848 0.824 {cases}",
            "all together 0.869 0.848 0.824",
        ]


def test_columns_stand_one_below_another() -> None:
    (_, *names), *rows = csv.reader((TABLES / "lipset_kinds.csv").read_text("utf-8").splitlines())
    table = Table.rows(names, {case: list(map(float, values)) for case, *values in rows})
    text = compared_in_text(WhichConditions("SURV", moved_times=0).ask(table).figures)
    _, heading, *lines = text.split("\n\n")[0].splitlines()
    assert {line.index(line.split()[9]) for line in lines} == {heading.index("cases")}


def test_a_solution_without_a_model_is_said_to_have_none() -> None:
    table = Table.rows(("A", "Y"), {"a": (1, 0), "b": (1, 1), "c": (0, 0)})
    answer = WhichConditions("Y", contradictions="negative", moved_times=0).ask(table)
    assert "The conservative solution has no model" in compared_in_text(answer.figures)
