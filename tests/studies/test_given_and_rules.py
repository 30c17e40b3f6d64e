"""A run on a society that gives other values, and the answer to what a case is about."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import click
import numpy as np
import pytest

import conjuncture
from conjuncture import Level, Theory, given, series, state
from conjuncture.cases.case import Case
from conjuncture.cases.tables import case_from_tables
from conjuncture.cli.given_option import parse_given
from conjuncture.errors import ConjunctureError
from conjuncture.inquiry.codec.worlds import decode_world
from conjuncture.inquiry.experiments.interventions import NOTHING_DONE, Intervention, Where, cut, set_given
from conjuncture.presentation.first_screen import first_screen

world = Level("world")
country = Level("country", within=(world,))
literacy = given(country, unit="share", within=(0, 1), absent=0.5)
colonial = given(country, unit="truth", absent=False)
war = series(country, unit="strain", absent=0.0)


@state(country, initial=1.0, within=(-9, 9), unit="1914 = 1", source="own idea")
def wage_index(wage_index, war, literacy, colonial, dt):
    """War eats wages, most where few read; a colony eats twice as much."""
    return wage_index - dt * war * (1 - literacy) * (1 + colonial)


THEORY = Theory.module(globals(), name="eaten")
IN_THE_SOUTH = Where(("country", "=", "South"))


@pytest.fixture
def case(tmp_path: Path) -> Case:
    files = {
        "case.toml": """name = "two"
title = "Two"
place = "nowhere"
start = "1914-01"
end = "1915-01"
default_theory = "canon.march"
description = "Two."
asks_about = "wage_index"
rules = ["literacy", "colonial"]
""",
        "society.csv": """level,member,within,variable,value,unit,kind,source_key,reason
country,North,world,,,,,,
country,South,world,,,,,,
country,*,,literacy,0.5,share,assumption,,guess
country,*,,colonial,no,truth,assumption,,guess
""",
        "inputs.csv": """variable,country,since,until,value,unit,kind,source_key,reason,scenario
war,*,,,0.4,strain,assumption,,guess,
legality,*,,,1,share,assumption,,guess,
trade,*,,,0,growth,assumption,,guess,
""",
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text, "utf-8")
    return case_from_tables(tmp_path)


def test_a_run_accepts_changed_given_variables_and_says_so(case: Case) -> None:
    other = set_given("literacy", 1.0, where=IN_THE_SOUTH)
    plain, changed = (conjuncture.run(case, THEORY, draws=2, given=done) for done in (NOTHING_DONE, other))
    for name, same in (("North", True), ("South", False)):
        one, two = (run.data["wage_index"].sel(country=name).to_numpy() for run in (plain, changed))
        assert np.array_equal(one, two) is same
    assert (changed.data["wage_index"].sel(country="South") == 1).all()
    assert decode_world(changed.to_dict()["given"], {}) == other
    assert plain.to_dict()["given"] == []
    assert any(str(other) in sentence for sentence in first_screen(changed).lines())


def test_a_run_refuses_unknown_given_variables(case: Case) -> None:
    with pytest.raises(ConjunctureError, match=r"wage.index"):
        conjuncture.run(case, THEORY, draws=2, given=cut("wage_index"))
    with pytest.raises(ConjunctureError, match=r"'literacy'.*'North'.* 2"):
        conjuncture.run(case, THEORY, draws=2, given=set_given("literacy", 2.0))


def test_the_effect_of_rules_is_given_with_the_run_in_python_words_and_json(case: Case) -> None:
    run = conjuncture.run(case, THEORY, draws=4)
    assert run.rules is not None
    strongest = {one.member: one.strongest and one.strongest.rule for one in run.rules.members}
    assert strongest == {"North": "literacy", "South": "literacy"}
    data = json.loads(run.to_json())["rules"]
    assert [one["member"] for one in data["members"]] == [one.member for one in run.rules.members]
    assert data["members"][0]["effects"][0]["moved"]["median"] == run.rules.members[0].effects[0].moved.median
    assert any("literacy" in sentence for sentence in first_screen(run).lines())


def test_a_case_without_a_main_variable_has_no_effect_of_rules(case: Case) -> None:
    run = conjuncture.run(replace(case, asks_about="", rules=()), THEORY, draws=2)
    assert run.rules is None
    assert "rules" not in run.to_dict()


@pytest.mark.parametrize(
    ("texts", "done"),
    [
        ((), NOTHING_DONE),
        (("literacy=0.25",), set_given("literacy", 0.25)),
        (("literacy[South]=1",), set_given("literacy", 1.0, where=IN_THE_SOUTH)),
        (("colonial=yes", "literacy = 0"), set_given("colonial", value=True) + set_given("literacy", 0.0)),
        (("litteracy[South]=1",), set_given("litteracy", 1.0)),
    ],
)
def test_the_command_line_and_python_give_the_same_result(texts: tuple[str, ...], done: Intervention) -> None:
    assert parse_given(texts, THEORY) == done


@pytest.mark.parametrize("text", ["literacy", "literacy=much", "[South]=1", "literacy[]=1", "a=b=1"])
def test_a_given_in_a_wrong_form_is_refused_with_the_right_form(text: str) -> None:
    with pytest.raises(click.UsageError, match=r"NAME\[MEMBER\]=NUMBER"):
        parse_given((text,), THEORY)
