"""Processor time of first answers, each a fresh process: `python -m benchmarks.first_answers [DRAWS]`.

An open question of the essay on Russia, asked where nothing was compiled before; then another claim of the
same theory and case, which finds the program compiled; then the question again, its program kept and its
answer not. The ratio of the second to the first is what compiling once is worth.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.listings import CALL

FIRST, NEXT = "Q5", "B1"


def main() -> None:
    """Print each answer's seconds and the programs compiled for it; JSON in the last line."""
    draws = sys.argv[1] if len(sys.argv) > 1 else "100"
    with tempfile.TemporaryDirectory() as folder:
        caches, answers = Path(folder, "caches"), Path(folder, "answers")
        asked = (
            ("first", FIRST, answers),
            ("next claim", NEXT, answers),
            ("again", FIRST, Path(folder, "anew")),
        )
        found = {name: answer(what, draws, caches, out) for name, what, out in asked}
    for name, (seconds, programs) in found.items():
        print(f"{name:12} {seconds:6.1f} s of processor time, {programs} large programs compiled")
    ratio = found["next claim"][0] / found["first"][0]
    print(f"the next claim costs {ratio:.2f} of the first")
    print(json.dumps(found))


def answer(what: str, draws: str, caches: Path, out: Path) -> tuple[float, int]:
    """Processor seconds of one answer, and how many scans were compiled for it."""
    kept = compiled(caches)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    environment = {key: value for key, value in os.environ.items() if key != "JAX_COMPILATION_CACHE_DIR"}
    subprocess.run(
        [
            sys.executable,
            "-c",
            CALL,
            "ask",
            "russia",
            what,
            "--draws",
            draws,
            "--no-rivals",
            "--out",
            str(out),
        ],
        check=True,
        stdout=subprocess.DEVNULL,
        env=environment | {"XDG_CACHE_HOME": str(caches)},
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return seconds, compiled(caches) - kept


def compiled(caches: Path) -> int:
    """How many programs' scans are in the cache."""
    return len(list((caches / "conjuncture" / "compiled").glob("jit__scan-*-cache")))


if __name__ == "__main__":
    main()
