"""Questions as they are written in files: each kind is read as what one would make by hand."""

import json
import math
import tomllib
from pathlib import Path

import pytest

from conjuncture.files.mistakes import FileError
from conjuncture.inquiry.codec import decode, decode_world, encode, toml_of
from conjuncture.inquiry.codec.kinds import name_of
from conjuncture.inquiry.counterfactuals.sine_qua_non import Factor, SineQuaNon
from conjuncture.inquiry.counterfactuals.through_what import ThroughWhat
from conjuncture.inquiry.counterfactuals.what_if import WhatIf
from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.experiments.interventions import (
    Act,
    Intervention,
    Where,
    cut,
    cut_arrow,
    hold,
    set_input,
    set_parameter,
)
from conjuncture.inquiry.experiments.knockouts import Switch
from conjuncture.inquiry.experiments.outcomes import Outcome
from conjuncture.inquiry.experiments.wave_height import WaveHeight
from conjuncture.inquiry.links.link import Link
from conjuncture.inquiry.qca.question import WhichConditions
from conjuncture.inquiry.qca.worlds_as_cases import WhichConditionsInWorlds
from conjuncture.inquiry.question_file import read_question
from conjuncture.inquiry.sensitivity.hysteresis import Hysteresis
from conjuncture.inquiry.sensitivity.indices import Sensitivity
from conjuncture.inquiry.sensitivity.reading_audit import ReadingAudit, Target
from conjuncture.inquiry.sensitivity.scenario_discovery import WhereItFlips
from conjuncture.inquiry.sensitivity.threshold_scan import ThresholdScan
from conjuncture.inquiry.statements.event import Event
from conjuncture.inquiry.statements.side import Side
from conjuncture.inquiry.statements.statement import Statement, Together
from conjuncture.studies.registry.ledgers import get_claims, ledgers

MOOD = Outcome("mood")
LOW = Statement(Side(MOOD), "below", 0.5)
WRITTEN = {
    """is = "statement"
    first = { outcome = { variable = "mood", where = [["country", "=", "A"]] }, world = "calm + no talk" }
    relation = "above"
    second = { outcome = { variable = "mood" } }
    margin = 0.1""": Statement(
        Side(Outcome("mood", where=Where(("country", "=", "A"))), hold("war", 0.0) + cut("talk")),
        "above",
        Side(MOOD),
        0.1,
    ),
    """is = "together"
    statements = [{ first = { outcome = { is = "wave height", variable = "mood" } }, relation = "between", \
second = [0, 1.5] }]
    given = [{ first = { outcome = { variable = "mood" } }, relation = "below", second = 0.5 }]""": Together(
        (Statement(Side(WaveHeight("mood")), "between", (0, 1.5)),), (LOW,)
    ),
    """is = "what if"
    done = [{ cut = "talk" }, { input = "war", at = [1.0, 0.0] }]
    instead_of = "calm"
    outcomes = [{ variable = "mood" }]""": WhatIf(
        cut("talk") + set_input("war", [1.0, 0.0]), (MOOD,), hold("war", 0.0)
    ),
    """is = "through what"
    done = [{ cut_arrow = "talk", of = "mood" }]
    outcome = { variable = "mood" }
    mediators = ["hunger"]
    arrows = { "by mouth" = [["talk", "mood"]] }
    held = { hunger = 1.0 }""": ThroughWhat(
        cut_arrow("talk", "mood"),
        MOOD,
        ("hunger",),
        arrows={"by mouth": (("talk", "mood"),)},
        held={"hunger": 1.0},
    ),
    """is = "sine qua non"
    event = { outcome = { variable = "mood" }, relation = ">", bound = 0.4 }
    factors = [{ name = "talk", absent = [{ cut = "talk" }] }]""": SineQuaNon(
        Event(MOOD, ">", 0.4), (Factor("talk", cut("talk")),)
    ),
    """is = "link"
    first = { first = { outcome = { variable = "mood" } }, relation = "below", second = 0.5 }
    second = { first = { outcome = { variable = "mood" }, world = "calm" }, relation = "below", second = 0.5 }
    among = ["talk", { name = "cool", off = [{ parameter = "hunger.dearth", at = 0.0 }] }]""": Link(
        LOW,
        Statement(Side(MOOD, hold("war", 0.0)), "below", 0.5),
        ("talk", Switch("cool", set_parameter("hunger.dearth", 0.0))),
    ),
    """is = "hinges on"
    outcome = { variable = "mood" }
    method = "morris"
    parameters = ["hunger.dearth"]""": Sensitivity(MOOD, ("hunger.dearth",), "morris"),
    """is = "threshold scan"
    what = "war"
    low = 0
    high = 1.0
    outcome = { variable = "mood" }""": ThresholdScan("war", 0, 1.0, MOOD),
    """is = "hysteresis"
    what = "war"
    low = 0
    high = 1.0
    outcome = { variable = "mood" }""": Hysteresis("war", 0, 1.0, MOOD),
    """is = "where it flips"
    outcome = { variable = "mood" }
    above = 0.5
    done = "no talk" """: WhereItFlips(MOOD, 0.5, done=cut("talk")),
    """is = "which conditions"
    outcome = "won"
    conditions = ["roots", "army"]
    contradictions = "refuse" """: WhichConditions("won", ("roots", "army")),
    """is = "which conditions in worlds"
    outcome = { outcome = { variable = "mood" }, relation = ">", bound = 0.4 }
    conditions = [{ outcome = { variable = "talk" }, relation = ">", bound = 0 }]
    interventions = ["calm"]""": WhichConditionsInWorlds(
        Event(MOOD, ">", 0.4), (Event(Outcome("talk"), ">", 0),), (hold("war", 0.0),)
    ),
    """is = "audit"
    targets = [{ outcome = { variable = "mood" }, low = 0, high = 1 }]
    readings = { mood = ["plain"] }""": ReadingAudit((Target(MOOD, 0, 1),), {"mood": ("plain",)}),
}
WORLDS = {"calm": [{"hold": "war", "at": 0.0}], "no talk": [{"cut": "talk"}], "both": "calm + no talk"}


@pytest.mark.parametrize("text", WRITTEN, ids=lambda text: text.split('"')[1])
def test_a_question_written_down_is_the_one_made_by_hand(text: str) -> None:
    assert decode(tomllib.loads(text), WORLDS) == WRITTEN[text]


@pytest.mark.parametrize("question", WRITTEN.values(), ids=lambda one: name_of(type(one)))
def test_a_question_made_by_hand_is_read_again_from_what_is_written_of_it(question: object) -> None:
    data = encode(question)
    assert decode(json.loads(json.dumps(data))) == question
    assert tomllib.loads(toml_of(question)) == {"question": data}


def test_what_keeps_its_default_and_what_is_usual_is_not_written() -> None:
    assert encode(WhereItFlips(MOOD, 0.5)) == {
        "is": "where it flips",
        "outcome": {"variable": "mood"},
        "above": 0.5,
    }
    wave = Statement(Side(WaveHeight("mood")), "below", math.inf)
    assert encode(wave)["first"] == {"outcome": {"is": "wave height", "variable": "mood"}}
    assert encode(wave)["second"] == "inf"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({"is": "outcome", "variable": "mood"}, "'outcome'"),
        ({"is": "where it flips", "outcome": {"is": "side"}, "above": 1.0}, "'outcome'.*'side'"),
        ({"is": "where it flips", "outcome": {"variable": "mood"}, "above": None}, "'above'.*None"),
        ({"is": "where it flips", "outcome": {"variable": "mood"}, "above": "many"}, "'above'.*'many'"),
        ({"is": "links.link.Link"}, "'links.link.Link'"),
        ([], "`is`"),
    ],
)
def test_data_that_is_no_question_is_refused(data: object, message: str, wording) -> None:
    with pytest.raises(QuestionError, match=message) as refused:
        decode(data)
    wording(refused.value)


def test_what_no_question_holds_cannot_be_written_down() -> None:
    with pytest.raises(QuestionError, match="Path"):
        encode(Path("x"))
    with pytest.raises(QuestionError, match=r"'since'|cut"):
        encode(WhatIf(Intervention((Act("cut", "talk", since="1905-01-01"),)), (MOOD,)))


def test_every_question_of_the_ledgers_is_read_again_from_what_is_written_of_it() -> None:
    files = [get_claims(name) for name in ledgers()]
    questions = [claim.question for file in files for claim in file.claims if claim.question is not None]
    questions += [one for file in files for question in file.questions for one in question.beside]
    assert len(questions) > 70
    for question in questions:
        assert decode(tomllib.loads(toml_of(question))["question"]) == question


def test_a_world_is_acts_or_names_joined_by_plus() -> None:
    assert decode_world("both + calm", WORLDS) == hold("war", 0.0) + cut("talk") + hold("war", 0.0)
    some = [{"input": "war", "at": 0.0, "since": "1900-01-01", "where": [["country", "=", "A"]]}]
    assert decode_world(some, {}) == set_input(
        "war", 0.0, since="1900-01-01", where=Where(("country", "=", "A"))
    )
    for wrong, message in {
        "calmer": "no world 'calmer'.*'calm'",
        (): r"\(\)",
    }.items():
        with pytest.raises(QuestionError, match=message):
            decode_world(wrong, WORLDS)


@pytest.mark.parametrize(
    ("act", "message"),
    [
        ({"cut": "talk", "since": "1900-01-01"}, "'since'.*'cut'"),
        ({"hold": "war"}, "needs `at`"),
        ({"cut_arrow": "war"}, "needs `of`"),
        ({"hold": "war", "at": 0.0, "where": ["country"]}, "conditions"),
        ({"hold": "war", "at": 0.0, "where": [["country", "is", "A"]]}, "'is'"),
        ({"wire": "war", "at": "as it was"}, "needs `of`"),
        ({"wired": "war"}, "wired"),
    ],
)
def test_what_cannot_be_done_is_refused(act: dict, message: str, wording) -> None:
    with pytest.raises(QuestionError, match=message) as refused:
        decode_world([act], {})
    wording(refused.value)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("[question]\nis = 'what if'", [(1, "question", "a 'what if' needs done, outcomes")]),
        ("[question]\nis = 'what iff'", [(1, "question", "'what iff'. Did you mean 'what if'")]),
        ("[question]\ndone = []", [(1, "question", "says what it `is`")]),
        ("[question]\nis = 'hinges on'\noutcome = 'mood'", [(1, "question", "'outcome' is a table")]),
        (
            "[question]\nis = 'hinges on'\noutcome = { variable = 'mood', over_time = 'men' }",
            [(1, "question", "'over_time' cannot be 'men'. Did you mean 'mean'")],
        ),
        (
            "[question]\nis = 'hinges on'\noutcome = { variable = 'mood', since = '05.12.1905' }",
            [(1, "question", "'05.12.1905' is no date")],
        ),
        ("[question]\nis = 'hinges on'\nmethod = ['sobol']", [(1, "question", "not a list")]),
        (
            "draws = 'many'\ndraw = 3\n[question]\nis = 'what if'",
            [(1, "draws", "a whole number"), (2, "draw", "'draw'"), (3, "question", "needs done")],
        ),
        ("draws = 0\n[question]\nis = 'what if'", [(1, "draws", "1 or more"), (2, "question", "needs")]),
        ("case = 'russia'", [(None, None, "asks nothing")]),
        ("case = 'russia'\n[question", [(2, None, "not TOML")]),
    ],
)
def test_all_mistakes_in_a_file_are_named_with_line_and_key(
    tmp_path: Path, text: str, found: list[tuple[int | None, str | None, str]]
) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(FileError) as error:
        read_question(path)
    assert [(one.line, one.column) for one in error.value.mistakes] == [place[:2] for place in found]
    for mistake, (_, _, said) in zip(error.value.mistakes, found, strict=True):
        assert said in mistake.problem


def test_a_ledger_is_no_question(tmp_path: Path, wording) -> None:
    path = tmp_path / "mine.toml"
    path.write_text("[[claim]]\nid = 'O1'", "utf-8")
    with pytest.raises(QuestionError, match="conjuncture ledger") as refused:
        read_question(path)
    wording(refused.value)


def test_a_question_may_begin_with_the_mark_that_editors_write(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    text = "[question]\nis = 'what if'\ndone = 'no war'\noutcomes = [{ variable = 'mood' }]\n"
    path.write_bytes(("\ufeff[worlds]\n'no war' = []\n" + text).encode())
    assert read_question(path).question.outcomes[0].variable == "mood"
