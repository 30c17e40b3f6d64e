"""Measure everything and write it down: `python -m benchmarks [--quick]`.

Each measurement runs in a process of its own, one after another. Writes `results.json` and `RESULTS.md`
beside this file. Nothing here passes or fails: a figure belongs to the machine and the hour it was taken
on.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import time
from importlib.metadata import version
from pathlib import Path

HERE = Path(__file__).parent
# workers, draws (0: one batch), repeats
SIZES = ((1_000, 0, 5), (10_000, 0, 5), (100_000, 0, 2), (1_000_000, 0, 2), (10_000, 1_000, 1))
QUICK = ((1_000, 0, 2), (10_000, 0, 2))


def main() -> None:
    """Measure, print, write."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="small sizes only, and nothing written")
    quick = parser.parse_args().quick
    found = {
        "machine": _machine(),
        "engine": [_measured("engine", *size) for size in (QUICK if quick else SIZES)],
        "numba": _measured("beside_numba", 10_000, 16 if quick else 64, 2 if quick else 5),
        "mesa": _measured("beside_mesa", 60, 2 if quick else 8, 16, 3),
    }
    page = _page(found)
    print(page)
    if not quick:
        (HERE / "results.json").write_text(json.dumps(found, indent=1) + "\n", "utf-8")
        (HERE / "RESULTS.md").write_text(page, "utf-8")


def _measured(module: str, *arguments: int) -> dict[str, float]:
    command = [sys.executable, "-m", f"benchmarks.{module}", *map(str, arguments)]
    print(" ".join(command[1:]), file=sys.stderr, flush=True)
    before = os.getloadavg()[0]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, cwd=HERE.parent)
    return {**json.loads(done.stdout.splitlines()[-1]), "load_before": before}


def _machine() -> dict[str, str | int]:
    lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines() if Path("/proc/cpuinfo").exists() else []
    names = [line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")]
    versions = ", ".join(f"{name} {version(name)}" for name in ("jax", "numba", "mesa", "numpy"))
    return {
        "date": time.strftime("%Y-%m-%d"),
        "processor": names[0] if names else platform.processor(),
        "cores": os.cpu_count() or 1,
        "python": platform.python_version(),
        "versions": versions,
    }


def _page(found: dict) -> str:
    parts = (_engine_table(found["engine"]), _numba_table(found["numba"]), _mesa_table(found["mesa"]))
    machine = (
        f"{found['machine']['date']}, {found['machine']['processor']}, {found['machine']['cores']} cores, "
        f"Python {found['machine']['python']}, {found['machine']['versions']}. "
        "Written by `python -m benchmarks`; README.md says what each figure means."
    )
    return "\n".join(["# What was measured", "", machine, "", *(line for part in parts for line in part)])


def _table(heads: str, *rows: str) -> list[str]:
    rule = "|".join([" --- ", *[" --: "] * heads.count("|")])
    return [f"|{heads}|", f"|{rule}|", *(f"|{row}|" for row in rows), ""]


def _engine_table(rows: list[dict]) -> list[str]:
    return _table(
        " workers x draws x months | worker-steps a second | running, s | compiling, s "
        "| society, s | peak, GiB | load ",
        *(
            f" {row['workers']:,} x {row['draws']:,} x {row['steps']} "
            f"| {row['worker_steps_per_second'] / 1e6:.1f} million | {row['run_seconds']:.1f} "
            f"| {row['compile_seconds']:.1f} | {row['society_seconds']:.1f} | {row['peak_gib']:.2f} "
            f"| {row['load_before']:.1f} "
            for row in rows
        ),
    )


def _numba_table(row: dict) -> list[str]:
    return [
        (
            f"Beside the Numba loop: {row['workers']:,} workers x {row['draws']} draws x 240 months, both on "
            f"all cores, turn by turn (load {row['load_before']:.1f})."
        ),
        "",
        *_table(
            " | ns a worker-step by the clock | ns of all cores together | compiling, s ",
            f" engine | {row['engine_nanoseconds']:.1f} | {row['engine_core_nanoseconds']:.1f} | as above ",
            f" Numba loop | {row['numba_nanoseconds']:.1f} | {row['numba_core_nanoseconds']:.1f} "
            f"| {row['numba_compile_seconds']:.0f} ",
            f" ratio | **{row['ratio']:.2f}** | **{row['core_ratio']:.2f}** | ",
        ),
        f"Of the {row['numbers']:,} numbers that both write, {row['numbers_equal']:,} are equal to the bit.",
        "",
    ]


def _mesa_table(row: dict) -> list[str]:
    return [
        (
            f"Beside Mesa: the small model of `contagion.py`, {row['workers']:,} workers "
            f"x {row['steps']} months (load {row['load_before']:.1f})."
        ),
        "",
        *_table(
            " | worker-steps a second | share of works on strike ",
            f" engine, {row['draws']} draws at once, all cores "
            f"| {row['agent_steps_per_second'] / 1e6:.0f} million "
            f"| {row['share_on_strike']:.4f} ± {row['share_on_strike_error']:.4f} ",
            f" Mesa, one draw, one core | {row['mesa_agent_steps_per_second'] / 1e6:.2f} million "
            f"| {row['mesa_share_on_strike']:.4f} ± {row['mesa_share_on_strike_error']:.4f} ",
            f" ratio | **{row['ratio']:.0f}** | ",
        ),
    ]


if __name__ == "__main__":
    main()
