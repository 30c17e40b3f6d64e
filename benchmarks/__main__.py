"""Measure everything and write it down: `python -m benchmarks [--quick]`.

Each measurement runs in a process of its own, one after another. Writes `results.json` and `RESULTS.md` beside
this file. Nothing here passes or fails: a figure belongs to the machine and the hour it was taken on.
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
    machine, numba, mesa = found["machine"], found["numba"], found["mesa"]
    lines = [
        "# What was measured",
        "",
        f"{machine['date']}, {machine['processor']}, {machine['cores']} cores, Python {machine['python']}, "
        f"{machine['versions']}. Written by `python -m benchmarks`; README.md says what each figure means.",
        "",
        "| workers | draws | months | worker-steps a second | running, s | compiling, s | society, s | peak, GiB | load before |",
        "|--:|--:|--:|--:|--:|--:|--:|--:|--:|",
    ]
    for row in found["engine"]:
        lines.append(
            f"| {row['workers']:,} | {row['draws']:,} | {row['steps']} | {row['worker_steps_per_second'] / 1e6:.1f} million "
            f"| {row['run_seconds']:.1f} | {row['compile_seconds']:.1f} | {row['society_seconds']:.1f} "
            f"| {row['peak_gib']:.2f} | {row['load_before']:.1f} |"
        )
    return "\n".join(
        [
            *lines,
            "",
            f"Beside the Numba loop, {numba['workers']:,} workers x {numba['draws']} draws x 240 months, both on all cores, "
            f"turn by turn (load before: {numba['load_before']:.1f}):",
            "",
            "| | ns per worker-step | of all cores together | compiling, s |",
            "|---|--:|--:|--:|",
            f"| engine | {numba['engine_nanoseconds']:.1f} | {numba['engine_core_nanoseconds']:.1f} | (above) |",
            f"| Numba loop | {numba['numba_nanoseconds']:.1f} | {numba['numba_core_nanoseconds']:.1f} "
            f"| {numba['numba_compile_seconds']:.0f} |",
            f"| ratio | **{numba['ratio']:.2f}** | **{numba['core_ratio']:.2f}** | |",
            "",
            f"Of the {numba['numbers']:,} numbers that both write, {numba['numbers_equal']:,} are equal to the bit.",
            "",
            f"Beside Mesa, the small model of `contagion.py`, {mesa['workers']:,} workers x {mesa['steps']} months "
            f"(load before: {mesa['load_before']:.1f}):",
            "",
            "| | worker-steps a second | share of works on strike |",
            "|---|--:|--:|",
            f"| engine, {mesa['draws']} draws at once, all cores | {mesa['agent_steps_per_second'] / 1e6:.0f} million "
            f"| {mesa['share_on_strike']:.4f} ± {mesa['share_on_strike_error']:.4f} |",
            f"| Mesa, one draw, one core | {mesa['mesa_agent_steps_per_second'] / 1e6:.2f} million "
            f"| {mesa['mesa_share_on_strike']:.4f} ± {mesa['mesa_share_on_strike_error']:.4f} |",
            f"| ratio | **{mesa['ratio']:.0f}** | |",
            "",
        ]
    )


if __name__ == "__main__":
    main()
