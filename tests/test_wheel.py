"""The wheel that is built has all that runs need: an editable install would never miss a table."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    ran("-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT, cwd=folder)
    (found,) = folder.glob("*.whl")
    return found


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel alone; what it needs is found where the tests find it."""
    folder = tmp_path_factory.mktemp("installed")
    how = ("--quiet", "--no-deps", "--no-index", "--no-compile", "--target", folder)
    ran("-m", "pip", "install", *how, wheel, cwd=folder)
    return folder


def ran(*words: str | Path, cwd: Path, path: Path | None = None) -> str:
    """What a Python with these words prints, the source tree out of its sight."""
    seen = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    seen |= {"PYTHONPATH": str(path)} if path else {}
    done = subprocess.run(
        [sys.executable, *map(str, words)], capture_output=True, text=True, cwd=cwd, env=seen, check=False
    )
    assert done.returncode == 0, f"{words}\n{done.stdout[-2000:]}\n{done.stderr[-2000:]}"
    return done.stdout


def test_every_file_of_the_source_is_in_the_wheel(wheel: Path) -> None:
    source = ROOT / "src"
    there = {
        path.relative_to(source).as_posix()
        for path in source.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts and path.suffix != ".pyc"
    }
    with zipfile.ZipFile(wheel) as opened:
        packed = {name for name in opened.namelist() if not name.partition("/")[0].endswith(".dist-info")}
    assert packed == there
    assert "conjuncture/py.typed" in packed  # the classifier says so
    assert {Path(name).suffix for name in packed} >= {".py", ".csv", ".toml", ".json", ".j2", ".js", ".css"}


def test_the_wheel_names_its_command_its_licence_and_its_python(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as opened:
        told = {name.partition("/")[2]: name for name in opened.namelist() if ".dist-info/" in name}
        assert "licenses/LICENSE" in told
        assert "conjuncture = conjuncture.cli:main" in opened.read(told["entry_points.txt"]).decode()
        assert "Requires-Python: >=3.12" in opened.read(told["METADATA"]).decode()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("show", "canon.march"), "March 1991"),
        (("ask",), "Q5"),
        (("ledger", "leninism", "--list"), "O5"),
        (("record", "russia"), "strikers"),
        (("new", "my_theory"), "my_theory.py"),
    ],
)
def test_what_is_installed_from_the_wheel_runs(
    installed: Path, tmp_path: Path, words: tuple[str, ...], told: str
) -> None:
    where = ran("-c", "import conjuncture; print(conjuncture.__file__)", cwd=tmp_path, path=installed)
    assert Path(where.strip()).is_relative_to(installed)
    assert told in ran(installed / "bin" / "conjuncture", *words, cwd=tmp_path, path=installed)
