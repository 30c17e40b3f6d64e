"""A verb shows its progress where it is wanted, and prints nothing in a script."""

import inspect
from collections.abc import Callable
from typing import Any

import pytest

import conjuncture
from conjuncture import Level, Theory, state
from conjuncture.studies.progress import bars_of, callback, shows_bars, shows_progress

country = Level("country")
VERBS = ["run", "fit", "condition", "publish", "rerun", "ask", "ledger", "compare", "foretell", "identify"]


@state(country, initial=1.0, source="own conjecture")
def unrest(unrest):
    """Half of it passes."""
    return unrest / 2


FADING = Theory.of(unrest, name="fading")


@shows_progress
def runs(name: str, *, progress: Callable[[int, int], None] | bool | None = None) -> Any:
    """A verb of one run."""
    tell = callback(progress)
    if tell is not None:
        tell(1, 2)
    return tell


@shows_bars
def asks(*, progress: Callable[[str], Any] | bool | None = None) -> Any:
    """A verb of several runs."""
    return bars_of(progress)("claim")


def test_a_script_sees_no_bar_by_default(capsys: pytest.CaptureFixture[str]) -> None:
    assert runs("germany") is None
    assert runs("germany", progress=False) is None
    assert asks() is None
    assert "".join(capsys.readouterr()) == ""


def test_progress_true_shows_a_bar_on_the_error_stream(capsys: pytest.CaptureFixture[str]) -> None:
    assert runs("germany", progress=True) is not None
    assert asks(progress=True) is not None
    assert capsys.readouterr().out == ""


def test_a_callback_is_called_with_the_steps() -> None:
    told: list[tuple[int, int]] = []

    def tell(done: int, total: int) -> None:
        told.append((done, total))

    assert runs("germany", progress=tell) is tell
    assert told == [(1, 2)]
    assert asks(progress=lambda title: title) == "claim"


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_that_runs_has_the_argument_progress(verb: str) -> None:
    given = inspect.signature(getattr(conjuncture, verb)).parameters["progress"]
    assert given.default is None
    assert "bool" in str(given.annotation)


def test_a_run_prints_nothing_and_reports_its_progress(capsys: pytest.CaptureFixture[str]) -> None:
    told: list[tuple[int, int]] = []
    conjuncture.run("organisation", FADING, draws=8, progress=lambda done, total: told.append((done, total)))
    assert told
    assert all(0 <= done <= total for done, total in told)
    assert "".join(capsys.readouterr()) == ""
