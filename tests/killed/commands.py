"""Small commands, and a process that runs them and kills them at any of their file events.

    python commands.py INPUTS

reads lines `VERB OUT NUMBER`. For each it forks a child, which has everything imported and has computed
nothing: the child runs the verb into OUT and dies before its file event of that number, as by SIGKILL;
with 0 it runs to its end. The answer is a line of JSON: its exit code, and what its file events were.
"""

from __future__ import annotations

import json
import os
import sys
import threading
import traceback
from pathlib import Path
from typing import Any

THEORY = '''"""A stock that is pushed."""

from conjuncture import Level, Theory, Uniform, derived, parameter, state

country = Level("country")


@state(country, initial=0.5, within=(0, 1), unit="share", source="constructed")
def stock(stock, push, dt):
    """Moves to where it is pushed."""
    return stock + dt * (push - stock)


@derived(country, absent=0.0, unit="share", source="constructed")
def push(noise, *, strength=parameter(Uniform(0.3, 0.9), unit="1", reason="constructed")):
    """What moves the stock."""
    return strength * noise.uniform()


THEORY = Theory.module(globals())
'''
CASE = """name = "nowhere"
title = "Nowhere"
place = "Nowhere"
start = "1900-01"
end = "1901-01"
default_theory = "canon.march"
description = "Constructed."
scenarios = ["as it was"]
shown = ["stock"]
"""
SOCIETY = "level,member,within,variable,value,unit,kind,source_key,reason\ncountry,here,,,,,,,\n"
INPUTS = "variable,country,since,until,value,unit,kind,source_key,reason,scenario\n"
STATEMENT = """{ is = "statement", first = { outcome = { variable = "stock" } }, relation = "above", \
second = 0.5 }"""
LEDGER = f"""title = "Constructed"
theory = "stock.py"
case = "nowhere"
[[claim]]
id = "C1"
sentence = "The stock is high."
holder = "Somebody"
against = ""
locator = "p. 1"
answer = "Yes"
asked_so = "Above a half."
counts_against = "Low stocks."
question = {STATEMENT}
"""
QUESTION = """[worlds]
"no push" = [{ cut = "push" }]
[question]
is = "what if"
done = "no push"
outcomes = [{ variable = "stock" }]
"""
DIED = 137  # exit code of who is killed by SIGKILL
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT
_EVENTS = (
    "open",
    "os.mkdir",
    "os.rename",
    "os.remove",
    "os.rmdir",
    "shutil.rmtree",
    "os.truncate",
    "os.link",
)


def write_inputs(folder: Path) -> None:
    """The theory, the case, the ledger and the question, for commands run from that folder."""
    (folder / "stock.py").write_text(THEORY, "utf-8")
    (folder / "nowhere").mkdir()
    for name, text in {"case.toml": CASE, "society.csv": SOCIETY, "inputs.csv": INPUTS}.items():
        (folder / "nowhere" / name).write_text(text, "utf-8")
    (folder / "my.ledger.toml").write_text(LEDGER, "utf-8")
    (folder / "question.toml").write_text(QUESTION, "utf-8")


VERBS = {
    "run": "run ./nowhere --theory stock.py --draws 100",
    "ask": "ask ./nowhere question.toml --theory stock.py --draws 100",
    "ledger": "ledger my.ledger.toml --theory stock.py --case ./nowhere --draws 240 --no-rivals",
}


class Events:
    """Counts the events by which files under a folder come, change, move or go; dies before one of them."""

    def __init__(self, folder: Path, last: int) -> None:
        self.folder, self.last, self.lock = str(folder), last, threading.Lock()
        self.seen: list[str] = []

    def __call__(self, event: str, told: tuple[Any, ...]) -> None:
        if event not in _EVENTS or not told or not isinstance(told[0], str | bytes | os.PathLike):
            return
        path = os.path.abspath(os.fsdecode(told[0]))  # noqa: PTH100  (pathlib calls what is audited)
        writes = event != "open" or bool((told[2] or 0) & _WRITES)
        # `shutil.rmtree` names what it removes within folders that it holds open, and nothing else here does.
        within = event in ("os.remove", "os.rmdir") and told[1] != -1
        if not writes or not (within or path.startswith(self.folder)):
            return
        with self.lock:
            self.seen.append(f"{event} {path.removeprefix(self.folder)}")
            if len(self.seen) == self.last:
                os._exit(DIED)


def child(verb: str, out: Path, number: int, answer: int) -> None:
    """Run a verb in this process, which ends with it."""
    events = Events(out, number)
    sys.addaudithook(events)
    sys.argv = ["conjuncture", *VERBS[verb].split(), "--out", str(out), "--json"]
    from conjuncture.cli import main

    code = 0
    try:
        main()
    except SystemExit as stop:
        code = int(stop.code or 0)
    except BaseException:  # noqa: BLE001
        traceback.print_exc()
        code = 70
    os.write(answer, json.dumps({"code": code, "events": events.seen}).encode())
    os._exit(code)


def main() -> None:
    """Import all that the verbs need, then run and kill as asked."""
    os.chdir(sys.argv[1])
    import altair as alt  # noqa: F401
    import vl_convert  # noqa: F401
    import zarr  # noqa: F401

    import conjuncture.engine.work
    import conjuncture.inquiry.ledger.ledger
    import conjuncture.presentation.ledger_page
    import conjuncture.studies.ask
    import conjuncture.studies.ledger
    import conjuncture.studies.run  # noqa: F401

    for line in sys.stdin:
        verb, out, number = line.split()
        reads, writes = os.pipe()
        pid = os.fork()
        if pid == 0:
            os.close(reads)
            silent = os.open(os.devnull, os.O_WRONLY)
            os.dup2(silent, 1)
            child(verb, Path(out), int(number), writes)
        os.close(writes)
        with os.fdopen(reads) as pipe:
            told = pipe.read()
        code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
        sys.stdout.write((told or json.dumps({"code": code, "events": []})) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
