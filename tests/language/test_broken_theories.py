"""Theories that are deliberately broken, and the page that shows the error each of them gets.

`python tests/language/test_broken_theories.py`, at the root of the repository, writes the page anew.
"""

from __future__ import annotations

import re
import sys
import textwrap
from pathlib import Path

import pytest

from conjuncture import TheoryError
from conjuncture.engine.lanes import run_batch
from conjuncture.engine.results import dataset_of
from conjuncture.engine.simulation import Simulation
from conjuncture.language.loading import load
from conjuncture.language.resolution import resolve
from conjuncture.society.regular import regular

ROOT = Path(__file__).parents[2]
FOLDER = Path("tests", "language", "broken")
PAGE = ROOT / "docs" / "broken_theories.md"
FILES = sorted(path.name for path in (ROOT / FOLDER).glob("*.py"))
INTRODUCTION = """# Broken theories, and the errors they get

Each of these small files has a mistake that people make. Below each file you see the error that its author
gets. The files are tests (`tests/language/broken`). `python tests/language/test_broken_theories.py` writes
this page from them. If a message does not help, that is a defect: please report it.
"""


def error_of(name: str) -> str:
    """The error the author of a broken theory sees: when it is loaded, checked, given a society, or run."""
    path = FOLDER / name
    society = regular(
        {"country": 1, "town": 1, "worker": 4}, {"town": "country", "worker": "town"}, name="a small town"
    )
    try:
        theory = load(str(path))
        resolve(theory)
        run = Simulation(theory, society, steps=4)
        return str(dataset_of(run, [run_batch(run, range(1))]).failure[0].item())
    except TheoryError as error:
        return str(error)
    finally:
        sys.modules.pop(path.stem, None)


def page() -> str:
    """The page of all broken theories, in the alphabetical order of their files."""
    parts = [INTRODUCTION]
    for name in FILES:
        text = (ROOT / FOLDER / name).read_text("utf-8")
        title = text.split('"""')[1].rstrip(".")
        error = textwrap.fill(error_of(name), 100, break_long_words=False, break_on_hyphens=False)
        parts.append(f"## {title}\n\n```python\n{text.rstrip()}\n```\n\n```text\n{error}\n```\n")
    return "\n".join(parts)


@pytest.fixture(autouse=True)
def _at_the_root(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)  # messages give paths as they are seen from where the reader stands


@pytest.mark.parametrize("name", FILES)
def test_an_error_names_no_class_and_no_address_of_ours(name: str) -> None:
    assert not re.search(r"Probe|Column|0x[0-9a-f]{6}|conjuncture_files_", error_of(name))


@pytest.mark.parametrize("name", FILES)
def test_a_broken_theory_gets_an_error_that_names_file_line_and_remedy(name: str) -> None:
    error = error_of(name)
    place = re.search(rf"{re.escape((FOLDER / name).as_posix())}:(\d+)", error)
    assert place, error
    lines = (ROOT / FOLDER / name).read_text("utf-8").splitlines()
    assert 1 <= int(place.group(1)) <= len(lines)
    assert len(re.findall(r"[.?](?: |$)", error.replace("...", ""))) >= 2, (
        f"no remedy after the problem: {error}"
    )
    assert str(ROOT) not in error


@pytest.mark.parametrize(
    ("name", "names"),
    [
        ("unknown_name", ["'unrest'", "'greivance'", "Did you mean 'grievance'?"]),
        ("cycle", ["courage -> strikes -> example -> courage"]),
        ("wrong_level", ["'unemployment'", "'town'", "'branch'"]),
        ("mixed_groups", ["'left_over'", "'union'", "'workplace'"]),
        ("same_name_twice", ["'unrest'", "line 9", "@unrest.reading"]),
        ("cut_without_absent", ["'solidarity'", "absent="]),
        ("unknown_reading", ["'strike'", "Did you mean 'by_majority'?"]),
        ("wrong_shape", ["'mood'", "a vector of 3", "a single value"]),
        ("function_not_imported", ["'anger'", "from conjuncture import clip"]),
        ("chained_comparison", ["'in_prime'", "(low < x) & (x < high)"]),
        ("builtin_max", ["'anger'", "maximum()"]),
        ("logarithm_of_zero", ["'savings'", "1895-02-01", "draw 0", "worker 3"]),
        ("out_of_its_bounds", ["'confidence'", "(0, 1)"]),
        ("missing_series", ["'harvest'", "absent="]),
        ("choice_of_a_variable", ["'party'", "floor(options * noise.uniform())"]),
        ("table_for_a_shape", ["'ties'", "shape=(2, 2)", "shape=(4,)"]),
        ("start_from_a_word", ["'council'", "'red'", "start from a number"]),
        ("sine", ["'season'", "'sin'", "sqrt, start, tanh"]),
        ("median", ["'usual_pay'", ".quantile(0.5)"]),
        ("part_beyond_the_vector", ["'loudest'", "[3]", "3 parts", "0 to 2"]),
        ("part_of_a_number", ["'louder'", "[0]", "no vector", "shape=(3,)"]),
        ("part_by_a_variable", ["'own'", "where(k == 0, v[0], v[1])"]),
        ("vector_of_vectors", ["'both'", "part 0", "v[0], v[1]"]),
        ("noise_for_a_number", ["'anger'", "noise itself", "noise.uniform()"]),
    ],
)
def test_an_error_names_the_mechanism_and_what_is_wrong(name: str, names: list[str]) -> None:
    error = error_of(f"{name}.py")
    assert [wanted for wanted in names if wanted not in error] == []


def test_the_page_of_broken_theories_is_current() -> None:
    assert PAGE.read_text("utf-8") == page(), "run: python tests/language/test_broken_theories.py"


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
