"""What switches on the report page cost, `python -m benchmarks.switches [DRAWS [WORKERS]]`: one line of JSON.

The command is timed as its user meets it, `conjuncture run russia`, in fresh processes and folders: once
without switches, once with six mechanisms. All 64 of their settings are run, each with its own picture.
Beside the clock stand seconds of processor time, all cores together, which others at work on the machine
lengthen less.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
import time

SIX = ("example", "fear", "ruling_ideas", "taught", "widens_in_action", "widens_by_example")


def measured(draws: int = 128, workers: int = 10_000) -> dict[str, float]:
    """Seconds of the command without and with the six, and the load before each."""
    return {
        "draws": draws,
        "workers": workers,
        "mechanisms": len(SIX),
        "settings": 2 ** len(SIX),
        **_timed("plain", draws, workers),
        **_timed("switched", draws, workers, *SIX),
    }


def _timed(called: str, draws: int, workers: int, *mechanisms: str) -> dict[str, float]:
    load = os.getloadavg()[0]
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-c", "from conjuncture.cli import main; main()", "run", "russia"]
        command += ["--draws", str(draws), "--workers", str(workers), "--out", folder, "--json"]
        command += [word for name in mechanisms for word in ("--switch", name)]
        begun, worked = time.perf_counter(), _processor_seconds()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        return {
            f"{called}_seconds": time.perf_counter() - begun,
            f"{called}_processor_seconds": _processor_seconds() - worked,
            f"{called}_load_before": load,
        }


def _processor_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    print(json.dumps(measured(*(int(word) for word in sys.argv[1:]))))
