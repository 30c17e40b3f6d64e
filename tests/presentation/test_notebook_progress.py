"""Bars in a notebook are drawn anew in one place, say what is done and how long the rest takes, and go."""

import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from IPython.core.interactiveshell import InteractiveShell
from traitlets.config import Config

from conjuncture.presentation import notebook_progress
from conjuncture.presentation.notebook_progress import in_notebook, notebook_bars


@pytest.fixture
def published(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[dict[str, Any]]]:
    """What IPython's shell sends to its frontend, with a kernel and without a pause between drawings."""
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path))  # nothing is written into the home
    monkeypatch.setitem(sys.modules, "__main__", sys.modules["__main__"])  # the shell puts its own there
    shell = InteractiveShell.instance(config=Config(HistoryManager={"enabled": False}))
    sent: list[dict[str, Any]] = []
    monkeypatch.setattr(shell, "kernel", SimpleNamespace(), raising=False)
    monkeypatch.setattr(shell.display_pub, "publish", lambda **message: sent.append(message))
    monkeypatch.setattr(notebook_progress, "_PAUSE", 0.0)
    yield sent
    InteractiveShell.clear_instance()


def test_a_script_is_no_notebook() -> None:
    assert not in_notebook()


def test_bars_are_one_output_that_is_drawn_anew_and_left_empty(published: list[dict[str, Any]]) -> None:
    assert in_notebook()
    with notebook_bars() as bars:
        first, second = bars("germany <1>"), bars("spain")
        first(0, 200)
        first(50, 200)
        first(100, 200)
        second(10, 10)
        first(200, 200)
    texts = [message["data"]["text/html"] for message in published]
    assert len({message["transient"]["display_id"] for message in published}) == 1
    assert [bool(message.get("update")) for message in published] == [False, *[True] * (len(published) - 1)]
    assert "germany &lt;1&gt;: building" in texts[0]
    assert "germany &lt;1&gt;: compiling" in texts[2]
    assert 'value="0.500"' in texts[4]
    assert "50%" in texts[4]
    assert "left" in texts[4]
    assert "spain" not in texts[5], "a finished bar disappears"
    assert texts[-1] == ""


def test_an_error_leaves_no_bar(published: list[dict[str, Any]]) -> None:
    def fails() -> None:
        with notebook_bars() as bars:
            bars("germany")(1, 2)
            raise ValueError("stopped")

    with pytest.raises(ValueError, match="stopped"):
        fails()
    assert published[-1]["data"]["text/html"] == ""
