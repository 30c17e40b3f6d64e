"""Each benchmark still measures what there is, at its smallest size. Needs the `benchmarks` extra."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not (ROOT / "benchmarks").is_dir(), reason="benchmarks do not come with the package"),
    pytest.mark.skipif(
        any(importlib.util.find_spec(name) is None for name in ("mesa", "numba")),
        reason="THE BENCHMARKS WERE NOT TRIED: install them with pip install -e '.[benchmarks]'",
    ),
]


def printed(*words: str | int) -> str:
    command = [sys.executable, "-m", *map(str, words)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    return done.stdout


def measured(module: str, *sizes: int) -> dict[str, Any]:
    """The line of JSON that a benchmark ends with."""
    return json.loads(printed(f"benchmarks.{module}", *sizes).splitlines()[-1])


def test_the_loop_written_by_hand_is_the_engine_to_the_bit() -> None:
    """A loop that no longer follows the theory measures something else."""
    found = measured("beside_numba", 1_000, 16, 1)
    assert found["numbers"] == 16 * 240 * (6 + 8 * 3)
    assert found["numbers_equal"] == found["numbers"]


def test_mesas_model_and_ours_find_the_same_share_on_strike() -> None:
    found = measured("beside_mesa", 60, 2, 16, 1)
    errors = found["share_on_strike_error"], found["mesa_share_on_strike_error"]
    # Two draws of Mesa's say little about their own error, so the distance is held against ten of ours, too.
    distance = abs(found["share_on_strike"] - found["mesa_share_on_strike"])
    assert distance < max(4 * (errors[0] ** 2 + errors[1] ** 2) ** 0.5, 10 * errors[0])
    assert found["ratio"] > 0


@pytest.mark.parametrize(
    ("module", "sizes"),
    [
        ("engine", (1_000, 0, 1)),
        ("lattice", (600, 2, 2)),
        ("switches", (4, 600)),
        ("early_stopping", (32, 400)),
        ("accelerator", (2,)),
        ("networks", (2_500, 4)),
        ("grids", (16, 2, 1)),
        ("declared", (2, 2)),
        ("joined", (1_000, 4)),
    ],
)
def test_what_is_measured_of_the_engine_alone_can_be_measured(module: str, sizes: tuple[int, ...]) -> None:
    assert all(value is not None for value in measured(module, *sizes).values())


def test_all_of_it_makes_one_page_in_a_small_size() -> None:
    page = printed("benchmarks", "--quick")
    (equal,) = [line for line in page.splitlines() if "equal to the bit" in line]
    of, equal_to_the_bit = (word for word in equal.replace(",", "").split() if word.isdigit())
    assert of == equal_to_the_bit
