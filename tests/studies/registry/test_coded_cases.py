"""Codings by name: the recorded ones with their sureness, tables of one's own, and what is refused."""

from dataclasses import replace
from pathlib import Path

import pytest

from conjuncture.cases.situations import codings, roots, situations
from conjuncture.cases.situations.roots import agreement_in_words
from conjuncture.files.mistakes import FileError
from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.question_file import read_question
from conjuncture.studies.ask_settings import AskSettings
from conjuncture.studies.questions import ask_file
from conjuncture.studies.registry.coded_cases import get_codings, read_table

QUESTION = """[question]
is = "conditions"
cases = "cases.csv"
[[question.assertions]]
expression = "army"
relation = "sufficient for"
outcome = "won"
"""
TABLE = "case,army,roots,won\na,0.9,0.1,0.95\nb,0.8,0.9,0.9\nc,0.1,0.9,0.05\nd,0.05,0.1,0.1\n"


def asked(folder: Path, text: str, table: str = TABLE):
    (folder / "cases.csv").write_text(table, "utf-8")
    (folder / "mine.toml").write_text(text, "utf-8")
    return ask_file(read_question(folder / "mine.toml"), None, None, replace(AskSettings(), draws=240))


def test_the_error_of_a_recorded_code_depends_on_its_basis() -> None:
    found, long = get_codings("situations"), codings().set_index(["case_id", "condition"])
    for place, case in enumerate(situations().index):
        for name in found.table.columns:
            basis = long.loc[(case, name), "basis"]
            assert found.width(name)[place] == (0.1 if basis == "data-anchored" else 0.2)
    assert "0.2" in found.told
    assert "Russia October 1917" in found.table.cases


@pytest.mark.parametrize("coding", ["implantation", "roots_any", "roots_leninist"])
def test_each_of_three_codings_of_roots_has_the_same_situations(coding: str) -> None:
    found, both = get_codings(f"situations_{coding}"), roots().dropna()
    assert found.table.column("implantation").tolist() == both[coding].tolist()
    assert found.table.column("outcome").tolist() == situations().loc[both.index, "outcome"].tolist()
    assert len(found.width("implantation")) == len(found.table.cases) == 14
    assert f"coded as {coding}" in found.told


def test_every_use_of_the_situations_reports_the_agreement_of_coders(tmp_path: Path) -> None:
    text = 'table = "situations"\n[question]\nis = "which conditions"\noutcome = "outcome"\n'
    text += 'conditions = ["army_split", "mass"]\nmoved_times = 0\n'
    assert any(agreement_in_words() in one for one in asked(tmp_path, text).warnings)
    assert agreement_in_words() in get_codings("situations").told


def test_all_recorded_codes_can_have_a_chosen_error() -> None:
    wide = get_codings("situations").all_unsure_by(0.3)
    assert set(wide.width("mass")) == {0.3}
    assert get_codings("situations", 0.05).width("mass").max() == 0.05


def test_for_a_users_table_the_answer_says_that_the_error_of_codes_is_unknown(
    tmp_path: Path, wording
) -> None:
    answer = asked(tmp_path, QUESTION)
    assert answer.kind == "conditions"
    assert answer.figures.cases == 4
    wording(answer.words, *answer.warnings)


def test_the_answer_says_that_kinds_are_not_moved(tmp_path: Path, wording) -> None:
    answer = asked(tmp_path, QUESTION, "case,army,won\na,1,1\nb,0,0\n")
    wording(answer.words)
    assert answer.figures.holds.share == 1.0


ARMS, WIN = QUESTION.replace('"army"', '"arms"'), QUESTION.replace('"won"', '"win"')


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (ARMS, "mine.toml: cases.csv: .*'arms'.*'army'"),
        (WIN, "mine.toml: cases.csv: .*'win'.*'won'"),
        (QUESTION.replace("cases.csv", "other.csv"), "mine.toml: .*other.csv"),
        (QUESTION.replace("cases.csv", "situation"), "mine.toml: .*'situation'.*'situations'"),
        (QUESTION.replace('"army"', '"army*"'), "mine.toml: cases.csv: ''"),
    ],
)  # fmt: skip
def test_a_missing_table_or_coding_is_named_with_file_and_remedy(
    tmp_path: Path, text: str, told: str, wording
) -> None:
    with pytest.raises(QuestionError, match=told) as refused:
        asked(tmp_path, text)
    wording(refused.value)


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("case,army\na,1\nb,much\n", 3, "army"),
        ("case,army\na,\n", 2, "army"),
        ("case,roots,crisis,won\na,0,1,0,1\n", 2, None),
        ("case,army\na\n", 2, None),
        ("case,army,army\na,1,1\n", 1, "army"),
        ("case;army\na;1\n", 1, None),
        ('case,army\na,"0,5"\n', 2, "army"),
        ("Russia,1,0\n", 1, 2),
        ("case,army\n,1\n", 2, "case"),
        ("", 1, None),
    ],
)
def test_a_table_with_a_mistake_is_refused_with_its_line_and_column(
    tmp_path: Path, text: str, line: int, column: str | int | None
) -> None:
    (tmp_path / "cases.csv").write_text(text, "utf-8")
    with pytest.raises(FileError) as error:
        read_table(tmp_path / "cases.csv")
    assert (error.value.mistakes[0].line, error.value.mistakes[0].column) == (line, column)


def test_a_condition_in_the_column_of_names_is_refused(tmp_path: Path, wording) -> None:
    (tmp_path / "cases.csv").write_text("army,roots,won\n0.9,0.1,0.95\n0.8,0.9,0.9\n0.1,0.7,0\n", "utf-8")
    with pytest.raises(QuestionError, match="'army' has degrees") as refused:
        read_table(tmp_path / "cases.csv")
    wording(refused.value)
    (tmp_path / "cases.csv").write_text("number,army,won\n1,0.9,0.95\n2,0.8,0.9\n3,0.1,0\n", "utf-8")
    assert read_table(tmp_path / "cases.csv").cases == ("1", "2", "3")


def test_which_conditions_can_be_asked_of_the_recorded_situations(tmp_path: Path) -> None:
    text = 'table = "situations"\n[question]\nis = "which conditions"\noutcome = "outcome"\n'
    text += 'conditions = ["army_split", "mass"]\nmoved_times = 0\n'
    answer = asked(tmp_path, text)
    assert answer.figures.with_outcome == ("Russia October 1917",)
    assert answer.figures.memberships.cases[0] == "Russia 1905-07"
