"""A kept file that is damaged is noticed and made anew: never a traceback, never another number.

The fast suite damages all files of a folder at once, each in another way, in two rounds. The slow suite
damages one file at a time, in every way.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from commands import VERBS
from forking import Forking, files

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are forked to be quick")


def _flip(path: Path, _: bytes) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def _cut_short(path: Path, _: bytes) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def _zero(path: Path, _: bytes) -> None:
    path.write_bytes(bytes(path.stat().st_size))


def _delete(path: Path, _: bytes) -> None:
    path.unlink()


def _replace(path: Path, other: bytes) -> None:
    path.write_bytes(other)


WAYS: tuple[Callable[[Path, bytes], None], ...] = (_flip, _cut_short, _zero, _delete, _replace)


def kin(names: list[str], name: str) -> str:
    """Another file of the same kind, by which a file may be replaced."""
    alike = [other for other in names if Path(other).suffix == Path(name).suffix]
    return alike[(alike.index(name) + 1) % len(alike)]


@pytest.mark.parametrize("first", [0, 2])
@pytest.mark.parametrize("verb", VERBS)
def test_a_folder_of_damaged_files_is_made_whole_by_the_same_command(
    forking: Forking, tmp_path: Path, verb: str, first: int
) -> None:
    expected, _ = forking.undisturbed(verb)
    out, names = tmp_path / verb, sorted(expected)
    shutil.copytree(forking.folder / f"undisturbed-{verb}", out)
    for place, name in enumerate(names):
        # A page that no longer says whose it is, beside a signature that is damaged, is left alone.
        way = _flip if name.endswith(".html") else WAYS[(place + first) % len(WAYS)]
        way(out / name, expected[kin(names, name)])
    assert forking.run(verb, out)[0] == 0
    assert files(out) == expected


@pytest.mark.slow
@pytest.mark.parametrize("verb", VERBS)
def test_one_damaged_file_is_made_whole_by_the_same_command(
    forking: Forking, tmp_path: Path, verb: str
) -> None:
    expected, _ = forking.undisturbed(verb)
    names = sorted(expected)
    for name in names:
        for way in WAYS:
            out = tmp_path / f"{names.index(name)}-{way.__name__}"
            shutil.copytree(forking.folder / f"undisturbed-{verb}", out)
            way(out / name, expected[kin(names, name)])
            assert forking.run(verb, out)[0] == 0, (name, way.__name__)
            assert files(out) == expected, (name, way.__name__)
            shutil.rmtree(out)
