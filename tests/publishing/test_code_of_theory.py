"""A theory is published with all that its code needs, or is refused before anything runs."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from conjuncture.publishing.code_of_theory import code_of_theory
from conjuncture.publishing.copies import copy_software
from conjuncture.publishing.errors import PublishError
from conjuncture.publishing.publish import publish

MINE = """
from conjuncture import Theory
from helpers import unrest

THEORY = Theory.module(globals())
"""
HELPERS = """
from conjuncture import Beta, parameter, state
from levels.named import organisation


@state(organisation, initial=1.0, unit="share", source="own conjecture")
def unrest(unrest, noise, *, stays=parameter(Beta(8, 2), unit="share", reason="unknown")):
    return stays * unrest * noise.uniform(0.5, 1.5)
"""
NAMED = """
from conjuncture import Level

organisation = Level("organisation")
"""


def _written(folder: Path, **more: str) -> Path:
    files = {"mine.py": MINE, "helpers.py": HELPERS, "levels/__init__.py": "", "levels/named.py": NAMED}
    for name, text in (files | {f"{name}.py": text for name, text in more.items()}).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return folder / "mine.py"


def test_a_theory_in_several_files_runs_again_from_its_published_folder_in_a_new_process(
    tmp_path: Path,
) -> None:
    theory, out = _written(tmp_path / "own", unrelated="raise SystemExit"), tmp_path / "out"
    published = publish(str(theory), "organisation", folder=out, authors=["Rosa Example"], draws=2)
    copied = {name for name in published.files if name.startswith("theory/")}
    assert copied == {
        *("theory/mine.py", "theory/helpers.py"),
        *("theory/levels/__init__.py", "theory/levels/named.py"),
    }
    elsewhere = out.rename(tmp_path / "moved")
    again = subprocess.run(
        [sys.executable, "-m", "conjuncture", "rerun", ".", "--allow-code"],
        cwd=elsewhere,
        env={**os.environ, "PYTHONPATH": "software"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert again.returncode == 0, again.stderr
    assert "to the last digit" in again.stdout


def test_a_theory_in_a_package_is_copied_with_the_packages_above_it(tmp_path: Path) -> None:
    _written(tmp_path / "own", __init__="")
    (tmp_path / "own" / "mine.py").write_text(MINE.replace("from helpers", "from .helpers"), "utf-8")
    code = code_of_theory(str(tmp_path / "own" / "mine.py"))
    assert code.copied(tmp_path / "out") == "theory/own/mine.py"
    assert (tmp_path / "out" / "theory" / "own" / "__init__.py").is_file()


def test_a_folder_is_copied_whole_with_the_file_beside_it_that_it_imports(tmp_path: Path) -> None:
    _written(tmp_path)
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "__init__.py").write_text(MINE, "utf-8")
    (tmp_path / "own" / "notes.txt").write_text("mine", "utf-8")
    assert code_of_theory(str(tmp_path / "own")).copied(tmp_path / "out") == "theory/own"
    there = {path.relative_to(tmp_path / "out").as_posix() for path in (tmp_path / "out").rglob("*.*")}
    assert there >= {"theory/own/notes.txt", "theory/helpers.py", "theory/levels/named.py"}
    assert "theory/mine.py" not in there


def test_a_module_outside_the_folder_that_is_not_installed_is_refused_before_anything_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "far_away.py").write_text("", "utf-8")
    monkeypatch.syspath_prepend(tmp_path / "outside")
    theory = _written(tmp_path / "own", helpers="import far_away\n" + HELPERS)
    with pytest.raises(PublishError, match=r"helpers\.py, line 1: .*'far_away'.*outside.far_away\.py"):
        publish(str(theory), "organisation", folder=tmp_path / "out", authors=["Rosa Example"])
    assert not (tmp_path / "out").exists()


def test_code_that_reads_a_file_beside_it_is_refused_with_the_remedy(tmp_path: Path) -> None:
    table = "from pathlib import Path\nPath(__file__).with_name('table.csv').read_text()\n"
    theory = _written(tmp_path / "own", helpers=table + HELPERS)
    (theory.parent / "table.csv").write_text("1", "utf-8")
    with pytest.raises(PublishError, match=r"table\.csv.*name the folder"):
        code_of_theory(str(theory)).copied(tmp_path / "out")


def test_an_installed_package_that_the_theory_imports_is_required_by_the_folder(tmp_path: Path) -> None:
    theory = _written(tmp_path / "own", helpers="import pytest\n" + HELPERS)
    code = code_of_theory(str(theory))
    assert code.packages == ("pytest",)
    copy_software(tmp_path, code.packages)
    assert f"pytest=={pytest.__version__}\n" in (tmp_path / "requirements.txt").read_text("utf-8")
