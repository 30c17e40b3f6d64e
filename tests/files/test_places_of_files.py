"""Where files are written: through links, to pipes and devices, and which name an error gives."""

import errno
import os
import threading
from pathlib import Path

import pytest

from conjuncture.files.whole import write_bytes, write_text


def test_a_link_stays_a_link_and_its_file_is_written(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "there" / "file")
    for text in ("first", "second"):
        assert write_text(tmp_path / "link", text) == tmp_path / "link"
        assert (tmp_path / "link").is_symlink()
        assert (tmp_path / "there" / "file").read_text("utf-8") == text


def test_a_pipe_is_written_to_and_stays_a_pipe(tmp_path: Path) -> None:
    pipe, read = tmp_path / "pipe", []
    os.mkfifo(pipe)
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()))
    reader.start()
    write_bytes(pipe, b"what is written")
    reader.join(10)
    assert read == [b"what is written"]
    assert pipe.is_fifo()


def test_an_error_names_the_file_and_not_the_temporary_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "inner").touch()
    with pytest.raises(OSError) as caught:  # noqa: PT011  (which one, the system decides)
        write_bytes(tmp_path / "folder", b"")
    assert caught.value.filename == str(tmp_path / "folder")

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left") as caught:
        write_bytes(tmp_path / "file", b"")
    assert caught.value.filename == str(tmp_path / "file")
    assert [path.name for path in tmp_path.iterdir()] == ["folder"]
