"""Verbs that list or describe load nothing that runs, fits or draws: what is loaded is looked at."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = ("jax", "scipy", "altair", "pandera", "xarray", "zarr", "pandas", "statsmodels", "sklearn", "SALib")
LISTINGS = (
    "--help",
    "run --help",
    "ask --help",
    "ledger --help",
    "record --help",
    "show --help",
    "new --help",
    "app --help",
    "show",
    "show canon.march",
    "show leninism --schedule",
    "show leninism --about peasants",
    "record",
    "record --json",
    "ask",
    "ask russia",
    "ask germany --json",
    "ledger --list",
    "ledger --list --json",
    "ledger leninism --list",
)
PROGRAM = """
import contextlib, io, json, sys
from conjuncture.cli import main

loaded = {}
for line in json.loads(sys.argv[1]):
    sys.argv = ["conjuncture", *line.split()]
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        try:
            main()
        except SystemExit as stop:
            assert not stop.code, (line, stop.code)
    assert printed.getvalue().strip(), line
    loaded[line] = sorted({name.partition(".")[0] for name in sys.modules})
print(json.dumps(loaded))
"""


def loaded_by(lines: tuple[str, ...], folder: Path) -> dict[str, list[str]]:
    """The packages that are loaded after each line, all in one fresh process."""
    program = [sys.executable, "-c", PROGRAM, json.dumps(lines)]
    done = subprocess.run(program, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


def test_a_list_of_series_loads_only_the_readers_of_tables(tmp_path: Path) -> None:
    loaded = loaded_by(("record russia", "record russia --json", "record germany"), tmp_path)
    assert {name for names in loaded.values() for name in names} & {*HEAVY} == {"pandas"}


def test_no_list_loads_the_code_that_runs_fits_or_draws(tmp_path: Path) -> None:
    loaded = loaded_by(LISTINGS, tmp_path)
    assert list(loaded) == list(LISTINGS)
    assert {line: found for line, names in loaded.items() if (found := sorted({*names} & {*HEAVY}))} == {}


@pytest.mark.parametrize(
    "module", ["conjuncture", "conjuncture.inquiry.ledger.ledger", "conjuncture.engine.ensemble"]
)
def test_a_module_of_descriptions_does_not_load_the_engine(module: str) -> None:
    program = f"import sys, {module}; print(*(n for n in {HEAVY!r} if n in sys.modules))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
