"""The truth table of Lipset's democracies is that which R prints.

What R prints stands in the tests of the package QCA (Duşa, github.com/dusadrian/QCA, commit ee9fd13,
tests/testthat/_snaps/truthTable.md, `print(ttLC, show.cases = TRUE)`).
"""

import re
from pathlib import Path

import pytest

from conjuncture.inquiry.qca.question import WhichConditions
from conjuncture.inquiry.qca.table import Table
from conjuncture.presentation.answers import answer_html, write_answer
from conjuncture.presentation.truth_table_rows import truth_table_shown

from .colours import contrast
from .driven_browser import driven

NAMES = ("DEV", "URB", "LIT", "IND", "STB")
IN_R = """
0 0 0 0 0  0  3 0.000 0.000 GR,PT,ES
0 0 0 0 1  0  2 0.000 0.000 IT,RO
0 0 1 0 0  0  2 0.000 0.000 HU,PL
0 0 1 0 1  0  1 0.000 0.000 EE
1 0 1 0 1  1  2 1.000 1.000 FI,IE
1 0 1 1 0  0  1 0.000 0.000 AU
1 0 1 1 1  1  2 1.000 1.000 FR,SE
1 1 1 1 0  0  1 0.000 0.000 DE
1 1 1 1 1  1  4 1.000 1.000 BE,CZ,NL,UK
"""
ROWS = [line.split() for line in IN_R.strip().splitlines()]
LIPSET = Table.rows(
    (*NAMES, "SURV"),
    {case: [*map(int, row[:5]), int(row[5])] for row in ROWS for case in row[-1].split(",")},
)


def shown(table: Table, outcome: str = "SURV", **settings):
    answer = WhichConditions(outcome, moved_times=0, **settings).ask(table)
    return answer, truth_table_shown(answer.figures)


def test_every_row_and_heading_is_r_s() -> None:
    _, table = shown(LIPSET)
    assert [row[:-1] for row in table.rows] == [tuple(row[:-1]) for row in ROWS]
    assert [row[-1].replace(" ", "").split(",") for row in table.rows] == [row[-1].split(",") for row in ROWS]
    in_r = [name or heading for heading, name in table.headings]
    assert in_r == [*NAMES, "OUT", "n", "incl", "PRI", "cases"]
    assert table.unseen == 2**5 - len(ROWS)
    assert [sign for sign, _ in table.outputs] == ["1", "0"]


def test_a_condition_with_three_values_stands_as_its_value() -> None:
    made = Table.rows(("A", "B", "Y"), {"a": (0, 0, 0), "b": (1, 1, 0), "c": (2, 1, 1), "d": (2, 0, 0)})
    _, table = shown(made, "Y")
    assert [row[:3] for row in table.rows] == [
        ("0", "0", "0"), ("1", "1", "0"), ("2", "0", "0"), ("2", "1", "1"),
    ]  # fmt: skip
    assert table.unseen is None


def test_a_row_with_fewer_cases_than_asked_says_nothing() -> None:
    _, table = shown(LIPSET, cases=2)
    few = {row[6]: row[5] for row in table.rows}
    assert few["1"] == "?"
    assert few["4"] == "1"


def test_the_page_has_the_table_with_r_s_name_below_each_heading() -> None:
    answer, table = shown(LIPSET)
    (html,) = re.findall(r'<table class="truth">.*?</table>', answer_html(answer), re.DOTALL)
    assert re.findall(r"<th scope=\"col\">([^<]*)", html) == [
        *NAMES, "outcome ", "cases ", "consistency ", "PRI ", "names ",
    ]  # fmt: skip
    assert re.findall(r"<code>(\w+)</code>", html) == ["OUT", "n", "incl", "PRI", "cases"]
    cells = re.findall(r"<td[^>]*>([^<]*)</td>", html)
    assert cells == [cell for row in table.rows for cell in row]


@pytest.mark.parametrize("width", [390, 1280])
def test_no_table_of_the_page_scrolls_sideways(tmp_path: Path, browser: str, width: int) -> None:
    page = write_answer(shown(LIPSET)[0], tmp_path / "page")
    with driven(browser, tmp_path) as driver:
        driver.open(page, width)
        overflowing = (
            "[...document.querySelectorAll('.scroll')].map((one) => one.scrollWidth - one.clientWidth)"
        )
        assert max(driver.see(overflowing)) <= 0
        told = driver.see("""[...document.querySelectorAll('.truth td.condition')].map((one) => {
            const [style, before] = [getComputedStyle(one), getComputedStyle(one, '::before')];
            return [one.textContent, before.content, style.color, style.backgroundColor];
        })""")
    names = [name.replace('"', "").strip() for _, name, _, _ in told]
    looks = {value: (colour, ground) for value, _, colour, ground in told}
    if width > 640:
        assert set(names) == {"none"}
        return
    assert names == [*NAMES] * len(ROWS)
    assert contrast(*looks["1"]) >= 4.5
    assert contrast(looks["0"][0], "rgb(255, 255, 255)") >= 4.5
    assert looks["0"] != looks["1"]
