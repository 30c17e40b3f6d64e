"""The command line called as its user calls it, each test in an empty folder."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from conjuncture.cli import main


@pytest.fixture
def call(monkeypatch: pytest.MonkeyPatch) -> Callable[..., int]:
    """Run `conjuncture words...`; its exit code."""

    def run(*words: str) -> int:
        monkeypatch.setattr(sys, "argv", ["conjuncture", *words])
        try:
            main()
        except SystemExit as stop:
            return int(stop.code or 0)
        return 0

    return run


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Each test in an empty folder; a defect of conjuncture shows its traceback."""
    monkeypatch.setenv("CONJUNCTURE_DEBUG", "1")
    monkeypatch.chdir(tmp_path)
    return tmp_path
