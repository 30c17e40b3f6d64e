"""What is kept is found again by what decides it, and by nothing else."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from conjuncture import Simulation, regular_society
from conjuncture.engine.execute import run
from conjuncture.engine.identity import fingerprint, identity
from conjuncture.engine.store import Store
from conjuncture.engine.worlds import Hold
from conjuncture.language.loading import load

THEORY = """
from conjuncture import Level, Theory, Uniform, parameter, state

country = Level("country")


@state(country, initial=parameter(Uniform(0, {high}), unit="1", reason="-"), source="-")
def mood(mood):
    return mood + {step}


THEORY = Theory.module(globals(), name="moods")
"""


def identified(file: Path, before: str = "", high: float = 1, step: float = 0.5) -> str:
    file.parent.mkdir(exist_ok=True)
    file.write_text(before + THEORY.format(high=high, step=step), "utf-8")
    return fingerprint(Simulation(load(str(file)), regular_society({"country": 1}), steps=2))


def test_a_theory_moved_to_another_folder_and_down_a_line_keeps_its_results(tmp_path: Path) -> None:
    here = identified(tmp_path / "here" / "first.py")
    assert identified(tmp_path / "there" / "second.py", before="# a remark\n\n") == here


def test_another_prior_and_another_formula_are_other_runs(tmp_path: Path) -> None:
    first = identified(tmp_path / "a" / "first.py")
    assert identified(tmp_path / "a" / "second.py", high=2) != first
    assert identified(tmp_path / "a" / "third.py", step=0.25) != first


def test_which_of_two_named_quantities_stands_where_is_another_run(tmp_path: Path) -> None:
    first, second = (
        f'parameter(Uniform({low}, {low + 1}), unit="1", reason="-", name="{name}")'
        for low, name in ((0, "rises"), (9, "falls"))
    )
    # Priors by name are the same in all three, and so is the compiled code.
    stand = [(first, second, first), (second, first, first), (first, second, second)]

    def one(up: str, down: str, start: str) -> Simulation:
        text = THEORY.replace('parameter(Uniform(0, {high}), unit="1", reason="-")', start)
        text = text.replace("mood + {step}", "mood + up - down")
        file = tmp_path / "named.py"
        file.write_text(text.replace("mood(mood)", f"mood(mood, *, up={up}, down={down})"), "utf-8")
        return Simulation(load(str(file)), regular_society({"country": 1}), steps=2)

    store = Store(tmp_path / "store")
    done = [run(one(*each), 3, store=store) for each in stand]
    assert [each.read for each in done] == [0, 0, 0]
    for each, simulation in zip(done, stand, strict=True):
        assert np.array_equal(each.dataset.mood, run(one(*simulation), 3).dataset.mood)


def test_a_constant_set_anew_in_a_session_is_another_run_and_is_compiled_anew(tmp_path: Path) -> None:
    file = tmp_path / "constant.py"
    file.write_text("K = 1.0\n" + THEORY.format(high=1, step="K"), "utf-8")
    theory = load(str(file))
    society = regular_society({"country": 1})

    def made() -> Simulation:
        return Simulation(theory, society, steps=2, parameters={"mood.initial": 0.0})

    first = made()
    before = run(first, 1).dataset.mood.values
    theory.mechanisms["mood"].readings["main"].function.__globals__["K"] = 9.0
    second = made()
    assert fingerprint(second) != fingerprint(first)
    assert run(second, 1).dataset.mood.values.tolist() == [[0.0, 9.0]]
    assert np.array_equal(run(first, 1).dataset.mood.values, before)  # it is what it was when first asked


def test_each_setting_of_a_run_enters_its_fingerprint(tmp_path: Path) -> None:
    file = tmp_path / "settings.py"
    text = THEORY.format(high=1, step=0.5).replace("def mood(mood):", "def mood(mood, frost):")
    frost = 'from conjuncture import series\nfrost = series(country, unit="1", absent=0.0)'
    text = text.replace('country = Level("country")', f'country = Level("country")\n{frost}')
    file.write_text(text.replace("mood +", "mood + frost +"), "utf-8")
    plain = Simulation(load(str(file)), regular_society({"country": 3}), steps=4)
    held = Hold("mood", 1.0, 0, 2, np.array([True, False, True]))
    series_all, series_each = np.arange(12.0), np.arange(12.0).reshape(4, 3)
    others = [
        {"steps": 5}, {"dt": 0.25}, {"start": "1900-01-01"}, {"seed": 1}, {"sparing": True, "keep": ()},
        {"society": regular_society({"country": 4})}, {"parameters": {"mood.initial": 0.5}},
        {"parameters": {"mood.initial": [0.5, 0.5]}}, {"holds": (held,)},
        {"holds": (replace(held, whom=np.array([True, True, False])),)},
        {"holds": (replace(held, value=0.5),)}, {"series": {"frost": series_all[:4]}},
        {"series": {"frost": series_each}}, {"series": {"frost": series_each + 1e-7}},
    ]  # fmt: skip
    found = [fingerprint(plain), *(fingerprint(replace(plain, **one)) for one in others)]
    assert len(set(found)) == len(found)


def test_a_theory_that_reads_a_file_says_that_it_cannot_be_fingerprinted(tmp_path: Path, wording) -> None:
    file = tmp_path / "reads.py"
    rate = tmp_path / "rate.txt"
    rate.write_text("0.5", "utf-8")
    helper = f"def rate():\n    with open({str(rate)!r}) as file:\n        return float(file.read())\n\n\n"
    file.write_text(helper + THEORY.format(high=1, step="rate()"), "utf-8")
    theory, society = load(str(file)), regular_society({"country": 1})

    def last() -> float:
        simulation = Simulation(theory, society, steps=2, parameters={"mood.initial": 0.0})
        (unknown,) = identity(simulation).unknown
        assert "'rate'" in unknown
        wording(unknown)
        return float(run(simulation, 1).dataset.mood[0, -1])

    assert last() == 0.5
    rate.write_text("2.0", "utf-8")
    assert last() == 2.0  # nothing that was compiled before serves again


def test_a_module_beside_a_theory_file_is_reached_wherever_it_is_imported(tmp_path: Path) -> None:
    def made(number: str, text: str) -> str:
        (tmp_path / "rates.py").write_text(f"K = {number}\n", "utf-8")
        file = tmp_path / "mine.py"
        file.write_text(text, "utf-8")
        simulation = Simulation(load(str(file)), regular_society({"country": 1}), steps=2)
        assert identity(simulation).unknown == ()
        return fingerprint(simulation)

    above = "import rates\n" + THEORY.format(high=1, step="rates.K")
    inside = "def rate():\n    import rates\n    return rates.K\n\n\n" + THEORY.format(high=1, step="rate()")
    for text in (above, inside):
        assert made("1.0", text) == made("1.0", text) != made("9.0", text)


IN_FILES = {
    "theory.py": """
from conjuncture import Theory
from .moods import *

THEORY = Theory.module(globals(), name="moods")
""",
    "moods.py": """
from conjuncture import Uniform, parameter, state
from .levels import country
from .rates import HIGH, START, step

@state(country, initial=parameter(Uniform(0, HIGH), unit="1", reason="-"), source="-")
def mood(mood):
    return mood + step(1.0)

@state(country, initial=START, source="-")
def other(other, mood):
    return other + mood
""",
    "levels.py": "from conjuncture import Level\ncountry = Level('country')\n",
    "rates.py": "K = 0.5\nHIGH = 1.0\nSTART = 0.0\n\ndef step(x):\n    return K * x\n",
}


def in_files(folder: Path, old: str = "", new: str = "") -> Simulation:
    """The theory of a folder, with other words in those of its files that have the old ones."""
    folder.mkdir(exist_ok=True)
    for name, text in IN_FILES.items():
        (folder / name).write_text(text.replace(old, new) if old else text, "utf-8")
    return Simulation(load(str(folder)), regular_society({"country": 1}), steps=2)


@pytest.mark.parametrize("package", [False, True])
def test_a_change_in_any_file_of_a_theory_in_a_folder_is_another_run(package: bool, tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    if package:
        (folder / "__init__.py").write_text("", "utf-8")
    first = fingerprint(in_files(folder))
    changes = [
        ("K = 0.5", "K = 0.25"),
        ("K * x", "K + x"),
        ("HIGH = 1", "HIGH = 2"),
        ("START = 0", "START = 1"),
    ]
    others = [fingerprint(in_files(folder, old, new)) for old, new in changes]
    assert len({first, *others}) == 5
    assert fingerprint(in_files(folder, "K = 0.5", "# a remark\nK = 0.5")) == first
    assert identity(in_files(folder)).unknown == ()


def test_what_was_stored_of_a_theory_in_a_folder_is_not_read_for_a_changed_one(tmp_path: Path) -> None:
    folder, store = tmp_path / "mine", Store(tmp_path / "kept")
    first = run(in_files(folder), 1, store=store)
    again = run(in_files(folder), 1, store=store)
    changed = run(in_files(folder, "K = 0.5", "K = 9.0"), 1, store=store)
    assert [(one.computed, one.read) for one in (first, again, changed)] == [(1, 0), (0, 1), (1, 0)]
    moods = [one.dataset.mood.values for one in (first, again, changed)]
    np.testing.assert_array_equal(moods[0], moods[1])
    np.testing.assert_allclose(moods[2] - moods[0], [[0.0, 8.5]])
