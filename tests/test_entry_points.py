"""A package of one's own offers a theory, a case and a kind of question by name (docs/your_own_case.md)."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import conjuncture

THEORY = """
from conjuncture import Beta, Level, Theory, parameter, state

organisation = Level("organisation")


@state(organisation, initial=1.0, unit="share", source="own conjecture")
def unrest(unrest, *, stays=parameter(Beta(8, 2), unit="share", reason="unknown")):
    return stays * unrest


THEORY = Theory.module(globals(), name="fading")
"""
CASE = """
from dataclasses import replace
from pathlib import Path

import conjuncture

CASE = replace(conjuncture.case(str(Path(__file__).parent / "tables")), name="my_union")
"""
QUESTION = """
from dataclasses import dataclass, replace
from typing import ClassVar

from conjuncture.questions import WhatIf
from conjuncture.worlds import Outcome, hold


@dataclass(frozen=True)
class WhoGains:
    result: ClassVar = WhatIf.result
    variable: str

    def __str__(self):
        return f"Who gains if {self.variable} is nought?"

    def ask(self, simulation, draws, *, progress=None):
        whole = WhatIf(hold(self.variable, 0.0), (Outcome(self.variable),))
        answer = whole.ask(simulation, draws, progress=progress)
        return replace(answer, kind="who gains", question=str(self), asked=self)
"""
OFFERED = """
[conjuncture.theories]
fading = my_package.theory:THEORY

[conjuncture.cases]
my_union = my_package.case:CASE

[conjuncture.questions]
who gains = my_package.questions:WhoGains
"""
ASKED = """
[question]
is = "who gains"
variable = "unrest"
"""


@pytest.fixture
def beside(tmp_path: Path) -> Path:
    """A folder with the installed package, as pip would leave it, and a question's file."""
    package = tmp_path / "my_package"
    organisation = Path(conjuncture.__file__).parent / "cases" / "organisation" / "data"
    shutil.copytree(organisation, package / "tables")
    for name, text in (("theory", THEORY), ("case", CASE), ("questions", QUESTION), ("__init__", "")):
        (package / f"{name}.py").write_text(text, "utf-8")
    told = tmp_path / "my_package-1.0.dist-info"
    told.mkdir()
    (told / "METADATA").write_text("Metadata-Version: 2.1\nName: my-package\nVersion: 1.0\n", "utf-8")
    (told / "entry_points.txt").write_text(OFFERED, "utf-8")
    (tmp_path / "gains.toml").write_text(ASKED, "utf-8")
    return tmp_path


def called(folder: Path, *words: str) -> dict:
    source = Path(conjuncture.__file__).parents[1]
    paths = os.pathsep.join([str(folder), str(source)])
    command = [sys.executable, "-m", "conjuncture", *words, "--json"]
    found = subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, "PYTHONPATH": paths},
        capture_output=True,
        text=True,
        check=False,
    )
    assert not found.returncode, found.stderr
    return json.loads(found.stdout)


def test_the_command_line_runs_its_theory_on_its_case_and_asks_its_question(beside: Path) -> None:
    run = called(beside, "run", "my_union", "--theory", "fading", "--draws", "4")
    assert (run["case"], run["theory"].partition("+")[0]) == ("my_union", "fading")
    answer = called(beside, "ask", "my_union", "gains.toml", "--theory", "fading", "--draws", "40")
    assert answer["kind"] == "who gains"
    assert answer["asked"] == {"is": "who gains", "variable": "unrest"}
