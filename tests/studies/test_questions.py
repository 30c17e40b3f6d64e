"""Questions of one's own: over a table of cases, and over draws that are not ruled out."""

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest

import conjuncture
from conjuncture import Level, Simulation, Theory, Uniform, derived, given, parameter, regular_society, state
from conjuncture.cases.pattern import Pattern
from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.ledger.ground import Ground
from conjuncture.inquiry.question_file import read_question
from conjuncture.studies import questions
from conjuncture.studies.ask_settings import AskSettings
from conjuncture.studies.questions import ask_file

TABLE = "case,roots,army,won\na,1,0,1\nb,1,1,1\nc,0,1,0\nd,0,0,0\n"
OVER_CASES = 'table = "cases.csv"\n[question]\nis = "which conditions"\noutcome = "won"\n'
OVER_DRAWS = """case = "made"
not_ruled_out = true
[question]
is = "statement"
first = { outcome = { variable = "level" } }
relation = "above"
second = 0.5
"""
country = Level("country")


@derived(country, absent=0.0, source="constructed")
def level(*, height=parameter(Uniform(0, 1), unit="1", reason="constructed")):
    return height + 0.0


HIGH = Pattern(
    name="high", variable="level", over_time="mean", low=0.75, high=None, observation_sd=1e-6, model_sd=1e-6,
    unit="1", reason="constructed", source="constructed", rests_on="nothing",
)  # fmt: skip


@pytest.fixture
def asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    simulation = Simulation(Theory.of(level, name="made"), regular_society({"country": 1}), steps=4)
    ground = Ground(simulation, (HIGH,), lambda run: run)
    monkeypatch.setattr(questions, "ground_of", lambda *_, **__: ground)
    monkeypatch.setattr(questions, "load", lambda name, **_: name)
    (tmp_path / "cases.csv").write_text(TABLE, "utf-8")

    def ask(text: str, draws: int = 64):
        path = tmp_path / "mine.toml"
        path.write_text(text, "utf-8")
        return ask_file(read_question(path), None, None, replace(AskSettings(), draws=draws))

    return ask


def test_which_conditions_finds_a_table_beside_its_file(asked) -> None:
    answer = asked(OVER_CASES)
    assert answer.kind == "which conditions"
    assert "roots" in answer.words
    assert "army" not in answer.words.partition("roots")[0]


def test_a_file_can_limit_a_question_to_draws_that_are_not_ruled_out(asked, wording) -> None:
    some = asked(OVER_DRAWS)
    assert some.figures.holds.share == 1.0
    wording(some.words)
    every = asked(OVER_DRAWS.replace("not_ruled_out = true", ""))
    assert every.figures.holds.of == 64
    assert 0 < every.figures.holds.share < 1
    wording(every.warnings[-1])


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (OVER_CASES.replace('table = "cases.csv"', ""), "table"),
        (OVER_CASES.replace("cases.csv", "other.csv"), "other.csv"),
        (OVER_CASES.replace('"won"', '"win"'), "mine.toml: .*'win'"),
        ('table = "cases.csv"\n' + OVER_DRAWS, '"which conditions"'),
        (OVER_DRAWS.replace('case = "made"', ""), "case"),
    ],
)
def test_a_question_that_cannot_be_asked_is_refused_with_the_remedy(asked, text: str, message: str) -> None:
    with pytest.raises(QuestionError, match=message):
        asked(text)


def test_with_a_case_of_the_same_place_the_files_own_case_is_used(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    places = {"strikes": "here", "whole": "here", "elsewhere": "there"}
    over: list[str] = []

    def ground_of(case, *_, **__):
        over.append(case.name)
        raise QuestionError("far enough")

    for reads in ("load", "heading"):
        monkeypatch.setattr(
            questions, reads, lambda name, **_: SimpleNamespace(name=name, place=places[name])
        )
    monkeypatch.setattr(questions, "ground_of", ground_of)
    path = tmp_path / "mine.toml"
    path.write_text(OVER_DRAWS.replace("made", "whole"), "utf-8")
    for named in (None, "strikes", "elsewhere"):
        with pytest.raises(QuestionError, match="far enough"):
            ask_file(read_question(path), named, None, AskSettings())
    assert over == ["whole", "whole", "elsewhere"]


def test_a_line_sets_a_given_value_of_the_society() -> None:
    organisation = Level("organisation", within=(Level("country"),))
    rights = given(organisation, unit="0 none, 1 full", absent=0.5, name="faction_rights")

    @state(organisation, initial=0.0, within=(0, 1), unit="1", source="test")
    def distance(faction_rights):
        return 1 - faction_rights

    line = "last distance with faction_rights = 1 < last distance with faction_rights = 0"
    answer = conjuncture.ask("organisation", line, Theory.of(distance, rights, name="apart"), draws=4)
    assert answer.figures.statements[0].holds == 1
    assert answer.figures.statements[0].difference.median == -1  # the first less the second
