"""Processor time of the verbs that list or describe, each a fresh process: `python -m benchmarks.listings`.

The least of some turns counts. `import numpy` stands beside them, as a measure of the machine and the hour.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys

LISTINGS = (
    "--help",
    "ask --help",
    "show",
    "show leninism",
    "show leninism --about peasants",
    "ask",
    "ask russia",
    "ledger --list",
    "record",
    "record russia",
)
CALL = "import sys; from conjuncture.cli import main; sys.argv = ['conjuncture', *sys.argv[1:]]; main()"


def main() -> None:
    """Print each verb's seconds, as a table and as JSON in the last line."""
    turns = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    seconds = {"import numpy": least(turns, "-c", "import numpy")}
    for words in LISTINGS:
        seconds[words] = least(turns, "-c", CALL, *words.split())
    for words, took in seconds.items():
        print(f"{words:32} {took:.2f} s")
    print(json.dumps(seconds))


def least(turns: int, *command: str) -> float:
    """Processor seconds, in user and system together, of the quickest turn."""
    found = []
    for _ in range(turns):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, *command], check=True, stdout=subprocess.DEVNULL)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        found.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return min(found)


if __name__ == "__main__":
    main()
