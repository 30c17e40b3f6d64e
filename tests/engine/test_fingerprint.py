"""What is kept is found again by what decides it, and by nothing else."""

from pathlib import Path

from conjuncture import Simulation, regular_society
from conjuncture.engine.identity import fingerprint
from conjuncture.language.loading import load

THEORY = """
from conjuncture import Level, Theory, Uniform, parameter, state

country = Level("country")


@state(country, initial=parameter(Uniform(0, {high}), unit="1", reason="-"), source="-")
def mood(mood):
    return mood + {step}


THEORY = Theory.module(globals(), name="moods")
"""


def identity(file: Path, before: str = "", high: float = 1, step: float = 0.5) -> str:
    file.parent.mkdir(exist_ok=True)
    file.write_text(before + THEORY.format(high=high, step=step), "utf-8")
    return fingerprint(Simulation(load(str(file)), regular_society({"country": 1}), steps=2))


def test_a_theory_moved_to_another_folder_and_down_a_line_keeps_its_results(tmp_path: Path) -> None:
    here = identity(tmp_path / "here" / "first.py")
    assert identity(tmp_path / "there" / "second.py", before="# a remark\n\n") == here


def test_another_prior_and_another_formula_are_other_runs(tmp_path: Path) -> None:
    first = identity(tmp_path / "a" / "first.py")
    assert identity(tmp_path / "a" / "second.py", high=2) != first
    assert identity(tmp_path / "a" / "third.py", step=0.25) != first
