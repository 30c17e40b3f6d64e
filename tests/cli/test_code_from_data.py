"""Data never runs code, unless the user says so; what the user names runs."""

import sys
from pathlib import Path

import pytest

import conjuncture
from conjuncture.cases.tables.first_draft import write_tables
from conjuncture.errors import ConjunctureError
from conjuncture.files.code import CodeFromDataError
from conjuncture.inquiry.codec import decode
from conjuncture.inquiry.errors import QuestionError
from conjuncture.studies.registry.theories import theory_in_data

EVIL = "from pathlib import Path\nPath('ran').touch()\n"
ASKED = """
[question]
is = "what if"
done = [{ cut = "example" }]
outcomes = [{ variable = "taking_part_share" }]
"""
CLAIM = """
title = "t"
theory = "THEORY"
case = "CASE"
[[claim]]
id = "C1"
holder = "someone"
locator = "p. 1"
sentence = "s"
asked_so = "a"
counts_against = "c"
against = ""
answer = "a"
question = { is = "statement", first = { outcome = { variable = "n" } }, relation = "above", second = 1.0 }
"""


@pytest.fixture
def evil(elsewhere: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a module, a package, and two folders of tables whose data or `case.py` would run code."""
    monkeypatch.syspath_prepend(str(elsewhere))
    for name in [name for name in sys.modules if name.startswith("evil")]:
        monkeypatch.delitem(sys.modules, name)
    for name in ("evil.py", "evil_module.py", "evil_package/__init__.py", "with_code/case.py"):
        path = elsewhere / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(EVIL, "utf-8")
    write_tables(elsewhere / "tables")
    facts = elsewhere / "tables" / "case.toml"
    facts.write_text(facts.read_text("utf-8").replace('"leninism.essay"', '"../evil.py"'), "utf-8")
    return elsewhere


QUESTION = ("ask", "q.toml", "--workers", "200", "--draws", "2")
LEDGER = ("ledger", "l.toml", "--workers", "200", "--draws", "2")


def question(theory: str = "", case: str = "russia") -> tuple[str, ...]:
    """Write a question whose file names this theory and case; the words that ask it."""
    head = f"theory = '{theory}'\n" if theory else ""
    Path("q.toml").write_text(f"{head}case = '{case}'\n{ASKED}", "utf-8")
    return QUESTION


def ledger(theory: str = "canon.granovetter", case: str = "russia") -> tuple[str, ...]:
    """Write a ledger whose head names this theory and case; the words that ask it."""
    Path("l.toml").write_text(CLAIM.replace("THEORY", theory).replace("CASE", case), "utf-8")
    return LEDGER


def over(folder: str) -> tuple[str, ...]:
    """Write a question that names no theory and no case; the words that ask it over a folder."""
    question(case="")
    return ("ask", folder, *QUESTION[1:])


ROUTES = {
    "question names a file": (lambda: question("evil.py"), "evil.py"),
    "question names a theory in a file": (lambda: question("./evil.py:OTHER"), "evil.py"),
    "question names a file as Windows does": (lambda: question(r".\evil.py"), "evil.py"),
    "question names a module": (lambda: question("evil_module"), "evil_module"),
    "question names a theory in a module": (lambda: question("evil_module:THEORY"), "evil_module"),
    "question names a package": (lambda: question("evil_package"), "evil_package"),
    "question names a module in a package": (lambda: question("evil_package.inner"), "evil_package.inner"),
    "question names Python's own": (lambda: question("this"), "this"),
    "question names a folder of code": (lambda: question(case="./with_code"), "case.py"),
    "question names tables that name a file": (lambda: question(case="./tables"), "evil.py"),
    "ledger names a file": (lambda: ledger("evil.py"), "evil.py"),
    "ledger names a folder of code": (lambda: ledger(case="./with_code"), "case.py"),
    "run of a folder of code": (lambda: ("run", "./with_code"), "case.py"),
    "run of tables that name a file": (lambda: ("run", "./tables"), "evil.py"),
    "claims of a folder of code": (lambda: ("ask", "./with_code"), "case.py"),
    "question over a folder of code": (lambda: over("./with_code"), "case.py"),
    "question over tables that name a file": (lambda: over("./tables"), "evil.py"),
    "ledger over a folder of code": (lambda: ("ledger", "leninism", "--case", "./with_code"), "case.py"),
    "record of a folder of code": (lambda: ("record", "./with_code"), "case.py"),
}


@pytest.mark.parametrize("route", ROUTES)
@pytest.mark.usefixtures("evil")
def test_no_file_of_data_runs_code_and_the_refusal_names_it_and_the_way_to_allow_it(
    call, capsys, route
) -> None:
    words, code = ROUTES[route]
    assert call(*words()) == 2
    told = capsys.readouterr().err
    assert not Path("ran").exists()
    assert code in told
    assert "--allow-code" in told


NOTHING_THERE = {"question names a file as Windows does", "question names Python's own"}


@pytest.mark.parametrize("route", sorted(ROUTES.keys() - NOTHING_THERE))
@pytest.mark.usefixtures("evil")
def test_with_the_users_permission_the_code_runs(call, route) -> None:
    words, _ = ROUTES[route]
    call(*words(), "--allow-code")
    assert Path("ran").exists()


@pytest.mark.usefixtures("evil")
def test_code_that_the_user_names_runs_without_permission(call) -> None:
    assert call("show", "evil.py") == 2
    assert Path("ran").exists()


@pytest.mark.usefixtures("evil")
def test_a_case_with_code_needs_permission_in_python_too() -> None:
    with pytest.raises(CodeFromDataError, match="allow_code=True"):
        conjuncture.case("./with_code")
    with pytest.raises(CodeFromDataError, match="evil"):
        conjuncture.run("./tables", draws=2)
    assert not Path("ran").exists()
    with pytest.raises(ConjunctureError, match="CASE"):
        conjuncture.case("./with_code", allow_code=True)
    assert Path("ran").exists()


def test_data_may_name_every_theory_that_comes_with_conjuncture() -> None:
    for name in (
        "canon.granovetter",
        "rivals.reform",
        "conjuncture.theories.canon.march",
        "leninism.struggle",
    ):
        assert theory_in_data(name, named_in="a ledger").mechanisms


@pytest.mark.parametrize(
    "kind", ["os.system", "..evil.Path", "evil_module.Path", "Path", "ledger.ledger.Simulation", "", "a\0.b"]
)
@pytest.mark.usefixtures("evil")
def test_json_of_a_question_can_only_make_questions(kind: str) -> None:
    with pytest.raises(QuestionError):
        decode({"is": kind})
    assert not Path("ran").exists()


@pytest.mark.parametrize("name", ["../out", r"..\out", "a:b", "nul", "a/b", " "])
def test_a_name_from_data_that_would_leave_its_folder_is_refused(
    call, capsys, elsewhere, name, wording
) -> None:
    ledger()
    text = Path("l.toml").read_text("utf-8")
    Path("l.toml").write_text(text.replace('id = "C1"', f"id = '{name}'"), "utf-8")
    assert call("ledger", "l.toml", "--draws", "2") == 2
    told = capsys.readouterr().err
    assert "l.toml, line 5" in told
    wording(told)
    write_tables(elsewhere / "tables")
    facts = elsewhere / "tables" / "case.toml"
    facts.write_text(facts.read_text("utf-8").replace('name = "tables"', f"name = '{name}'"), "utf-8")
    assert call("run", "./tables", "--draws", "2") == 2
    assert not (elsewhere.parent / "out-report").exists()
