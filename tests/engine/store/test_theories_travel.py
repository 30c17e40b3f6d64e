"""A theory as data is the same theory again: from modules, from files, with helpers, readings and priors."""

import json
from pathlib import Path

import pytest
from walkers import theory_in, walking

from conjuncture import Beta, Fixed, Simulation, parameter, theory
from conjuncture.cases.registry import load as case
from conjuncture.engine.identity import fingerprint
from conjuncture.engine.jobs import Draws
from conjuncture.engine.plan import read_plan, write_plan
from conjuncture.engine.store import Store
from conjuncture.engine.theory_data import theory_data, theory_from
from conjuncture.engine.worlds import Hold
from conjuncture.inquiry.runs.prepare import prepare
from conjuncture.language.loading import load


def travelled(simulation: Simulation, folder: Path) -> Simulation:
    job = Draws(simulation, 1)
    write_plan(Store(folder), job)
    return read_plan(Store(folder), job.fingerprint).simulation


@pytest.mark.parametrize("cut", [False, True])
def test_a_case_with_its_theory_and_bridge_travels(tmp_path: Path, cut: bool) -> None:
    chosen = theory("leninism.struggle")
    there = case("russia")
    simulation = prepare(there, chosen.without("taught") if cut else chosen, workers=300, seed=3)
    found = travelled(simulation, tmp_path)
    assert fingerprint(found) == fingerprint(simulation)
    assert found.theory.cut == simulation.theory.cut


def test_a_file_travels_with_its_readings_cuts_priors_holds_and_settings(tmp_path: Path) -> None:
    chosen = theory_in(tmp_path / "mine").reading(place="apart").without("middle")
    chosen = chosen.with_priors({"place.pull": parameter(Beta(2, 5), unit="1/year", reason="otherwise")})
    simulation = walking(
        chosen,
        seed=5,
        start="1905-01-01",
        dt=0.5,
        holds=(Hold("middle", 0.5, 2, 7),),
        settable=("place", "place"),
    )
    found = travelled(simulation, tmp_path / "store")
    assert found.theory.parameters["place.pull"].prior == Beta(2, 5)
    assert found.settable == simulation.settable
    assert (found.seed, found.start, found.dt) == (5, "1905-01-01", 0.5)
    each = walking(chosen, parameters={"place.pull": [0.25, 0.5]})
    assert travelled(each, tmp_path / "store").parameters == {"place.pull": [0.25, 0.5]}


def test_a_file_travels_with_the_files_beside_it(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "sizes.py").write_text("STEP = 0.25\n", "utf-8")
    (tmp_path / "mine" / "steps.py").write_text(
        "import sizes\n\ndef larger(place):\n    return place + sizes.STEP\n", "utf-8"
    )
    path = tmp_path / "mine" / "walk.py"
    path.write_text(
        """from conjuncture import Level, Theory, state
from steps import larger

walker = Level("walker")
country = Level("country")


@state(walker, initial=0.0, source="constructed")
def place(place):
    return larger(place)


THEORY = Theory.module(globals())
""",
        "utf-8",
    )
    simulation = walking(load(str(path)))
    write_plan(Store(tmp_path / "store"), Draws(simulation, 1))
    name = fingerprint(simulation)
    for file in (tmp_path / "mine").iterdir():
        if file.is_file():
            file.unlink()  # the text in the store is enough
    assert fingerprint(read_plan(Store(tmp_path / "store"), name).simulation) == name


def test_a_theory_in_which_parts_of_others_stand_travels(tmp_path: Path) -> None:
    mine, other = theory_in(tmp_path / "a"), theory_in(tmp_path / "b").reading(place="apart")
    mixed = mine.replacing(place=other.mechanisms["place"]).reading(place="apart").named("mixed")
    data = json.loads(json.dumps(theory_data(mixed)))
    found = theory_from(data, tmp_path / "texts")
    assert fingerprint(walking(found)) == fingerprint(walking(mixed))
    fixed = mixed.with_priors({"place.pull": parameter(Fixed(0.5), unit="1/year", reason="fixed")})
    found = theory_from(json.loads(json.dumps(theory_data(fixed))), tmp_path / "texts")
    assert fingerprint(walking(found)) == fingerprint(walking(fixed)) != fingerprint(walking(mixed))


def test_a_plan_that_another_put_there_is_replaced_and_no_file_beside_it_runs(tmp_path: Path) -> None:
    simulation = walking(theory_in(tmp_path / "mine"))
    job, store = Draws(simulation, 1), Store(tmp_path / "store")
    write_plan(store, job)
    arrays, notes = store.read_plan(job.fingerprint) or ({}, {})
    (kept,) = [one for one in notes["simulation"]["theory"]["namespaces"] if "texts" in one]
    kept["texts"] = {name: f"open({str(tmp_path / 'ran')!r}, 'w')\n{t}" for name, t in kept["texts"].items()}
    store.write_plan(job.fingerprint, arrays, notes)
    beside = store.texts(job.fingerprint) / "0" / "conjuncture_helper.py"
    beside.parent.mkdir(parents=True)
    beside.touch()
    write_plan(store, job)
    assert fingerprint(read_plan(store, job.fingerprint).simulation) == job.fingerprint
    assert not beside.exists()
    assert not (tmp_path / "ran").exists()


def test_a_file_in_another_encoding_travels_as_it_is(tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    theory_in(folder)
    (file,) = [one for one in folder.rglob("*.py") if "THEORY" in one.read_text("utf-8")]
    file.write_bytes(b"# coding: latin-1\nNAME = '\xe9'\n" + file.read_bytes())
    data = json.loads(json.dumps(theory_data(load(str(file)))))
    found = theory_from(data, tmp_path / "texts")
    assert next(iter(found.mechanisms.values())).readings
    function = next(iter(next(iter(found.mechanisms.values())).readings.values())).function
    assert function.__globals__["NAME"] == "\xe9"
