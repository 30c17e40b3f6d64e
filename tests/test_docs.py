"""The code on the pages runs from top to bottom, and gives what the page says."""

import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import conjuncture
from conjuncture.studies.registry.ledgers import get_claims
from conjuncture.studies.registry.theories import names as theory_names

from .pages import ROOT, blocks


def test_the_theory_in_the_readme_has_twenty_odd_lines_and_runs(tmp_path: Path) -> None:
    text, _ = blocks("README.md")
    code = [line for line in text.splitlines() if line.strip()]
    assert len(code) <= 23
    path = tmp_path / "mine.py"
    path.write_text(text, "utf-8")
    study = conjuncture.run("russia", str(path), draws=2, workers=300)
    assert float(study.observed["strikers_year"].sum()) > 0


def test_the_network_in_the_reference_has_ten_lines_and_runs() -> None:
    text = next(block for block in blocks("docs/reference.md") if "network(" in block)
    theory = text[text.index("person =") : text.index("society =")]
    assert len([line for line in theory.splitlines() if line.strip()]) <= 10
    exec(compile(text, "reference.md", "exec"), {"__name__": "contagion"})


SMALLER = {
    'cj.run("russia", draws=64, ': 'cj.run("russia", draws=8, workers=200, ',
    'cj.ask("russia", "O5", workers=2000, ': 'cj.ask("russia", "O5", draws=16, workers=200, ',
    '"leninism.struggle", draws=64)': '"leninism.struggle", draws=8, workers=200)',
    'cj.ledger("leninism", ': "cj.ledger(of_strikes, draws=16, workers=200, ",
}
"""Calls of the script with fewer draws and workers, the ledger's with the claims about strikes alone."""


@pytest.mark.slow
def test_the_script_in_the_readme_runs_from_top_to_bottom(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    _, script = blocks("README.md")
    assert len([line for line in script.splitlines() if line.strip()]) <= 20
    for written, smaller in SMALLER.items():
        assert script.count(written) == 1
        script = script.replace(written, smaller)
    whole = get_claims("leninism")
    claims = tuple(claim for claim in whole.claims if claim.theory == "leninism.struggle")
    names: dict[str, Any] = {"of_strikes": replace(whole, claims=claims, questions=(), rivals=())}
    monkeypatch.chdir(tmp_path)
    exec(compile(script, "README.md", "exec"), names)
    assert list(names["ledger"].entries) == [claim.id for claim in claims]
    assert names["claim"].answer.asked == whole.called("O5").question
    pages = ("russia-report/index.html", "O5-report/index.html", "leninism-ledger/ledger.html")
    assert all((tmp_path / page).exists() for page in pages)
    printed = capsys.readouterr().out
    assert all(words in printed for words in ("O5. ", "2863.2", "on_strike"))


def test_the_tutorial_runs_from_top_to_bottom(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    # As a file, so that a mechanism's text can be found, as it can in a notebook.
    path = tmp_path / "tutorial_page.py"
    path.write_text("\n".join(blocks("docs/tutorial.md")), "utf-8")
    names: dict[str, Any] = {"__name__": "tutorial_page", "__file__": str(path)}
    exec(compile(path.read_text("utf-8"), str(path), "exec"), names)
    told = capsys.readouterr().out
    assert "'share_acting'" in told  # the misspelt name was answered with the right one
    assert names["study"].draws == 16
    assert "only the trade" in told


def test_the_reference_runs_from_top_to_bottom() -> None:
    names: dict[str, Any] = {"__name__": "reference_page"}
    exec(compile("\n".join(blocks("docs/reference.md")), "reference.md", "exec"), names)
    assert 0.3 < names["middle"] < 0.4
    assert np.allclose(names["shares"], [0.242, 0.243, 0.405])


def test_the_page_of_questions_runs_from_top_to_bottom(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "questions_page.py"
    path.write_text("\n".join(blocks("docs/questions.md")), "utf-8")
    names: dict[str, Any] = {"__name__": "questions_page", "__file__": str(path)}
    exec(compile(path.read_text("utf-8"), str(path), "exec"), names)
    told = capsys.readouterr().out
    assert all(name in told for name in ("repression", "1905-01-01", "1906-01-01"))
    assert "branch = metal" in told
    assert names["answer"].kind == "through what"


def test_the_page_of_cases_runs_from_top_to_bottom(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "cases_page.py"
    path.write_text("\n".join(blocks("docs/your_own_case.md")), "utf-8")
    names: dict[str, Any] = {"__name__": "cases_page", "__file__": str(path)}
    exec(compile(path.read_text("utf-8"), str(path), "exec"), names)
    told = capsys.readouterr().out
    assert "'much'" in told
    assert "'faction_rights'" in told
    ends = names["at_the_end"].to_pandas()
    assert ends["trade union"] < ends["dues-paying mass party"]  # the union was given full rights


def test_the_question_in_a_file_of_the_page_of_questions_can_be_read(tmp_path: Path) -> None:
    from conjuncture.inquiry.question_file import read_question

    page = (ROOT / "docs/questions.md").read_text("utf-8")
    question, *_ = re.findall(r"```toml\n(.*?)```", page, flags=re.DOTALL)
    path = tmp_path / "force.toml"
    path.write_text(question, "utf-8")
    (act,) = read_question(path).question.done.acts
    assert (act.kind, act.what, act.value, act.since) == ("hold", "repression", 0.0, "1905-01-01")


def test_the_page_of_disagreements_makes_theories_that_differ_from_the_essay_where_it_says(
    tmp_path: Path,
) -> None:
    path = tmp_path / "disagree_page.py"
    path.write_text("\n".join(blocks("docs/disagree.md")), "utf-8")
    names: dict[str, Any] = {"__name__": "disagree_page", "__file__": str(path)}
    exec(compile(path.read_text("utf-8"), str(path), "exec"), names)
    assert names["michels"].chosen["gap"] == "michels"
    assert "left_to_officials" in names["weber"].cut
    essay, village = names["essay"], names["village"]
    changed = [
        name for name, mechanism in village.mechanisms.items() if essay.mechanisms[name] is not mechanism
    ]
    assert changed == ["pressure"]


@pytest.mark.slow
def test_the_page_of_several_processes_runs_as_a_script(tmp_path: Path) -> None:
    (text,) = blocks("docs/beyond_one_machine.md")
    (tmp_path / "beyond.py").write_text(text, "utf-8")

    def told(*words: str) -> str:
        done = subprocess.run(
            [sys.executable, *words], cwd=tmp_path, check=True, stdout=subprocess.PIPE, text=True
        )
        return done.stdout

    told("-c", "from conjuncture.cli import main; main()", "new", "mine")
    assert told("beyond.py").splitlines() == [
        "3 batches computed by workers, 0 read",
        "0 computed, 3 read; the same: True",
    ]


def test_the_page_of_the_recorded_course_runs_from_top_to_bottom(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "course_page.py"
    path.write_text("\n".join(blocks("docs/recorded_course.md")), "utf-8")
    names: dict[str, Any] = {"__name__": "course_page", "__file__": str(path)}
    exec(compile(path.read_text("utf-8"), str(path), "exec"), names)
    assert "1965-03  Our country" in capsys.readouterr().out
    assert names["found"].weights.effective >= 100
    assert names["found"].table().outcome.tolist() == ["it has fallen"]


@pytest.mark.slow
def test_the_page_of_comparing_runs_with_the_toy_of_the_readme(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "mine.py").write_text(blocks("README.md")[0], "utf-8")
    (script,) = blocks("docs/compare.md")
    asked = "draws=64, workers=2000"
    assert script.count(asked) == 1
    monkeypatch.chdir(tmp_path)
    names: dict[str, Any] = {}
    exec(compile(script.replace(asked, "draws=4, workers=200"), "compare.md", "exec"), names)
    assert names["found"].theories[:2] == ("leninism.struggle", "mine")
    assert (tmp_path / "comparison" / "index.html").exists()
    assert names["found"].to_dict()["finding"] in capsys.readouterr().out


def test_the_page_of_fitting_runs_from_top_to_bottom(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (script,) = blocks("docs/fit.md")
    asked = "draws=2000, workers=2000"
    assert script.count(asked) == 1
    monkeypatch.chdir(tmp_path)
    names: dict[str, Any] = {}
    script = script.replace(asked, "draws=40, workers=100")
    script = script.replace("draws=128, workers=2000", "draws=4, workers=100")
    exec(compile(script, "fit.md", "exec"), names)
    fitted, null = names["beside"].fitted
    assert fitted.blocks is not None  # forty draws, all of which a fit keeps, may have no power
    assert "keeps no draws" in null.withheld
    assert (tmp_path / "fitted" / "index.html").exists()
    assert all(check.words in capsys.readouterr().out for check in names["found"].checks[:1])


def test_the_page_on_publishing_runs_and_gives_the_same_numbers_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (script,) = blocks("docs/publish.md")
    monkeypatch.chdir(tmp_path)
    exec(compile(script, "publish.md", "exec"), {})
    assert "The same numbers" in capsys.readouterr().out


def test_the_page_of_the_canon_runs_and_names_every_theory_of_it(capsys: pytest.CaptureFixture[str]) -> None:
    exec(compile("\n".join(blocks("docs/canon.md")), "canon.md", "exec"), {"__name__": "canon_page"})
    shares = [float(line.rsplit(" ", 1)[1]) for line in capsys.readouterr().out.splitlines()]
    assert shares[0] == 1
    assert round(400 * shares[1]) == 9
    assert shares[2] < 0.2
    page = (ROOT / "docs/canon.md").read_text("utf-8")
    named = set(re.findall(r"^\| \[`(canon\.\w+)`", page, flags=re.MULTILINE))
    assert named == {name for name in theory_names() if name.startswith("canon.")}


@pytest.mark.slow
def test_the_page_of_what_a_record_could_decide_runs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (script,) = blocks("docs/identify.md")
    assert script.count("draws=1000") == 1
    monkeypatch.chdir(tmp_path)
    names: dict[str, Any] = {}
    exec(compile(script.replace("draws=1000", "draws=100, workers=200"), "identify.md", "exec"), names)
    assert names["found"].finding() in capsys.readouterr().out
    assert (tmp_path / "decided" / "index.html").exists()


@pytest.mark.slow
def test_the_page_of_strikes_learns_on_two_countries_and_foretells_a_third(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (script, *_) = blocks("docs/strikes_of_many_countries.md")
    assert script.count("draws=600") == 1
    monkeypatch.chdir(tmp_path)
    names: dict[str, Any] = {}
    smaller = script.replace("draws=600", "draws=8, workers=200")
    exec(compile(smaller, "strikes_of_many_countries.md", "exec"), names)
    assert [case.name for case in names["found"].cases] == ["strikes_sweden_1908_1919"]
    assert "learnt elsewhere" in capsys.readouterr().out


def test_the_page_of_the_essay_revised_names_a_reading_that_is_there() -> None:
    names: dict[str, Any] = {"__name__": "revised_page"}
    exec(compile("\n".join(blocks("docs/revised.md")), "revised.md", "exec"), names)
    assert names["at_once"].chosen["village_unrest"] == "at_once"
