"""A name is text, whatever brackets it holds: in a terminal, in a bar, on a page."""

from pathlib import Path

import pytest

from conjuncture.presentation.terminal_progress import progress_bars

NAME = "[/x] [bold]it[/] <script>alert(1)</script> :smile:"


@pytest.mark.slow
def test_brackets_in_names_are_text_in_the_terminal_and_on_the_page(call, capsys) -> None:
    assert call("new", "mine") == 0
    theory = Path("mine.py").read_text("utf-8")
    Path("mine.py").write_text(theory + f"\nTHEORY = THEORY.named({NAME!r})\n", "utf-8")
    capsys.readouterr()
    assert call("run", "russia", "--theory", "mine.py", "--draws", "2", "--workers", "100") == 0
    told = capsys.readouterr()
    assert NAME in told.out.replace("\n", " ")
    page = next(Path().glob("russia-*-report/index.html")).read_text("utf-8")
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page


def test_brackets_in_the_title_of_a_progress_bar_raise_no_error() -> None:
    with progress_bars() as bar:
        told = bar(NAME)
        assert told is not None
        told(0, 2)
