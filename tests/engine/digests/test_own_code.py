"""Conjuncture's own code enters each run's identity: whatever runs, and no words about it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import conjuncture
from conjuncture.engine.digests.own_code import own_code, without_words

PLAIN = '"""A module."""\n\nX = 1\n\n\ndef f(x):\n    """What it does."""\n    return x + X\n'


def test_docstrings_comments_and_layout_are_left_out() -> None:
    other = '"""Another word."""\n# a remark\nX = 1\ndef f(x):\n    "Not so."\n    return (x\n    + X)\n'
    assert without_words(PLAIN) == without_words(other)


def test_a_number_and_a_text_that_is_no_docstring_are_not_left_out() -> None:
    assert without_words(PLAIN) != without_words(PLAIN.replace("X = 1", "X = 2"))
    assert without_words("def f():\n    x = 1\n    'a'\n") != without_words("def f():\n    x = 1\n    'b'\n")


def test_a_package_holds_its_modules_and_a_module_stands_alone() -> None:
    assert own_code("engine") != own_code("engine", "language")
    assert own_code("engine.noise") != own_code("engine.exact")
    assert len(own_code("errors")) == 64


UPDATED = """
import time
from pathlib import Path
from conjuncture import errors
from conjuncture.engine.digests.own_code import own_code

time.sleep(0.1)  # file systems round the time
with Path(errors.__file__).open("a") as file:
    file.write({added!r})
print(own_code("errors"), own_code("grammar"))
"""


def test_a_process_that_began_before_an_update_has_a_digest_that_no_later_one_has(tmp_path: Path) -> None:
    package = tmp_path / "conjuncture"
    package.mkdir()
    for one in Path(conjuncture.__file__).parent.iterdir():
        (package / one.name).symlink_to(one)
    (package / "errors.py").unlink()
    shutil.copy(Path(conjuncture.__file__).parent / "errors.py", package)

    def digests(added: str) -> list[str]:
        command = [sys.executable, "-c", UPDATED.format(added=added)]
        environment = {**os.environ, "PYTHONPATH": str(tmp_path)}
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
        return done.stdout.split()

    old, rest = digests("ADDED = 1\n")  # it runs the code without this line
    new, the_same = digests("")
    assert rest == the_same
    assert new != old
