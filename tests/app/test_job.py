"""A job is the command line in a process of its own: watched, stopped, one at a time."""

import time
from pathlib import Path

import pytest

from conjuncture.app.errors import BusyError
from conjuncture.app.form import Form
from conjuncture.app.job import Desk, Job
from conjuncture.app.task import Task
from conjuncture.app.views import state_of


def task(*words: str, **files: str) -> Task:
    return Task("a job", words, "run", Form(), {f"{name}.py": text for name, text in files.items()})


ENDLESS = task("show", "endless.py", endless="import time\nopen('begun', 'w').close()\ntime.sleep(600)\n")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "work", lambda page, _: page.name)


def begun(folder: Path) -> None:
    while not (folder / "begun").exists():
        time.sleep(0.05)


def ended(job: Job) -> Job:
    assert job.ended.wait(600)
    return job


def test_an_error_of_the_library_is_what_the_command_line_prints(desk: Desk) -> None:
    job = ended(desk.start(task("run", "rusia")))
    assert job.state == "failed"
    assert job.messages.startswith("Error: There is no case 'rusia'. Did you mean 'russia'")
    assert "Traceback" not in job.messages
    assert state_of(job)["state"] == "failed"


def test_a_stopped_job_says_so_and_another_can_run(desk: Desk, tmp_path: Path) -> None:
    job = desk.start(ENDLESS)
    begun(tmp_path / "work")
    assert (job.state, desk.busy) == ("running", True)
    desk.stop()
    assert (job.state, desk.busy) == ("stopped", False)
    assert job.messages.startswith("Stopped. The results so far are stored")
    assert ended(desk.start(task("show"))).state == "failed"  # it wrote no report
    assert "canon.march" in desk.job.output  # type: ignore[union-attr]


def test_a_job_that_ignores_the_signal_is_killed(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("conjuncture.app.job._GRACE", 0.5)
    deaf = "import signal\nsignal.signal(signal.SIGTERM, signal.SIG_IGN)\n"
    job = desk.start(task("show", "deaf.py", deaf=deaf + ENDLESS.files["endless.py"]))
    begun(tmp_path / "work")
    desk.stop()
    assert ended(job).state == "stopped"


def test_a_second_job_is_refused_while_the_first_runs(desk: Desk, tmp_path: Path) -> None:
    first = desk.start(ENDLESS)
    with pytest.raises(BusyError, match="Stop it, or wait"):
        desk.start(task("show"))
    assert desk.job is first
    assert first.state == "running"
    desk.stop()


def test_a_file_in_the_working_folder_is_not_imported_as_a_module(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "work").mkdir()
    for name in ("click.py", "conjuncture.py", "json.py"):
        (tmp_path / "work" / name).write_text("raise SystemExit('taken')", "utf-8")
    assert "canon.march" in ended(desk.start(task("show"))).output


def test_stopping_without_a_job_does_nothing(desk: Desk) -> None:
    desk.stop()
    assert state_of(desk.job) == {"state": "none"}
