"""Answers: what lies where, what is kept, and which files a browser is given."""

import json
from pathlib import Path

import pytest

from conjuncture.app.errors import FormError
from conjuncture.app.form import Form
from conjuncture.app.shelf import Shelf
from conjuncture.app.task import Task

RUN = Task("theory over case", ("run", "x"), "run", Form((("case", "x"),)), {"asked.toml": "a = 1\n"})


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path / "answers")


def written(shelf: Shelf, text: str = "<p>first</p>") -> Path:
    """A report as a command leaves it, with its store beside."""
    folder = shelf.work / "x-report"
    (folder / "figures").mkdir(parents=True, exist_ok=True)
    (folder / "store").mkdir(exist_ok=True)
    for name, content in {
        "index.html": text,
        "figures/a.svg": "<svg/>",
        "store/batch": "?",
        "run.json": "{}",
    }.items():
        (folder / name).write_text(content, "utf-8")
    return folder / "index.html"


def test_an_answer_does_not_change_when_the_same_job_runs_again(shelf: Shelf) -> None:
    first = shelf.add(written(shelf), RUN)
    second = shelf.add(written(shelf, "<p>second</p>"), RUN)
    texts = [shelf.called(key).folder.joinpath("index.html").read_text() for key in (first, second)]  # type: ignore[union-attr]
    assert texts == ["<p>first</p>", "<p>second</p>"]
    assert {answer.key for answer in shelf.last()} == {first, second}


def test_a_report_is_copied_with_its_question_and_without_its_store(shelf: Shelf) -> None:
    answer = shelf.called(shelf.add(written(shelf), RUN))
    assert answer is not None
    names = {path.name for path in answer.folder.iterdir()}
    assert names == {"index.html", "figures", "run.json", "asked.toml", "answer.json"}
    assert (answer.title, answer.line, answer.back) == (
        "theory over case",
        "conjuncture run x",
        "/run?case=x",
    )


def test_the_latest_twelve_answers_stay_and_kept_answers_are_never_deleted(shelf: Shelf) -> None:
    kept = shelf.keep(shelf.add(written(shelf), RUN), "  mine  ")
    assert shelf.last() == []
    for _ in range(15):
        shelf.add(written(shelf), RUN)
    assert len(shelf.last()) == 12
    assert [(answer.title, answer.kept) for answer in shelf.kept()] == [("mine", True)]
    assert kept.folder == shelf.folder / "kept" / "mine"


def test_two_answers_with_one_title_can_both_be_kept(shelf: Shelf) -> None:
    for _ in range(2):
        shelf.keep(shelf.add(written(shelf), RUN), "../../mine")
    assert {answer.folder.name for answer in shelf.kept()} == {"mine", "mine-2"}
    assert all(answer.folder.parent == shelf.folder / "kept" for answer in shelf.kept())


def test_a_missing_answer_or_one_without_a_title_cannot_be_kept(shelf: Shelf) -> None:
    with pytest.raises(FormError, match="no longer there"):
        shelf.keep("nothing", "mine")
    key = shelf.add(written(shelf), RUN)
    with pytest.raises(FormError, match="no title"):
        shelf.keep(key, "   ")
    assert [answer.key for answer in shelf.last()] == [key]


def test_a_report_outside_the_working_folder_is_not_copied(shelf: Shelf, tmp_path: Path) -> None:
    with pytest.raises(FormError, match="not in the working folder"):
        shelf.add(tmp_path / "other" / "index.html", RUN)


@pytest.mark.parametrize(
    "inner",
    [
        "../secret.html", "..", ".", "", "/etc/passwd", "figures/../../secret.html", "figures//a.svg",
        ".hidden.html", "figures", "figures/", "run.txt", "a\\b.html", "link.html", "linked/secret.html",
        "index.html\0", "%2e%2e", "none.html",
    ],
)  # fmt: skip
def test_no_path_leads_out_of_a_report(shelf: Shelf, tmp_path: Path, inner: str) -> None:
    answer = shelf.called(shelf.add(written(shelf), RUN))
    assert answer is not None
    (answer.folder.parent / "secret.html").write_text("secret", "utf-8")
    (answer.folder / "run.txt").write_text("not shown", "utf-8")
    (answer.folder / ".hidden.html").write_text("not shown", "utf-8")
    (answer.folder / "link.html").symlink_to(answer.folder.parent / "secret.html")
    (answer.folder / "linked").symlink_to(answer.folder.parent)
    assert answer.file(inner) is None
    assert answer.file("figures/a.svg") == answer.folder / "figures" / "a.svg"


def test_a_linked_folder_and_a_folder_without_a_page_are_no_answers(shelf: Shelf, tmp_path: Path) -> None:
    shelf.add(written(shelf), RUN)
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "index.html").write_text("secret", "utf-8")
    (shelf.folder / "last" / "linked").symlink_to(tmp_path / "elsewhere")
    (shelf.folder / "last" / "empty").mkdir()
    assert [answer.title for answer in shelf.last()] == ["theory over case"]


@pytest.mark.parametrize("about", ["", "no json", "[1]", '{"title": 3}', '{"back": "http://evil.example/"}'])
def test_an_answer_with_a_damaged_description_loses_only_its_title(shelf: Shelf, about: str) -> None:
    answer = shelf.called(shelf.add(written(shelf), RUN))
    assert answer is not None
    (answer.folder / "answer.json").write_text(about, "utf-8")
    (again,) = shelf.last()
    assert (again.key, again.title, again.back) == (answer.key, answer.folder.name, "")


def test_the_description_of_an_answer_has_its_command_line(shelf: Shelf) -> None:
    answer = shelf.called(shelf.add(written(shelf), RUN))
    assert answer is not None
    assert json.loads((answer.folder / "answer.json").read_text())["line"] == "conjuncture run x"
