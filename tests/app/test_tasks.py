"""What forms ask for: command lines that the command line takes, of checked words alone."""

import shlex
from pathlib import Path
from typing import Any

import pytest

from conjuncture.app.choices import Choices
from conjuncture.app.form import Form
from conjuncture.app.task import Task
from conjuncture.app.views import FORMS
from conjuncture.cli.main import group
from conjuncture.errors import ConjunctureError
from conjuncture.inquiry.codec import decode
from conjuncture.inquiry.counterfactuals.what_if import WhatIf
from conjuncture.inquiry.experiments.interventions import cut, hold, set_parameter
from conjuncture.inquiry.experiments.outcomes import Outcome
from conjuncture.inquiry.question_file import read_question

STRUGGLE = {"case": "russia", "theory": "leninism.struggle"}


def task(kind: str, choices: Choices, **inputs: str | list[str]) -> Task:
    """The task of a form with these inputs; `__` in a name stands for what a name cannot hold."""
    pairs = [
        (name, value)
        for name, values in inputs.items()
        for value in (values if isinstance(values, list) else [values])
    ]
    return FORMS[kind][1](Form(tuple(pairs)), choices)


def parsed(line: str) -> dict[str, Any]:
    """What the command line reads of a line."""
    program, verb, *words = shlex.split(line)
    assert program == "conjuncture"
    return group.commands[verb].make_context(verb, words, **group.context_settings).params


def test_a_run_without_changes_has_the_shortest_command_line(choices: Choices) -> None:
    assert task("run", choices, **STRUGGLE).line == "conjuncture run russia --draws 64 --workers 2000"


def test_the_command_line_reads_every_change_of_a_run(choices: Choices) -> None:
    changes = {"cut": ["example", "fear"], "reading:against_whom": "at_once", "seed": "3", "draws": "8"}
    changes |= {"prior:authority.blow": "0.2..0.4"}
    rest = {"priors": "yes", "scenario": "with_endogenous_events", "theory": "leninism.struggle.mended"}
    read = parsed(task("run", choices, **STRUGGLE | changes | rest).line)
    assert read["cuts"] == ("example", "fear")
    assert read["priors"] == ("authority.blow=0.2..0.4",)
    assert read["readings"] == ("against_whom=at_once",)
    assert (read["theory_name"], read["scenario"]) == ("leninism.struggle.mended", "with_endogenous_events")
    assert (read["draws"], read["workers"], read["seed"], read["patterns"]) == (8, 2000, 3, False)


def test_the_what_if_form_becomes_the_question_that_it_describes(choices: Choices, tmp_path: Path) -> None:
    inputs = {
        "cut": "example",
        "set:authority.blow": "0.25",
        "hold": "fear",
        "hold at": "0",
        "hold since": "1905-01-01",
        "outcome": "strikers",
        "since": "1905-01-01",
        "over time": "sum",
        "member": "metal workers",
    }
    made = task("what-if", choices, **STRUGGLE | inputs)
    ((name, text),) = made.files.items()
    (tmp_path / name).write_text(text, "utf-8")
    done = cut("example") + set_parameter("authority.blow", 0.25) + hold("fear", 0.0, since="1905-01-01")
    outcome = Outcome("strikers", since="1905-01-01", over_time="sum", member="metal workers")
    assert read_question(tmp_path / name).question == WhatIf(done, (outcome,))
    assert parsed(made.line)["what"] == name
    assert decode  # the same codec reads what it writes


def test_a_statement_is_one_word_of_the_command_line(choices: Choices) -> None:
    text = "strikers without example < strikers in 1905"
    made = task("statement", choices, **STRUGGLE, statement=text)
    assert parsed(made.line)["what"] == text
    assert text in made.words


def test_a_claim_is_asked_with_the_spelling_of_its_id_in_the_ledger(choices: Choices) -> None:
    read = parsed(task("claim", choices, **STRUGGLE, claim="q5").line)
    assert (read["what"], read["rivals"], read["theory_name"]) == ("Q5", False, None)
    assert parsed(task("claim", choices, **STRUGGLE, claim="O5", rivals="yes").line)["rivals"]


WRONG = [
    ("run", {"cut": "exampel"}, "'example'"),
    ("run", {"cut": "--out=/tmp/x"}, "no mechanism"),
    ("run", {"reading:against_whom": "x"}, "at_once"),
    ("run", {"reading:nobody": "x"}, "no mechanism"),
    ("run", {"draws": "1"}, "from 2"),
    ("run", {"prior:authority.blow": "2"}, "between 0 and 1"),
    ("run", {"prior:authority.blo": "0.2"}, "'authority.blow'"),
    ("run", {"workers": "5"}, "from 100"),
    ("run", {"scenario": "x"}, "exogenous"),
    ("run", {"case": "/etc"}, "offers no case"),
    ("run", {"theory": "mine.py"}, "offers no theory"),
    ("what-if", {"outcome": "strikers"}, "changes nothing"),
    ("what-if", {"cut": "example"}, "outcome is empty"),
    ("what-if", {"cut": "example", "outcome": "a b"}, "not a variable"),
    ("what-if", {"cut": "exampel", "outcome": "strikers"}, "'example'"),
    ("what-if", {"set:fear.nothing": "1", "outcome": "strikers"}, "no quantity"),
    ("what-if", {"set:authority.blow": "much", "outcome": "strikers"}, "authority.blow"),
    ("what-if", {"hold": "fear", "outcome": "strikers"}, "hold at"),
    ("what-if", {"hold": "fear", "hold at": "0", "hold since": "x", "outcome": "strikers"}, "date"),
    ("what-if", {"cut": "example", "outcome": "strikers", "over time": "meen"}, "'mean'"),
    ("statement", {}, "empty"),
    ("statement", {"statement": "nothing at all"}, "compares"),
    ("statement", {"statement": "--out=x < 3"}, "begins each side"),
    ("statement", {"statement": "a < b of cases.csv"}, "name of a file"),
    ("statement", {"statement": "a < b of mine.toml"}, "name of a file"),
    ("claim", {}, "no claim is chosen"),
    ("claim", {"claim": "../../etc.toml"}, "no claim or question"),
    ("claim", {"claim": "ZZ9"}, "no claim or question"),
]


@pytest.mark.parametrize(("kind", "inputs", "said"), WRONG)
def test_a_form_that_cannot_run_is_refused_before_a_job_starts(
    choices: Choices, kind: str, inputs: dict[str, str], said: str
) -> None:
    with pytest.raises(ConjunctureError) as refused:
        task(kind, choices, **STRUGGLE | inputs)
    assert said in str(refused.value)


def test_the_address_of_a_form_has_all_inputs_that_were_sent(choices: Choices) -> None:
    made = task("run", choices, **STRUGGLE, cut=["example"], draws="8")
    address, _, query = made.back.partition("?")
    assert (address, Form.read(query)) == ("/run", made.form)
