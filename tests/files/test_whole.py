"""What is written is whole or not there, whoever writes beside, and whoever is stopped."""

import os
import threading
import time
from pathlib import Path

import pytest

from conjuncture.files.whole import UNFINISHED, sweep, whole_folder, write_bytes, write_text


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_text_is_written_in_utf_8_and_missing_folders_are_made(tmp_path: Path) -> None:
    path = write_text(tmp_path / "a" / "b" / "page.html", "зима\n≠\n")
    assert path.read_bytes() == "зима\n≠\n".encode()
    assert names(path.parent) == ["page.html"]


def test_the_old_file_stays_if_writing_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write_bytes(tmp_path / "table.csv", b"old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_bytes(path, b"new")
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["table.csv"]


def test_a_folder_gets_its_name_only_if_no_error_occurs(tmp_path: Path) -> None:
    target = tmp_path / "results.zarr"
    with whole_folder(target) as folder:
        (folder / "one").write_text("1", "utf-8")
        assert not target.exists()
    assert names(target) == ["one"]
    with pytest.raises(KeyboardInterrupt):
        _stopped_while_filling(target)
    assert names(target) == ["one"]
    with whole_folder(target) as folder:
        (folder / "two").write_text("2", "utf-8")
    assert names(target) == ["two"]
    assert names(tmp_path) == ["results.zarr"]


def _stopped_while_filling(target: Path) -> None:
    with whole_folder(target) as folder:
        (folder / "two").write_text("2", "utf-8")
        raise KeyboardInterrupt


def test_many_writers_of_one_file_raise_no_error_and_leave_it_whole(tmp_path: Path) -> None:
    failed: list[BaseException] = []

    def write(number: int) -> None:
        try:
            for _ in range(20):
                with whole_folder(tmp_path / "folder") as folder:
                    for part in ("a", "b"):
                        (folder / part).write_text(f"{number}", "utf-8")
                write_text(tmp_path / "file", f"{number}" * 1000)
        except BaseException as error:  # noqa: BLE001
            failed.append(error)

    threads = [threading.Thread(target=write, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    assert names(tmp_path) == ["file", "folder"]
    assert len({(tmp_path / "folder" / part).read_text("utf-8") for part in ("a", "b")}) == 1
    text = (tmp_path / "file").read_text("utf-8")
    assert text == text[0] * 1000


def test_only_files_that_killed_processes_left_two_days_ago_are_removed(tmp_path: Path) -> None:
    (tmp_path / f".page.html.1-a{UNFINISHED}").write_text("<ht", "utf-8")
    (tmp_path / f".results.1-b{UNFINISHED}").mkdir()
    (tmp_path / f".results.1-b{UNFINISHED}" / "part").write_text("", "utf-8")
    (tmp_path / "page.html").write_text("<html>", "utf-8")
    before = time.time() - 2 * 24 * 3600
    for path in tmp_path.iterdir():
        os.utime(path, (before, before))
    (tmp_path / f".page.html.2-c{UNFINISHED}").write_text("<h", "utf-8")  # somebody is writing this one
    sweep(tmp_path)
    assert names(tmp_path) == [f".page.html.2-c{UNFINISHED}", "page.html"]
