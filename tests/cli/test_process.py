"""The command line as a process: signals, pipes, streams, a home that is not there, errors of all kinds."""

import errno
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from conjuncture.cli import main
from conjuncture.cli.mistakes import sentence

KILLED = "import os, signal\nos.kill(os.getpid(), signal.{})\n"
COMMAND = [sys.executable, "-m", "conjuncture"]


def alone(*words: str, **settings: str) -> subprocess.CompletedProcess[str]:
    """A command in a process of its own, with these settings of its environment."""
    environment = {**os.environ, **settings}
    return subprocess.run([*COMMAND, *words], env=environment, capture_output=True, text=True, timeout=120)


@pytest.mark.parametrize(("name", "code"), [("SIGTERM", 143), ("SIGINT", 130)])
def test_a_stopped_command_says_that_its_results_are_stored(elsewhere: Path, name: str, code: int) -> None:
    (elsewhere / "mine.py").write_text(KILLED.format(name), "utf-8")
    done = alone("show", "mine.py")
    assert done.returncode == code
    assert done.stderr.strip().startswith("Stopped.")
    assert "Traceback" not in done.stderr


def test_after_the_command_sigterm_has_its_old_handler_again(call, elsewhere: Path) -> None:
    before = signal.getsignal(signal.SIGTERM)
    (elsewhere / "mine.py").write_text(KILLED.format("SIGTERM"), "utf-8")
    assert call("show", "mine.py") == 143
    assert signal.getsignal(signal.SIGTERM) is before


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_a_letter_that_the_terminal_cannot_write_is_replaced(encoding: str) -> None:
    done = alone("record", "russia", "--find", "strikers_total", PYTHONIOENCODING=encoding, PYTHONUTF8="0")
    assert (done.returncode, done.stderr) == (0, "")
    assert "ru_strikers_total" in done.stdout


def test_a_closed_pipe_is_not_an_error() -> None:
    with subprocess.Popen(
        [*COMMAND, "show", "leninism"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as running:
        assert running.stdout
        assert running.stderr
        running.stdout.close()
        assert running.stderr.read() == b""
        assert running.wait(120) == 1


@pytest.mark.parametrize(
    ("error", "named", "code"),
    [
        (OSError(errno.ENOSPC, "No space left on device", "store/x"), "store/x: ", 2),
        (PermissionError(errno.EACCES, "Permission denied", "store"), "store: ", 2),
        (IsADirectoryError(errno.EISDIR, "Is a directory", "x.svg"), "x.svg: ", 2),
        (OSError("no number"), "no number", 2),
        (MemoryError(), "--workers", 2),
        (KeyError("frame"), "KeyError", 1),
        (ZeroDivisionError("a\nb"), "CONJUNCTURE_DEBUG=1", 1),
    ],
)
def test_each_error_is_a_sentence_with_its_exit_code(monkeypatch, error, named, code, wording) -> None:
    monkeypatch.delenv("CONJUNCTURE_DEBUG", raising=False)
    said, given = sentence(error)
    assert given == code
    assert named in said
    assert "\n" not in said
    wording(said)


def test_a_defect_is_reported_in_a_sentence_and_with_debug_as_a_traceback(monkeypatch, capsys) -> None:
    def broken(**_: object) -> None:
        raise AssertionError("never so")

    monkeypatch.setattr(sys.modules["conjuncture.cli.main"], "group", broken)
    for debug, shown in (("", False), ("1", True)):
        monkeypatch.setenv("CONJUNCTURE_DEBUG", debug)
        with pytest.raises(SystemExit) as stop:
            main()
        assert stop.value.code == 1
        told = capsys.readouterr().err
        assert "never so" in told
        assert ("Traceback" in told) is shown


def test_a_folder_given_instead_of_a_file_is_named_in_the_error(call, capsys, elsewhere: Path) -> None:
    (elsewhere / "blocked").touch()
    assert call("show", "canon.granovetter", "--diagram", "blocked/it.svg") == 2
    told = capsys.readouterr().err
    assert "blocked" in told
    assert "Traceback" not in told


def test_the_alarms_of_the_compiler_are_off_before_jax_is_imported() -> None:
    code = "import conjuncture.engine.program, os; print(os.environ['TF_CPP_MIN_LOG_LEVEL'])"
    environment = {name: value for name, value in os.environ.items() if name != "TF_CPP_MIN_LOG_LEVEL"}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True)
    assert (done.stdout.strip(), done.stderr) == ("3", "")
