"""Extras: what a missing one says, and that none is needed for the main job."""

import importlib.util
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from conjuncture.errors import ConjunctureError
from conjuncture.extras import MissingExtraError, require
from conjuncture.inquiry.experiments.outcomes import Outcome
from conjuncture.inquiry.sensitivity.indices import Sensitivity

PROJECT = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text("utf-8"))["project"]


def test_a_missing_library_is_named_with_the_extra_that_brings_it() -> None:
    with pytest.raises(MissingExtraError) as refused:
        require("no_such_library", extra="sensitivity", wanted_by="A question")
    assert isinstance(refused.value, ConjunctureError)
    assert "no_such_library" in refused.value.problem
    assert 'pip install "conjuncture[sensitivity]"' in refused.value.remedy


def test_a_library_that_is_there_is_not_refused() -> None:
    require("numpy", extra="sensitivity", wanted_by="A question")


def test_a_question_that_needs_an_extra_is_refused_before_anything_is_run(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    found = importlib.util.find_spec
    monkeypatch.setattr(
        importlib.util, "find_spec", lambda name, *rest: None if name == "SALib" else found(name, *rest)
    )
    with pytest.raises(MissingExtraError, match=r"conjuncture\[sensitivity\]"):
        Sensitivity(Outcome("anything")).ask(None, 8)  # type: ignore[arg-type]  # no simulation is touched


def test_every_module_is_imported_without_any_extra() -> None:
    program = """
import importlib, pkgutil, sys
for name in ("SALib", "matplotlib", "dask", "distributed", "sklearn", "statsmodels", "starlette", "uvicorn"):
    sys.modules[name] = None  # as if it were not installed
import conjuncture
named = [one.name for one in pkgutil.walk_packages(conjuncture.__path__, "conjuncture.")]
for name in named:
    if not name.endswith("__main__"):
        importlib.import_module(name)
print(len(named))
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 200


def test_every_extra_that_a_refusal_names_is_one_that_the_project_has() -> None:
    source = Path(__file__).parents[1] / "src" / "conjuncture"
    named = {
        line.partition('extra="')[2].partition('"')[0]
        for file in source.rglob("*.py")
        for line in file.read_text("utf-8").splitlines()
        if 'extra="' in line
    }
    assert named
    assert named <= set(PROJECT["optional-dependencies"])


def test_the_main_job_depends_on_no_library_of_an_extra() -> None:
    def names(requirements: list[str]) -> set[str]:
        return {one.partition("[")[0].partition(">")[0].strip() for one in requirements}

    optional = PROJECT["optional-dependencies"]
    assert names(PROJECT["dependencies"]).isdisjoint(
        names(optional["sensitivity"] + optional["dask"] + optional["app"])
    )
    assert set(optional["all"]) == {"conjuncture[app,dask,sensitivity]"}
    assert "conjuncture[all,docs]" in optional["dev"]
